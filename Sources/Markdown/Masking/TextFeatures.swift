import Text

/// What a text may hold, from one look at its bytes: the passes for what it does not hold are left out.
struct TextFeatures {
    /// The bytes that are asked about.
    private static let asked: StaticString = "!$%-:<>[]^{|"

    private let present: ByteSet
    /// The lines of the text.
    let lines: LineStarts
    /// Whether some line looks like the row of hyphens under a table's header.
    private(set) var mayHaveTables = false
    /// Whether some bytes are not UTF-8.
    let hasBrokenText: Bool
    /// Whether the text holds control characters that HTML does not allow.
    let hasControls: Bool
    /// Whether some `]:` can end a link's label.
    var mayHaveDefinitions: Bool { has(.rightBracket) && has(.colon) }

    init(_ bytes: ByteView, profile: Profile) {
        present = Self.asked.withUTF8Buffer { asked in
            var present = ByteSet()
            for byte in asked where bytes.firstPlace(of: byte) < bytes.count { present.insert(byte) }
            return present
        }
        lines = LineStarts(bytes)
        let seen = Self.unusual(bytes)
        hasControls = seen & 1 != 0
        hasBrokenText = seen & 2 != 0 && UTF8Repair.isNeeded(bytes)
        if profile != .commonmark, has(.pipe), has(.hyphen) {
            mayHaveTables = TableSyntax.mayHaveDelimiterRow(bytes, lines)
        }
    }

    /// Whether one of the bytes that are asked about is in the text.
    func has(_ byte: UInt8) -> Bool {
        assert(Self.asked.withUTF8Buffer { $0.contains(byte) }, "nobody looks for this byte")
        return present.contains(byte)
    }

    /// 1 for control characters and bytes that masks are made of, and 2 for bytes that are not ASCII. Without a
    /// branch for each byte, so that the compiler looks at many of them at once.
    private static func unusual(_ bytes: ByteView) -> UInt8 {
        var found: UInt8 = 0
        for byte in bytes {
            let isControl = byte < 0x20 ? (byte &- 0x09 > 0x04 ? 1 : 0) as UInt8 : 0
            found |= isControl | (byte == 0x7F || byte >= 0xF8 ? 1 : 0) | (byte >> 7) << 1
        }
        return found
    }
}

extension ByteView {
    /// Whether a byte stands somewhere as often as said in a row.
    func contains(_ byte: UInt8, times: Int) -> Bool {
        var place = firstPlace(of: byte)
        while place < count {
            var end = place + 1
            while end < count, self[end] == byte { end += 1 }
            if end - place >= times { return true }
            place = firstPlace(of: byte, from: end)
        }
        return false
    }
}
