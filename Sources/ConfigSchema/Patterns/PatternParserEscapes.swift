import Text

/// Escapes and character classes.
extension PatternParser {
    mutating func atomEscape() throws(PatternProblem) -> PatternTree {
        switch Unicode.Scalar(peek(1)) {
        case "b", "B":
            position += 2
            return .wordBoundary(isNegated: source[position - 1] == UInt32(UInt8(ascii: "B")))
        case "k":
            position += 2
            guard take("<" as Character) else { throw problem("`\\k` names no group") }
            let name = try groupName()
            namesReferenced.insert(name)
            return .namedReference(name)
        case let digit? where ("1"..."9" as ClosedRange<Unicode.Scalar>).contains(digit):
            position += 1
            let group = number() ?? 0
            numbersNamed.insert(group)
            return .backreference(group)
        default: break
        }
        if let item = try classEscape() { return .characterClass(CharacterClass(items: [item])) }
        return .character(try characterEscape())
    }

    /// `\d`, `\p{…}` and the like; `nil` where another escape stands here.
    private mutating func classEscape() throws(PatternProblem) -> CharacterClass.Item? {
        let letter = peek(1)
        let item: CharacterClass.Item
        switch Unicode.Scalar(letter) {
        case "d", "D": item = .digit(isNegated: letter == 0x44)
        case "w", "W": item = .word(isNegated: letter == 0x57)
        case "s", "S": item = .space(isNegated: letter == 0x53)
        case "p", "P": return try property(isNegated: letter == 0x50)
        default: return nil
        }
        position += 2
        return item
    }

    private mutating func property(isNegated: Bool) throws(PatternProblem) -> CharacterClass.Item {
        let start = position
        position += 2
        guard take("{" as Character), let end = source[position...].firstIndex(of: 0x7D) else {
            throw problem("`\\p` is followed by the name of a property in braces")
        }
        var text = String.UnicodeScalarView()
        for character in source[position..<end] { Unicode.Scalar(character).map { text.append($0) } }
        position = end + 1
        let name = String(text)
        guard let property = UnicodeProperty.name(name, isNegated: isNegated) else {
            position = start
            throw problem("`\(name)` is no property of characters that ECMA-262 and PCRE2 both know")
        }
        return property
    }

    /// An escape that stands for one character, with its backslash.
    private mutating func characterEscape() throws(PatternProblem) -> UInt32 {
        position += 1
        let character = peek()
        position += 1
        switch Unicode.Scalar(character) {
        case "t": return 0x09
        case "n": return 0x0A
        case "v": return 0x0B
        case "f": return 0x0C
        case "r": return 0x0D
        case "0" where !(0x30...0x39).contains(peek()): return 0
        case "c":
            guard let letter = UInt8(exactly: peek()), letter.isLetter else {
                throw problem("`\\c` is followed by a letter")
            }
            position += 1
            return UInt32(letter & 31)
        case "x":
            guard let value = hexadecimal(2) else { throw problem("`\\x` is followed by two digits") }
            return value
        case "u": return try unicodeEscape()
        default:
            guard character != .max else {
                position -= 1
                throw problem("a backslash ends the expression")
            }
            if let byte = UInt8(exactly: character), byte.isLetter || byte.isDigit {
                position -= 1
                throw problem("`\\\(Unicode.Scalar(byte))` is no escape")
            }
            return character
        }
    }

    /// What follows `\u`: four digits, two such escapes that make a surrogate pair, or digits in braces.
    mutating func unicodeEscape() throws(PatternProblem) -> UInt32 {
        if take("{" as Character) {
            var value: UInt32 = 0
            let start = position
            while let digit = UInt8(exactly: peek()).flatMap(NumberScanner.hexadecimalValue),
                value <= 0x10FFFF
            {
                value = value << 4 | UInt32(digit)
                position += 1
            }
            guard position > start, value <= 0x10FFFF, take("}" as Character) else {
                throw problem("`\\u{` is followed by the number of a code point and `}`")
            }
            return value
        }
        guard let unit = hexadecimal(4) else { throw problem("`\\u` is followed by four digits") }
        let behind = position
        if unit & 0xFC00 == 0xD800, take("\\u"), let low = hexadecimal(4), low & 0xFC00 == 0xDC00 {
            return 0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF
        }
        position = behind
        return unit
    }

    private mutating func hexadecimal(_ count: Int) -> UInt32? {
        var value: UInt32 = 0
        for offset in 0..<count {
            guard let digit = UInt8(exactly: peek(offset)).flatMap(NumberScanner.hexadecimalValue) else {
                return nil
            }
            value = value << 4 | UInt32(digit)
        }
        position += count
        return value
    }

    // MARK: Classes

    mutating func characterClass() throws(PatternProblem) -> PatternTree {
        let start = position
        position += 1
        var set = CharacterClass(isNegated: take("^" as Character))
        while !take("]" as Character) {
            guard !isAtEnd else {
                position = start
                throw problem("the character class is never closed")
            }
            let first = try classAtom()
            guard peek() == 0x2D, peek(1) != 0x5D, position + 1 < source.count else {
                set.items.append(first)
                continue
            }
            position += 1
            let last = try classAtom()
            if case .range(let low, _) = first, case .range(let high, _) = last {
                guard low <= high else { throw problem("the range of characters is out of order") }
                set.items.append(.range(low, high))
            } else {
                set.items += [first, .range(0x2D, 0x2D), last]
            }
        }
        return .characterClass(set)
    }

    /// One character as a range of itself, or a class escape.
    private mutating func classAtom() throws(PatternProblem) -> CharacterClass.Item {
        guard peek() == 0x5C else {
            position += 1
            return .range(source[position - 1], source[position - 1])
        }
        if let item = try classEscape() { return item }
        if peek(1) == UInt32(UInt8(ascii: "b")) {
            position += 2
            return .range(0x08, 0x08)
        }
        let character = try characterEscape()
        return .range(character, character)
    }
}
