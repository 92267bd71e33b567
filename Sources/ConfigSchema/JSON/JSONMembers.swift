import Diagnostics
import Text

/// The keys of JSON objects and the colons behind them.
extension JSONParser {
    /// Reads a key and its colon.
    @inline(__always)
    mutating func readMember() -> State {
        skipTrivia()
        guard position < count else { return .finished }
        if closesByColumn, let closed = closeByColumn(at: position, addsComma: false) { return closed }
        if input[position] == UInt8(ascii: "\"") {
            if takeQuotedMark() { return .separator }
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
    mutating func hashKey() {
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
            let isArrow = position + 1 < count && input[position + 1] == UInt8(ascii: ">")
            return readOtherColon(position..<position + (isArrow ? 2 : 1))
        }
        // A string that is not closed has taken the colon with it.
        let isCutOff = cutOff == Int(key.end)
        if !isCutOff, isGlued(key) {
            nodes.removeLast()
            if mendQuotes(from: Int(key.start)) {
                hashKey()
                return readColon()
            }
            nodes.append(key)
        }
        if !isCutOff, beginsValueWithoutColon() {
            let end = Int(key.end)
            problems.append(
                ConfigProblem(
                    .invalidSnippet, .error, "`:` is missing behind this key", at: key.range,
                    fixes: [replacement("add `:`", end..<end, ":")]))
            return .value
        }
        if !isCutOff { skipWithoutColon(key) }
        appendNull(at: position)
        cutOff = lastEnd
        return .separator
    }

    /// Leaves out what stands behind a key without a colon and is no value either.
    private mutating func skipWithoutColon(_ key: Node) {
        let hasLine = (Int(key.end)..<position).contains { input[$0] == 0x0A || input[$0] == 0x0D }
        if !hasLine, position < count, !",}]".utf8.contains(input[position]) { skipStray() }
        problems.append(
            ConfigProblem(
                .invalidSnippet, .error, "`:` and a value are missing behind this key", at: key.range,
                doubts: [Int(key.start)..<position]))
    }

    /// Says that another mark stands between a key and its value.
    mutating func readOtherColon(_ range: Range<Int>) -> State {
        otherColons.append(range)
        position = range.upperBound
        return .value
    }

    /// Says once that keys and values are parted by other marks.
    mutating func reportOtherColons() {
        guard let first = otherColons.first else { return }
        problems.append(
            ConfigProblem(
                .invalidSnippet, .error,
                "a key and its value are parted by `:`, not `\(sourceText(first))`", at: first,
                help: Wording.others(otherColons.count),
                fixes: [
                    Diagnostic.Fix(
                        "write `:`",
                        edits: otherColons.map { Diagnostic.TextEdit(range: $0, replacement: ":") })
                ]))
    }

    /// Whether a string ends here and something else than what may follow a string stands directly behind it.
    func isGlued(_ string: Node) -> Bool {
        let start = Int(string.start)
        guard Int(string.end) == position, position < count, string.type == .string, start != lastMended,
            input[start] == UInt8(ascii: "\"") || input[start] == UInt8(ascii: "'")
        else { return false }
        return input[position] > 0x20 && !",:}]=;#/".utf8.contains(input[position])
    }

    /// Whether a value stands here and not the next key.
    private func beginsValueWithoutColon() -> Bool {
        guard position < count else { return false }
        switch input[position] {
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return true
        case UInt8(ascii: "\""): return stringEnd(from: position) != nil && !beginsKey(at: position)
        case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
            return ["true", "false", "null"].contains(sourceText(position..<position + wordLength()))
                && !beginsKey(at: position)
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
            if !dialect.extended, lastMended != start, cutOff != position {
                noteBareText(.key, start..<position)
            }
            return true
        }
        if byte >= 0x80 && readTypographicString() || byte == 0x5C && readStringInEscapedQuotes() {
            countChild()
            return true
        }
        if readWithoutOpeningQuote(isKey: true) {
            countChild()
            return true
        }
        guard let length = bareKeyLength() else { return readStray("a key in double quotes") }
        countChild()
        appendWord(length)
        let isName = !byte.isDigit && !(start..<position).contains { " .-/".utf8.contains(input[$0]) }
        if !dialect.extended || !isName { noteBareText(.key, start..<position) }
        return true
    }

    /// The length of the words from here on that are a key: a colon or an equals sign follows them, or a value follows
    /// the only one.
    private func bareKeyLength() -> Int? {
        let first = wordLength()
        guard first > 0 else { return nil }
        var (place, end) = (position + first, position + first)
        while place < count {
            switch input[place] {
            case 0x20, 0x09: break
            case UInt8(ascii: ":"), UInt8(ascii: "="): return end - position
            case UInt8(ascii: "."), UInt8(ascii: "/"): end = place + 1
            case let byte where Self.isWordByte(byte): end = place + 1
            case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""):
                return end == position + first && input[end - 1] < 0x80 && input[place - 1] <= 0x20
                    ? first : nil
            default: return nil
            }
            place += 1
        }
        return nil
    }

    static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), UInt8(ascii: "-"),
            0x80...0xFF:
            true
        default: false
        }
    }

    /// The number of bytes from here on that are letters, digits, `_`, `$`, `-` or beyond ASCII.
    func wordLength() -> Int {
        var end = position
        while end < count, Self.isWordByte(input[end]) { end += 1 }
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

    func sourceText(_ range: Range<Int>) -> String { text.text(range) }
}
