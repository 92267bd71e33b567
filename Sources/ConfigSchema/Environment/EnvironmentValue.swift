/// The way from a value as an environment file writes it to what it means.
struct EnvironmentValue {
    /// What the value means.
    private(set) var text = DecodedText()
    /// Where the value ends, spaces and comments left out.
    private(set) var contentEnd: Int
    /// Where reading goes on.
    private(set) var end: Int
    /// A quote that is not closed.
    private(set) var unclosed: Int?

    private let input: UnsafeBufferPointer<UInt8>

    /// Reads the value that begins at an offset.
    static func scan(_ start: Int, in input: UnsafeBufferPointer<UInt8>, isExport: Bool) -> EnvironmentValue {
        var value = EnvironmentValue(start: start, input)
        if isExport {
            value.readWord()
        } else if start < input.count, isQuote(input[start]) {
            value.readQuoted()
            value.contentEnd = value.end
        } else {
            value.readPlain()
        }
        return value
    }

    private init(start: Int, _ input: UnsafeBufferPointer<UInt8>) {
        self.input = input
        contentEnd = start
        end = start
    }

    private static func isQuote(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
    }

    private func isLineEnd(_ offset: Int) -> Bool { input[offset] == 0x0A || input[offset] == 0x0D }

    /// A value without quotes: the line up to a comment.
    private mutating func readPlain() {
        let start = end
        while end < input.count, !isLineEnd(end) {
            let isComment =
                input[end] == UInt8(ascii: "#")
                && (end == start || input[end - 1] == 0x20 || input[end - 1] == 0x09)
            if isComment { break }
            end += 1
            if input[end - 1] > 0x20 { contentEnd = end }
        }
        text.append(start..<contentEnd, of: input)
    }

    /// A word of the shell: pieces with and without quotes up to a space.
    private mutating func readWord() {
        while end < input.count, input[end] > 0x20, input[end] != UInt8(ascii: ";") {
            switch input[end] {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): readQuoted()
            case 0x5C where end + 1 < input.count && !isLineEnd(end + 1):
                text.append([input[end + 1]], for: end..<end + 2)
                end += 2
            default:
                text.append(end..<end + 1, of: input)
                end += 1
            }
        }
        contentEnd = end
    }

    /// A piece in quotes.
    private mutating func readQuoted() {
        let start = end
        let quote = input[start]
        guard let closing = closing(start) else {
            unclosed = start
            end = start + 1
            while end < input.count, !isLineEnd(end) { end += 1 }
            text.append(start + 1..<end, of: input)
            return
        }
        if quote == UInt8(ascii: "\"") {
            readEscapes(start + 1..<closing)
        } else {
            text.append(start + 1..<closing, of: input)
        }
        end = closing + 1
    }

    private func closing(_ start: Int) -> Int? {
        let quote = input[start]
        var offset = start + 1
        while offset < input.count {
            if input[offset] == quote { return offset }
            offset += input[offset] == 0x5C && quote == UInt8(ascii: "\"") ? 2 : 1
        }
        return nil
    }

    private mutating func readEscapes(_ range: Range<Int>) {
        var run = range.lowerBound
        var offset = run
        while offset < range.upperBound {
            guard input[offset] == 0x5C, offset + 1 < range.upperBound,
                let meaning = Self.meaning(input[offset + 1])
            else {
                offset += 1
                continue
            }
            text.append(run..<offset, of: input)
            text.append([meaning], for: offset..<offset + 2)
            offset += 2
            run = offset
        }
        text.append(run..<range.upperBound, of: input)
    }

    private static func meaning(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "\""), 0x5C, UInt8(ascii: "$"), UInt8(ascii: "`"): byte
        default: nil
        }
    }
}
