import Text

/// An entity or numeric character reference in the text, found with the characters that libcmark made of it
/// (CommonMark 0.30, section 2.5).
///
/// The table of names is libcmark's; that a name is in it is seen from the text that came of it.
struct EntityMatch {
    /// The place behind the `;`.
    let end: Int
    /// How many bytes of the text came of it.
    let length: Int

    /// Matches the reference at the `&` at an offset with the literal from `consumed` on; `nil` where the `&` is
    /// an `&`.
    init?(_ text: ByteView, at offset: Int, _ literal: ByteView, _ consumed: Int) {
        guard let end = Self.end(text, from: offset) else { return nil }
        let name = text[(offset + 1)..<(end - 1)]
        self.end = end
        if literal[consumed] == .ampersand {
            guard Self.isAmpersand(name) else { return nil }
            length = 1
        } else if name.first == .hash {
            length = Self.scalarLength(literal, consumed)
        } else {
            length = Self.namedLength(name, text, end, literal, consumed)
        }
    }

    /// The place behind the `;` of what looks like a reference.
    private static func end(_ text: ByteView, from offset: Int) -> Int? {
        var place = offset + 1
        while place < text.count, place - offset <= 40 {
            let byte = text[place]
            if byte == .semicolon { return place > offset + 1 ? place + 1 : nil }
            guard byte.isLetter || byte.isDigit || (byte == .hash && place == offset + 1) else { return nil }
            place += 1
        }
        return nil
    }

    private static func isAmpersand(_ name: Slice<ByteView>) -> Bool {
        if name.elementsEqual("amp".utf8) || name.elementsEqual("AMP".utf8) { return true }
        guard name.first == .hash, let second = name.dropFirst().first else { return false }
        let isHexadecimal = second.lowercased == UInt8(ascii: "x")
        let digits = String(decoding: name.dropFirst(isHexadecimal ? 2 : 1), as: UTF8.self)
        guard digits.count <= (isHexadecimal ? 6 : 7) else { return false }
        return Int(digits, radix: isHexadecimal ? 16 : 10) == 38
    }

    /// The length of the one or two characters that a named entity stands for.
    private static func namedLength(
        _ name: Slice<ByteView>, _ text: ByteView, _ end: Int, _ literal: ByteView, _ consumed: Int
    ) -> Int {
        let first = scalarLength(literal, consumed)
        let next = consumed + first
        if name.elementsEqual("fjlig".utf8) { return min(2, literal.count - consumed) }
        for second in secondScalars where literal[min(next, literal.count)...].starts(with: second) {
            let isOfTheText = end < text.count && text[end...].starts(with: second)
            return isOfTheText ? first : first + second.count
        }
        return first
    }

    /// The second characters of the entities that stand for two.
    private static let secondScalars: [[UInt8]] = [
        "\u{338}", "\u{20D2}", "\u{20E5}", "\u{333}", "\u{331}", "\u{FE00}", "\u{200A}",
    ].map { Array($0.utf8) }

    /// Whether a byte is what libcmark makes of `&#xFFFE;` or `&#xFFFF;`: it is in no UTF-8.
    static func isForbidden(_ byte: UInt8) -> Bool { byte >= 0xFE }

    /// The bytes with the replacement character for each that is in no UTF-8, as for all that no text may hold.
    static func withoutForbidden(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(where: isForbidden) else { return bytes }
        return bytes.flatMap { isForbidden($0) ? [0xEF, 0xBF, 0xBD] : [$0] }
    }

    private static func scalarLength(_ literal: ByteView, _ start: Int) -> Int {
        let width: Int
        switch literal[start] {
        case ..<0x80: width = 1
        case ..<0xE0: width = 2
        case ..<0xF0: width = 3
        case ..<0xFE: width = 4
        // A character that no text may hold.
        default: width = 1
        }
        return min(width, literal.count - start)
    }
}
