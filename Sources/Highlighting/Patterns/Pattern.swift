import Text

/// A regular expression as a tree: only what a finite automaton can do, so no captures and no look-around.
indirect enum Pattern: Sendable, Hashable {
    /// One byte of a set.
    case bytes(ByteSet)
    /// One after the other; an empty sequence matches the empty text.
    case sequence([Pattern])
    /// One of several.
    case choice([Pattern])
    /// So many times; without a `most` any number of times.
    case repetition(Pattern, least: Int, most: Int?)

    /// Whether the empty text matches.
    var matchesNothing: Bool {
        switch self {
        case .bytes: false
        case .sequence(let parts): parts.allSatisfy(\.matchesNothing)
        case .choice(let parts): parts.contains(where: \.matchesNothing)
        case .repetition(let part, let least, _): least == 0 || part.matchesNothing
        }
    }

    /// The pattern with both cases of every ASCII letter.
    var ignoringCase: Pattern {
        switch self {
        case .bytes(let set): .bytes(set.ignoringCase)
        case .sequence(let parts): .sequence(parts.map(\.ignoringCase))
        case .choice(let parts): .choice(parts.map(\.ignoringCase))
        case .repetition(let part, let least, let most):
            .repetition(part.ignoringCase, least: least, most: most)
        }
    }

    /// How many automaton nodes the pattern takes.
    var size: Int {
        switch self {
        case .bytes: 1
        case .sequence(let parts): parts.reduce(0) { saturating($0, $1.size) }
        case .choice(let parts): parts.reduce(1) { saturating($0, $1.size) }
        case .repetition(let part, let least, let most):
            saturating(part.size.multipliedReportingOverflow(by: max(least, most ?? least + 1)).0, 1)
        }
    }

    private func saturating(_ left: Int, _ right: Int) -> Int {
        min(left + min(right, Pattern.sizeLimit), Pattern.sizeLimit)
    }

    /// A larger pattern is refused, so that a definition cannot ask for an automaton without bounds.
    static let sizeLimit = 4_000
}

/// What is wrong with a pattern, and where in it.
struct PatternProblem: Error, Equatable {
    /// A sentence.
    let message: String
    /// The bytes of the pattern that are wrong.
    let range: Range<Int>
    /// What to write instead, where there is something to say.
    var help: String?
}
