import Text

/// Reads a pattern: literals, `.`, sets, `\` escapes, groups, `|`, and the repetitions `* + ? {n} {n,m}`.
///
/// `.` is any byte but a line ending, `$` is a line ending, `\h` is a blank, `\w` has every byte outside ASCII,
/// so that names in any script are words.
struct PatternParser {
    private let source: [UInt8]
    private var position = 0
    private var depth = 0

    /// Groups may nest this deep.
    private static let depthLimit = 24
    /// The largest number in `{n,m}`.
    private static let countLimit = 64

    /// The tree of a pattern.
    static func parse(_ source: [UInt8]) throws(PatternProblem) -> Pattern {
        var parser = PatternParser(source: source)
        let pattern = try parser.choice()
        guard parser.position == source.count else {
            throw parser.problem(
                "This `)` closes no group.", length: 1, help: "Write `\\)` for the character.")
        }
        guard pattern.size < Pattern.sizeLimit else {
            throw PatternProblem(message: "The pattern is too large.", range: 0..<source.count)
        }
        return pattern
    }

    private init(source: [UInt8]) { self.source = source }

    private var byte: UInt8? { position < source.count ? source[position] : nil }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard byte == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private func problem(_ message: String, length: Int, help: String? = nil) -> PatternProblem {
        let start = min(position, source.count)
        return PatternProblem(message: message, range: start..<min(start + length, source.count), help: help)
    }

    private mutating func choice() throws(PatternProblem) -> Pattern {
        var parts = [try sequence()]
        while take("|") { parts.append(try sequence()) }
        return parts.count == 1 ? parts[0] : .choice(parts)
    }

    private mutating func sequence() throws(PatternProblem) -> Pattern {
        var parts: [Pattern] = []
        while let byte, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
            parts.append(try repeated(try atom(byte)))
        }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func atom(_ byte: UInt8) throws(PatternProblem) -> Pattern {
        switch byte {
        case UInt8(ascii: "("): return try group()
        case UInt8(ascii: "["): return .bytes(try set())
        case UInt8(ascii: "\\"): return .bytes(try escape())
        case UInt8(ascii: "."):
            position += 1
            return .bytes(ByteSet.lineEnds.inverted)
        case UInt8(ascii: "$"):
            position += 1
            return .bytes(.lineEnds)
        case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"):
            throw problem(
                "There is nothing to repeat here.", length: 1,
                help: "Write a backslash in front of the character itself.")
        case UInt8(ascii: "^"):
            throw problem(
                "`^` stands only at the beginning of a rule's pattern.", length: 1,
                help: "Write `\\^` for the character.")
        default:
            position += 1
            return .bytes(ByteSet(byte...byte))
        }
    }

    private mutating func group() throws(PatternProblem) -> Pattern {
        let start = position
        position += 1
        depth += 1
        guard depth <= Self.depthLimit else { throw problem("Groups nest too deep here.", length: 1) }
        if byte == UInt8(ascii: "?") {
            throw problem("A group cannot begin with `?`.", length: 1, help: "Every group is a plain group.")
        }
        let pattern = try choice()
        depth -= 1
        guard take(")") else {
            throw PatternProblem(message: "The group is not closed.", range: start..<source.count)
        }
        return pattern
    }

    private mutating func repeated(_ pattern: Pattern) throws(PatternProblem) -> Pattern {
        var pattern = pattern
        // More than a few repetitions of one thing have no meaning that fewer do not have.
        for _ in 0..<4 {
            if take("*") {
                pattern = .repetition(pattern, least: 0, most: nil)
            } else if take("+") {
                pattern = .repetition(pattern, least: 1, most: nil)
            } else if take("?") {
                pattern = .repetition(pattern, least: 0, most: 1)
            } else if let counts = try counts() {
                pattern = .repetition(pattern, least: counts.least, most: counts.most)
            } else {
                return pattern
            }
        }
        throw problem("Too many repetitions stand one after the other.", length: 1)
    }

