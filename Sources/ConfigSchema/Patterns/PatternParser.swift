/// Reads regular expressions by the grammar of ECMA-262 (section 22.2.1) with the `u` flag, as JSON Schema
/// recommends (2020-12 Core, section 6.4).
///
/// What the older grammar (its annex B) lets through without doubt is let through as well, because schemas
/// in use need it: `\-` and other escaped punctuation, `]`, `{` and `}` on their own, `[\w-.]`, and a
/// quantifier behind a lookahead. Escaped letters without a meaning are refused.
struct PatternParser {
    /// How deep groups may nest.
    static let depthLimit = 100
    /// How many code points an expression may have.
    static let lengthLimit = 65_536

    let source: [UInt32]
    var position = 0
    var groupCount = 0
    var numbersNamed: Set<Int> = []
    var namesReferenced: Set<String> = []
    private var depth = 0
    private var groupsByName: [String: [NamedGroup]] = [:]
    /// The alternatives that the parser is inside of: which disjunction, and which of its alternatives.
    private var path: [AlternativePlace] = []
    private var disjunctionCount = 0

    private struct AlternativePlace: Equatable {
        let disjunction: Int
        var alternative: Int
    }

    private struct NamedGroup {
        let number: Int
        let path: [AlternativePlace]
    }

    private init(_ source: String) { self.source = source.unicodeScalars.map(\.value) }

    /// Reads an expression.
    static func parse(_ source: String) throws(PatternProblem) -> PatternExpression {
        var parser = PatternParser(source)
        guard parser.source.count <= lengthLimit else {
            throw PatternProblem(reason: "it has more than \(lengthLimit) characters")
        }
        let tree = try parser.disjunction()
        if !parser.isAtEnd { throw parser.problem("`)` closes no group") }
        return try parser.finished(tree)
    }

    private func finished(_ tree: PatternTree) throws(PatternProblem) -> PatternExpression {
        if let wrong = numbersNamed.first(where: { $0 > groupCount }) {
            throw PatternProblem(reason: "`\\\(wrong)` refers to a group that is not there")
        }
        let names = groupsByName.mapValues { $0.map(\.number) }
        var referenced = numbersNamed
        for name in namesReferenced.sorted() {
            guard let groups = names[name] else {
                throw PatternProblem(reason: "no group has the name `\(name)`")
            }
            referenced.formUnion(groups)
        }
        return PatternExpression(
            tree: tree, groupCount: groupCount, groupsByName: names, referenced: referenced)
    }

    // MARK: Characters

    var isAtEnd: Bool { position >= source.count }

    /// The code point at an offset from here; one that is no code point behind the end.
    func peek(_ offset: Int = 0) -> UInt32 {
        position + offset < source.count ? source[position + offset] : .max
    }

    /// Steps over a character where it stands here.
    mutating func take(_ character: Character) -> Bool {
        guard peek() == character.unicodeScalars.first?.value else { return false }
        position += 1
        return true
    }

    /// Steps over a text where it stands here.
    mutating func take(_ text: String) -> Bool {
        let scalars = text.unicodeScalars.map(\.value)
        guard source[position...].starts(with: scalars) else { return false }
        position += scalars.count
        return true
    }

    func problem(_ reason: String) -> PatternProblem {
        PatternProblem(reason: reason, place: min(position, max(source.count - 1, 0)) + 1)
    }

    // MARK: Structure

    private mutating func disjunction() throws(PatternProblem) -> PatternTree {
        guard depth < Self.depthLimit else {
            throw problem("groups nest deeper than \(Self.depthLimit)")
        }
        depth += 1
        disjunctionCount += 1
        path.append(AlternativePlace(disjunction: disjunctionCount, alternative: 0))
        var alternatives = [try alternative()]
        while take("|" as Character) {
            path[path.count - 1].alternative += 1
            alternatives.append(try alternative())
        }
        path.removeLast()
        depth -= 1
        return alternatives.count == 1 ? alternatives[0] : .alternatives(alternatives)
    }

    private mutating func alternative() throws(PatternProblem) -> PatternTree {
        var terms: [PatternTree] = []
        while !isAtEnd, peek() != UInt32(UInt8(ascii: "|")), peek() != UInt32(UInt8(ascii: ")")) {
            terms.append(try term())
        }
        switch terms.count {
        case 0: return .empty
        case 1: return terms[0]
        default: return .sequence(terms)
        }
    }

    private mutating func term() throws(PatternProblem) -> PatternTree {
        let start = position
        let atom = try atom()
        let quantifierStart = position
        guard let (minimum, maximum) = try quantifier() else { return atom }
        switch atom {
        case .start, .end, .wordBoundary, .look(_, isBehind: true, _):
            position = quantifierStart
            throw problem("there is nothing to repeat")
        case .empty, .character, .anyCharacter, .characterClass, .look, .group, .modified, .backreference,
            .namedReference, .sequence, .alternatives, .repetition:
            break
        }
        guard minimum <= maximum else {
            position = start
            throw problem("the numbers of the quantifier are out of order")
        }
        let isLazy = take("?" as Character)
        return .repetition(atom, minimum: minimum, maximum: maximum, isLazy: isLazy)
    }

