import Diagnostics

/// Headers that are not written as TOML wants them. Their tables are opened all the same, so that no line is lost.
extension TOMLParser {
    /// Reads the name in a header that is broken, from behind its opening brackets, and says what is wrong with it.
    ///
    /// - Returns: `nil` where it has no name at all; that is said too.
    mutating func readBrokenHeader(_ start: Int, closing: String) -> [Node]? {
        let content = headerContent()
        let parts = headerParts(content)
        let known = problems.count
        var path: [Node] = []
        for part in parts where !part.isEmpty {
            let (node, isTypographic) = headerPart(part)
            path.append(node)
            let isSaid = problems.count > known || isTypographic
            if !isSaid, !input[node.textOffset..<node.textOffset + node.textLength].allSatisfy({ isBare($0) })
            {
                reportHeaderPart(part, node)
            }
        }
        let isSaid = problems.count > known || typographic.contains { content.contains($0.range.lowerBound) }
        position = content.upperBound
        let isClosed = takeClosing(closing)
        guard !path.isEmpty else {
            report(.invalidSnippet, "this table has no name", start..<position)
            return nil
        }
        if !isSaid {
            if parts.contains(where: \.isEmpty) {
                report(
                    .invalidSnippet, "a part of this table's name is empty", content,
                    help: "a name stands before and behind each dot")
            } else {
                // The brackets may also be there with something between them that has no place in a name.
                var end = position
                while end > content.upperBound, input[end - 1] <= 0x20 { end -= 1 }
                report(
                    .invalidSnippet, isClosed ? "this is no name of a table" : "this header is not closed",
                    start..<end,
                    help: isClosed ? nil : "close it with `\(closing)`",
                    fixes: isClosed ? [] : [fix("close it", content.upperBound..<end, closing)])
            }
        }
        return path
    }

    /// What stands between the brackets, without the blanks around it.
    private func headerContent() -> Range<Int> {
        var end = position
        while end < count, !"]\n\r".utf8.contains(input[end]) {
            if input[end] == UInt8(ascii: "#"), input[end - 1] <= 0x20 { break }
            end += 1
        }
        while end > position, input[end - 1] <= 0x20 { end -= 1 }
        return position..<end
    }

    /// The parts of a name between its dots, without the blanks around them.
    private func headerParts(_ content: Range<Int>) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var begin = content.lowerBound
        for place in content.lowerBound...content.upperBound
        where place == content.upperBound || input[place] == UInt8(ascii: ".") {
            var (start, end) = (begin, place)
            while start < end, input[start] <= 0x20 { start += 1 }
            while end > start, input[end - 1] <= 0x20 { end -= 1 }
            parts.append(start..<end)
            begin = place + 1
        }
        return parts
    }

    /// One part of the name without quotes, and whether those are typographic.
    private mutating func headerPart(_ part: Range<Int>) -> (Node, isTypographic: Bool) {
        position = part.lowerBound
        if let key = readTypographicString() { return (key, true) }
        let isQuote = { (byte: UInt8) in byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
        var content = part
        if isQuote(input[content.lowerBound]) { content.removeFirst() }
        if let last = content.last, isQuote(input[last]) { content.removeLast() }
        let isWhole = content.count == part.count || content.count + 2 == part.count
        if !isWhole {
            report(
                .invalidSnippet, "this string is not closed", part,
                help: "a name stands in quotes on both sides, or in none")
        }
        var node = plainText(content)
        node.start = UInt32(truncatingIfNeeded: part.lowerBound)
        node.end = UInt32(truncatingIfNeeded: part.upperBound)
        return (node, false)
    }

    private mutating func reportHeaderPart(_ part: Range<Int>, _ node: Node) {
        guard node.textLength == part.count else { return }
        let isPlain = !input[part].contains { $0 == UInt8(ascii: "\"") || $0 == 0x5C }
        report(
            .invalidSnippet, "a name of other characters than `A-Z a-z 0-9 _ -` stands in quotes", part,
            fixes: isPlain ? [fix("put it in quotes", part, "\"\(text(part))\"")] : [], doubts: [part])
    }

    /// Moves behind as many closing brackets as there are; `false` where they are too few.
    private mutating func takeClosing(_ closing: String) -> Bool {
        for _ in closing {
            while position < count, input[position] == 0x20 || input[position] == 0x09 { position += 1 }
            guard position < count, input[position] == UInt8(ascii: "]") else { return false }
            position += 1
        }
        return true
    }
}
