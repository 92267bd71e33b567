import Markdown
import Testing
import Text

/// Looking for other generators' syntax costs as much on one long line as on many short ones.
@Suite struct ForeignSyntaxScalingTests {
    /// What is looked at for each of these is bounded, however many stand on one line.
    @Test(arguments: [#""s": {"c": "e"}, "#, "{a=b} c ", "{%", "{{", "{{< "])
    func `many braces on one line cost in proportion to their number`(_ piece: String) {
        func steps(_ count: Int) -> Int {
            let text = Array((String(repeating: piece, count: count) + "x\n").utf8)
            return WorkCounter.steps { _ = Document(parsing: text) }
        }
        let (few, many) = (steps(2000), steps(8000))
        #expect(few > 0 && many < 5 * few, "\(piece): \(few) steps, then \(many)")
    }

    /// So is what is looked at for an id in a heading.
    @Test(arguments: ["{#a ", "{#a b} ", "{: # ", "{#"])
    func `many braces in a heading cost in proportion to their number`(_ piece: String) {
        func steps(_ count: Int) -> Int {
            let text = Array(("# " + String(repeating: piece, count: count) + "x\n").utf8)
            return WorkCounter.steps { _ = Document(parsing: text) }
        }
        let (few, many) = (steps(2000), steps(8000))
        #expect(few >= 2000 && many < 5 * few, "\(piece): \(few) steps, then \(many)")
    }

    /// Each address is looked at once, though none of them is closed before the last.
    @Test(arguments: ["[a](b", "[a](b[", "[a]( "])
    func `many beginnings of links in raw HTML cost in proportion to their number`(_ piece: String) {
        func steps(_ count: Int) -> Int {
            let text = Array(("<div>\n" + String(repeating: piece, count: count) + ")\n").utf8)
            return WorkCounter.steps { _ = Document(parsing: text) }
        }
        let (few, many) = (steps(2000), steps(8000))
        #expect(many < 5 * few + 100, "\(piece): \(few) steps, then \(many)")
    }
}