    private mutating func quantifier() throws(PatternProblem) -> (Int, Int)? {
        if take("*" as Character) { return (0, .max) }
        if take("+" as Character) { return (1, .max) }
        if take("?" as Character) { return (0, 1) }
        return braces()
    }

    /// `{n}`, `{n,}` or `{n,m}`; other braces stand for themselves.
    private mutating func braces() -> (Int, Int)? {
        let start = position
        guard take("{" as Character), let minimum = number() else {
            position = start
            return nil
        }
        var maximum = minimum
        if take("," as Character) { maximum = number() ?? .max }
        guard take("}" as Character) else {
            position = start
            return nil
        }
        return (minimum, maximum)
    }

    /// A decimal number; one that is beyond all use is cut.
    mutating func number() -> Int? {
        let start = position
        var value = 0
        while (0x30...0x39).contains(peek()) {
            value = min(value * 10 + Int(peek() - 0x30), 1 << 40)
            position += 1
        }
        return position > start ? value : nil
    }

    private mutating func atom() throws(PatternProblem) -> PatternTree {
        let character = peek()
        switch Unicode.Scalar(character) {
        case "^":
            position += 1
            return .start
        case "$":
            position += 1
            return .end
        case ".":
            position += 1
            return .anyCharacter
        case "(": return try group()
        case "[": return try characterClass()
        case "\\": return try atomEscape()
        case "*", "+", "?": throw problem("there is nothing to repeat")
        case "{":
            var copy = self
            if copy.braces() != nil { throw problem("there is nothing to repeat") }
            position += 1
            return .character(character)
        default:
            position += 1
            return .character(character)
        }
    }

    // MARK: Groups

    private mutating func group() throws(PatternProblem) -> PatternTree {
        let start = position
        position += 1
        let tree: PatternTree
        if take("?=") {
            tree = .look(try disjunction(), isBehind: false, isNegated: false)
        } else if take("?!") {
            tree = .look(try disjunction(), isBehind: false, isNegated: true)
        } else if take("?<=") {
            tree = .look(try disjunction(), isBehind: true, isNegated: false)
        } else if take("?<!") {
            tree = .look(try disjunction(), isBehind: true, isNegated: true)
        } else if take("?:") {
            tree = .modified(try disjunction(), on: [], off: [])
        } else if take("?<") {
            let name = try groupName()
            tree = try capture(named: name)
        } else if take("?" as Character) {
            tree = try modifiers()
        } else {
            tree = try capture(named: nil)
        }
        guard take(")" as Character) else {
            position = start
            throw problem("the group is never closed")
        }
        return tree
    }

    private mutating func capture(named name: String?) throws(PatternProblem) -> PatternTree {
        groupCount += 1
        let number = groupCount
        if let name {
            for other in groupsByName[name] ?? [] where !Self.excludeEachOther(other.path, path) {
                throw problem("the group name `\(name)` is used twice")
            }
            groupsByName[name, default: []].append(NamedGroup(number: number, path: path))
        }
        return .group(try disjunction(), number: number)
    }

    /// Whether two groups stand in different alternatives of one disjunction, so that only one can match.
    private static func excludeEachOther(_ first: [AlternativePlace], _ second: [AlternativePlace]) -> Bool {
        zip(first, second).contains { $0.disjunction == $1.disjunction && $0.alternative != $1.alternative }
    }

    private mutating func modifiers() throws(PatternProblem) -> PatternTree {
        let start = position
        let on = flags()
        var off: PatternFlags? = []
        let hasMinus = take("-" as Character)
        if hasMinus { off = flags() }
        guard let on, let off, on.isDisjoint(with: off), !on.union(off).isEmpty,
            take(":" as Character)
        else {
            position = start
            throw problem("`(?` begins no group that ECMA-262 knows")
        }
        return .modified(try disjunction(), on: on, off: off)
    }

    /// The flags that stand here; `nil` where one stands twice.
    private mutating func flags() -> PatternFlags? {
        var flags: PatternFlags = []
        while let flag = PatternFlags(letter: peek()) {
            guard flags.insert(flag).inserted else { return nil }
            position += 1
        }
        return flags
    }

    /// A group's name up to `>`, which is stepped over.
    mutating func groupName() throws(PatternProblem) -> String {
        var name = String.UnicodeScalarView()
        while !take(">" as Character) {
            var character = peek()
            if take("\\u") {
                character = try unicodeEscape()
            } else {
                position += 1
            }
            guard let scalar = Unicode.Scalar(character), character != .max,
                scalar == "$" || scalar == "_" || scalar.properties.isIDStart
                    || (!name.isEmpty
                        && (scalar.properties.isIDContinue || scalar == "\u{200C}" || scalar == "\u{200D}"))
            else {
                position -= 1
                throw problem("the group has no proper name")
            }
            name.append(scalar)
        }
        guard !name.isEmpty else { throw problem("the group has no name") }
        return String(name)
    }
}
