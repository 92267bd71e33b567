import Text

/// Marks within lines that other generators have.
struct Inlines {
    private let lines: TextLines
    private let code: [Range<Int>]
    private var page: PageDraft
    private var edits: [Edit] = []
    private var offset = 0

    static func convert(_ page: inout PageDraft) {
        var pass = Inlines(page)
        pass.read()
        page = pass.page
        page.text.apply(pass.edits)
    }

    private init(_ page: PageDraft) {
        self.page = page
        lines = TextLines(page.text.bytes)
        code = lines.codeRanges
    }

    private var bytes: [UInt8] { lines.bytes }

    private mutating func read() {
        var codeIndex = 0
        while offset < bytes.count {
            while codeIndex < code.count, code[codeIndex].upperBound <= offset { codeIndex += 1 }
            if codeIndex < code.count, code[codeIndex].contains(offset) {
                offset = code[codeIndex].upperBound
                continue
            }
            let before = offset
            readMark()
            if offset == before { offset += 1 }
        }
    }

    private mutating func readMark() {
        switch bytes[offset] {
        case .backslash: offset += 2
        case .colon where page.kind == .mkdocs: readIcon()
        case UInt8(ascii: "{") where page.kind == .mkdocs || page.kind == .hugo: readAttributes()
        case UInt8(ascii: "+") where page.kind == .mkdocs: readKeys()
        case UInt8(ascii: "^") where page.kind == .mkdocs: readRaised()
        case UInt8(ascii: "~") where page.kind == .mkdocs: readLowered()
        case UInt8(ascii: "^") where page.kind == .obsidian: readNote()
        case UInt8(ascii: "!") where page.kind == .obsidian: readPictureSize()
        case UInt8(ascii: "%") where page.kind == .obsidian: readComment()
        case UInt8(ascii: "[") where page.kind == .obsidian: readWikiLink()
        case UInt8(ascii: "["): readContents()
        default: break
        }
    }

    private mutating func replace(
        _ range: Range<Int>, _ text: String, _ construct: Construct, _ outcome: ImportNote.Outcome = .changed,
        _ words: String? = nil
    ) {
        edits.append(Edit(range, text))
        page.note(
            outcome, construct, words ?? "`\(String(decoding: bytes[range], as: UTF8.self))` is `\(text)`",
            at: range.lowerBound)
        offset = range.upperBound
    }

    /// Where the line ends.
    private var lineEnd: Int { bytes[offset...].firstIndex(of: .lineFeed) ?? bytes.count }

    // MARK: MkDocs

    private static let iconSets = ["material-", "fontawesome-", "octicons-", "simple-"]

    private mutating func readIcon() {
        let name = bytes[(offset + 1)...].prefix { $0.isLetterOrDigit || "-_".utf8.contains($0) }
        guard name.endIndex < bytes.count, bytes[name.endIndex] == .colon,
            Self.iconSets.contains(where: { name.starts(with: $0.utf8) })
        else { return }
        var end = name.endIndex + 1
        if let braces = attributeList(at: end) { end = braces.upperBound }
        if end < bytes.count, bytes[end] == .space { end += 1 }
        replace(
            offset..<end, "", .icon, .removed, "`\(String(decoding: name, as: UTF8.self))` has no counterpart"
        )
    }

