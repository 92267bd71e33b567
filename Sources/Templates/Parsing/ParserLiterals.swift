import Diagnostics

/// Literals: names, numbers, texts, lists and objects, and expressions in parentheses.
extension Parser {
    mutating func parsePrimary() -> Int32 {
        let start = token
        switch start.kind {
        case .name: return parseName()
        case .string: return parseStrings()
        case .integer, .double:
            advance()
            let value =
                start.kind == .integer
                ? Literal.integer(bytes, start.range) : Literal.double(bytes, start.range)
            if value == nil { report(.badNumber(text(start), path, start.range)) }
            return add(.constant(value ?? .undefined), start.range)
        case .leftParenthesis:
            advance()
            if skip(.rightParenthesis) { return add(.tuple([]), start.start..<tokens[position - 1].end) }
            let value = parseTuple()
            _ = expect(.rightParenthesis, after: "the expression in parentheses")
            return value
        case .leftBracket: return parseList()
        case .leftBrace: return parseObject()
        case .text, .outputStart, .outputEnd, .tagStart, .tagEnd, .plus, .minus, .star, .doubleStar, .slash,
            .doubleSlash, .percent, .tilde, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
            .assign, .dot, .comma, .colon, .pipe, .semicolon, .rightParenthesis, .rightBracket, .rightBrace,
            .end:
            report(.expected("an expression", path, start.range, found: foundText))
            return invalid()
        }
    }

    private mutating func parseName() -> Int32 {
        let start = token
        let name = text(start)
        guard !Self.reserved.contains(name) else {
            report(.expected("an expression", path, start.range, found: name))
            return invalid()
        }
        advance()
        switch name {
        case "true", "True": return add(.constant(.boolean(true)), start.range)
        case "false", "False": return add(.constant(.boolean(false)), start.range)
        case "none", "None": return add(.constant(.none), start.range)
        default: return add(.name(names.number(name)), start.range)
        }
    }

    /// A text; several in a row are one.
    private mutating func parseStrings() -> Int32 {
        let start = token.start
        var value: [UInt8] = []
        while token.kind == .string {
            value += Literal.text(bytes, token.range)
            advance()
        }
        return add(.constant(.text(value)), start..<tokens[position - 1].end)
    }

    private mutating func parseList() -> Int32 {
        let start = token.start
        advance()
        var items: [Int32] = []
        while token.kind != .rightBracket, !isSilent {
            items.append(parseExpression())
            guard token.kind != .rightBracket else { break }
            if !expect(.comma, after: "an item") { break }
        }
        _ = expect(.rightBracket, after: "the items")
        return add(.list(items), start..<max(start, tokens[position - 1].end))
    }

    private mutating func parseObject() -> Int32 {
        let start = token.start
        advance()
        var members: [(key: Int32, value: Int32)] = []
        while token.kind != .rightBrace, !isSilent {
            let key = parseExpression()
            guard expect(.colon, after: "a member's name") else { break }
            members.append((key, parseExpression()))
            guard token.kind != .rightBrace else { break }
            if !expect(.comma, after: "a member") { break }
        }
        _ = expect(.rightBrace, after: "the members")
        return add(.object(members), start..<max(start, tokens[position - 1].end))
    }
}

/// The values of literal tokens.
enum Literal {
    /// A whole number: decimal, `0x`, `0o` or `0b`, with `_` between digits. `nil` where it does not fit.
    static func integer(_ bytes: [UInt8], _ range: Range<Int>) -> TemplateValue? {
        let digits = String(decoding: bytes[range].filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
            .lowercased()
        let radix: Int? =
            digits.hasPrefix("0x") ? 16 : digits.hasPrefix("0o") ? 8 : digits.hasPrefix("0b") ? 2 : nil
        guard let radix else { return Int(digits).map { .integer($0) } }
        return Int(digits.dropFirst(2), radix: radix).map { .integer($0) }
    }

    /// A number with a point or an exponent.
    static func double(_ bytes: [UInt8], _ range: Range<Int>) -> TemplateValue? {
        let digits = String(decoding: bytes[range].filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
        return Double(digits).map { .double($0) }
    }

    /// A text without its quotes and with its escapes replaced. Line endings become line feeds.
    static func text(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
        var output: [UInt8] = []
        var index = range.lowerBound + 1
        let end = range.upperBound - 1
        while index < end {
            let byte = bytes[index]
            index += 1
            if byte == 0x0D {
                if index < end, bytes[index] == 0x0A { index += 1 }
                output.append(0x0A)
            } else if byte == UInt8(ascii: "\\"), index < end {
                index = appendEscape(bytes, index, end, to: &output)
            } else {
                output.append(byte)
            }
        }
        return output
    }

    /// Appends what stands for an escape whose letter is at `index`, and returns the place behind it.
    private static func appendEscape(
        _ bytes: [UInt8], _ index: Int, _ end: Int, to output: inout [UInt8]
    ) -> Int {
        let letter = bytes[index]
        switch letter {
        case UInt8(ascii: "n"): output.append(0x0A)
        case UInt8(ascii: "t"): output.append(0x09)
        case UInt8(ascii: "r"): output.append(0x0D)
        case UInt8(ascii: "b"): output.append(0x08)
        case UInt8(ascii: "f"): output.append(0x0C)
        case UInt8(ascii: "v"): output.append(0x0B)
        case UInt8(ascii: "a"): output.append(0x07)
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            let digits = bytes[index..<min(index + 3, end)].prefix {
                (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0)
            }
            let code = digits.reduce(UInt32(0)) { $0 * 8 + UInt32($1 - 0x30) }
            output.append(contentsOf: String(Unicode.Scalar(code) ?? " ").utf8)
            return index + digits.count
        case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): output.append(letter)
        case 0x0A: break
        case UInt8(ascii: "x"), UInt8(ascii: "u"), UInt8(ascii: "U"):
            let count = letter == UInt8(ascii: "x") ? 2 : letter == UInt8(ascii: "u") ? 4 : 8
            let digits = String(decoding: bytes[index + 1..<min(index + 1 + count, end)], as: UTF8.self)
            guard digits.utf8.count == count, let code = UInt32(digits, radix: 16),
                let scalar = Unicode.Scalar(code)
            else { fallthrough }
            output.append(contentsOf: String(scalar).utf8)
            return index + 1 + count
        default: output.append(contentsOf: [UInt8(ascii: "\\"), letter])
        }
        return index + 1
    }
}
