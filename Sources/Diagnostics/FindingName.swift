/// What kind of finding is meant where one is chosen, in `rules`, in a comment or behind `expect=invalid:`.
///
/// A kind that has parts is meant as a whole by its id, as in `schema-warning`, and in part by `schema-warning/ID`.
public struct FindingName: Sendable, Hashable {
    /// The kind.
    public let id: FindingID
    /// The part of the kind; `nil` for the whole.
    public let part: String?

    /// Names a kind, or a part of one.
    public init(_ id: FindingID, part: String? = nil) {
        self.id = id
        self.part = part
    }

    /// Reads `ID` or, for a kind that has parts, `ID/PART`; `nil` for a text that names no kind.
    public init?(_ written: String) {
        let pieces = written.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = pieces.first, let id = FindingID(rawValue: String(first)) else { return nil }
        guard pieces.count == 2 else {
            self.init(id)
            return
        }
        guard id.hasParts, !pieces[1].isEmpty else { return nil }
        self.init(id, part: String(pieces[1]))
    }

    /// Whether a finding of another name is meant too.
    public func covers(_ other: FindingName) -> Bool {
        id == other.id && (part == nil || part == other.part)
    }
}

extension FindingName: Comparable, CustomStringConvertible {
    /// By the id, and then by the part.
    public static func < (left: FindingName, right: FindingName) -> Bool {
        (left.id, left.part ?? "") < (right.id, right.part ?? "")
    }

    /// The name as it is written.
    public var description: String { part.map { "\(id)/\($0)" } ?? id.rawValue }
}

extension FindingID {
    /// Whether findings of this kind are told apart by a name behind a slash.
    public var hasParts: Bool { self == .schemaWarning }
}

/// What a configuration says of kinds of findings.
public struct RuleLevels: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    private var levels: [FindingName: RuleLevel] = [:]

    /// Makes levels for whole kinds.
    public init(dictionaryLiteral elements: (FindingID, RuleLevel)...) {
        for (id, level) in elements { levels[FindingName(id)] = level }
    }

    /// What is said of a kind as a whole, or of exactly this part.
    public subscript(name: FindingName) -> RuleLevel? {
        get { levels[name] }
        set { levels[name] = newValue }
    }

    /// What is said of a kind as a whole.
    public subscript(id: FindingID) -> RuleLevel? { levels[FindingName(id)] }

    /// What holds for a finding: what is said of its part counts before what is said of its kind.
    func level(of diagnostic: Diagnostic) -> RuleLevel? {
        levels[diagnostic.name] ?? (diagnostic.part == nil ? nil : levels[FindingName(diagnostic.id)])
    }

    /// A finding in the severity that is wanted; `nil` where it is not wanted. What it says too, by one kind or the
    /// other, is at least as bad as is wanted of that, and stands by itself where only that is wanted.
    func applied(to diagnostic: Diagnostic) -> Diagnostic? {
        let level = level(of: diagnostic)
        guard level != .off else { return diagnostic.impliedAlone.flatMap(applied) }
        guard let level else { return diagnostic }
        var applied = diagnostic
        let implied = diagnostic.impliedAlone.flatMap(self.applied)?.severity ?? .warning
        applied.severity = max(level == .error ? .error : .warning, implied)
        return applied
    }

    /// The levels of the kinds that a condition holds for.
    public func filter(_ isKept: (FindingID) -> Bool) -> RuleLevels {
        var kept = RuleLevels()
        kept.levels = levels.filter { isKept($0.key.id) }
        return kept
    }
}
