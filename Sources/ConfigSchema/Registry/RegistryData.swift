import Diagnostics
import Text

/// The data of a registry value.
enum RegistryData {
    case string(DecodedText)
    /// A `dword` or `qword`, or bytes that are one.
    case number(UInt64)
    /// Several strings (`hex(7)`).
    case strings([String])
    /// A text that is written as bytes (`hex(1)`, `hex(2)`).
    case text(String)
    /// Bytes of any other kind.
    case bytes([UInt8])
    /// The value is removed.
    case deletion

    /// How many values it is.
    var count: Int {
        if case .strings(let texts) = self { 1 + texts.count } else { 1 }
    }

    /// Appends the data as a value.
    func append(to builder: inout NodeBuilder, at range: Range<Int>, _ input: UnsafeBufferPointer<UInt8>) {
        switch self {
        case .string(let text): builder.append(text: text.bytes, at: range)
        case .text(let text): builder.append(text: Array(text.utf8), at: range)
        case .number(let value):
            let text = Array(String(value).utf8)
            let scanned = text.withUnsafeBufferPointer { NumberScanner.decimal($0) }
            builder.append(scanned, text: String(value), at: range)
        case .strings(let texts):
            builder.open(.array, at: range.lowerBound)
            for text in texts { builder.append(text: Array(text.utf8), at: range) }
            builder.close(at: range.upperBound, bytes: input)
        case .bytes(let bytes):
            let digits = bytes.flatMap { [Self.digit($0 >> 4), Self.digit($0 & 15)] }
            builder.append(text: digits, at: range)
        case .deletion: builder.append(Node(.null, start: range.lowerBound, end: range.upperBound))
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }

    /// What bytes mean by the number of their type (`REG_SZ` is 1, `REG_MULTI_SZ` is 7 and so on).
    init(_ bytes: [UInt8], type: UInt64, isVersion4: Bool) {
        switch type {
        case 1, 2: self = .text(Self.texts(bytes, isVersion4).first ?? "")
        case 7: self = .strings(Self.texts(bytes, isVersion4))
        case 4 where bytes.count == 4, 11 where bytes.count == 8:
            self = .number(bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) })
        default: self = .bytes(bytes)
        }
    }

    /// The texts that zeros end, in UTF-16 or one byte a character.
    private static func texts(_ bytes: [UInt8], _ isVersion4: Bool) -> [String] {
        let step = isVersion4 ? 1 : 2
        let units = stride(from: 0, to: bytes.count - step + 1, by: step).map { offset in
            isVersion4 ? UInt16(bytes[offset]) : UInt16(bytes[offset]) | UInt16(bytes[offset + 1]) << 8
        }
        return units.split(separator: 0).map { String(decoding: $0, as: UTF16.self) }
    }
}

/// The data behind the equals sign.
extension RegistryParser {
    mutating func readData() -> RegistryData? {
        guard position < count, input[position] != 0x0A, input[position] != 0x0D else {
            report(
                "data is missing behind this `=`", max(position - 1, 0)..<position,
                help: "a text stands in quotes; a number is written `dword:00000001`")
            return nil
        }
        if let text = readTypographic() { return .string(text) }
        switch input[position] {
        case UInt8(ascii: "\""): return readQuoted(isName: false).map { .string($0) }
        case UInt8(ascii: "-"):
            position += 1
            return .deletion
        default: return readTyped()
        }
    }

    /// Reads `dword:`, `qword:`, `hex:` or `hex(n):` and what follows.
    private mutating func readTyped() -> RegistryData? {
        let start = position
        while position < count, input[position] > 0x20, input[position] != UInt8(ascii: ":"),
            input[position] != UInt8(ascii: ";")
        {
            position += 1
        }
        let range = start..<max(position, start)
        let word = input.text(range)
        guard position < count, input[position] == UInt8(ascii: ":") else {
            reportWord(word, range)
            return nil
        }
        position += 1
        switch word.lowercased() {
        case "dword": return readNumber(digits: 8, "dword")
        case "qword": return readNumber(digits: 16, "qword")
        case "hex": return readBytes().map { RegistryData($0, type: 3, isVersion4: isVersion4) }
        case let word where word.hasPrefix("hex(") && word.hasSuffix(")"):
            guard let type = UInt64(word.dropFirst(4).dropLast(), radix: 16) else { break }
            return readBytes().map { RegistryData($0, type: type, isVersion4: isVersion4) }
        default: break
        }
        reportWord(word, range)
        return nil
    }

