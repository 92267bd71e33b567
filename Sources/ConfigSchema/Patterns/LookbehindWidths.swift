/// Rewrites what a lookbehind holds into alternatives of fixed width, because PCRE2 10.42 knows no others.
///
/// All that matters is whether the lookbehind holds, so alternatives may be merged and ordered by width. What
/// is leftmost needs no more than its fewest repetitions: where more of them stand behind, so do those.
struct LookbehindWidths {
    /// How many different widths one lookbehind may have; a quantifier such as `{0,200}` makes 201.
    static let widthLimit = 256
    /// How many parts of expressions rewriting may write, so that widths which multiply end in a problem.
    static let sizeLimit = 1024

    /// For each width the expressions that have it.
    private typealias Widths = [Int: [PatternTree]]

    private let referenced: Set<Int>
    private var size = 0

    /// The alternatives, narrowest first.
    static func alternatives(
        _ tree: PatternTree, referenced: Set<Int>
    ) throws(PatternProblem) -> [PatternTree] {
        var rewriting = LookbehindWidths(referenced: referenced)
        let widths = try rewriting.widths(tree, isLeftmost: true)
        return widths.keys.sorted().map { Self.merged(widths[$0] ?? []) }
    }

    private init(referenced: Set<Int>) { self.referenced = referenced }

    private static func merged(_ trees: [PatternTree]) -> PatternTree {
        trees.count == 1 ? trees[0] : .alternatives(trees)
    }

    private mutating func widths(_ tree: PatternTree, isLeftmost: Bool) throws(PatternProblem) -> Widths {
        switch tree {
        case .character, .anyCharacter, .characterClass: return [1: [tree]]
        case .empty, .start, .end, .wordBoundary, .look: return [0: [tree]]
        case .group(let inner, let number):
            let widths = try widths(inner, isLeftmost: isLeftmost)
            guard referenced.contains(number) else { return widths }
            guard widths.count == 1, let (width, trees) = widths.first else {
                throw PatternProblem(
                    reason: "a lookbehind holds a group of variable width that is referred to")
            }
            return [width: [.group(Self.merged(trees), number: number)]]
        case .modified(let inner, let on, let off):
            return try widths(inner, isLeftmost: isLeftmost).mapValues {
                [.modified(Self.merged($0), on: on, off: off)]
            }
        case .backreference, .namedReference:
            throw PatternProblem(reason: "a lookbehind holds a back reference, whose width is not known")
        case .sequence(let parts): return try sequence(parts, isLeftmost: isLeftmost)
        case .alternatives(let parts):
            var union: Widths = [:]
            for part in parts {
                union.merge(try widths(part, isLeftmost: isLeftmost)) { $0 + $1 }
            }
            return try checked(union)
        case .repetition(let inner, let minimum, let maximum, _):
            return try repetition(inner, minimum, isLeftmost ? minimum : maximum, isLeftmost: isLeftmost)
        }
    }

    private mutating func sequence(
        _ parts: [PatternTree], isLeftmost: Bool
    ) throws(PatternProblem) -> Widths {
        var result: Widths = [0: [.empty]]
        var isLeftmost = isLeftmost
        for part in parts {
            let next = try widths(part, isLeftmost: isLeftmost)
            if !Self.isNothing(next) { isLeftmost = false }
            result = try product(result, next)
        }
        return result
    }

    /// Whether widths stand for the empty expression alone.
    private static func isNothing(_ widths: Widths) -> Bool {
        guard widths.count == 1, let trees = widths[0] else { return false }
        return trees.allSatisfy { if case .empty = $0 { true } else { false } }
    }

    private mutating func repetition(
        _ inner: PatternTree, _ minimum: Int, _ maximum: Int, isLeftmost: Bool
    ) throws(PatternProblem) -> Widths {
        guard maximum != .max else {
            throw PatternProblem(reason: "a lookbehind holds an unbounded repetition behind other parts")
        }
        guard maximum > 0 else { return [0: [.empty]] }
        guard maximum <= PatternTranslation.repeatLimit, maximum - minimum < Self.widthLimit else {
            throw Self.tooManyWidths
        }
        let one = try widths(inner, isLeftmost: isLeftmost && maximum == 1)
        if one.count == 1, let (width, trees) = one.first {
            let tree = Self.merged(trees)
            var result: Widths = [:]
            for count in minimum...maximum {
                result[width * count, default: []].append(
                    count == 0 ? .empty : .repetition(tree, minimum: count, maximum: count, isLazy: false))
            }
            return try checked(result)
        }
        var power: Widths = [0: [.empty]]
        var result: Widths = minimum == 0 ? power : [:]
        for count in 1...maximum {
            power = try product(power, one)
            if count >= minimum { result.merge(power) { $0 + $1 } }
        }
        return try checked(result)
    }

    private mutating func product(_ first: Widths, _ second: Widths) throws(PatternProblem) -> Widths {
        var result: Widths = [:]
        for (width, left) in first {
            for (other, right) in second {
                let tree: PatternTree =
                    if width == 0, Self.isNothing([0: left]) {
                        Self.merged(right)
                    } else {
                        .sequence([Self.merged(left), Self.merged(right)])
                    }
                result[width + other, default: []].append(tree)
                size += 1
                guard size <= Self.sizeLimit else { throw Self.tooManyWidths }
            }
        }
        return try checked(result)
    }

    private func checked(_ widths: Widths) throws(PatternProblem) -> Widths {
        if widths.count > Self.widthLimit { throw Self.tooManyWidths }
        return widths
    }

    private static let tooManyWidths = PatternProblem(
        reason: "a lookbehind can have more than \(widthLimit) widths")
}