    /// The braces of an attribute list that begins at a byte.
    private func attributeList(at start: Int) -> Range<Int>? {
        var first = start
        while first < bytes.count, bytes[first] == .space { first += 1 }
        guard first < bytes.count, bytes[first] == UInt8(ascii: "{"), first == start || page.kind == .mkdocs
        else { return nil }
        let end = bytes[first...].firstIndex { $0 == UInt8(ascii: "}") || $0 == .lineFeed } ?? bytes.count
        guard end < bytes.count, bytes[end] == UInt8(ascii: "}") else { return nil }
        let inner = bytes[(first + 1)..<end].drop { $0.isBlank || $0 == .colon }
        guard let byte = inner.first else { return nil }
        let isKeyed = byte.isLetter && inner.contains(UInt8(ascii: "="))
        guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: "#") || isKeyed else { return nil }
        return start..<(end + 1)
    }

    private mutating func readAttributes() {
        guard let range = attributeList(at: offset) else { return }
        let line = lines.lines[lines.line(at: offset)]
        guard !lines.content(line).starts(with: ":::".utf8) else { return }
        let isHeading = lines.content(line).first == UInt8(ascii: "#")
        let isLast = bytes[range.upperBound..<line.range.upperBound].allSatisfy(\.isWhitespace)
        let words = String(decoding: bytes[range], as: UTF8.self).dropFirst().dropLast()
            .split { $0 == " " || $0 == ":" }.map(String.init)
        let id = words.first { $0.hasPrefix("#") && $0.count > 1 }
        var (start, end) = (range.lowerBound, range.upperBound)
        if isHeading, isLast, let id {
            let ours = "{\(id)}"
            if words.count == 1 {
                offset = end
                return
            }
            return replace(range, ours, .attributeList)
        }
        let isAlone = bytes[line.content.lowerBound..<start].isEmpty && isLast
        if isAlone {
            (start, end) = (line.range.lowerBound, line.next)
        } else {
            while start > line.content.lowerBound, bytes[start - 1] == .space, isLast { start -= 1 }
        }
        replace(
            start..<end, "", .attributeList, .removed, "`\(words.joined(separator: " "))` has no counterpart")
    }

    private mutating func readKeys() {
        guard bytes[offset...].starts(with: "++".utf8), !bytes[offset...].starts(with: "+++".utf8) else {
            return
        }
        let inner = bytes[(offset + 2)...].prefix { $0.isLetterOrDigit || "+-\" ".utf8.contains($0) }
        guard let end = inner.firstRange(of: "++".utf8), end.lowerBound > inner.startIndex,
            !inner[inner.startIndex].isWhitespace
        else { return }
        let keys = String(decoding: inner[..<end.lowerBound], as: UTF8.self).split(separator: "+")
        let text = keys.map { "<kbd>\(Self.key(String($0)))</kbd>" }.joined(separator: "+")
        replace(offset..<end.upperBound, text, .keys)
    }

    private static func key(_ name: String) -> String {
        if name.hasPrefix("\"") { return name.replacing("\"", with: "") }
        return name.split(separator: "-").map { ContainerTitle.capitalized(String($0)) }.joined(
            separator: " ")
    }

    private mutating func readRaised() {
        if let (range, inner) = between("^^") {
            replace(range, "<ins>\(inner)</ins>", .insertion)
        } else if let (range, inner) = between("^"), !inner.contains(" ") {
            replace(range, "<sup>\(inner)</sup>", .scripts)
        }
    }

    private mutating func readLowered() {
        if bytes[offset...].starts(with: "~~".utf8) {
            offset += 2
        } else if let (range, inner) = between("~"), !inner.contains(" ") {
            replace(range, "<sub>\(inner)</sub>", .scripts)
        }
    }

    /// What stands between two marks on one line.
    private func between(_ mark: String) -> (Range<Int>, String)? {
        let start = offset + mark.utf8.count
        guard bytes[offset...].starts(with: mark.utf8), start < lineEnd, !bytes[start].isWhitespace,
            let end = bytes[start..<lineEnd].firstRange(of: mark.utf8), end.lowerBound > start,
            !bytes[end.lowerBound - 1].isWhitespace
        else { return nil }
        return (offset..<end.upperBound, String(decoding: bytes[start..<end.lowerBound], as: UTF8.self))
    }

    /// `[TOC]` and `[[toc]]` on a line of their own.
    private mutating func readContents() {
        let line = lines.lines[lines.line(at: offset)]
        guard line.content.lowerBound == offset else { return }
        let text = lines.text(line.content).trimmed.lowercased()
        guard text == "[toc]" && page.kind == .mkdocs || text == "[[toc]]" && page.kind == .vitepress else {
            return
        }
        replace(
            line.range.lowerBound..<line.next, "", .contents, .removed, "a page shows its contents anyway")
    }

    // MARK: Obsidian

    private mutating func readNote() {
        guard bytes[offset...].starts(with: "^[".utf8) else { return }
        var (depth, end) = (0, offset + 1)
        while end < lineEnd {
            if bytes[end] == UInt8(ascii: "[") {
                depth += 1
            } else if bytes[end] == UInt8(ascii: "]") {
                depth -= 1
                if depth == 0 { break }
            }
            end += 1
        }
        guard end < lineEnd else { return }
        let text = String(decoding: bytes[(offset + 2)..<end], as: UTF8.self)
        let number = page.notes.filter { $0.construct == Construct.inlineNote.rawValue }.count + 1
        let label = "note-\(number)"
        let separator = number == 1 ? (bytes.last == .lineFeed ? "\n" : "\n\n") : ""
        edits.append(Edit(at: bytes.count, "\(separator)[^\(label)]: \(text)\n"))
        replace(offset..<(end + 1), "[^\(label)]", .inlineNote)
    }

    /// `![words|300](picture.png)`.
    private mutating func readPictureSize() {
        guard bytes[offset...].starts(with: "![".utf8), !bytes[offset...].starts(with: "![[".utf8),
            let middle = bytes[offset..<lineEnd].firstRange(of: "](".utf8),
            let end = bytes[middle.upperBound..<lineEnd].firstIndex(of: UInt8(ascii: ")"))
        else { return }
        let words = String(decoding: bytes[(offset + 2)..<middle.lowerBound], as: UTF8.self)
        let parts = words.split(separator: "|", omittingEmptySubsequences: false)
        guard parts.count > 1 || Int(words) != nil,
            let size = parts.last.map({ $0.split(separator: "x").map { Int($0) } }),
            let width = size.first ?? nil
        else { return }
        let address = String(decoding: bytes[middle.upperBound..<end], as: UTF8.self)
        let height = size.count > 1 ? size[1].map { " height=\"\($0)\"" } ?? "" : ""
        let alternative = parts.dropLast().joined(separator: "|")
        replace(
            offset..<(end + 1), "<img src=\"\(address)\" alt=\"\(alternative)\" width=\"\(width)\"\(height)>",
            .size)
    }

    /// A comment over several lines; one within a line is one here, too.
    private mutating func readComment() {
        guard bytes[offset...].starts(with: "%%".utf8),
            let end = bytes[(offset + 2)...].firstRange(of: "%%".utf8)
        else { return }
        let inner = bytes[(offset + 2)..<end.lowerBound]
        guard inner.contains(.lineFeed) else {
            offset = end.upperBound
            return
        }
        edits.append(Edit(offset..<(offset + 2), "<!--"))
        edits.append(Edit(end, "-->"))
        page.note(.changed, .comment, "it is `<!-- … -->`", at: offset)
        offset = end.upperBound
    }

    /// `[[Note#One#Two]]` names the innermost heading, and `[[Note.md]]` the note.
    private mutating func readWikiLink() {
        guard bytes[offset...].starts(with: "[[".utf8),
            let end = bytes[offset..<lineEnd].firstRange(of: "]]".utf8)
        else { return }
        let inner = String(decoding: bytes[(offset + 2)..<end.lowerBound], as: UTF8.self)
        let cut = inner.firstIndex(of: "|") ?? inner.endIndex
        let parts = inner[..<cut].split(separator: "#", omittingEmptySubsequences: false)
        guard parts.count > 2, let last = parts.last else {
            offset = end.upperBound
            return
        }
        replace(offset..<end.upperBound, "[[\(parts[0])#\(last)\(inner[cut...])]]", .link)
    }
}
