import Text

/// What came of the fixes that were tried.
public struct MendingOutcome: Sendable, Hashable {
    /// A fix that was tried and not kept.
    public struct TakenBack: Sendable, Hashable {
        /// The kind of what it was to mend.
        public let id: FindingID
        /// Where that is found, in the file as it is now.
        public let location: Location
        /// What the fix would have done.
        public let title: String
        /// Why it was not kept.
        public let reason: String
        /// Its edits.
        let edits: LocatedEdits

        /// - Parameter finding: what the first fix was to mend; it has one.
        public init(finding: Diagnostic, reason: String) {
            let fix = finding.fixes.first ?? Diagnostic.Fix("", edits: [])
            id = finding.id
            location = finding.location
            title = fix.title
            self.reason = reason
            edits = fix.located(in: finding)
        }
    }

    /// How many fixes were applied.
    public let applied: Int
    /// The fixes that were taken back, in the order of their findings.
    public let takenBack: [TakenBack]

    /// Makes an outcome.
    public init(applied: Int = 0, takenBack: [TakenBack] = []) {
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
