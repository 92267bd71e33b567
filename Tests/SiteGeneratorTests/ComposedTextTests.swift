import Diagnostics
import Testing

@testable import SiteGenerator

/// A page's text with a partial, and the ways between its bytes and those of the files.
@Suite struct ComposedTextTests {
    /// `ab`, an include that is replaced by `PQ`, and `cd`.
    private static let text: ComposedText = {
        let own = ComposedText(Array("ab:::include\ncd".utf8), path: "content/a.md", place: "a.md")
        let partial = ComposedText(Array("PQ".utf8), path: "content/_p.md", place: "_p.md")
        var text = ComposedText()
        text.append(own, 0..<2)
        text.append(partial, 0..<2, include: Location(path: "content/a.md", range: 2..<13))
        text.append(own, 13..<15)
        return text
    }()

    @Test(arguments: [
        (0, 0), (1, 1), (2, nil), (12, nil), (13, 4), (14, 5), (15, 6), (16, nil), (-1, nil),
    ])
    func aByteOfTheFileIsFoundInTheText(offset: Int, expected: Int?) {
        #expect(Self.text.offset(ofFile: offset, count: 15) == expected)
    }

    @Test func aFixMovesToThePartialAndKeepsItsEditsOfOtherFiles() {
        let finding = Diagnostic(
            .brokenLink, .error, "wrong", at: Location(path: "content/a.md", range: 2..<3),
            fixes: [
                .init(
                    "both",
                    edits: [
                        .init(range: 3..<4, replacement: "x"),
                        .init(range: 3..<4, replacement: "y", in: "content/b.md"),
                    ])
            ])
        let located = Self.text.located(finding, on: "content/a.md")
        #expect(located.location == Location(path: "content/_p.md", range: 0..<1))
        #expect(located.fixes.flatMap(\.edits).map(\.range) == [1..<2, 3..<4])
        #expect(located.fixes.flatMap(\.edits).map(\.path) == [nil, "content/b.md"])
    }
}
