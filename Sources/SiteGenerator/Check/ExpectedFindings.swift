import ConfigSchema
import Diagnostics
import Markdown

extension Snippet {
    /// A counter-example must fail, and how it fails is no finding.
    ///
    /// - Parameters:
    ///   - path: the path of the page.
    ///   - isLenientOnDates: whether what a day may have changed is a warning, as no day stops what ran the day before.
    func asExpected(
        _ findings: [Diagnostic], on path: String, isLenientOnDates: Bool = false
    ) -> [Diagnostic] {
        guard let attribute = block.info["expect"], let value = attribute.value else {
            return findings
        }
        let location = Location(path: path, range: attribute.valueRange)
        let parts = value.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.first == "invalid" else { return findings + [.unknownExpectation(value, location)] }
        let found = Set(findings.flatMap(\.names))
        guard let name = parts.dropFirst().first else {
            // What a product takes and warns of is no failure.
            return findings.allSatisfy { $0.id == .schemaWarning } ? [.unexpectedlyValid(location)] : []
        }
        guard let wanted = FindingName(name) else {
            return [.unknownFinding(name, Location(path: path, range: Self.tail(of: attribute, name)))]
        }
        if found.contains(where: wanted.covers) { return [] }
        var unexpected =
            found.isEmpty
            ? Diagnostic.unexpectedlyValid(location) : .otherwiseInvalid(wanted, found.sorted(), location)
        if isLenientOnDates, wanted.dependsOnDays { unexpected.severity = .warning }
        return [unexpected]
    }

    /// The end of an attribute's value, where a text stands.
    private static func tail(of attribute: InfoString.Attribute, _ text: String) -> Range<Int> {
        let range = attribute.valueRange
        return max(range.lowerBound, range.upperBound - text.utf8.count)..<range.upperBound
    }
}

extension FindingName {
    /// Whether it is found on some days only.
    fileprivate var dependsOnDays: Bool {
        [.schemaWarning, .deprecatedProperty, .deprecatedValue].contains(id)
    }
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func unexpectedlyValid(_ location: Location) -> Diagnostic {
        Diagnostic(
            .unexpectedlyValid, .error, "the block says that it fails, and it passes", at: location,
            help: "the schema may have changed; remove `expect` if the block is right now")
    }

    fileprivate static func otherwiseInvalid(
        _ wanted: FindingName, _ found: [FindingName], _ location: Location
    )
        -> Diagnostic
    {
        Diagnostic(
            .unexpectedlyValid, .error,
            "the block fails with \(found.map { "`\($0)`" }.joined(separator: ", ")), not with `\(wanted)`",
            at: location,
            help: "name the finding that the block is to show")
    }

    fileprivate static func unknownFinding(_ id: String, _ location: Location) -> Diagnostic {
        let (message, help, near) = Explanation.unknown(id)
        return Diagnostic(
            .unknownExpectation, .error, message, at: location, help: help,
            fixes: near.flatMap { near in
                location.range.map {
                    [Fix("write `\(near)`", edits: [TextEdit(range: $0, replacement: near.rawValue)])]
                }
            } ?? [])
    }

    fileprivate static func unknownExpectation(_ value: String, _ location: Location) -> Diagnostic {
        Diagnostic(
            .unknownExpectation, .error, "`expect` cannot be `\(value)`", at: location,
            help: "write `expect=invalid`, or `expect=invalid:` and the id of a finding")
    }
}
