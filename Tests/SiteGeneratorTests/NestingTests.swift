import Testing

@testable import SiteGenerator

/// How deep pages show each other and partials hold each other, with a value on each side of the limit.
@Suite struct NestingTests {
    /// A page shows seven others in one another; what lies deeper is not shown.
    @Test func embedsNestToTheirLimit() {
        var files: [String: String] = [:]
        for number in 0..<10 { files["p\(number).md"] = "text-\(number)\n\n![[p\(number + 1)]]\n" }
        files["p10.md"] = "text-10\n"
        let result = build(files)
        let shown = { (page: Int) in
            (0...10).filter {
                result.text("p\(page)/index.html")?.contains("text-\($0)\n") == true
                    || result.text("p\(page)/index.html")?.contains("text-\($0)<") == true
            }
        }
        #expect(shown(0) == Array(0...7))
        #expect(shown(2) == Array(2...9))
        #expect(shown(3) == Array(3...10))
        #expect(shown(10) == [10])
        #expect(
            result.findings.map { $0.prefix { $0 != "]" } } == [
                "content/p0.md:3:4: error[too-deep", "content/p1.md:3:4: error[too-deep",
                "content/p2.md:3:4: error[too-deep",
            ])
    }

    /// The embed that leads too deep is named, whichever page is looked at first; the one beside it is not.
    @Test(arguments: [(7, []), (8, ["content/a.md:3:4"]), (9, ["content/a.md:3:4", "content/b1.md:1:4"])])
    func whatIsNotShownIsTold(depth: Int, expected: [String]) {
        var files = ["a.md": "![[b\(depth)]]\n\n![[b1]]\n\n![[c]]\n", "c.md": "text\n"]
        for number in 1..<depth { files["b\(number).md"] = "![[b\(number + 1)]]\n" }
        files["b\(depth).md"] = "the innermost\n"
        let result = build(files)
        #expect(result.findings.map { $0.prefix { $0 != " " }.dropLast().description } == expected)
    }

    @Test(arguments: [(30, 0), (31, 0), (32, 1), (33, 1)])
    func partialsNestToTheirLimit(depth: Int, findings: Int) {
        var files = ["index.md": ":::include{file=_partials/p1.md}\n"]
        for number in 1..<depth {
            files["_partials/p\(number).md"] = "text-\(number)\n\n:::include{file=p\(number + 1).md}\n"
        }
        files["_partials/p\(depth).md"] = "the innermost\n"
        let result = build(files)
        #expect(result.findings.count == findings)
        #expect(result.text("index.html")?.contains("the innermost") == (findings == 0))
    }
}
