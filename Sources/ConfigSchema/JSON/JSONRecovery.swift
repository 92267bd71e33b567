import Diagnostics

/// What is said of JSON that is not well formed, and how reading goes on.
extension JSONParser {
    /// Goes on behind a value where neither a comma nor the end of the array or object follows.
    mutating func readWithoutComma(isObject: Bool) -> State {
        if takeLeftOutPart() { return .separator }
        let byte = input[position]
        if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
            return closeMismatched(byte)
        }
        let begins = byte == UInt8(ascii: "\"") || wordLength() > 0
        let opens = byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
        guard begins || (opens && !isObject) else {
            noteStray(isObject ? "`,` or `}`" : "`,` or `]`")
            if let container = open.last { nodes[container].flags.insert(.partial) }
            return .separator
        }
        // A string that is not closed has taken its comma with it.
        if !isAfterLeftOutPart(), cutOff != lastEnd { reportMissingComma() }
        return isObject ? .member : .value
    }

    private func isAfterLeftOutPart() -> Bool {
        var end = position
        while end > 0, input[end - 1] <= 0x20 { end -= 1 }
        guard dialect.leftOutParts, end >= 3 else { return false }
        let three = (input[end - 3], input[end - 2], input[end - 1])
        return three == (0x2E, 0x2E, 0x2E) || three == (0xE2, 0x80, 0xA6)
    }

    private mutating func reportMissingComma() {
        let end = lastEnd
        problems.append(
            ConfigProblem(
                .invalidSnippet, .error, "a comma is missing here", at: max(end - 1, 0)..<end,
                help: "a comma parts it from what follows",
                fixes: [replacement("add the comma", end..<end, ",")]))
    }

    /// Goes on at a closing bracket of the wrong kind. Where it closes the next outer value, the inner one
    /// was left open; else it was written for the other kind.
    private mutating func closeMismatched(_ byte: UInt8) -> State {
        let (wrong, right) = byte == UInt8(ascii: "}") ? ("}", "]") : ("]", "}")
        let range = position..<position + 1
        let closesOuter = open.dropLast().last.map { (nodes[$0].type == .object) == (wrong == "}") } ?? false
        let edit = closesOuter ? position..<position : range
        problems.append(
            ConfigProblem(
                .invalidSnippet, .error, "expected `\(right)`, found `\(wrong)`", at: range,
                fixes: [replacement(closesOuter ? "add `\(right)`" : "write `\(right)`", edit, right)]))
        guard closesOuter else { return close() }
        closeInnermost(end: position)
        return .separator
    }

    /// Ends the text behind its value.
    mutating func finish() -> State {
        guard position < count else { return .finished }
        if nodes[0].type == .string, input[position] == UInt8(ascii: ":"), nodes.count == 1 {
            return readAsMembers()
        }
        let stray = input[position]
        let closing = stray == UInt8(ascii: "}") || stray == UInt8(ascii: "]")
        problems.append(
            ConfigProblem(
                .invalidSnippet, .error,
                closing ? "nothing is open that this could close" : "the value ends before this",
                at: position..<position + 1,
                help: closing ? nil : "a \(dialect.language.name) text is one value", doubts: []))
        return .finished
    }

    /// The text is only members; it is read as if braces stood around it.
    private mutating func readAsMembers() -> State {
        var key = nodes[0]
        var end = count
        while end > position, input[end - 1] <= 0x20 { end -= 1 }
        problems.append(
            ConfigProblem(
                .missingBraces, .error, "these are the members of an object, without its braces",
                at: key.range,
                help: "put `{` before them and `}` behind",
                fixes: [
                    Diagnostic.Fix(
                        "put braces around the members",
                        edits: [
                            Diagnostic.TextEdit(range: Int(key.start)..<Int(key.start), replacement: "{"),
                            Diagnostic.TextEdit(range: end..<end, replacement: "}"),
                        ])
                ]))
        key.next = 2
        key.hash = sourceHash(key)
        let object = Node(.object, start: Int(key.start), end: count, payload: 1)
        nodes = [object, key]
        open = [0]
        position += 1
        return .value
    }

    private func sourceHash(_ key: Node) -> UInt32 {
        side.withUnsafeBufferPointer { side in
            let source = UnsafeBufferPointer(start: input, count: count)
            return KeyHash.hash(
                ArenaView(nodes: .init(start: nil, count: 0), bytes: source, side: side).text(key))
        }
    }

    /// Closes at the end of reading what is open, innermost first, and says so once.
    mutating func closeWhatIsOpen() {
        guard let innermost = open.last else { return }
        let withoutBraces = problems.contains { $0.id == .missingBraces } && open.count == 1
        if position >= count, !withoutBraces {
            let start = Int(nodes[innermost].start)
            let closing = nodes[innermost].type == .object ? "}" : "]"
            problems.append(
                ConfigProblem(
                    .invalidSnippet, .error, "the text ends before this is closed", at: start..<start + 1,
                    help: "close it with `\(closing)`", doubts: []))
        }
        while let container = open.last {
            // What would have followed is not known, so it is not missed.
            if !withoutBraces { nodes[container].flags.insert(.partial) }
            if nodes[container].type == .object, endsWithKey(container) {
                appendNull(at: position)
            }
            closeInnermost(end: position)
        }
    }

    /// Whether the last node is a key of the innermost object whose value never came.
    private func endsWithKey(_ object: Int) -> Bool {
        var index = object + 1
        while index < nodes.count {
            if index + 1 == nodes.count { return true }
            index = Int(nodes[index + 1].next)
            if index == 0 { return false }
        }
        return false
    }

    /// Says once, at the first place, that the text is JSON only with comments or trailing commas.
    mutating func reportRelaxedSyntax() {
        guard let first = relaxed.first else { return }
        let isComma = input[first.range.lowerBound] == UInt8(ascii: ",")
        problems.append(
            ConfigProblem(
                .notStrictJSON, .error,
                "JSON has no \(isComma ? "trailing commas" : "comments"); with this it is JSONC",
                at: first.range,
                help: "mark the text as `jsonc`, or remove \(relaxed.count == 1 ? "it" : "all of them")",
                fixes: [Diagnostic.Fix("remove comments and trailing commas", edits: relaxed)]))
    }

    /// Says where the text is not UTF-8. Strings get U+FFFD in such places.
    mutating func checkEncoding() {
        guard let offset = UTF8Check.firstInvalidByte(UnsafeBufferPointer(start: input, count: count)) else {
            return
        }
        problems.append(
            ConfigProblem(
                .invalidEncoding, .error, "the text is not UTF-8 from this byte on",
                at: offset..<offset + 1,
                help: "save it as UTF-8"))
    }
}
