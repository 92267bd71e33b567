/// What a site's configuration says of one kind of finding.
public enum RuleLevel: String, Sendable, Hashable, CaseIterable {
    case error, warning, off
}

extension Sequence<Diagnostic> {
    /// The findings as they are shown: with the configured severities, each once, by file and offset.
    ///
    /// The order does not depend on the order in which the findings came.
    public func settled(levels: [FindingID: RuleLevel] = [:]) -> [Diagnostic] {
        var seen = Set<Diagnostic>()
        var settled: [Diagnostic] = []
        for var diagnostic in self {
            switch levels[diagnostic.id] {
            case .off: continue
            case .error: diagnostic.severity = .error
            case .warning: diagnostic.severity = .warning
            case nil: break
            }
            if seen.insert(diagnostic).inserted { settled.append(diagnostic) }
        }
        return settled.sorted { $0.precedes($1) }
    }
}

extension Diagnostic {
    fileprivate func precedes(_ other: Diagnostic) -> Bool {
        let (path, otherPath) = (PathKey(location.path), PathKey(other.location.path))
        if path != otherPath { return path < otherPath }
        let start = location.range?.lowerBound ?? -1
        let otherStart = other.location.range?.lowerBound ?? -1
        if start != otherStart { return start < otherStart }
        if id != other.id { return id < other.id }
        if message != other.message { return message < other.message }
        return (location.range?.upperBound ?? 0, label ?? "") < (
            other.location.range?.upperBound ?? 0, other.label ?? ""
        )
    }
}
