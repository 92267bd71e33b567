import Diagnostics
import Text

/// The numbers of JSON and JSON5.
extension JSONParser {
    /// Reads a number that begins here.
    @inline(__always)
    mutating func readNumber() {
        let start = position
        let negative = input[position] == UInt8(ascii: "-")
        if negative { position += 1 }
        let first = position
        var value: UInt64 = 0
        while position < count, input[position] &- UInt8(ascii: "0") < 10 {
            value = value &* 10 &+ UInt64(input[position] &- UInt8(ascii: "0"))
            position += 1
        }
        let digits = position - first
        let next = position < count ? input[position] : 0
        let ends =
            next == UInt8(ascii: ",") || next <= 0x20 || next == UInt8(ascii: "}")
            || next == UInt8(ascii: "]")
        if ends, digits > 0, digits < 19, digits == 1 || input[first] != UInt8(ascii: "0") {
            let exact = negative ? -Int64(value) : Int64(value)
            append(
                Node(
                    .integer, start: start, end: position, payload: UInt64(bitPattern: exact), flags: .exact))
            return
        }
        position = start
        readLongNumber()
    }

    /// Reads a number of any form, and says what is wrong with it.
    private mutating func readLongNumber() {
        let start = position
        while position < count, Self.mayStandInNumber(input[position]) { position += 1 }
        let text = UnsafeBufferPointer(start: input + start, count: position - start)
        let form = NumberForm(text)
        let scanned = form.scanned(text)
        var node = Node(
            scanned.type, start: start, end: position, payload: scanned.payload, flags: scanned.flags)
        if case .none = form {
            problems.append(
                ConfigProblem(
                    .invalidSnippet, .error, "`\(sourceText(start..<position))` is no number",
                    at: start..<position))
            node = Node(
                .string, start: start, end: position,
                payload: Node.text(offset: start, length: position - start))
        } else if form == .padded || (form != .json && !dialect.extended) {
            problems.append(
                ConfigProblem(
                    .invalidSnippet, .error,
                    "`\(sourceText(start..<position))` is not how \(dialect.language.name) writes a number",
                    at: start..<position,
                    help: "digits, no leading `+` or `0`, and digits on both sides of a dot"))
        }
        append(node)
    }

    private static func mayStandInNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

/// The forms in which JSON and JSON5 write a number.
enum NumberForm: Equatable {
    /// By RFC 8259, section 6.
    case json
    /// A decimal number as only JSON5 allows it: `+1`, `.5`, `5.`.
    case extended
    /// A leading zero: a decimal number in nobody's grammar, and clear all the same.
    case padded
    case hexadecimal(negative: Bool)
    case infinity(negative: Bool)
    case notANumber
    case none

    /// Tells the form of a whole text.
    init(_ text: UnsafeBufferPointer<UInt8>) {
        var rest = text[...]
        let sign = rest.first.flatMap { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") ? $0 : nil }
        if sign != nil { rest = rest.dropFirst() }
        let negative = sign == UInt8(ascii: "-")
        if rest.elementsEqual("Infinity".utf8) {
            self = .infinity(negative: negative)
        } else if rest.elementsEqual("NaN".utf8) {
            self = .notANumber
        } else if rest.count > 2, rest.first == UInt8(ascii: "0"),
            rest.dropFirst().first.map({ $0 | 0x20 }) == UInt8(ascii: "x")
        {
            let valid = rest.dropFirst(2).allSatisfy { NumberScanner.hexadecimalValue($0) != nil }
            self = valid ? .hexadecimal(negative: negative) : .none
        } else {
            self = Self.decimalForm(rest, plus: sign == UInt8(ascii: "+"))
        }
    }

    private static func decimalForm(_ text: Slice<UnsafeBufferPointer<UInt8>>, plus: Bool) -> NumberForm {
        let whole = text.prefix(while: \.isDigit)
        var rest = text.dropFirst(whole.count)
        var strict = !plus && !whole.isEmpty
        var fraction = 0
        if rest.first == UInt8(ascii: ".") {
            fraction = rest.dropFirst().prefix(while: \.isDigit).count
            rest = rest.dropFirst(fraction + 1)
            if fraction == 0 { strict = false }
        }
        guard whole.count + fraction > 0 else { return .none }
        if let letter = rest.first {
            guard letter | 0x20 == UInt8(ascii: "e") else { return .none }
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
            guard !rest.isEmpty, rest.allSatisfy(\.isDigit) else { return .none }
        }
        if whole.count > 1, whole.first == UInt8(ascii: "0") { return .padded }
        return strict ? .json : .extended
    }

    /// The number that a text of this form means.
    func scanned(_ text: UnsafeBufferPointer<UInt8>) -> NumberScanner.Scanned {
        switch self {
        case .json, .extended, .padded: NumberScanner.decimal(text)
        case .hexadecimal(let negative):
            NumberScanner.whole(
                UnsafeBufferPointer(
                    rebasing: text.dropFirst(text.count > 0 && text[0] == UInt8(ascii: "0") ? 2 : 3)),
                base: 16, negative: negative)
        case .infinity(let negative): .rounded(negative ? -.infinity : .infinity, .fraction)
        case .notANumber: .rounded(.nan, .fraction)
        case .none: .exact(0)
        }
    }
}
