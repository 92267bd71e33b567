import Diagnostics

/// How often something is found, wherever in its file it stands: edits move places.
struct FindingTally: Sendable {
    /// What a finding says, without the place.
    private struct Name: Hashable {
        let id: FindingID
        let path, message: String
        let severity: Severity

        init(_ diagnostic: Diagnostic) {
            id = diagnostic.id
            path = diagnostic.location.path
            message = diagnostic.message
            severity = diagnostic.severity
        }
    }

    private var counts: [Name: Int] = [:]

    /// Counts findings.
    init(_ diagnostics: [Diagnostic] = []) {
        add(diagnostics)
    }

    /// Counts more findings.
    mutating func add(_ diagnostics: [Diagnostic]) {
        for diagnostic in diagnostics { counts[Name(diagnostic), default: 0] += 1 }
    }

    /// The findings that are not among those that were counted. Of several that say the same, those for which
    /// `isWelcome` holds are taken to be the new ones, and are left out.
    func news(in diagnostics: [Diagnostic], isWelcome: (Diagnostic) -> Bool = { _ in false }) -> (
        unwelcome: [Diagnostic], welcome: [Diagnostic]
    ) {
        var unwelcome: [Diagnostic] = []
        var welcome: [Diagnostic] = []
        for (name, same) in Dictionary(grouping: diagnostics, by: Name.init) {
            let count = same.count - counts[name, default: 0]
            guard count > 0 else { continue }
            let parts = same.filter(isWelcome).prefix(count)
            welcome += parts
            if parts.count < count { unwelcome += same.suffix(count - parts.count) }
        }
        return (unwelcome, welcome)
    }
}
