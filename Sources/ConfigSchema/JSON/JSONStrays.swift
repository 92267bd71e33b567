import Diagnostics

/// Something in a JSON text that is no part of it.
struct JSONStray {
    let message: String
    /// What is named: a word, a string or a character.
    let range: Range<Int>
    /// Where what was read is a guess because of it.
    let doubt: Range<Int>
}

/// What stands in a JSON text and is no part of JSON at all, such as `<your-key>` without quotes.
///
/// It is left out up to the next comma, bracket or line, and reading goes on behind it. Of those with one message
/// only the first is said: the others are mostly more of the same.
extension JSONParser {
    /// Leaves out what stands where something else was expected.
    ///
    /// - Parameter isValue: whether a key's value stands here, of which a schema speaks at the key.
    mutating func noteStray(_ expected: String, isValue: Bool = false) {
        let start = position
        let found = strayName(at: start)
        skipStray()
        var end = max(position, found.upperBound)
        while end > start + 1, input[end - 1] <= 0x20 { end -= 1 }
        // A comma too many takes nothing with it.
        if input[start] == UInt8(ascii: ",") { end = start }
        strays.append(
            JSONStray(
                message: "expected \(expected), found `\(sourceText(found))`", range: found,
                doubt: (isValue ? Int(nodes.last?.start ?? 0) : start)..<end))
        // What is left out may have had its comma.
        cutOff = lastEnd
    }

    /// What is named of a stray: the string or word that it begins with, or its first character.
    private func strayName(at start: Int) -> Range<Int> {
        if input[start] == UInt8(ascii: "\""), let end = stringEnd(from: start) { return start..<end }
        var end = start
        while end < count, Self.isWordByte(input[end]) { end += 1 }
        return end > start ? start..<end : text.character(at: start)
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

    /// Moves behind one mark at least, up to the next comma, closing bracket, key or line end outside of `<>`, `${}`,
    /// `{{}}` and `()`; a remark such as `<- change this` goes to the end of its line.
    mutating func skipStray() {
        var depth = 0
        let start = position
        let isRemark = isRemark(at: start)
        if input[start] == UInt8(ascii: ",") { return position += 1 }
        while position < count {
            let byte = input[position]
            if byte == 0x0A || byte == 0x0D { return }
            if isRemark, byte != UInt8(ascii: "\"") || !beginsKey(at: position) {
                position += 1
                continue
            }
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: "{"), UInt8(ascii: "<"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: ">"): depth = max(depth - 1, 0)
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0, position > start { return }
                depth = max(depth - 1, 0)
            case UInt8(ascii: ","): if depth == 0 { return }
            case UInt8(ascii: "\""):
                if depth == 0, position > start, isNext(at: position) { return }
                if let end = stringEnd(from: position) { position = end - 1 }
            case UInt8(ascii: "/"): if position > start, beginsComment { return }
            default: break
            }
            position += 1
        }
    }

    /// Whether what begins with a quote is the next key or element.
    private func isNext(at place: Int) -> Bool {
        guard let container = open.last, nodes[container].type == .object else { return true }
        return beginsKey(at: place)
    }

    private var beginsComment: Bool {
        input[position - 1] <= 0x20 && position + 1 < count
            && (input[position + 1] == UInt8(ascii: "/") || input[position + 1] == UInt8(ascii: "*"))
    }

    /// Whether words for the reader begin at a place, by a mark or an arrow.
    private func isRemark(at start: Int) -> Bool {
        let text = UnsafeBufferPointer(start: input + start, count: min(3, count - start))
        return ["#", "--", "<-", "<=", "->", "←", "→", "⇐", "⟵"].contains { text.starts(with: $0.utf8) }
    }

    /// Says what the strays are.
    mutating func reportStrays() {
        let doubts = Dictionary(grouping: strays, by: \.message).mapValues { $0.map(\.doubt) }
        var said: Set<String> = []
        for stray in strays where said.insert(stray.message).inserted {
            problems.append(
                ConfigProblem(
                    .invalidSnippet, .error, stray.message, at: stray.range,
                    doubts: doubts[stray.message]))
        }
        guard let first = hashComments.first else { return }
        let edits = hashComments.map { range in
            Diagnostic.TextEdit(range: range.lowerBound..<range.lowerBound + 1, replacement: "//")
        }
        // What a comment says is the author's, so that nobody else takes it out.
        problems.append(
            ConfigProblem(
                .invalidSnippet, .error, "`#` begins no comment in \(dialect.language.name)", at: first,
                help: dialect.comments
                    ? "comments begin with `//`"
                    : "\(dialect.language.name) has none; say it in the text around, or leave it out",
                fixes: dialect.comments ? [Diagnostic.Fix("write `//`", edits: edits)] : [], doubts: []))
    }

    /// Says once that characters stand between the tokens that are none.
    mutating func reportUnseen() {
        guard let first = unseen.first else { return }
        let isSpace = !first.replacement.isEmpty
        problems.append(
            ConfigProblem(
                .invalidSnippet, .error,
                isSpace
                    ? "this white space is not one of \(dialect.language.name)'s"
                    : "a character stands here that cannot be seen", at: first.range,
                help: Wording.help(isSpace ? "use a plain space" : "remove it", count: unseen.count),
                fixes: [Diagnostic.Fix(isSpace ? "use plain spaces" : "remove it", edits: unseen)]))
    }
}
