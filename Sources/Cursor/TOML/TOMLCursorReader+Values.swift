/// What stands behind `=`.
extension TOMLCursorReader {
    /// Reads the value of the last entry of a holder.
    mutating func readValue(in holder: Int, _ draft: inout Draft) {
        let start = text.skipBlanks(position)
        let isEmpty = start >= text.count || text[start].isLineEnding || text[start] == UInt8(ascii: "#")
        if !draft.isSettled, text.cursor >= position,
            text.cursor < start || isEmpty && text.cursor == start
        {
            var slot = valueSlot(in: holder, .empty(at: text.cursor), draft)
            slot.surroundings.needsSpaceBefore = text.cursor == position
            slot.surroundings.hasValue = !isEmpty
            draft.settle([slot])
        }
        guard !isEmpty else { return position = start }
        if text[start] == UInt8(ascii: "[") || text[start] == UInt8(ascii: "{") {
            if !draft.isSettled, text.cursor == start {
                var slot = valueSlot(in: holder, .empty(at: start), draft)
                slot.surroundings.hasValue = true
                draft.settle([slot])
            }
            return readBrackets(from: start, in: holder, &draft)
        }
        var lexer = TOMLValueLexer(text, at: start)
        let piece = lexer.scalar(isInBrackets: false)
        position = lexer.position
        draft.setValue(piece.value, in: holder)
        draft.noteQuote(of: piece.value, piece.token.quote)
        if !draft.isSettled, (piece.range.lowerBound...piece.range.upperBound).contains(text.cursor) {
            draft.settle([valueSlot(in: holder, piece.token, draft)])
        }
    }

    private func valueSlot(in holder: Int, _ token: CursorToken, _ draft: Draft) -> Draft.Slot {
        Draft.Slot(
            expected: .value, holder: holder, step: draft.lastStep(of: holder),
            entry: draft.holders[holder].entries.count - 1, token: token, form: .lines)
    }

    /// Reads an array or inline table, up to its last bracket or to a line that cannot belong to it.
    private mutating func readBrackets(from start: Int, in holder: Int, _ draft: inout Draft) {
        var lexer = TOMLValueLexer(text, at: start)
        var machine = BracketMachine(text, in: holder)
        while !machine.isWhole {
            let takesKey = machine.top.isObject && machine.top.state != .value
            let token = lexer.next(isKey: takesKey)
            let isPast = token == nil && text.cursor > lexer.position
            if !isPast { machine.step(token, isInComment: lexer.commentHoldsCursor, &draft) }
            if token == nil { break }
        }
        position = lexer.position
    }
}
