extension Spelling {
    /// Whether a long name that anybody may choose is surely meant as another: the same words between underscores but for
    /// one or two slips of the pen in one of them.
    ///
    /// A name with a word more or less, or with another number, is another name, and so is one that differs in a short
    /// word.
    public static func isSlipInWords(_ name: String, of other: String) -> Bool {
        guard name.utf8.count >= shortestName, name.utf8.count <= longest else { return false }
        if folded(name) == folded(other) { return isVariant(name, of: other) }
        let words = name.split(separator: "_", omittingEmptySubsequences: false)
        let others = other.split(separator: "_", omittingEmptySubsequences: false)
        guard words.count == others.count else { return false }
        let pairs = zip(words, others).filter { $0 != $1 }
        guard pairs.count == 1, let (word, meant) = pairs.first else { return false }
        let (written, right) = (folded(String(word)), folded(String(meant)))
        guard right.count >= shortestWord, written.count > 1,
            (written + right).allSatisfy({ ("a"..."z").contains($0) }),
            !Opposites.areOpposites(written, right)
        else { return false }
        // A short name in the plural is another one.
        if name.utf8.count < shortestPlural, written == right + ["s"] || right == written + ["s"] {
            return false
        }
        let limit = right.count >= longWord ? 2 : 1
        return distance(written, right, limit: limit) <= limit
    }

    /// Whether a name is another one but for what people vary: case, dashes, underscores, spaces and full stops.
    public static func isVariant(_ name: String, of other: String) -> Bool {
        name != other && folded(name) == folded(other)
    }

    /// The shortest name, in bytes, that is no accident.
    private static let shortestName = 9
    /// The shortest name, in bytes, of which the plural is no other one.
    private static let shortestPlural = 12
    /// The shortest word that one slip leaves itself.
    private static let shortestWord = 5
    /// The shortest word that two slips leave itself.
    private static let longWord = 8
}
