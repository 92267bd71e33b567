/// What is expected where nothing is written: in blank lines, and behind colons and dashes.
extension YAMLCursorReader {
    /// Says what is expected at the cursor if it stands in the blanks behind a colon or dash.
    ///
    /// - Parameter gap: from behind the colon or dash to what follows.
    mutating func settleGap(
        _ gap: Range<Int>, isEmpty: Bool, _ expected: CursorPlace.Expected, holder: Int, entry: Int,
        _ draft: inout Draft
    ) {
        guard !draft.isSettled, text.cursor >= gap.lowerBound,
            text.cursor < gap.upperBound || isEmpty && text.cursor == gap.upperBound
        else { return }
        var slot = Draft.Slot(
            expected: expected, holder: holder, step: draft.lastStep(of: holder), entry: entry,
            token: .empty(at: text.cursor))
        slot.surroundings.needsSpaceBefore = text.cursor == gap.lowerBound
        slot.surroundings.hasValue = !isEmpty || hasBlockBelow
        slot.blockIndentation = blockIndentation(of: expected, at: text.cursor)
        draft.settle([slot])
    }

    /// The indentation of a block that begins behind a colon on the next line, or behind a dash on the same.
    private func blockIndentation(of expected: CursorPlace.Expected, at offset: Int) -> String {
        guard let node = pending else { return "" }
        if expected == .item, offset > lineStart {
            let isBehindDash = text.cursor == lineStart + node.parentColumn + 1
            return String(repeating: " ", count: offset - lineStart + (isBehindDash ? 1 : 0))
        }
        let unit = Indentation.unit(of: text.bytes)
        return text.indentation(lineStart)
            + String(
                repeating: " ", count: max(node.parentColumn - text.indentation(lineStart).utf8.count, 0))
            + unit
    }

    /// Says what is expected in a line without content, if the cursor stands in it.
    ///
    /// - Parameter end: the line's end, or where its comment begins.
    mutating func readBlank(until end: Int, _ draft: inout Draft) {
        guard !draft.isSettled, text.cursor >= lineStart, text.cursor <= end else { return }
        let column = text.cursor - lineStart
        if let scalar = scalarColumn, column > scalar { return draft.settle([]) }
        let below = nextContent(position)
        if let node = pending, fits(node, column, below) {
            if below.map({ belongs($0, to: node) }) == true {
                waiting = text.cursor
            } else {
                draft.settle([valueSlot(of: node, draft)])
            }
            return
        }
        draft.settle(slots(inLineOf: column, draft))
    }

    /// Whether a blank line belongs to the node that is expected.
    private func fits(_ node: Pending, _ column: Int, _ below: (lineStart: Int, start: Int)?) -> Bool {
        if column > node.parentColumn { return true }
        guard node.allowsSameColumn, column == node.parentColumn, let below else { return false }
        return isDash(below.start) && below.start - below.lineStart == column
    }

    private func belongs(_ line: (lineStart: Int, start: Int), to node: Pending) -> Bool {
        let column = line.start - line.lineStart
        return column > node.parentColumn
            || node.allowsSameColumn && column == node.parentColumn && isDash(line.start)
    }

    /// The slot for a node that is expected, on a line of its own.
    func valueSlot(of node: Pending, _ draft: Draft) -> Draft.Slot {
        let isItem = node.holder >= 0 && draft.holders[node.holder].kind == .array
        var slot = Draft.Slot(
            expected: isItem ? .item : .value, holder: node.holder, step: draft.lastStep(of: node.holder),
            entry: node.holder < 0 ? nil : draft.holders[node.holder].entries.count - 1,
            token: .empty(at: text.cursor), form: .lines)
        slot.blockIndentation = text.string(lineStart..<max(text.cursor, lineStart))
        return slot
    }

    /// The slots for a line that begins at a column, where no node is expected: a key or an element of what
    /// is open there.
    private func slots(inLineOf column: Int, _ draft: Draft) -> [Draft.Slot] {
        guard !frames.isEmpty else { return [] }
        var index = frames.count - 1
        while index > 0, column < frames[index].column, column <= frames[index - 1].column { index -= 1 }
        var found = [slot(in: frames[index], draft)]
        if index > 0, !frames[index].isMapping, frames[index - 1].column == frames[index].column {
            found.insert(slot(in: frames[index - 1], draft), at: 0)
        }
        return found
    }

    private func slot(in frame: Frame, _ draft: Draft) -> Draft.Slot {
        slot(in: frame.holder, frame.isMapping ? .object : .array, at: text.cursor, draft)
    }

    /// The slot for a further key or element on a line of its own.
    func slot(
        in holder: Int, _ kind: CursorContainer.Kind, at offset: Int, _ draft: Draft
    ) -> Draft.Slot {
        var slot = Draft.Slot(
            expected: kind == .object ? .key : .item, holder: holder, token: .empty(at: offset))
        if kind == .array {
            slot.step = .index(draft.holders[holder].entries.count)
            slot.surroundings.needsDash = true
        }
        return slot
    }

    /// Settles the blank line before a block that has begun now.
    mutating func settleWaiting(in holder: Int, _ kind: CursorContainer.Kind, _ draft: inout Draft) {
        guard let offset = waiting else { return }
        waiting = nil
        draft.settle([slot(in: holder, kind, at: offset, draft)])
    }
}
