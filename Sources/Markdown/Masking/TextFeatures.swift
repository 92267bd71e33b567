/// What a text may hold, from one look at its bytes: the passes for what it does not hold are left out.
struct TextFeatures {
    private var seen: [Bool]
    /// Whether some line looks like the row of hyphens under a table's header.
    private(set) var mayHaveTables = false
    /// Whether some bytes are not UTF-8.
    let hasBrokenText: Bool
    /// Whether some `]:` can end a link's label.
    var mayHaveDefinitions: Bool { has(.rightBracket) && has(.colon) }

    init(_ bytes: ByteView, profile: Profile) {
        var seen = [Bool](repeating: false, count: 256)
        seen.withUnsafeMutableBufferPointer { seen in
            for byte in bytes { seen[Int(byte)] = true }
        }
        self.seen = seen
        hasBrokenText = seen[0x80...].contains(true) && UTF8Repair.isNeeded(bytes)
        if profile != .commonmark, has(.pipe), has(.hyphen) {
            mayHaveTables = TableSyntax.mayHaveDelimiterRow(bytes)
        }
    }

    /// Whether a byte is in the text.
    func has(_ byte: UInt8) -> Bool {
        seen[Int(byte)]
    }

    /// Whether the text holds control characters that HTML does not allow.
    var hasControls: Bool {
        seen[..<0x20].indices.contains { seen[$0] && ($0 == 0 || MaskTable.isReserved(UInt8($0))) }
            || seen[0x7F] || seen[0xF8] || seen[0xF9]
    }
}

extension ByteView {
    /// Whether a byte stands somewhere as often as said in a row.
    func contains(_ byte: UInt8, times: Int) -> Bool {
        var run = 0
        for candidate in self {
            run = candidate == byte ? run + 1 : 0
            if run == times { return true }
        }
        return false
    }
}
