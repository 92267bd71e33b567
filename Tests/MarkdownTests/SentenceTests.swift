import Testing

@testable import Markdown

/// The sentences in which links stand.
struct SentenceTests {
    private func sentences(_ markdown: String) -> [String] {
        let page = document(markdown)
        return page.sentences(around: page.links.map(\.node))
    }

    @Test(arguments: [
        ("First. See [the *page*](a) for `more`. Last.", ["See the page for more."]),
        ("[A](a) is one. [B](b) is two! Is [C](c)? Yes", ["A is one.", "B is two!", "Is C?"]),
        ("Use e.g. [it](a) at\n3.5 or so", ["Use e.g. it at 3.5 or so"]),
        ("- item **with [a](b)**, too\n- [alone](c)\n- ![[image-page]]\n", ["item with a, too", "", ""]),
        ("## On [a](b)\n\n| x | y |\n|---|---|\n| See [z](c). | no |\n", ["On a", "See z."]),
        ("Über 山 [ä](a)。Ende", ["Über 山 ä。Ende"]),
    ])
    func areWithoutMarkup(_ markdown: String, _ expected: [String]) {
        #expect(sentences(markdown) == expected)
    }

    @Test func longOnesAreCutAtWords() {
        let words = String(repeating: "wörd ", count: 100)
        let cut = sentences(words + "[link](a) " + words)
        #expect(cut.count == 1)
        #expect(cut[0].hasPrefix("… wörd ") && cut[0].hasSuffix(" wörd …") && cut[0].contains(" link "))
        #expect(cut[0].utf8.count < 360)
    }

    /// A paragraph of many links is put together once.
    @Test func manyLinksInOneBlockTakeTheirSum() {
        let markdown = (0..<4000).map { "See [l\($0)](p\($0).md) now." }.joined(separator: " ")
        let found = sentences(markdown)
        #expect(found.count == 4000)
        #expect(found[1234] == "See l1234 now.")
    }
}
