import Diagnostics

/// Brackets and braces of JSON that are of the wrong kind, in the wrong place or not there.
extension JSONParser {
    /// Members that stand in brackets from the first on are those of an object.
    mutating func readArrayAsObject() -> State? {
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
    mutating func closeBeforeKey() -> State? {
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

    /// Goes on at a closing bracket of the wrong kind. Where it closes the next outer value, the inner one
    /// was left open; else it was written for the other kind.
    mutating func closeMismatched(_ byte: UInt8) -> State {
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

    /// Closes at the end of reading what is open, innermost first, and says so once.
    mutating func closeWhatIsOpen() {
        guard let innermost = open.last else { return }
        let withoutBraces = isReopened || problems.contains { $0.id == .missingBraces } && open.count == 1
        if position >= count, !withoutBraces, !endsInString {
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
                if withoutBraces { reportMissingValue(of: nodes[nodes.count - 1]) }
                appendUnknown(0)
            }
            closeInnermost(end: position)
        }
    }

    /// Says that the text ends where a key's value should stand.
    private mutating func reportMissingValue(of key: Node) {
        problems.append(
            ConfigProblem(
                .invalidSnippet, .error, "the value of this key is missing", at: key.range, doubts: []))
    }

    /// Whether the text ends in a string that is not closed, which says already that the rest is missing.
    private var endsInString: Bool {
        guard let last = problems.last?.range, !last.isEmpty, last.upperBound <= cutOff else { return false }
        let quote = input[last.lowerBound]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
            last.count == 1 || input[last.upperBound - 1] != quote
        else { return false }
        return (last.upperBound..<count).allSatisfy { input[$0] <= 0x20 }
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
}
