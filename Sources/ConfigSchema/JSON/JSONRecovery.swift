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
        if let last = nodes.last, isGlued(last), cutOff != lastEnd {
            nodes.removeLast()
            if mendQuotes(from: Int(last.start)) { return .separator }
            nodes.append(last)
        }
        if !isObject, byte == UInt8(ascii: ":"), let state = readArrayAsObject() ?? closeBeforeKey() {
            return state
        }
        guard beginsNext(byte, isObject: isObject) else {
            noteStray(isObject ? "`,` or `}`" : "`,` or `]`")
            if let container = open.last { nodes[container].flags.insert(.partial) }
            return .separator
        }
        if let closed = closeByColumn(at: position, addsComma: true) { return closed }
        // A string that is not closed has taken its comma with it.
        if !isAfterLeftOutPart(), cutOff != lastEnd { reportMissingComma() }
        return isObject ? .member : .value
    }

    /// Whether the next key or element begins here, for which only the comma is missing.
    private func beginsNext(_ byte: UInt8, isObject: Bool) -> Bool {
        let isOnNextLine = (lastEnd..<position).contains { input[$0] == 0x0A || input[$0] == 0x0D }
        let isQuote = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
        if isObject {
            return beginsKey(at: position) || (isOnNextLine && isQuote) || isAfterLeftOutPart() && isQuote
        }
        if isQuote || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") || isDigit(byte) { return true }
        let length = wordLength()
        if byte == UInt8(ascii: "-") { return length > 1 && isDigit(input[position + 1]) }
        guard length > 0 else { return false }
        return isOnNextLine || isAfterLeftOutPart()
            || ["true", "false", "null"].contains(sourceText(position..<position + length))
            || TypographicQuote.length(in: UnsafeBufferPointer(start: input, count: count), at: position) > 0
    }

    /// Members that stand in brackets from the first on are those of an object.
    private mutating func readArrayAsObject() -> State? {
        guard let array = open.last, let key = nodes.last, key.type == .string, nodes.count - 1 == array + 1,
            Int(key.end) <= position
        else { return nil }
        let bracket = Int(nodes[array].start)
        nodes[array].type = .object
        bracketedObjects.insert(array)
        problems.append(
            ConfigProblem(
                .invalidSnippet, .error, "the members of an object stand in braces, not in brackets",
                at: bracket..<bracket + 1, help: "write `{` here, and `}` behind the members", doubts: []))
        hashKey()
        position += 1
        return .value
    }

    /// An element with a colon behind it is a key of the object around the array, which was not closed before it.
    private mutating func closeBeforeKey() -> State? {
        guard let array = open.last, let key = nodes.last, key.type == .string, Int(key.end) <= position,
            nodes.count - 1 > array, open.count > 1, nodes[open[open.count - 2]].type == .object
        else { return nil }
        var before = Int(key.start)
        while before > 0, input[before - 1] <= 0x20 { before -= 1 }
        let hasComma = before > 0 && input[before - 1] == UInt8(ascii: ",")
        if hasComma { before -= 1 }
        while before > 0, input[before - 1] <= 0x20 { before -= 1 }
        nodes.removeLast()
        nodes[array].payload -= 1
        problems.append(
            ConfigProblem(
                .invalidSnippet, .error, "the array is not closed before this key", at: key.range,
                help: "close it with `]`",
                fixes: [replacement("add `]`", before..<before, hasComma ? "]" : "],")]))
        closeInnermost(end: before)
        countChild()
        append(key)
        hashKey()
        position += 1
        return .value
    }

    /// Closes the object before a key on a line of its own that stands no deeper than the line which opened the object.
    mutating func closeByColumn(at place: Int, addsComma: Bool) -> State? {
        guard closesByColumn, open.count > 1, let container = open.last, nodes[container].type == .object,
            nodes[open[open.count - 2]].type == .object, let column = columnOfLine(place),
            let opening = columnOfLine(Int(nodes[container].start), anywhere: true), column <= opening
        else { return nil }
        let end = lastEnd
        problems.append(
            ConfigProblem(
                .invalidSnippet, .error, "an object is not closed before this key", at: place..<place + 1,
                help: "close it with `}`", fixes: [replacement("add `}`", end..<end, addsComma ? "}," : "}")])
        )
        closeInnermost(end: end)
        return .member
    }

    /// How far the line of a place is indented; `nil` where the place is not the first on it.
    private func columnOfLine(_ place: Int, anywhere: Bool = false) -> Int? {
        var start = place
        while start > 0, input[start - 1] != 0x0A { start -= 1 }
        var first = start
        while first < place, input[first] == 0x20 || input[first] == 0x09 { first += 1 }
        return (anywhere || first == place) && start > 0 ? first - start : nil
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
        if byte == UInt8(ascii: "]"), let container = open.last, bracketedObjects.contains(container) {
            return close()
        }
        let (wrong, right) = byte == UInt8(ascii: "}") ? ("}", "]") : ("]", "}")
        let range = position..<position + 1
        let fits = open.dropLast().last.map { (nodes[$0].type == .object) == (wrong == "}") } ?? false
        let closesOuter = fits && faults(closing: 2) <= faults(closing: 1)
        let edit = closesOuter ? position..<position : range
        problems.append(
            ConfigProblem(
                .invalidSnippet, .error, "expected `\(right)`, found `\(wrong)`", at: range,
                fixes: [replacement(closesOuter ? "add `\(right)`" : "write `\(right)`", edit, right)]))
        guard closesOuter else { return close() }
        closeInnermost(end: position)
        return .separator
    }

    /// How many brackets of the rest of the text would be wrong if the one here closed so many values.
    private mutating func faults(closing closed: Int) -> Int {
        weighedBrackets += 1
        // Weighing reads all of the text, so that a text with many such brackets gets no answer.
        guard weighedBrackets < 32 else { return 0 }
        var stack = open.dropLast(closed).map { nodes[$0].type == .object }
        var (faults, place) = (0, position + 1)
        while place < count {
            switch input[place] {
            case UInt8(ascii: "\""): place = (stringEnd(from: place) ?? place + 1) - 1
            case UInt8(ascii: "{"): stack.append(true)
            case UInt8(ascii: "["): stack.append(false)
            case UInt8(ascii: "}"): if stack.popLast() != true { faults += 1 }
            case UInt8(ascii: "]"): if stack.popLast() != false { faults += 1 }
            case UInt8(ascii: ","): if stack.isEmpty { faults += 1 }
            default: break
            }
            place += 1
        }
        return faults + stack.count
    }

    /// Goes on where the value was closed and more of it follows, or another value.
    private mutating func goOnBehindValue() -> State? {
        var next = position
        let hasComma = input[next] == UInt8(ascii: ",")
        if hasComma { next += 1 }
        while next < count, input[next] <= 0x20 { next += 1 }
        guard next < count, nodes[0].type == .object || nodes[0].type == .array else { return nil }
        if nodes[0].type == .object, roots.isEmpty, beginsKey(at: next) {
            let closing = lastEnd - 1..<lastEnd
            // A bracket of the wrong kind has its finding already.
            if problems.last?.range != closing {
                problems.append(
                    ConfigProblem(
                        .invalidSnippet, .error, "this closes the value, and more of it follows", at: closing,
                        help: "remove it, or the one that follows", doubts: []))
            }
            isReopened = true
            open = [0]
            position = next
            return .member
        }
        guard input[next] == UInt8(ascii: "{") || input[next] == UInt8(ascii: "[") else { return nil }
        if roots.isEmpty { reportSecondValue() }
        roots.append(nodes.count)
        position = next
        return .value
    }

    private mutating func reportSecondValue() {
        problems.append(
            ConfigProblem(
                .invalidSnippet, .error, "the value ends before this", at: position..<position + 1,
                help: "a \(dialect.language.name) text is one value", doubts: []))
    }

    /// Ends the text behind its value.
    mutating func finish() -> State {
        guard position < count else { return .finished }
        if let state = goOnBehindValue() { return state }
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
        let withoutBraces = isReopened || problems.contains { $0.id == .missingBraces } && open.count == 1
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
