import Text

/// The tags of components in a text, outside of code.
struct Tags {
    /// `<Name attribute="value">`, `</Name>` or `<Name />`.
    struct Tag {
        enum Form { case open, close, empty }

        let name: String
        let form: Form
        let arguments: Arguments
        let range: Range<Int>
    }

    let tags: [Tag]

    init(_ lines: TextLines, names: Set<String>) {
        let (bytes, code) = (lines.bytes, lines.codeRanges)
        var (tags, offset): ([Tag], Int) = ([], 0)
        while let start = bytes[offset...].firstIndex(of: UInt8(ascii: "<")) {
            offset = start + 1
            guard !code.covers(start), let tag = Self.tag(bytes, at: start), names.contains(tag.name) else {
                continue
            }
            tags.append(tag)
            offset = tag.range.upperBound
        }
        self.tags = tags
    }

    private static func tag(_ bytes: [UInt8], at start: Int) -> Tag? {
        var cursor = LineCursor(bytes[(start + 1)...])
        let isClosing = cursor.eat("/")
        guard cursor.byte.isLetter else { return nil }
        let name = cursor.takeName()
        var arguments = Arguments()
        while true {
            cursor.skipBlanks()
            if cursor.isAtEnd { return nil }
            if cursor.eat("/>") {
                return Tag(name: name, form: .empty, arguments: arguments, range: start..<cursor.offset)
            }
            if cursor.eat(">") {
                return Tag(
                    name: name, form: isClosing ? .close : .open, arguments: arguments,
                    range: start..<cursor.offset)
            }
            let key = cursor.take { $0.isLetterOrDigit || "-_:.@".utf8.contains($0) }
            if key.isEmpty {
                guard skipBraces(&cursor) != nil else { return nil }
            } else if cursor.eat("=") {
                guard let value = value(&cursor) else { return nil }
                arguments.named[key] = value
            } else {
                arguments.flags.insert(key)
            }
        }
    }

    private static func value(_ cursor: inout LineCursor) -> String? {
        if let text = cursor.takeQuoted("\"'") { return text }
        guard let inner = skipBraces(&cursor) else { return nil }
        var literal = LineCursor(Array(inner.trimmed.utf8)[...])
        if let text = literal.takeQuoted(), literal.isAtEnd { return text }
        return inner
    }

    /// Steps over braces that match, and gives what is in them.
    private static func skipBraces(_ cursor: inout LineCursor) -> String? {
        guard cursor.byte == UInt8(ascii: "{") else { return nil }
        var (depth, inner) = (0, "")
        while !cursor.isAtEnd {
            if cursor.eat("{") {
                if depth > 0 { inner += "{" }
                depth += 1
            } else if cursor.eat("}") {
                depth -= 1
                if depth == 0 { return inner }
                inner += "}"
            } else {
                inner += cursor.take { !"{}".utf8.contains($0) }
            }
        }
        return nil
    }
}
