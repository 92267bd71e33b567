import Markdown
import Text

/// Containers of VitePress, Docusaurus and Starlight that have another name here.
struct Containers {
    private let lines: TextLines
    private var edits: [Edit] = []
    private var notes: [(outcome: ImportNote.Outcome, construct: Construct, words: String, offset: Int)] = []
    /// What the containers that are open close with; `nil` where nothing of the closing line stays.
    private var open: [(name: String, isKept: Bool)] = []

    static func convert(_ page: inout PageDraft) {
        var pass = Containers(lines: TextLines(page.text.bytes))
        pass.read()
        for note in pass.notes { page.note(note.outcome, note.construct, note.words, at: note.offset) }
        page.text.apply(pass.edits)
    }

    private init(lines: TextLines) { self.lines = lines }

    private mutating func read() {
        for line in lines.lines {
            guard !line.isCode else { continue }
            var cursor = LineCursor(lines.content(line))
            guard cursor.eat(":::") else { continue }
            _ = cursor.take { $0 == .colon }
            cursor.skipBlanks()
            let name = cursor.takeName()
            if name.isEmpty {
                if cursor.isAtEnd { close(line) }
            } else {
                begin(line, name, cursor.restText.trimmed)
            }
        }
        labelGroups()
    }

    private mutating func close(_ line: TextLines.Line) {
        guard let last = open.popLast(), !last.isKept else { return }
        edits.append(Edit(line.range.lowerBound..<line.next))
    }

    private mutating func begin(_ line: TextLines.Line, _ name: String, _ rest: String) {
        switch name {
        case "code-group":
            replace(line, ":::tabs", .tabs)
            open.append((name, true))
        case "v-pre", "raw":
            edits.append(Edit(line.range.lowerBound..<line.next))
            notes.append((.removed, .container, "`\(name)` means nothing here", line.content.lowerBound))
            open.append((name, false))
        case "secondary":
            replace(line, ":::note" + titled(rest), .container)
            open.append((name, true))
        default:
            open.append((name, true))
            guard let brace = rest.firstIndex(of: "{"), rest.hasSuffix("}") else { return }
            let attributes = rest[brace...]
            guard !attributes.contains("title=") else { return }
            if name == "details", attributes == "{open}" { return }
            replace(line, ":::\(name)" + titled(rest[..<brace].trimmedBlanks), .container)
            notes.append(
                (.removed, .container, "`\(attributes)` has no counterpart", line.content.lowerBound))
        }
    }

    private func titled(_ rest: some StringProtocol) -> String {
        let text = String(rest).trimmed
        return text.isEmpty || text.hasPrefix("[") ? text : "[\(ContainerTitle.escaped(text))]"
    }

    private mutating func replace(_ line: TextLines.Line, _ text: String, _ construct: Construct) {
        edits.append(Edit(line.content, text))
        notes.append((.changed, construct, "it is `\(text)`", line.content.lowerBound))
    }

    /// Puts a tab around each block of a group of code.
    private mutating func labelGroups() {
        for group in groups() {
            for block in lines.blocks where group.contains(block.range.lowerBound) {
                let info = lines.text(block.infoRange)
                let label = CodeInfo(info, kind: .vitepress).title ?? block.info.language
                let line = lines.lines[lines.line(at: block.range.lowerBound)]
                let blanks = lines.text(line.range.lowerBound..<line.content.lowerBound)
                edits.append(
                    Edit(at: line.range.lowerBound, "\(blanks):::tab\(ContainerTitle.bracketed(label))\n"))
                edits.append(Edit(at: block.range.upperBound, "\n\(blanks):::"))
                if let bracket = info.firstIndex(of: "["), let end = info[bracket...].firstIndex(of: "]") {
                    let start =
                        block.infoRange.lowerBound + info.utf8.distance(from: info.startIndex, to: bracket)
                    let length = info.utf8.distance(from: bracket, to: end) + 1
                    let hasBlank = start > block.infoRange.lowerBound && lines.bytes[start - 1] == .space
                    edits.append(Edit((hasBlank ? start - 1 : start)..<(start + length)))
                }
            }
        }
    }

    private func groups() -> [Range<Int>] {
        var groups: [Range<Int>] = []
        var start: Int?
        for line in lines.lines where !line.isCode {
            let text = lines.text(line.content)
            if text.hasPrefix(":::"), text.hasSuffix("code-group") {
                start = line.range.lowerBound
            } else if text.hasPrefix(":::"), text.allSatisfy({ $0 == ":" }), let first = start {
                groups.append(first..<line.range.lowerBound)
                start = nil
            }
        }
        return groups
    }
}
