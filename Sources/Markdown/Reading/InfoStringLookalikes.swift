import Diagnostics
import Text

/// Characters in an info string that look like a blank or `=` and are none, outside of quotes and brackets. They are
/// read as what they look like, since the words that they join would mean nothing.
struct InfoStringLookalikes {
    /// The bytes of the info string and one on each side, with a plain sign and blanks in the place of each, so that all
    /// others stay where they are.
    private(set) var bytes: ArraySlice<UInt8>
    private(set) var found: [(range: Range<Int>, scalar: Unicode.Scalar)] = []

    init(_ document: [UInt8], _ range: Range<Int>) {
        bytes = document[max(range.lowerBound - 1, 0)..<min(range.upperBound + 1, document.count)]
        guard bytes.contains(where: { $0 >= 0x80 }) else { return }
        var offset = range.lowerBound
        var hasNoBracket = false
        while offset < range.upperBound {
            switch bytes[offset] {
            case .quote, UInt8(ascii: "'"):
                let isOpening = offset == range.lowerBound || Self.precedesQuote(bytes[offset - 1])
                offset = (isOpening ? closingQuote(offset, range.upperBound) : nil) ?? offset + 1
            case .leftBracket where !hasNoBracket:
                let close = bytes[offset..<range.upperBound].firstIndex(of: .rightBracket)
                hasNoBracket = close == nil
                offset = (close ?? offset) + 1
            case 0x80...:
                guard let (scalar, length) = scalar(at: offset, range.upperBound) else {
                    offset += 1
                    continue
                }
                if let sign = Self.sign(of: scalar) {
                    found.append((offset..<(offset + length), scalar))
                    for place in offset..<(offset + length) { bytes[place] = .space }
                    bytes[offset] = sign
                }
                offset += length
            default: offset += 1
            }
        }
    }

    /// What is wrong with each.
    ///
    /// - Parameter isGrave: whether a check depends on them.
    func problems(isGrave: Bool) -> [InfoString.Problem] {
        found.map { range, scalar in
            let sign = Self.sign(of: scalar) == .equals ? "=" : " "
            let name = scalar.properties.name.map { " (\($0.lowercased()))" } ?? ""
            let digits = String(scalar.value, radix: 16, uppercase: true)
            let code = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            let place = sign == "=" ? "`=`" : "a plain blank"
            return InfoString.Problem(
                message: "U+\(code)\(name) stands where \(place) belongs", range: range,
                help: "it looks the same, and other programs do not read it so",
                fixes: [
                    Diagnostic.Fix(
                        "write \(place)", edits: [.init(range: range, replacement: sign)])
                ], severity: isGrave ? .error : .warning)
        }
    }

    private static func precedesQuote(_ byte: UInt8) -> Bool {
        byte.isWhitespace || byte == .equals || byte == .comma || byte == .leftBrace
    }

    /// Behind the quote that closes the one at a place.
    private func closingQuote(_ start: Int, _ end: Int) -> Int? {
        var place = start + 1
        while place < end, bytes[place] != bytes[start] { place += bytes[place] == .backslash ? 2 : 1 }
        return place < end ? place + 1 : nil
    }

    private func scalar(at offset: Int, _ end: Int) -> (Unicode.Scalar, Int)? {
        let length = bytes[offset] >= 0xF0 ? 4 : bytes[offset] >= 0xE0 ? 3 : 2
        guard offset + length <= end else { return nil }
        let text = String(validating: bytes[offset..<(offset + length)], as: UTF8.self)
        return text?.unicodeScalars.first.map { ($0, length) }
    }

    /// The sign that a character looks like.
    private static func sign(of scalar: Unicode.Scalar) -> UInt8? {
        switch scalar.value {
        case 0xFF1D, 0xFE66: .equals
        // Blanks, and what nobody sees.
        case 0xA0, 0x1680, 0x2000...0x200B, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF: .space
        default: nil
        }
    }
}
