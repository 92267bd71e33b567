/// Keys with dots (TOML 1.1, "Keys").
extension TOMLCursorReader {
    /// How many parts a key may have; what follows is passed over.
    private static let partLimit = 100

    /// The parts of the key at the position, which goes behind it. Behind a dot with nothing after it an
    /// empty part stands.
    mutating func keyParts() -> [KeyPart] {
        var (parts, end) = Self.keyParts(text, from: position)
        if parts.count > Self.partLimit { parts.removeLast(parts.count - Self.partLimit) }
        swap(&position, &end)
        return parts
    }

    /// The parts of the key at an offset, and where it ends.
    static func keyParts(_ text: CursorText, from start: Int) -> ([KeyPart], Int) {
        var parts: [KeyPart] = []
        var offset = text.skipBlanks(start)
        while let part = part(text, at: offset) {
            parts.append(part)
            let dot = text.skipBlanks(part.token.range.upperBound)
            guard text[dot] == UInt8(ascii: ".") else { return (parts, part.token.range.upperBound) }
            offset = text.skipBlanks(dot + 1)
            if Self.part(text, at: offset) == nil {
                let isHere = text.cursor > dot && text.cursor <= offset
                parts.append(KeyPart(key: "", token: .empty(at: isHere ? text.cursor : dot + 1)))
                return (parts, isHere ? max(text.cursor, dot + 1) : dot + 1)
            }
        }
        return (parts, offset)
    }

    private static func part(_ text: CursorText, at start: Int) -> KeyPart? {
        if text[start] == UInt8(ascii: "\"") || text[start] == UInt8(ascii: "'") {
            let isLiteral = text[start] == UInt8(ascii: "'")
            let piece = QuotedText(
                text: text, start: start, escapes: isLiteral ? .none : .backslash, followers: "=.],}#"
            ).token()
            return KeyPart(key: piece.key, token: piece.token)
        }
        var end = start
        while end < text.count, isBare(text[end]) { end += 1 }
        guard end > start else { return nil }
        let before = min(max(text.cursor, start), end)
        let token = CursorToken(
            range: start..<end, prefix: text.string(start..<before), quote: .none, isClosed: true)
        return KeyPart(key: text.string(start..<end), token: token)
    }

    /// Whether a byte may stand in a key without quotes; half-written text has others too.
    private static func isBare(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte.isOne(of: "_-") || byte >= 0x80
    }

    /// A part with nothing in it.
    func emptyPart(_ offset: Int) -> KeyPart { KeyPart(key: "", token: .empty(at: offset)) }

    /// Enters the objects that all parts but the last lead into, and says so if the cursor stands at one of
    /// the parts; tells what the last part belongs to.
    func place(
        _ parts: [KeyPart], in holder: Int, _ form: CursorLayout.Form, _ draft: inout Draft,
        _ complete: (inout Draft.Slot) -> Void
    ) -> Int {
        var holder = holder
        for (number, part) in parts.enumerated() {
            let range = part.token.range
            if !draft.isSettled, range.lowerBound <= text.cursor, text.cursor <= range.upperBound {
                var slot = Draft.Slot(expected: .key, holder: holder, token: part.token, form: form)
                complete(&slot)
                let isLast = number + 1 == parts.count
                if form == .lines, isLast, slot.surroundings.hasColon {
                    slot.entry = draft.holders[holder].entries.count
                }
                draft.settle([slot])
            }
            if number + 1 < parts.count { holder = draft.enter(part.key, range, of: holder, .lines) }
        }
        return holder
    }
}
