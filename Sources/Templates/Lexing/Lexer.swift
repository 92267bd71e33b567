import Diagnostics
import Text

/// Cuts a template into tokens: text outside of tags, words and signs inside.
///
/// White space around tags goes as `trim_blocks` and `lstrip_blocks` say: the line ending after a `{% %}` or `{# #}`
/// tag goes, and so does the space before one that stands first in its line; `-` takes all white space on its side,
/// `+` leaves it. One line ending at the end of the file is not part of the template.
struct Lexer {
    let path: String
    let bytes: [UInt8]
    /// Where the template ends: before a last line ending.
    let limit: Int
    var offset = 0
    var tokens: [Token] = []
    var diagnostics: [Diagnostic] = []

    /// The tokens of a template, with an `end` token last.
    static func tokens(of source: SourceText) -> (tokens: [Token], diagnostics: [Diagnostic]) {
        var lexer = Lexer(source)
        while lexer.offset < lexer.limit { lexer.readText() }
        lexer.tokens.append(Token(.end, lexer.limit..<lexer.limit))
        return (lexer.tokens, lexer.diagnostics)
    }

    private init(_ source: SourceText) {
        path = source.path
        bytes = source.bytes
        var limit = source.bytes.count
        if limit > 0, bytes[limit - 1] == 0x0A {
            limit -= 1
            if limit > 0, bytes[limit - 1] == 0x0D { limit -= 1 }
        } else if limit > 0, bytes[limit - 1] == 0x0D {
            limit -= 1
        }
        self.limit = limit
        // A byte order mark is not part of the text.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = min(3, limit) }
    }

    /// Keeps a finding, up to a number beyond which no more are of use.
    mutating func report(_ diagnostic: Diagnostic) {
        if diagnostics.count < Parser.findingLimit { diagnostics.append(diagnostic) }
    }

    func byte(_ index: Int) -> UInt8 {
        index < limit ? bytes[index] : 0
    }

    /// Whether a delimiter such as `{%` begins at an offset.
    func opensTag(at index: Int) -> Bool {
        guard byte(index) == UInt8(ascii: "{") else { return false }
        let next = byte(index + 1)
        return next == UInt8(ascii: "{") || next == UInt8(ascii: "%") || next == UInt8(ascii: "#")
    }

    private mutating func readText() {
        let start = offset
        while offset < limit, !opensTag(at: offset) { offset += 1 }
        let opening = offset
        guard opening < limit else {
            appendText(start..<limit)
            return
        }
        appendText(start..<textEnd(from: start, tag: opening))
        let hasSign = byte(opening + 2) == UInt8(ascii: "-") || byte(opening + 2) == UInt8(ascii: "+")
        offset = min(limit, opening + (hasSign ? 3 : 2))
        switch byte(opening + 1) {
        case UInt8(ascii: "#"): skipComment(opening)
        case UInt8(ascii: "%"):
            if let content = rawContent() {
                readRaw(opening, content: content)
            } else {
                readTag(opening, .tagStart)
            }
        default: readTag(opening, .outputStart)
        }
    }

    mutating func appendText(_ range: Range<Int>) {
        if !range.isEmpty { tokens.append(Token(.text, range)) }
    }

    /// Where the text before a tag ends, by the tag's sign and the rules for space before tags.
    func textEnd(from start: Int, tag: Int) -> Int {
        let sign = byte(tag + 2)
        if sign == UInt8(ascii: "-") {
            var end = tag
            while end > start, bytes[end - 1].isWhitespace { end -= 1 }
            return end
        }
        if sign == UInt8(ascii: "+") || byte(tag + 1) == UInt8(ascii: "{") { return tag }
        var line = tag
        while line > start, bytes[line - 1].isWhitespace, !isLineEnd(line - 1) { line -= 1 }
        let isFirst = line == 0 || isLineEnd(line - 1)
        return isFirst ? line : tag
    }

    func isLineEnd(_ index: Int) -> Bool {
        bytes[index] == 0x0A || bytes[index] == 0x0D
    }

    mutating func skipLineEnd() {
        if byte(offset) == 0x0D { offset += 1 }
        if byte(offset) == 0x0A, offset < limit { offset += 1 }
    }

    mutating func skipSpace() {
        while offset < limit, bytes[offset].isWhitespace { offset += 1 }
    }

    private mutating func skipComment(_ opening: Int) {
        // The sign may be the comment's own closing sign, as in `{#-#}`.
        guard let end = ByteSearch.first(Array("#}".utf8), in: bytes, from: opening + 2), end < limit else {
            report(.unclosedComment(path, opening..<opening + 2))
            offset = limit
            return
        }
        offset = end + 2
        switch end > opening + 2 ? bytes[end - 1] : 0 {
        case UInt8(ascii: "-"): skipSpace()
        case UInt8(ascii: "+"): break
        default: skipLineEnd()
        }
    }
}