    /// `{n}`, `{n,}` or `{n,m}`; any other brace is a character.
    private mutating func counts() throws(PatternProblem) -> (least: Int, most: Int?)? {
        let start = position
        guard take("{"), let least = number() else {
            position = start
            return nil
        }
        var most: Int? = least
        if take(",") { most = number() }
        guard take("}") else {
            position = start
            return nil
        }
        guard least <= most ?? least, max(least, most ?? 0) <= Self.countLimit else {
            throw PatternProblem(
                message: "A count must be at most \(Self.countLimit), and the first not above the second.",
                range: start..<position)
        }
        return (least, most)
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let byte, byte.isDigit {
            value = min((value ?? 0) * 10 + Int(byte - 0x30), 1_000_000)
            position += 1
        }
        return value
    }
}

/// Sets and escapes.
extension PatternParser {
    fileprivate mutating func set() throws(PatternProblem) -> ByteSet {
        let start = position
        position += 1
        let isInverted = take("^")
        var result = ByteSet()
        while let byte, byte != UInt8(ascii: "]") {
            guard byte < 0x80 else {
                throw problem(
                    "A set holds only ASCII characters.", length: 4, help: "Use `\\w`, or a group: `(ä|ö)`.")
            }
            result = result.union(try member(byte))
        }
        guard take("]") else {
            throw PatternProblem(message: "The set is not closed.", range: start..<source.count)
        }
        result = isInverted ? result.inverted : result
        guard !result.isEmpty else {
            throw PatternProblem(
                message: "The set is empty.", range: start..<position,
                help: "Write `\\]` for a bracket in a set.")
        }
        return result
    }

    /// One character, escape or range of a set.
    private mutating func member(_ byte: UInt8) throws(PatternProblem) -> ByteSet {
        let start = position
        var first = ByteSet(byte...byte)
        if byte == UInt8.backslash { first = try escape() } else { position += 1 }
        let isRange =
            position + 1 < source.count && source[position] == UInt8.hyphen
            && source[position + 1] != UInt8(ascii: "]")
        guard isRange else { return first }
        position += 1
        var last = ByteSet(source[position]...source[position])
        if source[position] == UInt8.backslash { last = try escape() } else { position += 1 }
        guard let least = first.onlyByte, let most = last.onlyByte, least <= most else {
            throw PatternProblem(
                message: "This range of characters is not one.", range: start..<position,
                help: "Write a hyphen in a set as `\\-` or last.")
        }
        return ByteSet(least...most)
    }

    fileprivate mutating func escape() throws(PatternProblem) -> ByteSet {
        guard position + 1 < source.count else {
            throw problem("A backslash ends the pattern.", length: 1, help: "Write `\\\\` for a backslash.")
        }
        let letter = source[position + 1]
        position += 2
        switch letter {
        case UInt8(ascii: "d"): return .digits
        case UInt8(ascii: "D"): return ByteSet.digits.inverted
        case UInt8(ascii: "w"): return .word
        case UInt8(ascii: "W"): return ByteSet.word.inverted
        case UInt8(ascii: "s"): return .whitespace
        case UInt8(ascii: "S"): return ByteSet.whitespace.inverted
        case UInt8(ascii: "h"): return .blanks
        case UInt8(ascii: "n"): return ByteSet("\n")
        case UInt8(ascii: "r"): return ByteSet("\r")
        case UInt8(ascii: "t"): return ByteSet("\t")
        case UInt8(ascii: "x"): return try hexadecimal()
        default: return try literal(letter)
        }
    }

    private mutating func literal(_ letter: UInt8) throws(PatternProblem) -> ByteSet {
        guard !letter.isWord || letter == UInt8(ascii: "_") else {
            position -= 2
            throw problem(
                "This escape means nothing.", length: 2,
                help: "The escapes are `\\d \\w \\s \\h \\n \\r \\t \\xHH`, their opposites `\\D \\W \\S`, "
                    + "and a backslash before punctuation.")
        }
        return ByteSet(letter...letter)
    }

    private mutating func hexadecimal() throws(PatternProblem) -> ByteSet {
        let digits = source[position...].prefix(2)
        guard digits.count == 2, let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) else {
            throw problem("`\\x` needs two hexadecimal digits.", length: 2)
        }
        position += 2
        return ByteSet(value...value)
    }
}
