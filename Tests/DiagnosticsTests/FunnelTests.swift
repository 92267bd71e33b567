import Testing

@testable import Diagnostics

/// Findings are shown once, in the order of the files, with the configured severities.
@Suite struct FunnelTests {
    static func finding(_ id: String, _ path: String, _ offset: Int, _ severity: Severity = .error)
        -> Diagnostic
    {
        Diagnostic(id, severity, "message", at: Location(path: path, range: offset..<offset + 1))
    }

    @Test func ordersByFileAndOffset() {
        let findings = [
            Self.finding("b", "b.md", 0), Self.finding("z", "a.md", 9), Self.finding("y", "a.md", 1),
            Self.finding("x", "a.md", 1),
        ]
        #expect(findings.settled().map(\.id) == ["x", "y", "z", "b"])
        #expect(findings.reversed().settled() == findings.settled())
    }

    @Test func findingsAboutTheWholeFileComeFirst() {
        let whole = Diagnostic("whole", .error, "message", at: Location(path: "a.md"))
        #expect([Self.finding("part", "a.md", 0), whole].settled().map(\.id) == ["whole", "part"])
    }

    @Test func removesDuplicates() {
        #expect([Self.finding("a", "a.md", 0), Self.finding("a", "a.md", 0)].settled().count == 1)
    }

    @Test func appliesLevels() {
        let findings = [
            Self.finding("a", "a.md", 0), Self.finding("b", "a.md", 1),
            Self.finding("c", "a.md", 2, .warning),
        ]
        let settled = findings.settled(levels: ["a": .off, "b": .warning, "c": .error])
        #expect(settled.map(\.severity) == [.warning, .error])
        #expect(settled.map(\.id) == ["b", "c"])
    }
}
