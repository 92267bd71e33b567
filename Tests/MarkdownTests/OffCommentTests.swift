import Markdown
import Testing
import Text

/// Comments that switch findings off are each about the block behind them, however many stand in a row.
@Suite struct OffCommentTests {
    /// The blocks that comments are about, as they are written.
    private func blocks(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return Document(parsing: bytes).switches.map { String(decoding: bytes[$0.block], as: UTF8.self) }
    }

    private func comment(_ reason: String) -> String { "<!-- waymark: off broken-link \(reason) -->" }

    @Test func aRowOfCommentsIsAboutTheSameBlock() {
        let row = "\(comment("a"))\n\n<!-- for people -->\n\(comment("b"))\n\n"
        #expect(blocks(row + "[x](no.md)\n\ny") == ["[x](no.md)", "[x](no.md)"])
        #expect(blocks(row + "> [x](no.md)\n") == ["> [x](no.md)", "> [x](no.md)"])
        // A second row has its own block.
        #expect(blocks("\(comment("a"))\n\nx\n\n\(comment("b"))\n\ny\n") == ["x", "y"])
    }

    /// A comment for the program is for nobody else, also where raw HTML is shown as it is.
    @Test func noneStaysInTheHTML() {
        var options = MarkdownOptions()
        options.html = .allow
        let text = "\(comment("a"))\n\(comment("b"))\n<!-- for people -->\n<i>x</i>\n\n\(comment("c"))\n\ny\n"
        let html = Document(parsing: Array(text.utf8), options: options).html()
        #expect(String(decoding: html, as: UTF8.self) == "<!-- for people -->\n<p><i>x</i></p>\n<p>y</p>\n")
    }

    /// Nothing stands behind the last thing in a list's item, whatever follows the list.
    @Test(arguments: [
        ("- A\n\n[a]: b.md\n", "the comment stands before nothing that it could be about"),
        ("A\n", "the comment stands before nothing that it could be about"),
        ("A\n\n[a]: b.md\n\nx\n", "the comment stands before the definition of a link, which is no block"),
        ("A\n\nA\n\n[a]: b.md\n", "the comment stands before the definition of a link, which is no block"),
    ])
    func aCommentBeforeNoBlockIsNamed(_ text: String, _ message: String) {
        let comments = text.split(separator: "A", omittingEmptySubsequences: false)
        let document = Document(parsing: Array(comments.joined(separator: comment("r")).utf8))
        #expect(document.switches.isEmpty)
        // Nothing uses the definition either.
        let said = document.diagnostics.filter { $0.id != .unusedDefinition }.map(\.message)
        #expect(said == Array(repeating: message, count: comments.count - 1))
    }

    /// A verb that is nearly `off` is told as that; its opposite is not.
    @Test(arguments: [("of", true), ("offf", true), ("on", false), ("render", false)])
    func aVerbThatIsNearlyOffIsMeant(verb: String, isMeant: Bool) throws {
        let text = "<!-- waymark: \(verb) broken-link a -->\n\n[x](no.md)\n"
        let said = try #require(Document(parsing: Array(text.utf8)).diagnostics.first)
        #expect(said.message == "no comment can say `\(verb)` to the program")
        #expect(said.help == (isMeant ? "did you mean `off`?" : "write `<!-- waymark: off ID reason -->`"))
        #expect(said.fixes.flatMap(\.edits).map(\.replacement) == (isMeant ? ["off"] : []))
    }

    /// Words of other programs for the same are nearly ours, alone where they are joined to the name.
    @Test(arguments: [
        ("disable", true), ("ignore", true), ("skip", true), ("suppress", true), ("silence", true),
        ("mute", true), ("allow", true), ("hide", true), ("noqa", true), ("nolint", true), ("Disable", true),
        ("of", true), ("on", false), ("disables", false), ("render", false),
    ])
    func anotherWordForOffIsNearlyOne(_ word: String, _ isNear: Bool) {
        for (comment, isSaid) in [
            ("waymark-\(word)", isNear), ("waymark \(word) broken-link", isNear),
            ("waymark \(word) this page", isNear && word == "of"), ("other-\(word)", false),
        ] {
            let said = Document(parsing: Array("<!-- \(comment) -->\n\nx\n".utf8)).diagnostics
            #expect(said.map(\.id.rawValue) == (isSaid ? ["invalid-directive"] : []), "\(comment)")
        }
    }

    @Test func aRowCostsInProportionToItsLength() {
        func steps(_ count: Int) -> Int {
            let row = (0..<count).map { comment("\($0)") }.joined(separator: "\n\n")
            return WorkCounter.steps { _ = Document(parsing: Array("\(row)\n\n[x](no.md)\n".utf8)) }
        }
        let (few, many) = (steps(100), steps(400))
        #expect(few >= 100 && many < 5 * few, "\(few) steps, then \(many)")
    }
}
