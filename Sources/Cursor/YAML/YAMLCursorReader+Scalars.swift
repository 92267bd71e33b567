/// Values that are no blocks: scalars and flow collections.
extension YAMLCursorReader {
    /// Reads the value that begins at an offset, if it is one without a key.
    mutating func readInline(from start: Int, _ draft: inout Draft) {
        let content = skipProperties(start)
        let end = text.lineEnd(lineStart)
        guard content < end, !isComment(content), let node = pending else { return }
        if let offset = waiting {
            waiting = nil
            var slot = valueSlot(of: node, draft)
            slot.token = .empty(at: offset)
            slot.surroundings.hasValue = true
            draft.settle([slot])
        }
        if text.cursor < content { draft.settle([]) }
        switch text[content] {
        case UInt8(ascii: "|"), UInt8(ascii: ">"): readBlockScalar(from: content, node, &draft)
        case UInt8(ascii: "["), UInt8(ascii: "{"): readFlow(from: content, node, &draft)
        case UInt8(ascii: "\""), UInt8(ascii: "'"): readQuoted(from: content, node, &draft)
        default: readPlain(from: content, node, &draft)
        }
    }

    /// Reads a line without a key: the node that is expected, or a key that is not finished yet.
    mutating func readWithoutKey(from start: Int, column: Int, _ draft: inout Draft) {
        guard start < text.lineEnd(lineStart) else { return }
        let isPlain = !text[start].isOne(of: "[{|>")
        if pending != nil, !(isPlain && hasKeysBelow(column)) { return readInline(from: start, &draft) }
        guard isPlain else { return }
        if pending != nil, !open(.object, at: start, column: column, &draft) { return }
        guard let top = frames.last, top.isMapping else { return }
        let token = scalarToken(start)
        guard !draft.isSettled, (token.range.lowerBound...token.range.upperBound).contains(text.cursor) else {
            return
        }
        draft.settle([Draft.Slot(expected: .key, holder: top.holder, token: token)])
    }

    /// The text in quotes or words that begin at an offset, on one line.
    func scalarToken(_ start: Int) -> CursorToken {
        text[start].isOne(of: "\"'") ? quoted(at: start).token : plainToken(start)
    }

    /// Whether the next line stands at a column and begins with a key.
    private func hasKeysBelow(_ column: Int) -> Bool {
        guard let line = nextContent(position), line.start - line.lineStart == column else { return false }
        return !isDash(line.start) && key(at: skipProperties(line.start)) != nil
    }

    /// Notes a scalar that is the node which is expected.
    private mutating func finish(
        _ node: Pending, _ value: WrittenValue, _ token: CursorToken, _ draft: inout Draft
    ) {
        draft.setValue(value, in: node.holder)
        draft.noteQuote(of: value, token.quote)
        pending = nil
        guard !draft.isSettled, (token.range.lowerBound...token.range.upperBound).contains(text.cursor) else {
            return
        }
        var slot = valueSlot(of: node, draft)
        slot.token = token
        slot.blockIndentation = String(
            repeating: " ", count: max(token.range.lowerBound - text.lineStart(token.range.lowerBound), 0))
        draft.settle([slot])
    }

    private mutating func readBlockScalar(from start: Int, _ node: Pending, _ draft: inout Draft) {
        let end = text.lineEnd(start)
        var last = end
        while last > start + 1, text[last - 1].isBlank { last -= 1 }
        let before = min(max(text.cursor, start), last)
        let token = CursorToken(
            range: start..<last, prefix: text.string(start..<before), quote: .none, isClosed: true)
        var (line, contentEnd) = (position, end)
        while line < text.count {
            let first = text.skipBlanks(line)
            let lineEnd = text.lineEnd(first)
            if first < lineEnd {
                guard first - line > node.parentColumn, !isMarker(line) else { break }
                contentEnd = lineEnd
                position = text.nextLine(lineEnd)
            }
            line = text.nextLine(lineEnd)
        }
        let content = min(text.nextLine(end), contentEnd)..<contentEnd
        finish(node, .string(text.string(content)), token, &draft)
        scalarColumn = node.parentColumn
        if !draft.isSettled, text.cursor > end, text.cursor <= contentEnd { draft.settle([]) }
    }

    private func isMarker(_ line: Int) -> Bool {
        (text.has("---", at: line) || text.has("...", at: line))
            && (line + 3 >= text.count || text[line + 3].isSpace)
    }

