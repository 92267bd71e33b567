/// Mappings and sequences in lines (YAML 1.2, section 8.2).
extension YAMLCursorReader {
    /// Whether a dash that begins an element stands at an offset.
    func isDash(_ offset: Int) -> Bool {
        text[offset] == UInt8(ascii: "-") && (offset + 1 >= text.count || text[offset + 1].isSpace)
    }

    /// Leaves what a line at a column does not belong to.
    mutating func leave(for column: Int, isDash: Bool) {
        if let node = pending, column > node.parentColumn { return }
        if let node = pending, isDash, node.allowsSameColumn, column == node.parentColumn { return }
        pending = nil
        while frames.count > 1, let top = frames.last {
            let outer = frames[frames.count - 2]
            let isOutside = column < top.column && (column <= outer.column || !top.isMapping && !isDash)
            let isBesideList = column == top.column && !top.isMapping && !isDash
            guard isOutside || isBesideList else { return }
            frames.removeLast()
        }
    }

    /// Reads a line from its first character on.
    mutating func readBlock(from start: Int, _ draft: inout Draft) {
        leave(for: start - lineStart, isDash: isDash(start))
        var offset = start
        while offset < text.lineEnd(lineStart) {
            let column = offset - lineStart
            if isDash(offset) {
                guard let next = readDash(at: offset, &draft) else { return }
                offset = next
                continue
            }
            if text[offset] == UInt8(ascii: "?"), text[offset + 1].isBlank {
                return readExplicitKey(from: text.skipBlanks(offset + 1), column: column, &draft)
            }
            let content = skipProperties(offset)
            if let key = key(at: content) {
                readMember(key, column: column, &draft)
            } else if text[offset] == UInt8(ascii: ":"), text[offset + 1].isBlank, pending == nil,
                let top = frames.last, top.isMapping
            {
                pending = Pending(holder: top.holder, parentColumn: top.column, allowsSameColumn: true)
                let next = text.skipBlanks(offset + 1)
                let entry = draft.holders[top.holder].entries.count - 1
                let isEmpty = next >= text.lineEnd(lineStart) || isComment(next)
                settleGap(
                    offset + 1..<next, isEmpty: isEmpty, .value, holder: top.holder, entry: entry, &draft)
                if !isEmpty { readInline(from: next, &draft) }
            } else {
                readWithoutKey(from: content, column: column, &draft)
            }
            return
        }
    }

    /// Reads a dash; tells where the element begins on the line, `nil` where it does not.
    private mutating func readDash(at dash: Int, _ draft: inout Draft) -> Int? {
        let column = dash - lineStart
        if pending != nil {
            guard open(.array, at: dash, column: column, &draft) else { return nil }
        }
        guard let top = frames.last, !top.isMapping else { return nil }
        let index = draft.append(nil, dash..<dash + 1, .missing, to: top.holder)
        pending = Pending(holder: top.holder, parentColumn: column, allowsSameColumn: false)
        let next = text.skipBlanks(dash + 1)
        let isEmpty = next >= text.lineEnd(lineStart) || isComment(next)
        settleGap(dash + 1..<next, isEmpty: isEmpty, .item, holder: top.holder, entry: index, &draft)
        return isEmpty ? nil : next
    }

    /// Opens the mapping or sequence that is expected; `false` where it would lie too deep.
    mutating func open(
        _ kind: CursorContainer.Kind, at offset: Int, column: Int, _ draft: inout Draft
    ) -> Bool {
        guard let node = pending, frames.count < Self.depthLimit else { return false }
        pending = nil
        draft.setValue(kind == .object ? .object : .array, in: node.holder)
        let holder = draft.add(kind, in: node.holder, draft.lastStep(of: node.holder), at: offset, .lines)
        frames.append(Frame(holder: holder, column: column, isMapping: kind == .object))
        settleWaiting(in: holder, kind, &draft)
        return true
    }

    /// Reads a key and what stands behind it.
    private mutating func readMember(_ key: YAMLKey, column: Int, _ draft: inout Draft) {
        if pending != nil {
            guard open(.object, at: key.token.range.lowerBound, column: column, &draft) else { return }
        }
        guard let top = frames.last, top.isMapping else { return }
        let index = draft.append(key.text, key.token.range, .missing, to: top.holder)
        pending = Pending(holder: top.holder, parentColumn: column, allowsSameColumn: true)
        let next = text.skipBlanks(key.colon + 1)
        let isEmpty = next >= text.lineEnd(lineStart) || isComment(next)
        if !draft.isSettled, key.holdsCursor(text) {
            var slot = Draft.Slot(expected: .key, holder: top.holder, entry: index, token: key.token)
            slot.surroundings.hasColon = true
            slot.surroundings.hasValue = !isEmpty || hasBlockBelow
            draft.settle([slot])
        }
        settleGap(key.colon + 1..<next, isEmpty: isEmpty, .value, holder: top.holder, entry: index, &draft)
        if !isEmpty { readInline(from: next, &draft) }
    }

    /// Reads a key behind `?`; its value follows on a line that begins with a colon.
    private mutating func readExplicitKey(from start: Int, column: Int, _ draft: inout Draft) {
        if pending != nil, !open(.object, at: start, column: column, &draft) { return }
        guard let top = frames.last, top.isMapping else { return }
        let token = scalarToken(start)
        let key = token.quote == .none ? text.string(token.range) : quoted(at: start).key
        let index = draft.append(key, token.range, .missing, to: top.holder)
        guard token.range.lowerBound <= text.cursor, text.cursor <= token.range.upperBound else { return }
        var slot = Draft.Slot(expected: .key, holder: top.holder, entry: index, token: token)
        slot.surroundings.hasColon =
            nextContent(position).map { text[$0.start] == UInt8(ascii: ":") } ?? false
        slot.surroundings.hasValue = slot.surroundings.hasColon
        draft.settle([slot])
    }

    /// Whether a comment begins at an offset, before which a blank stands.
    func isComment(_ offset: Int) -> Bool { text[offset] == UInt8(ascii: "#") }

    /// The first offset behind anchors and tags, and the blanks behind them.
    func skipProperties(_ start: Int) -> Int {
        var offset = start
        while text[offset] == UInt8(ascii: "&") || text[offset] == UInt8(ascii: "!") {
            while offset < text.count, !text[offset].isSpace { offset += 1 }
            offset = text.skipBlanks(offset)
        }
        return offset
    }

    /// Whether the next line with content begins what is expected here.
    var hasBlockBelow: Bool {
        guard let node = pending, let line = nextContent(position) else { return false }
        let column = line.start - line.lineStart
        return column > node.parentColumn
            || node.allowsSameColumn && column == node.parentColumn && isDash(line.start)
    }

    /// The next line from an offset on that has content and is not a mark between documents.
    func nextContent(_ offset: Int) -> (lineStart: Int, start: Int)? {
        var line = offset
        while line < text.count {
            let start = text.skipBlanks(line)
            if start < text.count, !text[start].isLineEnding, !isComment(start) {
                let isMarker = start == line && (text.has("---", at: line) || text.has("...", at: line))
                return isMarker ? nil : (line, start)
            }
            line = text.nextLine(text.lineEnd(start))
        }
        return nil
    }
}
