/// A word of a command that begins with a quote, as the program gets it.
struct QuotedWord: Sendable {
    /// What stands between its first and its last quote.
    let range: Range<Int>
    /// It as JSON, as long as the range. Inside of a string bytes follow each other as the program reads them; outside of
    /// strings each is at its place, with blanks for what the shell takes away.
    let text: [UInt8]

    /// A byte that the program gets, and where it stands.
    private struct Byte {
        let byte: UInt8
        let offset: Int
    }

    private static let quote = UInt8(ascii: "\"")
    private static let single = UInt8(ascii: "'")
    private static let backslash = UInt8(ascii: "\\")

    /// Reads the word that begins at a place; `nil` where it begins with no quote, or one of its quotes has no end.
    init?(_ block: [UInt8], from start: Int, _ kind: ShellText.Kind) {
        guard start < block.count, [Self.quote, Self.single].contains(block[start]),
            let (bytes, end) = Self.read(block, start, kind), end - start >= 2
        else { return nil }
        range = start + 1..<end - 1
        let given = Self.isEscapedAgain(bytes, kind) ? Self.argument(bytes) : bytes
        text = Self.laidOut(given, range)
    }

    // MARK: Quotes

    /// What the shell makes of a word, and where it ends.
    private static func read(_ block: [UInt8], _ start: Int, _ kind: ShellText.Kind) -> ([Byte], end: Int)? {
        var bytes: [Byte] = []
        var offset = start
        var open: UInt8?
        while offset < block.count {
            let byte = block[offset]
            if byte == open {
                // Two quotes are one in PowerShell, and for programs on Windows.
                if kind == .powershell || kind == .batch, offset + 1 < block.count, block[offset + 1] == byte
                {
                    bytes.append(Byte(byte: byte, offset: offset + 1))
                    offset += 2
                    continue
                }
                open = nil
            } else if let escaped = escaped(block, offset, in: open, kind) {
                bytes.append(Byte(byte: escaped, offset: offset + 1))
                offset += 2
                continue
            } else if open == nil, byte == quote || byte == single && kind != .batch {
                open = byte
            } else if open == nil, byte <= 0x20 || ";&|)".utf8.contains(byte) {
                break
            } else if byte == 0x0A, kind == .batch {
                return nil
            } else {
                bytes.append(Byte(byte: byte, offset: offset))
            }
            offset += 1
        }
        return open == nil ? (bytes, offset) : nil
    }

    /// The character that a mark keeps from the shell; `nil` where no such mark stands there.
    private static func escaped(
        _ block: [UInt8], _ offset: Int, in open: UInt8?, _ kind: ShellText.Kind
    ) -> UInt8? {
        guard offset + 1 < block.count else { return nil }
        let next = block[offset + 1]
        switch (kind, open) {
        case (.powershell, single): return nil
        case (.powershell, _): return block[offset] == UInt8(ascii: "`") ? next : nil
        case (.fish, single):
            return block[offset] == backslash && [single, backslash].contains(next) ? next : nil
        case (_, single): return nil
        case (.batch, _): return block[offset] == backslash && next == quote ? next : nil
        default:
            let isKept = open == nil || "\"\\$`".utf8.contains(next)
            return block[offset] == backslash && isKept ? next : nil
        }
    }

    /// Whether quotes are escaped for the program too, as in `'{\"type\": \"http\"}'` of PowerShell.
    private static func isEscapedAgain(_ bytes: [Byte], _ kind: ShellText.Kind) -> Bool {
        guard kind == .powershell, let first = bytes.firstIndex(where: { $0.byte == quote }) else {
            return false
        }
        return first > 0 && bytes[first - 1].byte == backslash
    }

    /// What a program on Windows makes of its argument.
    private static func argument(_ bytes: [Byte]) -> [Byte] {
        var given: [Byte] = []
        var index = 0
        while index < bytes.count {
            let isMark = bytes[index].byte == backslash && index + 1 < bytes.count
            if isMark, [quote, backslash].contains(bytes[index + 1].byte) { index += 1 }
            given.append(bytes[index])
            index += 1
        }
        return given
    }

    // MARK: Places

    private static func laidOut(_ bytes: [Byte], _ range: Range<Int>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(range.count)
        var (isString, isEscaped) = (false, false)
        for byte in bytes {
            if !isString {
                // The first byte behind a string stands at its place again.
                while text.count < byte.offset - range.lowerBound { text.append(0x20) }
            }
            text.append(byte.byte)
            if isEscaped {
                isEscaped = false
            } else if byte.byte == quote {
                isString.toggle()
            } else {
                isEscaped = isString && byte.byte == backslash
            }
        }
        return text + [UInt8](repeating: 0x20, count: max(0, range.count - text.count))
    }
}
