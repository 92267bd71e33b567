import Diagnostics
import Testing

@testable import SiteGenerator

/// What a page takes in from other files is bounded.
@Suite struct PartialLimitTests {
    /// Partials of which each includes the next one twice.
    private static func doubling(_ levels: Int) -> [String: String] {
        var texts = ["index.md": "# H\n\n:::include{file=_p0.md}\n"]
        for level in 0..<levels {
            let next = ":::include{file=_p\(level + 1).md}\n\n"
            texts["_p\(level).md"] = next + next
        }
        texts["_p\(levels).md"] = "x\n"
        return texts
    }

    @Test func partialsThatDoubleAreStopped() {
        let result = build(Self.doubling(20))
        #expect(result.report.diagnostics.map(\.id) == [.partialLimit])
        // The page's own include is what the author can take away; the note says where they multiply.
        let finding = result.report.diagnostics.first
        #expect(finding?.location == Location(path: "content/index.md", range: 21..<27))
        #expect(finding?.notes.count == 1)
        #expect(finding?.notes.first?.location?.path.hasPrefix("content/_p1") == true)
        #expect((result.text("index.html")?.utf8.count ?? 0) < 100_000)
    }

    /// As many includes as are allowed, and one more.
    @Test(arguments: [(4_096, 0), (4_097, 1)])
    func aPageHasSoManyIncludes(count: Int, findings: Int) {
        let includes = String(repeating: ":::include{file=_p.md}\n\n", count: count)
        let result = build(["index.md": "# H\n\n" + includes, "_p.md": "x\n"])
        #expect(
            result.report.diagnostics.map(\.id) == Array(repeating: FindingID.partialLimit, count: findings))
        #expect(result.text("index.html")?.split(separator: "<p>x</p>").count == 4_096)
    }
}
