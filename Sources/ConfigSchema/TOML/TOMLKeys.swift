import Diagnostics

/// Keys: bare ones, quoted ones and dotted ones.
extension TOMLParser {
    /// Reads a key with all its parts; each is a string with the range that it is written in.
    mutating func readPath(isHeader: Bool = false) -> [Node]? {
        var path: [Node] = []
        let start = position
        var hasEmptyPart = skipDots()
        while true {
            guard let key = readKeyPart() else { return nil }
            path.append(key)
            guard path.count <= limits.depth else {
                stop(.tooDeep, "values nest deeper than \(limits.depth) levels", key.range)
                return nil
            }
            let end = position
            skipSpaces()
            guard position < count, input[position] == UInt8(ascii: ".") else {
                position = end
                break
            }
            position += 1
            skipSpaces()
            hasEmptyPart = skipDots() || hasEmptyPart
            if position < count, input[position] == UInt8(ascii: "=") {
                hasEmptyPart = true
                break
            }
        }
        if hasEmptyPart { reportEmptyPart(start, of: isHeader ? "table's name" : "key") }
        return path
    }

    /// Moves over dots before which a part of a key is missing.
    private mutating func skipDots() -> Bool {
        let start = position
        while position < count, input[position] == UInt8(ascii: "."), !beginsLeftOutPart {
            position += 1
            skipSpaces()
        }
        return position > start
    }

    private var beginsLeftOutPart: Bool {
        allowsLeftOutParts && LeftOutMark.length(at: position, in: input) > 0
    }

    private mutating func reportEmptyPart(_ start: Int, of name: String) {
        var end = position
        while end > start, input[end - 1] <= 0x20 { end -= 1 }
        report(
            .invalidSnippet, "a part of this \(name) is empty", start..<end,
            help: "a name stands before and behind each dot",
            doubts: [start..<(input[end...].firstIndex(of: 0x0A) ?? count)])
    }

    private mutating func readKeyPart() -> Node? {
        guard position < count else {
            reportUnexpected("a key")
            return nil
        }
        if let placeholder = readKeyPlaceholder() { return placeholder }
        let start = position
        switch input[position] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            let quote = input[position]
            if input[position...].starts(with: [quote, quote, quote]) {
                report(
                    .invalidSnippet, "a key cannot be a string over several lines", position..<position + 3)
                return nil
            }
            return readSingleLineString(quote: quote)
        default:
            while position < count, isBare(input[position]) { position += 1 }
            if position < count, input[position] >= 0x80 { return readUnquotedKey(from: start) }
            guard position > start else {
                reportMissingKey()
                return nil
            }
            return plainText(start..<position)
        }
    }

    private mutating func reportMissingKey() {
        guard input[position] == UInt8(ascii: "=") else { return reportUnexpected("a key") }
        report(
            .invalidSnippet, "a key is missing before this `=`", position..<position + 1,
            help: "a line is `key = value`")
    }

    /// Reads a key with other characters than may stand without quotes; it is read as it is meant.
    private mutating func readUnquotedKey(from start: Int) -> Node? {
        position = start
        if let key = readTypographicString() { return key }
        while position < count, isBare(input[position]) || input[position] >= 0x80 { position += 1 }
        let range = start..<position
        report(
            .invalidSnippet, "a key of other characters than `A-Z a-z 0-9 _ -` stands in quotes", range,
            fixes: [fix("put it in quotes", range, "\"\(text(range))\"")])
        return plainText(range)
    }

    /// A string that stands in the text as it is, without quotes.
    func plainText(_ range: Range<Int>) -> Node {
        Node(
            .string, start: range.lowerBound, end: range.upperBound,
            payload: Node.text(offset: range.lowerBound, length: range.count))
    }

    /// A key with its hash, as an object holds it.
    func withHash(_ key: Node) -> Node {
        var key = key
        key.hash = keyText(key).withUnsafeBufferPointer { KeyHash.hash($0) }
        return key
    }

    /// The text of a key, escapes resolved. It shares the memory of the text, but never that of the side
    /// buffer, which still grows.
    func keyText(_ key: Node) -> ArraySlice<UInt8> {
        let range = key.textOffset..<key.textOffset + key.textLength
        return key.flags.contains(.side) ? Array(side[range])[...] : bytes[range]
    }
}
