import Diagnostics

/// What of the findings of a site is new since it was looked at before, and what is mended. A finding that only moved with
/// its line is neither.
package struct FindingChanges: Sendable {
    /// What stands now and did not before, in the order of the report.
    package let appeared: [Diagnostic]
    /// What stood before and does not any more.
    package let mended: [Diagnostic]

    /// What makes two findings the same, wherever in their file they are.
    private struct Identity: Hashable {
        let path: PathKey
        let name: FindingName
        let severity: Severity
        let message: String
        let label: String?

        init(_ finding: Diagnostic) {
            path = PathKey(finding.location.path)
            name = finding.name
            severity = finding.severity
            message = finding.message
            label = finding.label
        }
    }

    /// Compares the findings of two reports.
    package init(from old: [Diagnostic], to new: [Diagnostic]) {
        appeared = Self.rest(of: new, without: old)
        mended = Self.rest(of: old, without: new)
    }

    private static func rest(of some: [Diagnostic], without others: [Diagnostic]) -> [Diagnostic] {
        var counts: [Identity: Int] = [:]
        for finding in others { counts[Identity(finding), default: 0] += 1 }
        return some.filter { finding in
            let identity = Identity(finding)
            guard let count = counts[identity], count > 0 else { return true }
            counts[identity] = count - 1
            return false
        }
    }
}
