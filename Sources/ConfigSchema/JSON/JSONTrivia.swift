import Diagnostics

/// White space, comments and left-out parts between the tokens of JSON.
extension JSONParser {
    /// Moves to the next token.
    @inline(__always)
    mutating func skipTrivia() {
        while position < count {
            let byte = input[position]
            if byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
                position += 1
                skipIndentation()
            } else if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "#") || byte >= 0x80 || byte < 0x20 {
                guard skipRareTrivia(byte) else { return }
            } else {
                return
            }
        }
    }

    @inline(__always)
    private mutating func skipIndentation() {
        while position + 8 <= count,
            UnsafeRawPointer(input + position).loadUnaligned(as: UInt64.self) == 0x2020_2020_2020_2020
        {
            position += 8
        }
    }

    private mutating func skipRareTrivia(_ byte: UInt8) -> Bool {
        if byte == UInt8(ascii: "/") { return skipComment() }
        if byte == UInt8(ascii: "#") { return skipHashComment() }
        let length = extendedSpaceLength(byte)
        let range = position..<position + max(length, unseenLength(byte))
        guard !range.isEmpty else { return false }
        if length == 0 || !dialect.extended {
            unseen.append(Diagnostic.TextEdit(range: range, replacement: length == 0 ? "" : " "))
        }
        position = range.upperBound
        return true
    }

    /// The length of a character that has no width, or that controls a terminal; else 0.
    private func unseenLength(_ byte: UInt8) -> Int {
        if byte < 0x20 { return 1 }
        guard byte == 0xE2, position + 2 < count else { return 0 }
        switch (input[position + 1], input[position + 2]) {
        case (0x80, 0x8B...0x8F), (0x81, 0xA0): return 3
        default: return 0
        }
    }

    /// Moves behind a comment of other languages: `#` and a blank, or `#` at the beginning of a line or behind a blank
    /// and what ends a value or opens an object.
    private mutating func skipHashComment() -> Bool {
        var before = position
        while before > 0, input[before - 1] == 0x20 || input[before - 1] == 0x09 { before -= 1 }
        let behind = position + 1 < count ? input[position + 1] : 0x0A
        let isParted = before < position && before > 0 && "{}]\"".utf8.contains(input[before - 1])
        guard
            before == 0 || input[before - 1] == 0x0A || isParted || behind <= 0x20
                || behind == UInt8(ascii: "#")
        else { return false }
        let start = position
        while position < count, input[position] != 0x0A, input[position] != 0x0D { position += 1 }
        hashComments.append(start..<position)
        return true
    }

    /// The length of a white space character that only JSON5 knows, else 0.
    private func extendedSpaceLength(_ byte: UInt8) -> Int {
        if byte == 0x0B || byte == 0x0C { return 1 }
        let second = position + 1 < count ? input[position + 1] : 0
        if byte == 0xC2, second == 0xA0 { return 2 }
        let third = position + 2 < count ? input[position + 2] : 0
        switch (byte, second, third) {
        case (0xEF, 0xBB, 0xBF), (0xE1, 0x9A, 0x80), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80): return 3
        case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF): return 3
        default: return 0
        }
    }

    /// Moves behind a comment; a slash that begins none stays where it is.
    private mutating func skipComment() -> Bool {
        let (start, before) = (position, problems.count)
        guard position + 1 < count else { return false }
        let isLeftOutPart = noteLeftOutComment()
        if input[position + 1] == UInt8(ascii: "/") {
            while position < count, input[position] != 0x0A, input[position] != 0x0D { position += 1 }
        } else if input[position + 1] == UInt8(ascii: "*") {
            skipBlockComment()
        } else {
            return false
        }
        if !dialect.comments, !isLeftOutPart, problems.count == before {
            relaxed.append(Diagnostic.TextEdit(range: start..<position, replacement: ""))
        }
        return true
    }

    /// Marks the innermost array or object as partial where the comment says that parts are left out, and says whether
    /// it does: such a comment is a mark like `...` by itself, and no part of the file.
    private mutating func noteLeftOutComment() -> Bool {
        guard dialect.leftOutParts, let container = open.last,
            LeftOutMark.begins(comment: position + 2, in: text)
        else { return false }
        nodes[container].flags.insert(.partial)
        return true
    }

    private mutating func skipBlockComment() {
        let start = position
        position += 2
        while position + 1 < count,
            input[position] != UInt8(ascii: "*") || input[position + 1] != UInt8(ascii: "/")
        {
            position += 1
        }
        if position + 1 < count {
            position += 2
        } else {
            position = start
            skipToJSON()
            problems.append(
                ConfigProblem(
                    .invalidSnippet, .error, "this comment is never closed", at: start..<start + 2,
                    help: "close it with `*/`"))
        }
    }

    /// Moves to the end of the line before the next one that looks like JSON: the comment may end there.
    private mutating func skipToJSON() {
        while position < count {
            while position < count, input[position] != 0x0A { position += 1 }
            var next = position
            while next < count, input[next] <= 0x20 { next += 1 }
            if next >= count { return position = count }
            if "\"{}[]".utf8.contains(input[next]) { return }
            position = next
        }
    }

    /// Takes `…` or `...` with the comma behind it, where parts may be left out, and marks the innermost
    /// array or object as partial.
    mutating func takeLeftOutPart() -> Bool {
        guard dialect.leftOutParts, let container = open.last, position < count else { return false }
        let length = LeftOutMark.length(withWordsAt: position, in: text)
        guard length > 0 else { return false }
        position += length
        leftOutEnd = position
        nodes[container].flags.insert(.partial)
        return true
    }

    /// Takes a mark in quotes where a key is to stand and no value is behind it, as in `{ "..." }`, like one without them.
    /// An object with such a key and a value, as in `{"...": "..."}`, is partial too.
    @inline(__always)
    mutating func takeQuotedMark() -> Bool {
        guard dialect.leftOutParts, position + 1 < count, ".\u{2026}".utf8.contains(input[position + 1])
        else {
            return false
        }
        return takeMark(betweenQuotesAt: position)
    }

    private mutating func takeMark(betweenQuotesAt start: Int) -> Bool {
        let length = LeftOutMark.length(at: start + 1, in: text)
        let end = start + length + 2
        guard length > 0, end <= count, input[end - 1] == UInt8(ascii: "\""), let container = open.last else {
            return false
        }
        let behind = text[end...].first { $0 > 0x20 }
        if behind == UInt8(ascii: ":") { nodes[container].flags.insert(.partial) }
        guard behind == UInt8(ascii: ",") || behind == UInt8(ascii: "}") else { return false }
        position = end
        leftOutEnd = end
        nodes[container].flags.insert(.partial)
        return true
    }

    /// Takes the values that a notation offers behind the last one, of which nothing is known then.
    mutating func takeOfferedValues() -> Bool {
        guard dialect.leftOutParts, !open.isEmpty, let last = nodes.last, Int(last.end) == lastEnd,
            last.type != .object, last.type != .array,
            let end = OfferedValues.end(behind: lastEnd, in: text)
        else { return false }
        nodes.removeLast()
        position = Int(last.start)
        appendUnknown(end - position)
        return true
    }

    /// Takes lines of nothing but `…` or `...` before the value or behind it, where parts may be left out.
    mutating func skipLeftOutLines() {
        guard dialect.leftOutParts else { return }
        while position < count {
            let length = LeftOutMark.length(at: position, in: text)
            let behind = text[(position + length)...].first { $0 != 0x20 && $0 != 0x09 }
            guard length > 0, [nil, 0x0A, 0x0D].contains(behind) else { return }
            position += length
            skipTrivia()
        }
    }

    /// Marks an array or object as partial that holds nothing but comments: what belongs there is left to the reader.
    mutating func noteCommentsAlone(in container: Int) {
        guard dialect.leftOutParts, nodes[container].count == 0, nodes[container].range.count > 4 else {
            return
        }
        let content = nodes[container].range.dropFirst().dropLast()
        if content.contains(where: { input[$0] > 0x20 }) { nodes[container].flags.insert(.partial) }
    }

    /// Reads `…` or `...` where a key's value stands and parts may be left out: a value that nothing is known of.
    mutating func readLeftOutValue() -> Bool {
        guard dialect.leftOutParts else { return false }
        let length = LeftOutMark.length(withWordsAt: position, in: text)
        guard length > 0 else { return false }
        appendUnknown(length)
        leftOutEnd = position
        return true
    }

    /// Takes what stands here for a value that nothing is known of.
    mutating func appendUnknown(_ length: Int) {
        append(Node(.null, start: position, end: position + length, flags: .partial))
        position += length
    }

    /// Reads a placeholder without quotes, as examples have them, as the text that it is written with.
    mutating func readPlaceholder() -> Bool {
        guard dialect.leftOutParts, !open.isEmpty else { return false }
        let length = BarePlaceholder.length(at: position, in: text)
        guard length > 0 else { return false }
        append(
            Node(
                .string, start: position, end: position + length,
                payload: Node.text(offset: position, length: length)))
        position += length
        return true
    }

    /// A fix that replaces one range.
    func replacement(_ title: String, _ range: Range<Int>, _ text: String) -> Diagnostic.Fix {
        Diagnostic.Fix(title, edits: [Diagnostic.TextEdit(range: range, replacement: text)])
    }
}
