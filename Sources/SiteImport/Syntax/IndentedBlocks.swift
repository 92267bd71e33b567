import Text

/// Admonitions and tabs of Python-Markdown, whose content is indented.
struct IndentedBlocks {
    /// The line that begins one.
    private enum Head {
        case admonition(type: String, title: String?, fold: Fold?)
        case tab(title: String)

        enum Fold { case open, closed }
    }

    private let lines: TextLines
    private var edits: [Edit] = []
    private var found: [(construct: Construct, words: String, offset: Int)] = []

    private init(_ text: TrackedText) { lines = TextLines(text.bytes) }

    /// Writes the outermost blocks as containers, then those in them, as deep as they go.
    static func convert(_ page: inout PageDraft) {
        for _ in 0..<16 {
            var pass = IndentedBlocks(page.text)
            pass.read()
            guard !pass.edits.isEmpty else { return }
            for note in pass.found { page.note(.changed, note.construct, note.words, at: note.offset) }
            page.text.apply(pass.edits)
        }
    }

    private mutating func read() {
        var index = 0
        while index < lines.lines.count {
            guard let head = head(index) else {
                index += 1
                continue
            }
            switch head {
            case .admonition: index = takeAdmonition(head, at: index)
            case .tab: index = takeTabs(from: index)
            }
        }
    }

    private func head(_ index: Int) -> Head? {
        let line = lines.lines[index]
        guard !line.isCode, !line.isBlank else { return nil }
        var cursor = LineCursor(lines.content(line))
        if cursor.eat("===") {
            _ = cursor.eat("+") || cursor.eat("!")
            guard cursor.eat(" ") else { return nil }
            cursor.skipBlanks()
            return cursor.takeQuoted("\"'").map { .tab(title: $0) }
        }
        var fold: Head.Fold?
        if cursor.eat("???+") {
            fold = .open
        } else if cursor.eat("???") {
            fold = .closed
        } else if !cursor.eat("!!!") {
            return nil
        }
        guard cursor.eat(" ") else { return nil }
        cursor.skipBlanks()
        let type = cursor.takeName().lowercased()
        guard !type.isEmpty else { return nil }
        // `inline`, `end` and classes of one's own stand behind the type.
        _ = cursor.take { $0 != UInt8(ascii: "\"") }
        return .admonition(type: type, title: cursor.takeQuoted("\""), fold: fold)
    }

    private mutating func takeAdmonition(_ head: Head, at index: Int) -> Int {
        let line = lines.lines[index]
        let last = lines.end(ofBlockFrom: index + 1, indent: line.indent + 4) ?? index
        let opening = Self.opening(head)
        edits.append(Edit(line.content, opening))
        close(line, behind: last)
        if last > index { edits += lines.outdenting((index + 1)...last, by: 4, above: line.indent) }
        found.append((.admonition, "it is `\(opening)`", line.content.lowerBound))
        return last + 1
    }

    private mutating func takeTabs(from first: Int) -> Int {
        let outer = lines.lines[first]
        var (index, end) = (first, first)
        while index < lines.lines.count, case .tab(let title)? = head(index),
            lines.lines[index].indent == outer.indent
        {
            let line = lines.lines[index]
            let last = lines.end(ofBlockFrom: index + 1, indent: line.indent + 4) ?? index
            let blanks = lines.text(line.range.lowerBound..<line.content.lowerBound)
            let opening = ":::tab[\(ContainerTitle.escaped(title))]"
            edits.append(Edit(line.content, index == first ? ":::tabs\n\(blanks)\(opening)" : opening))
            close(line, behind: last)
            if last > index { edits += lines.outdenting((index + 1)...last, by: 4, above: line.indent) }
            found.append((.tabs, "it is `\(opening)`", line.content.lowerBound))
            end = last
            index = last + 1
            while index < lines.lines.count, lines.lines[index].isBlank { index += 1 }
        }
        close(outer, behind: end)
        return end + 1
    }

    /// Writes the end of a container behind a line.
    private mutating func close(_ line: TextLines.Line, behind last: Int) {
        let blanks = lines.text(line.range.lowerBound..<line.content.lowerBound)
        edits.append(Edit(at: lines.lines[last].range.upperBound, "\n\(blanks):::"))
    }

    private static func opening(_ head: Head) -> String {
        guard case .admonition(let type, let title, let fold) = head else { return "" }
        let known = ContainerTitle.callout(type)
        let name =
            title.map { $0.isEmpty ? nil : $0 } ?? (known == type ? nil : ContainerTitle.capitalized(type))
        guard let fold else { return ":::\(known)" + ContainerTitle.bracketed(name) }
        let shown = ContainerTitle.bracketed(name ?? ContainerTitle.capitalized(type))
        return ":::details\(shown)" + (fold == .open ? "{open}" : "")
    }
}

extension TextLines {
    /// Takes indentation from lines, at most so many columns of what they have more than the line that they
    /// belong to.
    func outdenting(_ range: ClosedRange<Int>, by columns: Int, above indent: Int) -> [Edit] {
        range.compactMap { index in
            guard !lines[index].isBlank else { return nil }
            let outer = indentation(of: lines[index], columns: indent)
            let whole = indentation(of: lines[index], columns: indent + columns)
            let blanks = outer.upperBound..<whole.upperBound
            return blanks.isEmpty ? nil : Edit(blanks)
        }
    }
}

/// Titles and types of containers.
enum ContainerTitle {
    private static let names: Set<String> = [
        "note", "tip", "important", "warning", "caution", "abstract", "info", "todo", "success", "question",
        "failure", "danger", "bug", "example", "quote", "summary", "tldr", "hint", "check", "done", "help",
        "faq",
        "attention", "fail", "missing", "error", "cite",
    ]

    /// The type of a callout here for one of another generator; `note` for a type of one's own.
    static func callout(_ type: String) -> String {
        if names.contains(type) { return type }
        switch type {
        case "seealso", "secondary", "default", "primary": return "note"
        case "caution-outline", "alert", "warn": return "warning"
        case "positive": return "success"
        default: return "note"
        }
    }

    static func capitalized(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

    /// A title between brackets; nothing where there is none.
    static func bracketed(_ title: String?) -> String { title.map { "[\(escaped($0))]" } ?? "" }

    /// A title in which brackets that do not match are escaped.
    static func escaped(_ title: String) -> String {
        var depth = 0
        for character in title {
            if character == "[" { depth += 1 } else if character == "]" { depth -= 1 }
            if depth < 0 { break }
        }
        return depth == 0 ? title : title.replacing("[", with: "\\[").replacing("]", with: "\\]")
    }
}
