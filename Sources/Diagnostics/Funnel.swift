import Text

/// What a site's configuration says of one kind of finding.
public enum RuleLevel: String, Sendable, Hashable, CaseIterable {
    case error, warning, off
}

extension Sequence<Diagnostic> {
    /// The findings as they are shown: with the configured severities, each once, by file and offset.
    ///
    /// The order does not depend on the order in which the findings came.
    public func settled(levels: RuleLevels = [:]) -> [Diagnostic] {
        var seen = Set<Diagnostic>()
        var settled: [Diagnostic] = []
        for diagnostic in self {
            guard let diagnostic = levels.applied(to: diagnostic) else { continue }
            if seen.insert(diagnostic).inserted { settled.append(diagnostic) }
        }
        return settled.sorted { $0.precedes($1) }
    }

    /// The findings as they are shown, without those that authors switched off where they stand, and with a finding
    /// for each comment that switches nothing off. A comment in a partial is judged once, by all pages with it.
    public func settled(
        levels: RuleLevels, switches: [OffSwitch]
    ) -> (diagnostics: [Diagnostic], switchedOff: [SwitchedOff]) {
        let settled = settled(levels: levels)
        guard !switches.isEmpty else { return (settled, []) }
        let index = OffSwitchIndex(switches)
        var used = Set<Location>()
        // Comments that say what one before them says already.
        var repeated = Set<Location>()
        var kept: [Diagnostic] = []
        var switchedOff: [SwitchedOff] = []
        var waiting = Array(settled.reversed())
        while let diagnostic = waiting.popLast() {
            let numbers = diagnostic.id.standsInBlocks ? index.cover(diagnostic) : []
            guard let number = numbers.first else {
                kept.append(diagnostic)
                continue
            }
            if let alone = diagnostic.impliedAlone { waiting.append(alone) }
            let comment = switches[number]
            used.insert(comment.location)
            repeated.formUnion(numbers.dropFirst().map { switches[$0].location })
            switchedOff.append(
                SwitchedOff(diagnostic: diagnostic, reason: comment.reason, comment: comment.location))
        }
        let unused = switches.filter { !used.contains($0.location) }.map {
            Diagnostic.unusedDirective(
                $0, isOffEverywhere: levels[$0.name] == .off, isRepeated: repeated.contains($0.location))
        }
        guard !unused.isEmpty else { return (kept, switchedOff) }
        return ((kept + unused).settled(levels: levels), switchedOff)
    }
}

extension Diagnostic {
    fileprivate func precedes(_ other: Diagnostic) -> Bool {
        let (path, otherPath) = (PathKey(location.path), PathKey(other.location.path))
        if path != otherPath { return path < otherPath }
        let start = location.range?.lowerBound ?? -1
        let otherStart = other.location.range?.lowerBound ?? -1
        if start != otherStart { return start < otherStart }
        if name != other.name { return name < other.name }
        if message != other.message { return message < other.message }
        return (location.range?.upperBound ?? 0, label ?? "") < (
            other.location.range?.upperBound ?? 0, other.label ?? ""
        )
    }
}
