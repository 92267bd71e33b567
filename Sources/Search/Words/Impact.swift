/// How much a word tells about a section: where it stands, how often, and among how many words.
///
/// Text counts as in BM25 (k1 = 1.2, b = 0.75), with the length of an average section as a constant: so a
/// section's impacts depend on nothing but its page, and an edit leaves all others as they are. Titles,
/// headings and keys are added to it. How rare a word is, the client multiplies with.
struct Impact {
    /// The words of the title and of the heading in which the word stands; 0: in none.
    var title: Int32 = 0
    var heading: Int32 = 0
    /// Whether it is the whole last name of a key, or a part of it.
    var isKey = false
    var isPartOfKey = false
    /// How often it stands in the prose, and in the code.
    var prose: Int32 = 0
    var code: Int32 = 0

    /// What a title of this one word counts; the client knows it as the line between titles and everything
    /// else.
    static let titleWeight = 3.2
    static let headingWeight = 2.2
    static let keyWeight = 1.6
    /// What a step of the quantised impact is worth.
    static let steps = 5.5
    static let averageWords = 120.0

    /// Whether the word stands in a title, a heading or a key.
    var isNamed: Bool { title > 0 || heading > 0 || isKey || isPartOfKey }

    /// The impact in steps: 1 to 45.
    ///
    /// - Parameter words: how many words the section has.
    func quantised(words: Int) -> Int32 {
        var sum = Self.text(Double(prose) + 0.6 * Double(code), words: words)
        if title > 0 { sum += Self.titleWeight / (1 + 0.15 * Double(title - 1)) }
        if heading > 0 { sum += Self.headingWeight / (1 + 0.15 * Double(heading - 1)) }
        if isKey { sum += Self.keyWeight } else if isPartOfKey { sum += 0.6 * Self.keyWeight }
        return Int32(min(45, max(1, (sum * Self.steps).rounded())))
    }

    /// The impact of two forms of a word in one section: the better one and a little more.
    static func joined(_ one: Int32, _ other: Int32) -> Int32 {
        min(45, max(one, other) + min(one, other) / 4)
    }

    private static func text(_ count: Double, words: Int) -> Double {
        count / (count + 1.2 * (0.25 + 0.75 * Double(words) / averageWords))
    }
}
