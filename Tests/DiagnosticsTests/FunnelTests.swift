import Testing

@testable import Diagnostics

/// Findings are shown once, in the order of the files, with the configured severities.
@Suite struct FunnelTests {
    static func finding(_ id: FindingID, _ path: String, _ offset: Int, _ severity: Severity = .error)
        -> Diagnostic
    {
        Diagnostic(id, severity, "message", at: Location(path: path, range: offset..<offset + 1))
    }

    @Test func ordersByFileAndOffset() {
        let findings = [
            Self.finding(.brokenLink, "b.md", 0), Self.finding(.wrongType, "a.md", 9),
            Self.finding(.tooLarge, "a.md", 1),
            Self.finding(.tooDeep, "a.md", 1),
        ]
        #expect(
            findings.settled().map(\.id.rawValue) == ["too-deep", "too-large", "wrong-type", "broken-link"])
        #expect(findings.reversed().settled() == findings.settled())
    }

    @Test func findingsAboutTheWholeFileComeFirst() {
        let whole = Diagnostic(.orphanPage, .error, "message", at: Location(path: "a.md"))
        #expect(
            [Self.finding(.wrongCount, "a.md", 0), whole].settled().map(\.id.rawValue) == [
                "orphan-page", "wrong-count",
            ])
    }

    @Test func removesDuplicates() {
        #expect(
            [Self.finding(.brokenAnchor, "a.md", 0), Self.finding(.brokenAnchor, "a.md", 0)].settled().count
                == 1)
    }

    @Test func appliesLevels() {
        let findings = [
            Self.finding(.brokenAnchor, "a.md", 0), Self.finding(.brokenLink, "a.md", 1),
            Self.finding(.complexKey, "a.md", 2, .warning),
        ]
        let settled = findings.settled(levels: [
            .brokenAnchor: .off, .brokenLink: .warning, .complexKey: .error,
        ])
        #expect(settled.map(\.severity) == [.warning, .error])
        #expect(settled.map(\.id.rawValue) == ["broken-link", "complex-key"])
    }
}
