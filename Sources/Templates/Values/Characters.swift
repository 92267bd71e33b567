import Text

/// Characters of UTF-8 texts: counted, cut, folded and told apart by Unicode scalar, as templates count them.
enum Characters {
    /// The number of characters; a byte that begins none is counted as one.
    static func count(_ text: [UInt8]) -> Int {
        var count = 0
        for byte in text where !byte.isContinuation { count += 1 }
        return count
    }

    /// Where each character begins, and the end of the text.
    static func starts(_ text: [UInt8]) -> [Int] {
        var starts: [Int] = []
        starts.reserveCapacity(text.count + 1)
        for index in text.indices where !text[index].isContinuation || index == 0 { starts.append(index) }
        starts.append(text.count)
        return starts
    }

    /// The characters, each a text of its own.
    static func split(_ text: [UInt8]) -> [[UInt8]] {
        let starts = starts(text)
        guard starts.count > 1 else { return [] }
        return (0..<starts.count - 1).map { Array(text[starts[$0]..<starts[$0 + 1]]) }
    }

    static func isASCII(_ text: [UInt8]) -> Bool {
        text.allSatisfy { $0 < 0x80 }
    }

    /// Whether a byte may begin a name; bytes of characters beyond ASCII may.
    static func beginsName(_ byte: UInt8) -> Bool {
        byte.isLetter || byte == UInt8(ascii: "_") || byte >= 0x80
    }

    static func continuesName(_ byte: UInt8) -> Bool {
        beginsName(byte) || byte.isDigit
    }

    static func lowercased(_ text: [UInt8]) -> [UInt8] {
        guard isASCII(text) else { return Array(String(decoding: text, as: UTF8.self).lowercased().utf8) }
        return text.map(\.lowercased)
    }

    static func uppercased(_ text: [UInt8]) -> [UInt8] {
        guard isASCII(text) else { return Array(String(decoding: text, as: UTF8.self).uppercased().utf8) }
        return text.map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 }
    }

    /// The first character in upper case, the rest in lower case.
    static func capitalized(_ text: [UInt8]) -> [UInt8] {
        guard !text.isEmpty else { return text }
        var end = 1
        while end < text.count, text[end].isContinuation { end += 1 }
        return uppercased(Array(text[..<end])) + lowercased(Array(text[end...]))
    }

    /// A text without the characters at its ends that the predicate holds for.
    static func trimmed(
        _ text: [UInt8], leading: Bool = true, trailing: Bool = true,
        where isCut: (UInt8) -> Bool = \.isWhitespace
    ) -> [UInt8] {
        var start = 0
        var end = text.count
        while leading, start < end, isCut(text[start]) { start += 1 }
        while trailing, end > start, isCut(text[end - 1]) { end -= 1 }
        return start == 0 && end == text.count ? text : Array(text[start..<end])
    }

    /// The runs of a text between white space.
    static func words(_ text: [UInt8]) -> [[UInt8]] {
        text.split(whereSeparator: \.isWhitespace).map { Array($0) }
    }
}
