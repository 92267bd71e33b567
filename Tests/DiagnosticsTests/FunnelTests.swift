import Testing

@testable import Diagnostics

/// Findings are shown once, in the order of the files, with the configured severities.
@Suite struct FunnelTests {
    static func finding(_ id: FindingID, _ path: String, _ offset: Int, _ severity: Severity = .error)
        -> Diagnostic
    {
        Diagnostic(id, severity, "message", at: Location(path: path, range: offset..<offset + 1))
    }

    static func comment(_ id: FindingID, _ place: Int, _ range: Range<Int>) -> OffSwitch {
        OffSwitch(
            FindingName(id), reason: "why", at: Location(path: "a.md", range: place..<place + 1),
            parts: [OffSwitch.Part(Location(path: "a.md", range: range))])
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
        #expect(
            [Self.finding(.brokenAnchor, "a.md", 0), whole].settled().map(\.id.rawValue) == [
                "orphan-page", "broken-anchor",
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

    /// A comment covers its own id in its own range, from the first byte to the last.
    /// What a finding says too is no less said where the finding is not wanted.
    @Test(
        arguments: [
            ([:], "error unknown-property"),
            ([.unknownProperty: .warning], "error unknown-property"),
            ([.unknownProperty: .off], "error missing-property"),
            ([.missingProperty: .off], "error unknown-property"),
            ([.unknownProperty: .warning, .missingProperty: .warning], "warning unknown-property"),
            ([.unknownProperty: .warning, .missingProperty: .off], "warning unknown-property"),
            ([.unknownProperty: .off, .missingProperty: .warning], "warning missing-property"),
            ([.unknownProperty: .off, .missingProperty: .off], nil),
        ] as [(RuleLevels, String?)])
    func saysWhatIsImplied(levels: RuleLevels, expected: String?) {
        var finding = Self.finding(.unknownProperty, "a.md", 3)
        finding.implied = Diagnostic.Implied(.missingProperty, "`x` is required and missing")
        let settled = [finding].settled(levels: levels)
        #expect(settled.map { "\($0.severity) \($0.id)" } == [expected].compactMap(\.self))
        #expect(settled.settled(levels: levels) == settled)
        #expect(settled.allSatisfy { $0.location == finding.location })
    }

    /// A comment for one kind does not switch the other off.
    @Test func whatIsImpliedIsSwitchedOffByItself() {
        var finding = Self.finding(.unknownProperty, "a.md", 3)
        finding.implied = Diagnostic.Implied(.missingProperty, "`x` is required and missing")
        func settled(_ ids: [FindingID]) -> [String] {
            let switches = ids.enumerated().map { number, id in
                Self.comment(id, number, 2..<9)
            }
            return [finding].settled(levels: [:], switches: switches).diagnostics.map(\.message)
        }
        #expect(settled([]) == ["message"])
        #expect(settled([.unknownProperty]) == ["`x` is required and missing"])
        #expect(settled([.unknownProperty, .missingProperty]) == [])
    }

    @Test func subtractsWhatIsSwitchedOff() {
        let findings = [
            Self.finding(.brokenLink, "a.md", 9), Self.finding(.brokenLink, "a.md", 10),
            Self.finding(.brokenLink, "a.md", 19), Self.finding(.brokenLink, "a.md", 20),
            Self.finding(.brokenAnchor, "a.md", 15), Self.finding(.brokenLink, "b.md", 15),
        ]
        let settled = findings.settled(
            levels: [:],
            switches: [
                Self.comment(.brokenLink, 1, 10..<20), Self.comment(.brokenLink, 2, 30..<40),
                Self.comment(.brokenLink, 3, 0..<25), Self.comment(.wrongType, 4, 10..<20),
                Self.comment(.brokenLink, 5, 10..<20),
            ])
        #expect(
            settled.switchedOff.map {
                "\($0.diagnostic.location.range?.lowerBound ?? -1) \($0.comment.range?.lowerBound ?? -1)"
            }
                == ["9 3", "10 1", "19 1", "20 3"])
        #expect(
            settled.diagnostics.map { "\($0.location.path) \($0.id) \($0.location.range?.lowerBound ?? -1)" }
                == [
                    "a.md unused-directive 2", "a.md unused-directive 4", "a.md unused-directive 5",
                    "a.md broken-anchor 15", "b.md broken-link 15",
                ])
        #expect(
            settled.diagnostics.map(\.message).filter { $0.hasPrefix("a comment") } == [
                "a comment before this one switches `broken-link` off already"
            ])
    }

    @Test(
        arguments: [
            ("broken-link", "broken-link"), ("schema-warning", "schema-warning"),
            ("schema-warning/a", "schema-warning/a"), ("schema-warning/a/b", "schema-warning/a/b"),
            ("schema-warning/", nil), ("broken-link/a", nil), ("nothing", nil), ("", nil), ("/a", nil),
        ] as [(String, String?)])
    func readsNames(text: String, name: String?) {
        #expect(FindingName(text)?.description == name)
    }

    /// A kind means its parts too, and a part only itself.
    @Test(arguments: [
        ("schema-warning", "schema-warning/a", true), ("schema-warning", "schema-warning", true),
        ("schema-warning/a", "schema-warning/a", true), ("schema-warning/a", "schema-warning/b", false),
        ("schema-warning/a", "schema-warning", false), ("broken-link", "schema-warning", false),
    ])
    func coversNames(name: String, other: String, isMeant: Bool) throws {
        #expect(try #require(FindingName(name)).covers(try #require(FindingName(other))) == isMeant)
    }

    @Test func namesAreSortedByKindAndPart() {
        let names = ["schema-warning/b", "wrong-type", "schema-warning", "broken-link", "schema-warning/a"]
        #expect(
            names.compactMap { FindingName($0) }.sorted().map(\.description) == [
                "broken-link", "schema-warning", "schema-warning/a", "schema-warning/b", "wrong-type",
            ])
    }
}
