package import Diagnostics
import Text

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
        // After an edit nearly all of them are the same in the same order.
        let start = Self.countOfSame(old, new)
        let (old, new) = (old.dropFirst(start), new.dropFirst(start))
        let end = Self.countOfSame(old.reversed(), new.reversed())
        appeared = Self.rest(of: new.dropLast(end), without: old.dropLast(end))
        mended = Self.rest(of: old.dropLast(end), without: new.dropLast(end))
    }

    /// How many findings two lists begin with that are the same.
    private static func countOfSame(
        _ left: some Sequence<Diagnostic>, _ right: some Sequence<Diagnostic>
    ) -> Int {
        var count = 0
        for (left, right) in zip(left, right) {
            guard Identity(left) == Identity(right) else { break }
            count += 1
        }
        return count
    }

    private static func rest(
        of some: ArraySlice<Diagnostic>, without others: ArraySlice<Diagnostic>
    ) -> [Diagnostic] {
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
