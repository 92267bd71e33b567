extension [String] {
    /// The words with commas between them and a conjunction before the last.
    public func listed(_ conjunction: String) -> String {
        guard count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " \(conjunction) " + self[count - 1]
    }
}
