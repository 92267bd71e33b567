import Text

/// What came of the fixes that were tried.
package struct MendingOutcome: Sendable, Hashable {
    /// A fix that was tried and not kept.
    package struct TakenBack: Sendable, Hashable {
        /// The kind of what it was to mend.
        package let id: FindingID
        /// Where that is found, in the file as it is now.
        package let location: Location
        /// What the fix would have done.
        package let title: String
        /// Why it was not kept.
        package let reason: String
        /// Its edits.
        let edits: LocatedEdits

        /// - Parameter finding: what the first fix was to mend; it has one.
        package init(finding: Diagnostic, reason: String) {
            let fix = finding.fixes.first ?? Diagnostic.Fix("", edits: [])
            id = finding.id
            location = finding.location
            title = fix.title
            self.reason = reason
            edits = fix.located(in: finding)
        }
    }

    /// How many fixes were applied.
    package let applied: Int
    /// The fixes that were taken back, in the order of their findings.
    package let takenBack: [TakenBack]

    /// Makes an outcome.
    package init(applied: Int = 0, takenBack: [TakenBack] = []) {
        self.applied = applied
        self.takenBack = takenBack
    }
}

/// The edits of a file.
struct LocatedEdits: Hashable {
    let path: PathKey
    let edits: [Diagnostic.TextEdit]
}

extension Diagnostic.Fix {
    /// The edits with the file that they are of.
    func located(in finding: Diagnostic) -> LocatedEdits {
        LocatedEdits(path: PathKey(finding.location.path), edits: edits)
    }
}
