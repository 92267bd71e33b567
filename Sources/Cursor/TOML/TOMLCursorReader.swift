/// Reads TOML around a cursor: headers and members, a line each but for values that go on.
struct TOMLCursorReader {
    let text: CursorText
    var position = 0
    /// The table of the document.
    private var root = -1
    /// The table that members belong to.
    var table = -1
    /// The arrays of tables, by what they stand in and their key.
    var arrays: [ArrayKey: Int] = [:]

    struct ArrayKey: Hashable {
        let holder: Int
        let key: String
    }

    init(_ text: CursorText) { self.text = text }

    /// Reads all of the text.
    mutating func read(_ draft: inout Draft) {
        root = draft.add(.object, in: -1, nil, at: 0, .lines)
        table = root
        if text.has("\u{FEFF}", at: 0) { position = 3 }
        while true {
            skipEmptyLines(&draft)
            guard position < text.count else { return }
            if text[position] == UInt8(ascii: "[") {
                readHeader(&draft)
            } else {
                readMember(&draft)
            }
            skipRestOfLine(&draft)
        }
    }

    /// Goes to the next header or member. In a line with nothing in it a key is expected.
    private mutating func skipEmptyLines(_ draft: inout Draft) {
        while true {
            let start = position
            let first = text.skipBlanks(position)
            let isEmpty = first >= text.count || text[first].isLineEnding
            let isComment = text[first] == UInt8(ascii: "#")
            if !draft.isSettled, isEmpty || isComment, text.cursor >= start, text.cursor <= first {
                draft.settle([Draft.Slot(expected: .key, holder: table, token: .empty(at: text.cursor))])
            }
            if !draft.isSettled, text.cursor >= start, text.cursor < first { draft.settle([]) }
            position = first
            guard isEmpty || isComment else { return }
            guard first < text.count else { return }
            let end = text.lineEnd(first)
            if isComment { settleNothing(first..<end, &draft) }
            guard end < text.count else { return position = text.count }
            position = text.nextLine(end)
        }
    }

    /// Says that nothing may stand at the cursor if it is behind the beginning of a range and not behind its
    /// end.
    private func settleNothing(_ range: Range<Int>, _ draft: inout Draft) {
        if text.cursor > range.lowerBound, text.cursor <= range.upperBound { draft.settle([]) }
    }

    /// Goes to the next line.
    private mutating func skipRestOfLine(_ draft: inout Draft) {
        let end = text.lineEnd(position)
        if !draft.isSettled, text.cursor <= end { draft.settle([]) }
        position = text.nextLine(end)
        // The end of a text behind a line ending is a line too.
        if !draft.isSettled, position >= text.count, end < text.count, text.cursor >= text.count {
            draft.settle([Draft.Slot(expected: .key, holder: table, token: .empty(at: text.cursor))])
        }
    }

    private mutating func readMember(_ draft: inout Draft) {
        let parts = keyParts()
        guard let last = parts.last else {
            // Something that begins no key, such as `=`.
            position = max(position + 1, text.lineEnd(position))
            return
        }
        let equals = text.skipBlanks(position)
        let hasEquals = text[equals] == UInt8(ascii: "=")
        let holder = place(parts, in: table, .lines, &draft) { slot in
            slot.surroundings.hasColon = hasEquals
            slot.surroundings.hasValue = hasEquals && hasValue(behind: equals)
        }
        guard hasEquals else { return }
        if text.cursor <= equals { draft.settle([]) }
        draft.append(last.key, last.token.range, .missing, to: holder)
        position = equals + 1
        readValue(in: holder, &draft)
    }

    private func hasValue(behind equals: Int) -> Bool {
        let next = text.skipBlanks(equals + 1)
        return next < text.count && !text[next].isLineEnding && text[next] != UInt8(ascii: "#")
    }

    private mutating func readHeader(_ draft: inout Draft) {
        let start = position
        let isArray = text[start + 1] == UInt8(ascii: "[")
        position += isArray ? 2 : 1
        let inner = position
        var parts = keyParts()
        let end = text.skipBlanks(position)
        let closing = isArray ? "]]" : "]"
        let isClosed = isArray ? text.has("]]", at: end) : text[end] == UInt8(ascii: "]")
        let written = text[end] == UInt8(ascii: "]") && !isClosed ? "]" : isClosed ? closing : ""
        if parts.isEmpty, text.cursor >= inner, text.cursor <= end { parts = [emptyPart(text.cursor)] }
        let holder = place(parts, in: root, .header, &draft) { slot in
            slot.surroundings.closing = String(closing.dropFirst(written.utf8.count))
        }
        position = end + written.utf8.count
        guard let last = parts.last else { return }
        guard !last.key.isEmpty || last.token.quote != .none else { return table = holder }
        enter(last, in: holder, isArray: isArray, at: start, &draft)
    }

    /// Enters the table of a header.
    private mutating func enter(
        _ last: KeyPart, in holder: Int, isArray: Bool, at start: Int, _ draft: inout Draft
    ) {
        let count = draft.holders[holder].entries.count
        if isArray {
            let key = ArrayKey(holder: holder, key: last.key)
            if arrays[key] == nil {
                draft.append(last.key, last.token.range, .array, to: holder)
                arrays[key] = draft.add(.array, in: holder, .key(last.key), at: start, .lines)
            }
            guard let array = arrays[key] else { return }
            let index = draft.append(nil, last.token.range, .object, to: array)
            table = draft.add(.object, in: array, .index(index), at: start, .lines)
            draft.note(table, at: last.key, of: holder)
        } else {
            table = draft.enter(last.key, last.token.range, of: holder, .lines)
        }
        if let slot = draft.slots.first, slot.holder == holder, slot.token.range == last.token.range,
            draft.holders[holder].entries.count > count
        {
            draft.slots[0].entry = count
        }
    }
}
