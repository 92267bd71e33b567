import Diagnostics

/// The keys of JSON objects and the colons behind them.
extension JSONParser {
    /// Reads a key and its colon.
    @inline(__always)
    mutating func readMember() -> State {
        skipTrivia()
        guard position < count else { return .finished }
        if input[position] == UInt8(ascii: "\"") {
            countChild()
            readString(quote: UInt8(ascii: "\""))
        } else if takeLeftOutPart() {
            return .separator
        } else if !readUnusualKey() {
            return .separator
        }
        hashKey()
        return readColon()
    }

    @inline(__always)
    private mutating func hashKey() {
        let key = nodes.count - 1
        let node = nodes[key]
        if node.flags.contains(.side) {
            nodes[key].hash = side.withUnsafeBufferPointer {
                KeyHash.hash(
                    UnsafeBufferPointer(rebasing: $0[node.textOffset..<node.textOffset + node.textLength]))
            }
        } else {
            nodes[key].hash = KeyHash.hash(input + node.textOffset, count: node.textLength)
        }
    }

    @inline(__always)
    private mutating func readColon() -> State {
        if position < count, input[position] == UInt8(ascii: ":") {
            position += 1
            return .value
        }
        skipTrivia()
        if position < count, input[position] == UInt8(ascii: ":") {
            position += 1
            return .value
        }
        return recoverFromMissingColon()
    }

    private mutating func recoverFromMissingColon() -> State {
        let key = nodes[nodes.count - 1]
        if position < count, input[position] == UInt8(ascii: "=") {
            problems.append(
                ConfigProblem(
                    .invalidSnippet, .error, "a key and its value are parted by `:`, not `=`",
                    at: position..<position + 1,
                    fixes: [replacement("write `:`", position..<position + 1, ":")]))
            position += 1
            return .value
        }
        // A string that is not closed has taken the colon with it.
        let isCutOff = cutOff == Int(key.end)
        if !isCutOff, beginsValueWithoutColon() {
            let end = Int(key.end)
            problems.append(
                ConfigProblem(
                    .invalidSnippet, .error, "`:` is missing behind this key", at: key.range,
                    fixes: [replacement("add `:`", end..<end, ":")]))
            return .value
        }
        if !isCutOff {
            problems.append(
                ConfigProblem(
                    .invalidSnippet, .error, "`:` and a value are missing behind this key", at: key.range,
                    doubts: [Int(key.start)..<position]))
        }
        appendNull(at: position)
        return .separator
    }

    /// Whether a value stands here and not the next key.
    private func beginsValueWithoutColon() -> Bool {
        guard position < count else { return false }
        switch input[position] {
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return true
        case UInt8(ascii: "\""):
            var end = position + 1
            while end < count, input[end] != UInt8(ascii: "\""), input[end] >= 0x20 {
                end += input[end] == 0x5C ? 2 : 1
            }
            guard end < count, input[end] == UInt8(ascii: "\"") else { return false }
            end += 1
            while end < count, input[end] == 0x20 { end += 1 }
            return end >= count || input[end] != UInt8(ascii: ":")
        default: return false
        }
    }

    /// Reads a key that is not in double quotes; `false` where there is none.
    private mutating func readUnusualKey() -> Bool {
        let start = position
        let byte = input[position]
        if byte == UInt8(ascii: "'") {
            countChild()
            readString(quote: byte)
            if !dialect.extended { noteBareText(.key, start..<position) }
            return true
        }
        if byte >= 0x80, readTypographicString() {
            countChild()
            return true
        }
        let length = wordLength()
        guard length > 0, byte != UInt8(ascii: "}"), byte != UInt8(ascii: "]") else {
            return readStray("a key in double quotes")
        }
        countChild()
        appendWord(length)
        if !dialect.extended || byte == UInt8(ascii: "-") || isDigit(byte) {
            noteBareText(.key, start..<position)
        }
        return true
    }

    /// The number of bytes from here on that are letters, digits, `_`, `$`, `-` or beyond ASCII.
    func wordLength() -> Int {
        var end = position
        while end < count {
            switch input[end] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"),
                UInt8(ascii: "-"),
                0x80...0xFF:
                end += 1
            default: return end - position
            }
        }
        return end - position
    }

    /// Reads that many bytes as a string without quotes.
    mutating func appendWord(_ length: Int) {
        append(
            Node(
                .string, start: position, end: position + length,
                payload: Node.text(offset: position, length: length)))
        position += length
    }

    func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    func sourceText(_ range: Range<Int>) -> String {
        String(
            decoding: UnsafeBufferPointer(start: input + range.lowerBound, count: range.count), as: UTF8.self)
    }
}