    private mutating func readQuoted(from start: Int, _ node: Pending, _ draft: inout Draft) {
        let piece = quoted(at: start)
        if !piece.token.isClosed, let end = laterQuote(of: start, node) {
            let isSingle = text[start] == UInt8(ascii: "'")
            let whole = QuotedText(
                text: text, start: start, escapes: isSingle ? .doubled : .backslash, followers: ":#")
            let long = whole.piece(start + 1..<end, true)
            position = text.nextLine(text.lineEnd(end))
            return finish(node, long.value, long.token, &draft)
        }
        finish(node, piece.value, piece.token, &draft)
    }

    /// Where a text in quotes ends on a later line, if all lines up to there belong to it.
    private func laterQuote(of start: Int, _ node: Pending) -> Int? {
        let quote = text[start]
        guard QuotedText.endsOpen(text, start) else { return nil }
        var line = position
        while line < text.count {
            let first = text.skipBlanks(line)
            let end = text.lineEnd(first)
            if first < end {
                guard first - line > node.parentColumn, !isDash(first), key(at: first) == nil else {
                    return nil
                }
                var offset = first
                while offset < end {
                    if text[offset] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                        offset += 2
                    } else if text[offset] == quote {
                        guard quote == UInt8(ascii: "'"), text[offset + 1] == quote else { return offset }
                        offset += 2
                    } else {
                        offset += 1
                    }
                }
            }
            line = text.nextLine(end)
        }
        return nil
    }

    /// The words from an offset to the end of the line or to a comment; blanks up to the cursor belong to
    /// them.
    private func plainToken(_ start: Int) -> CursorToken {
        let lineEnd = text.lineEnd(start)
        var end = start
        while end < lineEnd, !(isComment(end) && end > start && text[end - 1].isBlank) { end += 1 }
        while end > start, text[end - 1].isBlank, end != text.cursor { end -= 1 }
        let before = min(max(text.cursor, start), end)
        return CursorToken(
            range: start..<end, prefix: text.string(start..<before), quote: .none, isClosed: true)
    }

    private mutating func readPlain(from start: Int, _ node: Pending, _ draft: inout Draft) {
        var token = plainToken(start)
        var lines = [text.string(token.range)]
        while let line = continuation(node) {
            let more = plainToken(line.start)
            lines.append(text.string(more.range))
            token.range = start..<more.range.upperBound
            position = text.nextLine(text.lineEnd(line.start))
        }
        if lines.count > 1 {
            let before = min(max(text.cursor, start), token.range.upperBound)
            token.prefix = text.string(start..<before)
        }
        let joined = lines.joined(separator: " ")
        let end = joined.utf8.lastIndex { !$0.isBlank }.map { joined.utf8.index(after: $0) }
        finish(node, YAMLValues.value(of: String(joined[..<(end ?? joined.startIndex)])), token, &draft)
    }

    /// The next line if it goes on with a scalar: it stands deeper than what the scalar belongs to, and is no
    /// key, element or comment.
    private func continuation(_ node: Pending) -> (lineStart: Int, start: Int)? {
        var line = position
        while line < text.count, case let first = text.skipBlanks(line), first >= text.lineEnd(first) {
            if text.cursor >= line, text.cursor <= first { return nil }
            line = text.nextLine(first)
        }
        let first = text.skipBlanks(line)
        guard first < text.count, first - line > node.parentColumn, !isComment(first), !isMarker(line),
            !isDash(first), key(at: first) == nil
        else { return nil }
        return (line, first)
    }

    private mutating func readFlow(from start: Int, _ node: Pending, _ draft: inout Draft) {
        var lexer = YAMLFlowLexer(text, at: start, parentColumn: node.parentColumn)
        var machine = BracketMachine(text, in: node.holder, hasPairs: true)
        if text.cursor == start, !draft.isSettled {
            var slot = valueSlot(of: node, draft)
            slot.surroundings.hasValue = true
            draft.settle([slot])
        }
        pending = nil
        while !machine.isWhole {
            let token = lexer.next()
            let isPast = token == nil && text.cursor > lexer.position
            if !isPast { machine.step(token, isInComment: lexer.commentHoldsCursor, &draft) }
            if token == nil { break }
        }
        let end = text.lineEnd(lexer.position)
        if end >= position { position = text.nextLine(end) }
    }
}
