import Diagnostics
import Text

/// Resolves the references in the text of XML: the five predefined entities and numbers, and no others.
struct XMLText {
    let input: UnsafeBufferPointer<UInt8>
    private(set) var decoded = DecodedText()
    private(set) var problems: [ConfigProblem] = []

    init(_ input: UnsafeBufferPointer<UInt8>) { self.input = input }

    /// The text of an element's content, comments left out and character data as it is.
    static func decode(_ content: Range<Int>, in input: UnsafeBufferPointer<UInt8>) -> DecodedText {
        var text = XMLText(input)
        var scanner = XMLScanner(UnsafeBufferPointer(rebasing: input[..<content.upperBound]))
        scanner.position = content.lowerBound
        while let token = scanner.next() { text.append(token) }
        return text.decoded
    }

    /// Appends a piece between two tags.
    mutating func append(_ token: XMLToken) {
        switch token.kind {
        case .text: append(token.range, resolving: true)
        case .characterData: append(token.name, resolving: false)
        case .start, .empty, .end, .other: break
        }
    }

    private mutating func append(_ range: Range<Int>, resolving: Bool) {
        var run = range.lowerBound
        var offset = run
        while offset < range.upperBound {
            let byte = input[offset]
            let isReference = byte == UInt8(ascii: "&") && resolving
            let isLineEnd = byte == 0x0D && offset + 1 < range.upperBound && input[offset + 1] == 0x0A
            if byte == UInt8(ascii: "<"), resolving { reportBare(offset, "&lt;") }
            guard isReference || isLineEnd else {
                offset += 1
                continue
            }
            decoded.append(run..<offset, of: input)
            run = offset
            if isLineEnd {
                decoded.append([0x0A], for: offset..<offset + 2)
                offset += 2
                run = offset
            } else if let length = appendReference(offset, range.upperBound) {
                offset += length
                run = offset
            } else {
                offset += 1
            }
        }
        decoded.append(run..<range.upperBound, of: input)
    }

    /// Appends what the reference at an offset stands for, and gives its length; `nil` where there is none.
    private mutating func appendReference(_ offset: Int, _ limit: Int) -> Int? {
        let end = input[offset..<min(limit, offset + 12)].firstIndex(of: UInt8(ascii: ";"))
        guard let end, end > offset + 1 else {
            reportBare(offset, "&amp;")
            return nil
        }
        let name = input.text(offset + 1..<end)
        guard let character = Self.character(name) else {
            if name.utf8.allSatisfy({
                $0.isDigit || $0 == UInt8(ascii: "#") || $0 | 0x20 >= UInt8(ascii: "a")
            }) {
                reportUnknown(name, offset..<end + 1)
            } else {
                reportBare(offset, "&amp;")
            }
            return nil
        }
        decoded.append(Character(character).utf8, for: offset..<end + 1)
        return end + 1 - offset
    }

    private mutating func reportUnknown(_ name: String, _ range: Range<Int>) {
        report(
            name.hasPrefix("#")
                ? "`&\(name);` stands for no character of XML" : "`&\(name);` stands for nothing here", range,
            help:
                "property lists know `&amp;`, `&lt;`, `&gt;`, `&quot;`, `&apos;` and numbers such as `&#233;`"
        )
    }

    private static func character(_ name: String) -> Unicode.Scalar? {
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default: break
        }
        guard name.hasPrefix("#") else { return nil }
        let isHexadecimal = name.hasPrefix("#x")
        let digits = name.dropFirst(isHexadecimal ? 2 : 1)
        guard let first = digits.utf8.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-"),
            let value = UInt32(digits, radix: isHexadecimal ? 16 : 10),
            value >= 0x20 || value == 9 || value == 10 || value == 13,
            value != 0xFFFE, value != 0xFFFF
        else { return nil }
        return Unicode.Scalar(value)
    }

    private mutating func reportBare(_ offset: Int, _ entity: String) {
        let range = offset..<offset + 1
        let character = String(decoding: [input[offset]], as: UTF8.self)
        problems.append(
            ConfigProblem(
                .invalidSnippet, .error, "`\(character)` is written `\(entity)` in XML", at: range,
                fixes: [
                    Diagnostic.Fix(
                        "write `\(entity)`",
                        edits: [Diagnostic.TextEdit(range: range, replacement: entity)])
                ]))
    }

    private mutating func report(_ message: String, _ range: Range<Int>, help: String? = nil) {
        problems.append(ConfigProblem(.invalidSnippet, .error, message, at: range, help: help))
    }
}
