import Testing

@testable import Text
import Text

/// A misspelt word finds what was meant among very many names, and is compared with few of them.
@Suite struct SpellingIndexTests {
    /// Names that have little in common, so many that not all can be compared.
    static let words = [
        "index", "router", "schema", "server", "client", "prompt", "memory", "folder", "account", "billing",
        "theme", "layout", "search",
    ]
    static let names = words.flatMap { first in words.map { "guides/\(first)/\($0).md" } } + words

    @Test(arguments: [
        // A slip in a short name: replaced, left out, inserted, swapped, and what people vary.
        ("routar", "router"), ("roter", "router"), ("rouuter", "router"), ("ruoter", "router"),
        ("Rou-ter", "router"),
        // One, two and three slips in a long one, at its beginning, in its middle and at its end.
        ("guide/router/schema.md", "guides/router/schema.md"),
        ("gudes/ruter/schema.md", "guides/router/schema.md"),
        ("gudes/ruter/shema.md", "guides/router/schema.md"),
        ("guides/router/schema", "guides/router/schema.md"),
    ])
    func finds(word: String, expected: String) {
        #expect(SpellingIndex(Self.names).nearest(to: word) == expected)
    }

    @Test(arguments: ["", "zebra", "elsewhere/entirely.md", String(repeating: "a", count: 100_000)])
    func findsNothing(word: String) {
        #expect(SpellingIndex(Self.names).nearest(to: word) == nil)
    }

    @Test func aNameIsNoSuggestionForItself() {
        #expect(SpellingIndex(Self.names + ["billings"]).nearest(to: "billing") == "billings")
    }

    @Test func ofEquallyNearNamesTheFirstInTheAlphabetCounts() {
        let names = ["cat", "car", "cap"] + Self.names
        #expect(SpellingIndex(names).search(for: "caz").found == ["cap", "car", "cat"])
        #expect(SpellingIndex(names.reversed()).search(for: "caz").found == ["cap", "car", "cat"])
    }

    /// A few names are all compared, one more are found by their keys.
    @Test(arguments: [64, 65])
    func bothWaysFindTheSame(count: Int) {
        let names = (0..<(count - 1)).map { "page-\($0)-of-the-manual" } + ["getting-started"]
        let index = SpellingIndex(names)
        #expect((index.size == 0) == (count == 64))
        #expect(index.nearest(to: "geting-strated") == "getting-started")
    }

    /// Names that are all alike: among them are some that differ in one character, and thousands in three.
    @Test(arguments: [4_000, 16_000])
    func comparesFewNames(count: Int) {
        let index = SpellingIndex((0..<count).map { "d\($0 % 20)/p\($0).md" })
        for number in stride(from: 0, to: 1_000, by: 37) {
            for word in ["nowhere/\(number).md", "d3/q\(number).md", "d/p\(number)x.md", "p\(number)"] {
                #expect(index.search(for: word).compared <= 128, "\(word)")
            }
        }
        // Each name has its own key and one for each of its characters, and four for its parts.
        #expect(index.size <= count * (1 + 12 + 4))
    }

    /// Names that differ in one character only share the key of what is left without it.
    @Test func manyNamesUnderOneKeyCostLittle() {
        let names = (0..<20_000).compactMap { Unicode.Scalar(0x4E00 + $0).map { "page-\($0)" } }
        let found = SpellingIndex(names).search(for: "page-x")
        #expect(found.compared <= 128)
        #expect(found.found.count == 3)
    }
}
