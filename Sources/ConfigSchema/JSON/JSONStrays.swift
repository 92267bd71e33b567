import Diagnostics

/// What stands in a JSON text and is no part of JSON at all, such as `<your-key>` without quotes.
///
/// It is left out up to the next comma, bracket or line, and reading goes on behind it. Only the first is said:
/// the others are mostly more of the same.
extension JSONParser {
    /// Leaves out what stands where something else was expected.
    ///
    /// - Parameter isValue: whether a key's value stands here, of which a schema speaks at the key.
    mutating func noteStray(_ expected: String, isValue: Bool = false) {
        let start = position
        if strays.isEmpty {
            var end = position + 1
            while end < count, input[end] & 0xC0 == 0x80 { end += 1 }
            strayMessage = "expected \(expected), found `\(sourceText(position..<end))`"
            strayStart = start
            strayEnd = end
        }
        skipStray()
        var end = position
        while end > start + 1, input[end - 1] <= 0x20 { end -= 1 }
        strays.append((isValue ? Int(nodes.last?.start ?? 0) : start)..<end)
        // What is left out may have had its comma.
        cutOff = lastEnd
    }

    /// Leaves out what is no key; where a comma follows, reading goes on behind it.
    ///
    /// - Returns: `false`, as there is no key.
    mutating func readStray(_ expected: String) -> Bool {
        noteStray(expected)
        if let container = open.last { nodes[container].flags.insert(.partial) }
        return false
    }

    /// Leaves out what is no value, for which null stands in an object.
    mutating func readStrayValue() -> State {
        let start = position
        noteStray("a value", isValue: open.last.map { nodes[$0].type == .object } ?? false)
        guard let container = open.last else { return .finished }
        if nodes[container].type == .array {
            nodes[container].payload -= 1
            nodes[container].flags.insert(.partial)
        } else {
            append(Node(.null, start: start, end: position))
            cutOff = lastEnd
        }
        return .separator
    }

    /// Moves behind one mark at least, up to the next comma, closing bracket or line end outside of `<>`, `${}`,
    /// `{{}}` and `()`.
    mutating func skipStray() {
        var depth = 0
        let start = position
        while position < count {
            let byte = input[position]
            if byte == 0x0A || byte == 0x0D { return }
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: "{"), UInt8(ascii: "<"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: ">"): depth = max(depth - 1, 0)
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0, position > start { return }
                depth = max(depth - 1, 0)
            case UInt8(ascii: ","), UInt8(ascii: "\""): if depth == 0, position > start { return }
            default: break
            }
            position += 1
        }
    }

    /// Says what the first stray is.
    mutating func reportStrays() {
        guard !strays.isEmpty else { return }
        problems.append(
            ConfigProblem(
                .invalidSnippet, .error, strayMessage, at: strayStart..<strayEnd, doubts: strays))
    }
}