    private mutating func reportWord(_ word: String, _ range: Range<Int>) {
        guard !range.isEmpty else { return reportUnexpected("data") }
        let isWord = word.utf8.allSatisfy { $0.isDigit || $0 | 0x20 >= UInt8(ascii: "a") }
        report(
            "`\(ShortForm.cut(word))` is no data of the registry", range,
            help: "a text stands in quotes; a number is written `dword:00000001`",
            fixes: isWord && word.utf8.first?.isDigit == false
                ? [fix("put it in quotes", range, "\"\(word)\"")] : [])
    }

    private mutating func readNumber(digits: Int, _ kind: String) -> RegistryData? {
        let start = position
        while position < count, input[position] > 0x20, input[position] != UInt8(ascii: ";") { position += 1 }
        let word = start..<position
        let values = input[word].map { NumberScanner.hexadecimalValue($0) }
        if !values.isEmpty, values.count <= digits, !values.contains(where: { $0 == nil }) {
            return .number(values.reduce(0) { $0 << 4 | UInt64($1 ?? 0) })
        }
        let written = input.text(word)
        let hasPrefix = written.lowercased().hasPrefix("0x")
        report(
            "a \(kind) is 1 to \(digits) hexadecimal digits"
                + (word.isEmpty ? "" : ", not `\(ShortForm.cut(written))`"),
            word.isEmpty ? start - kind.utf8.count - 1..<start : word,
            help: hasPrefix
                ? "write them without `0x`"
                : "write it as in `\(kind):\(digits == 8 ? "0000001f" : "000000000000001f")`")
        return nil
    }

    /// Reads bytes in hexadecimal with commas; a backslash at a line's end goes on with the next line.
    private mutating func readBytes() -> [UInt8]? {
        var bytes: [UInt8] = []
        var needsByte = false
        while true {
            skipSpaces()
            skipContinuation()
            guard position < count, let high = NumberScanner.hexadecimalValue(input[position]) else {
                if needsByte
                    || position < count && input[position] > 0x20 && input[position] != UInt8(ascii: ";")
                {
                    reportUnexpected("two hexadecimal digits", help: "bytes are written as in `hex:01,ff`")
                    return nil
                }
                return bytes
            }
            position += 1
            if position < count, let low = NumberScanner.hexadecimalValue(input[position]) {
                bytes.append(high << 4 | low)
                position += 1
            } else {
                bytes.append(high)
            }
            skipSpaces()
            skipContinuation()
            guard position < count, input[position] == UInt8(ascii: ",") else { return bytes }
            position += 1
            needsByte = true
        }
    }

    private mutating func skipContinuation() {
        while position < count, input[position] == 0x5C {
            var end = position + 1
            while end < count, input[end] == 0x20 || input[end] == 0x09 || input[end] == 0x0D { end += 1 }
            guard end < count, input[end] == 0x0A else { return }
            position = end + 1
            skipSpaces()
        }
    }

    // MARK: Problems

    /// Says that something else was expected at the current byte.
    mutating func reportUnexpected(_ expected: String, help: String? = nil) {
        guard position < count, input[position] != 0x0A, input[position] != 0x0D else {
            return report(
                "expected \(expected), found the end of the line", max(position - 1, 0)..<position, help: help
            )
        }
        let found = input.character(at: position)
        report("expected \(expected), found `\(input.text(found))`", found, help: help)
    }

    mutating func report(
        _ message: String, _ range: Range<Int>, id: FindingID = .invalidSnippet, help: String? = nil,
        fixes: [Diagnostic.Fix] = []
    ) {
        problems.append(
            ConfigProblem(id, .error, message, at: range.clamped(to: 0..<count), help: help, fixes: fixes))
    }

    func fix(_ title: String, _ range: Range<Int>, _ replacement: String) -> Diagnostic.Fix {
        Diagnostic.Fix(title, edits: [Diagnostic.TextEdit(range: range, replacement: replacement)])
    }
}
