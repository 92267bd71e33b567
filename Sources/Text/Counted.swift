extension Int {
    /// The number with what it counts: "1 page", "0 pages", "2 entries" where `nouns` says so.
    package func counted(_ noun: String, _ nouns: String? = nil) -> String {
        "\(self) \(self == 1 ? noun : nouns ?? noun + "s")"
    }
}
