/// Where the cursor stands among the pieces.
extension BracketMachine {
    /// Says what is expected at the cursor where it stands before a piece and not in it.
    ///
    /// - Parameter next: the piece; `nil` at the end of the text.
    mutating func place(before next: BracketToken?, _ draft: inout Draft) {
        guard !draft.isSettled else { return }
        guard ignored == 0, var slot = slot(at: text.cursor, draft) else { return draft.settle([]) }
        let begins = next?.beginsValue == true
        if slot.expected == .value {
            slot.surroundings.hasValue =
                begins && (next?.range.lowerBound == text.cursor || frames.count == 1)
        }
        draft.settle([slot])
        watched = slot.surroundings.hasValue ? .none : .behindToken
    }

    /// Says what is expected at the cursor where it stands in or at a scalar, which is to be taken next.
    mutating func place(at scalar: BracketToken, _ draft: inout Draft) {
        guard !draft.isSettled else { return }
        guard ignored == 0, var slot = slot(at: scalar.range.lowerBound, draft) else {
            return draft.settle([])
        }
        slot.token = scalar.token
        if slot.expected == .key {
            enterDotted(scalar, &slot, &draft)
            slot.entry = draft.holders[slot.holder].entries.count
        } else if slot.expected == .item {
            slot.entry = draft.holders[slot.holder].entries.count
        }
        draft.settle([slot])
    }

    /// Moves a slot into the objects that the parts of a key before the cursor's lead into.
    private func enterDotted(_ scalar: BracketToken, _ slot: inout Draft.Slot, _ draft: inout Draft) {
        for part in scalar.dotted {
            slot.token = part.token
            guard part.token.range.upperBound < text.cursor else { return }
            guard part.token.range != scalar.dotted.last?.token.range else { return }
            slot.holder = draft.enter(part.key, part.token.range, of: slot.holder, .brackets)
        }
    }

    /// The slot for an empty token at a place; `nil` where nothing may stand.
    private func slot(at offset: Int, _ draft: Draft) -> Draft.Slot? {
        let frame = top
        var slot = Draft.Slot(
            expected: .key, holder: frame.holder, token: .empty(at: text.cursor), form: .brackets)
        switch (frame.state, frame.isObject) {
        case (.key, _): break
        case (.colon, _):
            // On a later line the next key is expected.
            guard text.hasLineEnding(frame.lastEnd..<offset) else { return nil }
            slot.surroundings.commaBefore = frame.lastEnd
        case (.separator, true): slot.surroundings.commaBefore = frame.lastEnd
        case (.value, true):
            slot.expected = .value
            slot.holder = frame.target
            slot.step = draft.lastStep(of: frame.target)
            slot.entry = draft.holders[frame.target].entries.count - 1
        case (.value, false), (.separator, false):
            guard frames.count > 1 || frame.state == .value else { return nil }
            slot.expected = frames.count > 1 ? .item : .value
            if frames.count > 1 {
                slot.step = .index(draft.holders[frame.holder].entries.count)
                if frame.state == .separator { slot.surroundings.commaBefore = frame.lastEnd }
            }
        }
        let before = text[offset - 1]
        slot.surroundings.needsSpaceBefore =
            offset > 0 && !before.isSpace && !before.isOne(of: "[{") && frame.lastEnd == offset
        return slot
    }

    /// Notes what a piece behind the cursor says about what must be written.
    mutating func learn(from token: BracketToken, _ draft: inout Draft) {
        guard !draft.slots.isEmpty else { return }
        switch watched {
        case .none: return
        case .behindToken:
            watched = .none
            if draft.slots[0].expected == .key, token.kind == .colon {
                draft.slots[0].surroundings.hasColon = true
                watched = .behindColon
            } else {
                draft.slots[0].surroundings.needsCommaAfter = token.beginsValue
            }
        case .behindColon:
            watched = .none
            draft.slots[0].surroundings.hasValue = token.beginsValue
        }
    }
}
