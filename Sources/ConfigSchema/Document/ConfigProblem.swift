public import Diagnostics
public import Text

/// What is wrong with a text as JSON, YAML and so on, before any schema is asked.
public struct ConfigProblem: Sendable, Hashable {
    /// The stable name of this kind of problem, in kebab case.
    public let id: FindingID
    /// How bad it is.
    public let severity: Severity
    /// One sentence that names the thing that is wrong.
    public let message: String
    /// The smallest range of the text's bytes that is wrong.
    public let range: Range<Int>
    /// What to do about it.
    public let help: String?
    /// Edits of the text that mend it.
    public let fixes: [Diagnostic.Fix]
    /// Where what the problem repeats or contradicts is defined first.
    public let earlier: Range<Int>?
    /// What is said of that place.
    let earlierWords: String
    /// Which one of its kind it is, where the kind has parts.
    public private(set) var part: String?
    /// Where the value that was read is a guess, so that what a schema says of it has the same cause.
    let doubts: [Range<Int>]

    /// Ids of texts that can be read all the same, though they say something twice or wrongly, or something besides.
    private static let readable: Set<FindingID> = [
        .duplicateKey, .duplicateTable, .invalidMerge, .notStrictJSON,
    ]

    /// Whether the text is not well-formed in its language.
    public var isMalformed: Bool { severity == .error && !Self.readable.contains(id) }

    /// Makes a problem.
    ///
    /// - Parameter doubts: where the value that was read is a guess; where it is `nil`, at the range of a mistake
    ///   that has no fix, and nowhere where there is a fix: then the text was read as it was meant.
    public init(
        _ id: FindingID, _ severity: Severity = .error, _ message: String, at range: Range<Int>,
        help: String? = nil, fixes: [Diagnostic.Fix] = [], earlier: Range<Int>? = nil,
        earlierWords: String = "it is defined here first", doubts: [Range<Int>]? = nil
    ) {
        self.id = id
        self.severity = severity
        self.message = message
        self.range = range
        self.help = help
        self.fixes = fixes
        self.earlier = earlier
        self.earlierWords = earlierWords
        let isGuess = severity == .error && fixes.isEmpty && !Self.readable.contains(id)
        self.doubts = doubts ?? (isGuess ? [range] : [])
    }

    /// The same with all ranges moved.
    func moved(by distance: Int) -> ConfigProblem { moved { $0 + distance } }

    /// The same where each place lies elsewhere.
    func moved(_ places: (Int) -> Int) -> ConfigProblem {
        func moved(_ range: Range<Int>) -> Range<Int> {
            let start = places(range.lowerBound)
            return start..<max(start, places(range.upperBound))
        }
        let fixes = fixes.map { $0.moved(moved) }
        return ConfigProblem(
            id, severity, message, at: moved(range), help: help, fixes: fixes, earlier: earlier.map(moved),
            earlierWords: earlierWords, doubts: doubts.map(moved)
        ).with(part: part)
    }

    /// The same as a part of its kind.
    func with(part: String?) -> ConfigProblem {
        var problem = self
        problem.part = part
        return problem
    }

    /// The same with other doubts.
    func with(doubts: [Range<Int>]) -> ConfigProblem {
        ConfigProblem(
            id, severity, message, at: range, help: help, fixes: fixes, earlier: earlier,
            earlierWords: earlierWords, doubts: doubts
        ).with(part: part)
    }

    /// The problem as a finding in the file that the text stands in.
    ///
    /// - Parameters:
    ///   - id: the finding's id; the problem's own where it is `nil`.
    ///   - path: the file, relative to the site's root.
    ///   - map: where the text stands in the file.
    public func diagnostic(id: FindingID? = nil, path: String, map: SourceMap) -> Diagnostic {
        var diagnostic = Diagnostic(
            id ?? self.id, severity, message, at: Location(path: path, range: map.range(range)),
            help: help,
            notes: earlier.map {
                [
                    Diagnostic.Note(earlierWords, at: Location(path: path, range: map.range($0)))
                ]
            } ?? [],
            fixes: fixes.compactMap { $0.moved(by: map) })
        diagnostic.part = part
        return diagnostic
    }
}

extension Diagnostic.Fix {
    /// The fix with its edits in the file that the text stands in; `nil` where an edit would also take what stands
    /// in the file between the lines of the text, such as the marks of a quote.
    func moved(by map: SourceMap) -> Diagnostic.Fix? {
        let moved = moved { map.range($0) }
        let isWhole = zip(edits, moved.edits).allSatisfy { $0.range.count == $1.range.count }
        return isWhole ? moved : nil
    }
}
