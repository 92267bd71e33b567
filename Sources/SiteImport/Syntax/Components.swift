import Text

/// Components of Starlight and Docusaurus that have a counterpart.
struct Components {
    /// What stands in the place of a component.
    private struct Counterpart {
        let opening: String
        let closing: String
    }

    private static let paired: Set<String> = [
        "Tabs", "TabItem", "Steps", "Card", "CardGrid", "Aside", "FileTree", "Details", "Admonition",
        "LinkButton", "Badge",
    ]
    private static let alone: Set<String> = ["LinkCard", "Icon", "Badge", "LinkButton"]

    private let lines: TextLines
    private var edits: [Edit] = []
    private var notes: [(outcome: ImportNote.Outcome, construct: Construct, words: String, offset: Int)] = []

    /// Writes the innermost components first, so that what is in them has its place when the outer ones are
    /// written.
    static func convert(_ page: inout PageDraft) {
        for _ in 0..<32 {
            var pass = Components(lines: TextLines(page.text.bytes))
            pass.read()
            guard !pass.edits.isEmpty else { return }
            for note in pass.notes { page.note(note.outcome, note.construct, note.words, at: note.offset) }
            page.text.apply(pass.edits)
        }
    }

    private init(lines: TextLines) { self.lines = lines }

    private mutating func read() {
        var open: Tags.Tag?
        for tag in Tags(lines, names: Self.paired.union(Self.alone)).tags {
            switch tag.form {
            case .empty: replace(tag)
            case .open: open = tag
            case .close:
                guard let first = open, first.name == tag.name else {
                    open = nil
                    continue
                }
                replace(first, tag)
                open = nil
            }
            // What is written anew may move what is around it, so that this waits for the next pass.
            if tag.form == .empty, !isInline(tag) { open = nil }
        }
    }

    private func isInline(_ tag: Tags.Tag) -> Bool { tag.name == "Icon" || tag.name == "Badge" }

    private mutating func replace(_ tag: Tags.Tag) {
        let arguments = tag.arguments
        let text: String
        switch tag.name {
        case "LinkCard":
            let description = arguments["description"].map { ": \($0)" } ?? ""
            text = "- [\(arguments["title"] ?? "")](\(arguments["href"] ?? ""))\(description)"
        case "Badge": text = arguments["text"].map { "**\($0)**" } ?? ""
        case "Icon": text = ""
        default: text = ""
        }
        edits.append(Edit(tag.range, text))
        let isTakenOut = text.isEmpty
        notes.append(
            (
                isTakenOut ? .removed : .changed, tag.name == "Icon" ? .icon : .component,
                isTakenOut ? "`<\(tag.name)>` has no counterpart" : "`<\(tag.name)>` is `\(text)`",
                tag.range.lowerBound
            ))
    }

    private mutating func replace(_ open: Tags.Tag, _ close: Tags.Tag) {
        if open.name == "LinkButton" || open.name == "Badge" { return replaceInline(open, close) }
        let counterpart = counterpart(open)
        let line = lines.lines[lines.line(at: open.range.lowerBound)]
        let blanks = lines.text(line.range.lowerBound..<line.content.lowerBound)
        if isBehindText(open), !counterpart.opening.isEmpty {
            edits.append(Edit(at: line.range.lowerBound, "\n"))
        }
        edits.append(Edit(open.range, lined(open.range, counterpart.opening, blanks)))
        edits.append(Edit(close.range, lined(close.range, counterpart.closing, blanks)))
        outdent(open.range.upperBound..<close.range.lowerBound, to: line.indent)
        let words = counterpart.opening.isEmpty ? "what is in it stays" : "it is `\(counterpart.opening)`"
        notes.append((.changed, .component, "`<\(open.name)>`: \(words)", open.range.lowerBound))
    }

    /// Whether a list or a link card stands on the line before, which would take in what follows.
    private func isBehindText(_ tag: Tags.Tag) -> Bool {
        let number = lines.line(at: tag.range.lowerBound)
        guard number > 0, lines.lines[number].content.lowerBound == tag.range.lowerBound else { return false }
        let previous = lines.content(lines.lines[number - 1])
        return !previous.isEmpty
            && (previous.starts(with: "<LinkCard".utf8) || !":<".utf8.contains(previous.first ?? 0))
    }

    private mutating func replaceInline(_ open: Tags.Tag, _ close: Tags.Tag) {
        let isLink = open.name == "LinkButton"
        edits.append(Edit(open.range, isLink ? "[" : "**"))
        edits.append(Edit(close.range, isLink ? "](\(open.arguments["href"] ?? ""))" : "**"))
        notes.append(
            (.changed, .component, "`<\(open.name)>` is \(isLink ? "a link" : "bold")", open.range.lowerBound)
        )
    }

    private func counterpart(_ tag: Tags.Tag) -> Counterpart {
        let arguments = tag.arguments
        let title = ContainerTitle.bracketed(arguments["title", "label", "summary"])
        switch tag.name {
        case "Tabs":
            let group = arguments["groupId", "syncKey"].map { "{group=\($0)}" } ?? ""
            return Counterpart(opening: ":::tabs" + group, closing: ":::")
        case "TabItem":
            return Counterpart(
                opening: ":::tab" + ContainerTitle.bracketed(arguments["label", "value"] ?? "Tab"),
                closing: ":::")
        case "Steps": return Counterpart(opening: ":::steps", closing: ":::")
        case "Aside", "Admonition":
            return Counterpart(
                opening: ":::" + ContainerTitle.callout(arguments["type"] ?? "note") + title, closing: ":::")
        case "Card": return Counterpart(opening: ":::note" + title, closing: ":::")
        case "Details": return Counterpart(opening: ":::details" + title, closing: ":::")
        default: return Counterpart(opening: "", closing: "")
        }
    }

    /// A line of its own for what takes the place of a tag.
    private func lined(_ range: Range<Int>, _ text: String, _ blanks: String) -> String {
        let line = lines.lines[lines.line(at: range.lowerBound)]
        let last = lines.lines[lines.line(at: range.upperBound - 1)]
        let before = lines.bytes[line.content.lowerBound..<max(line.content.lowerBound, range.lowerBound)]
        let behind = lines.bytes[range.upperBound..<max(range.upperBound, last.range.upperBound)]
        let hasBefore = before.contains { !$0.isWhitespace }
        let hasBehind = behind.contains { !$0.isWhitespace }
        if text.isEmpty { return "" }
        return (hasBefore ? "\n\(blanks)" : "") + text + (hasBehind ? "\n\(blanks)" : "")
    }

    /// Takes from the lines in a component what they are indented more than it.
    private mutating func outdent(_ range: Range<Int>, to indent: Int) {
        let first = lines.line(at: range.lowerBound) + 1
        let last = lines.line(at: max(range.lowerBound, range.upperBound - 1))
        guard first <= last else { return }
        let endsOnLine = lines.lines[last].content.lowerBound >= range.upperBound
        let lastInner = endsOnLine ? last - 1 : last
        guard first <= lastInner else { return }
        let inner = lines.lines[first...lastInner].filter { !$0.isBlank }
        guard let least = inner.map(\.indent).min(), least > indent else { return }
        edits += lines.outdenting(first...lastInner, by: least - indent, above: indent)
    }
}
