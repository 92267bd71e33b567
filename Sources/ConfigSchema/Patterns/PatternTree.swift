/// A regular expression of ECMA-262 (section 22.2.1, with the `u` flag) as a tree.
indirect enum PatternTree: Sendable {
    case empty
    /// A code point; a surrogate on its own stands here too, and matches nothing.
    case character(UInt32)
    /// `.`
    case anyCharacter
    case characterClass(CharacterClass)
    /// `^`
    case start
    /// `$`
    case end
    /// `\b`, or `\B` where it is negated.
    case wordBoundary(isNegated: Bool)
    case look(PatternTree, isBehind: Bool, isNegated: Bool)
    /// A capturing group; groups are numbered from 1.
    case group(PatternTree, number: Int)
    /// A group that switches flags on or off, as `(?i-s:…)`.
    case modified(PatternTree, on: PatternFlags, off: PatternFlags)
    case backreference(Int)
    case namedReference(String)
    case sequence([PatternTree])
    case alternatives([PatternTree])
    /// A quantifier; a maximum of `Int.max` stands for none.
    case repetition(PatternTree, minimum: Int, maximum: Int, isLazy: Bool)
}

/// A set of characters, as between brackets.
struct CharacterClass: Sendable {
    var isNegated = false
    var items: [Item] = []

    /// One member of a class.
    enum Item: Sendable {
        case range(UInt32, UInt32)
        /// `\d` or `\D`
        case digit(isNegated: Bool)
        /// `\w` or `\W`
        case word(isNegated: Bool)
        /// `\s` or `\S`
        case space(isNegated: Bool)
        /// `\p{…}` or `\P{…}`, by PCRE2's name for the property.
        case property(String, isNegated: Bool)
    }
}

/// The flags that a group may switch.
struct PatternFlags: OptionSet, Sendable {
    let rawValue: UInt8

    static let ignoreCase = PatternFlags(rawValue: 1)
    static let multiline = PatternFlags(rawValue: 2)
    static let dotAll = PatternFlags(rawValue: 4)

    /// The flag of a letter.
    init?(letter: UInt32) {
        switch letter {
        case 0x69: self = .ignoreCase
        case 0x6D: self = .multiline
        case 0x73: self = .dotAll
        default: return nil
        }
    }

    init(rawValue: UInt8) { self.rawValue = rawValue }
}

/// A regular expression that has been read, with what its references need.
struct PatternExpression: Sendable {
    let tree: PatternTree
    let groupCount: Int
    /// The numbers of the groups with a name; more than one where alternatives share it.
    let groupsByName: [String: [Int]]
    /// The groups that references name.
    let referenced: Set<Int>
}

/// Why a text is no regular expression, or one that cannot be matched.
struct PatternProblem: Error, Equatable {
    /// The reason, as a clause: "the group is never closed".
    let reason: String
    /// The place of the fault, counted in code points from 1; 0 where it concerns the whole.
    var place = 0

    /// The reason with its place.
    var words: String { place > 0 ? "\(reason), at character \(place)" : reason }
}
