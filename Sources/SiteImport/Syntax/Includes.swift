import Markdown
import Text

/// Texts and code that come from other files.
struct Includes {
    /// What is included: a file, and which part of it.
    private struct Part {
        let path: String
        var lines: ClosedRange<Int>?
        var region: String?
    }

    private let lines: TextLines
    private var page: PageDraft
    private var edits: [Edit] = []

    static func convert(_ page: inout PageDraft) {
        var pass = Includes(lines: TextLines(page.text.bytes), page: page)
        pass.readBlocks()
        pass.readLines()
        page = pass.page
        page.text.apply(pass.edits)
    }

    private init(lines: TextLines, page: PageDraft) { (self.lines, self.page) = (lines, page) }

    // MARK: Code

    /// A block that holds nothing but an include shows the file.
    private mutating func readBlocks() {
        for block in lines.blocks {
            let text = String(decoding: block.text, as: UTF8.self).trimmed
            guard !text.isEmpty, !text.contains("\n") else {
                if Self.holdsInclude(text, page.kind) {
                    page.note(
                        .left, .codeInclude,
                        "a code block is not touched where more than an include stands in it",
                        at: block.range.lowerBound)
                }
                continue
            }
            guard let part = Self.part(text, page.kind) else { continue }
            guard let place = place(of: part, asCode: true) else {
                page.note(.left, .codeInclude, "`\(part.path)` is not there", at: block.range.lowerBound)
                continue
            }
            let info = CodeInfo(lines.text(block.infoRange), kind: page.kind).written(adding: [
                "file=/\(place)"
            ])
            let body = body(of: block)
            edits.append(Edit(block.infoRange, info))
            edits.append(Edit(body))
            page.note(.changed, .codeInclude, "`\(text)` is `\(info)`", at: block.range.lowerBound)
        }
        if page.kind == .vitepress { readImports() }
    }

    private static func holdsInclude(_ text: String, _ kind: SiteKind) -> Bool {
        switch kind {
        case .mkdocs: text.split(separator: "\n").contains { $0.trimmedBlanks.hasPrefix("--8<--") }
        case .mdbook: text.contains("{{#include") || text.contains("{{#rustdoc_include")
        case .obsidian, .starlight, .docusaurus, .vitepress, .hugo, .zola: false
        }
    }

    /// The lines between the fences of a block.
    private func body(of block: Document.CodeBlock) -> Range<Int> {
        let first = lines.lines[lines.line(at: block.range.lowerBound)].next
        let last = lines.lines[lines.line(at: max(first, block.range.upperBound - 1))].range.lowerBound
        return first..<max(first, last)
    }

    /// `<<< @/file.js{2}` of VitePress.
    private mutating func readImports() {
        for line in lines.lines where !line.isCode {
            var cursor = LineCursor(lines.content(line))
            guard cursor.eat("<<<") else { continue }
            cursor.skipBlanks()
            let path = cursor.take { !$0.isWhitespace && !"#{".utf8.contains($0) }
            let region = cursor.eat("#") ? cursor.take { !$0.isWhitespace && $0 != UInt8(ascii: "{") } : nil
            cursor.skipBlanks()
            let braces = cursor.eat("{") ? cursor.take { $0 != UInt8(ascii: "}") } : ""
            let words = braces.split(separator: " ").map(String.init)
            let language = words.first { $0.first?.isLetter == true } ?? Path.kind(path)
            let marks = words.first { $0.first?.isNumber == true }
            guard let place = place(of: Part(path: path, region: region), asCode: true) else {
                page.note(.left, .codeInclude, "`\(path)` is not there", at: line.content.lowerBound)
                continue
            }
            let info = ([language] + (marks.map { ["{\($0)}"] } ?? []) + ["file=/\(place)"]).joined(
                separator: " ")
            let blanks = lines.text(line.range.lowerBound..<line.content.lowerBound)
            edits.append(Edit(line.content, "```\(info)\n\(blanks)```"))
            page.note(.changed, .codeInclude, "it is a block of code, `\(info)`", at: line.content.lowerBound)
        }
    }

    // MARK: Texts

    private mutating func readLines() {
        for line in lines.lines where !line.isCode {
            let text = lines.text(line.content).trimmed
            if page.kind == .mdbook, let title = Self.between(text, "{{#title ", "}}") {
                page.members.append(.init(key: "title", value: .string(title.trimmed)))
                edits.append(Edit(line.range.lowerBound..<line.next))
                page.note(.changed, .include, "the page's title is `title`", at: line.content.lowerBound)
                continue
            }
            guard let part = Self.part(text, page.kind) else { continue }
            guard let place = place(of: part, asCode: false) else {
                page.note(.left, .include, "`\(part.path)` is not there", at: line.content.lowerBound)
                continue
            }
            let include = ":::include{file=/\(place)}"
            edits.append(Edit(line.content, include))
            page.note(.changed, .include, "`\(text)` is `\(include)`", at: line.content.lowerBound)
        }
    }

    private static func between(_ text: String, _ start: String, _ end: String) -> String? {
        guard text.hasPrefix(start), text.hasSuffix(end), text.utf8.count >= start.utf8.count + end.utf8.count
        else {
            return nil
        }
        return String(text.dropFirst(start.count).dropLast(end.count))
    }

    /// What a line that is an include names.
    private static func part(_ text: String, _ kind: SiteKind) -> Part? {
        switch kind {
        case .mkdocs:
            guard text.hasPrefix("--8<--") else { return nil }
            var cursor = LineCursor(Array(text.utf8)[...].dropFirst(6))
            cursor.skipBlanks()
            return cursor.takeQuoted("\"'").map { part($0, separator: ":") }
        case .mdbook:
            let names = ["include", "rustdoc_include", "playground", "playpen"]
            return names.lazy.compactMap { between(text, "{{#\($0) ", "}}") }.first.map {
                part($0.trimmed, separator: ":")
            }
        case .vitepress:
            guard let inner = between(text, "<!--", "-->"), let start = inner.firstRange(of: "@include:")
            else { return nil }
            return ofVitePress(String(inner[start.upperBound...]).trimmed)
        case .obsidian, .starlight, .docusaurus, .hugo, .zola: return nil
        }
    }

    /// `path:2:5`, `path:2`, `path:name`.
    private static func part(_ text: String, separator: Character) -> Part {
        let parts = text.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
        var part = Part(path: parts[0].split(separator: " ").first.map(String.init) ?? "")
        guard parts.count > 1 else { return part }
        let (first, last) = (Int(parts[1]), parts.count > 2 ? Int(parts[2]) : nil)
        if first == nil, !parts[1].isEmpty {
            part.region = parts[1]
        } else {
            let start = max(1, first ?? 1)
            let end = parts.count > 2 ? last ?? Int.max : start
            part.lines = start...max(start, end)
        }
        return part
    }

    /// `./part.md{3,10}` and `./part.md#region`.
    private static func ofVitePress(_ text: String) -> Part {
        let path = String(text.prefix { $0 != "{" && $0 != "#" })
        var part = Part(path: path)
        if let brace = text.firstIndex(of: "{"), text.hasSuffix("}") {
            let ends = text[brace...].dropFirst().dropLast().split(
                separator: ",", omittingEmptySubsequences: false)
            let first = ends.first.flatMap { Int($0) } ?? 1
            let last = ends.count > 1 ? Int(ends[1]) ?? Int.max : first
            part.lines = max(1, first)...max(max(1, first), last)
        } else if let hash = text.firstIndex(of: "#") {
            part.region = String(text[text.index(after: hash)...])
        }
        return part
    }

    // MARK: Files

    /// The place of a text that holds the part and is no page; `nil` where the file is not there.
    private mutating func place(of part: Part, asCode: Bool) -> String? {
        guard let file = file(part.path), let bytes = page.site.source.text(file) else { return nil }
        let folder = asCode ? "_code" : "_partials"
        let name = file.split(separator: "/").filter { $0 != ".." }.joined(separator: "/")
        if part.lines == nil, part.region == nil {
            let place =
                page.site.place(of: file).flatMap { $0.contains("_") && !Path.isMarkdown(file) ? $0 : nil }
                ?? "\(folder)/\(name)"
            page.parts[place] = PageDraft.Part(bytes: asCode ? bytes : Self.body(bytes), source: file)
            return place
        }
        let all = bytes.split(separator: .lineFeed, omittingEmptySubsequences: false).map(Array.init)
        let chosen: [[UInt8]]
        if let range = part.lines {
            chosen = Array(
                all.dropFirst(range.lowerBound - 1).prefix(
                    range.upperBound == Int.max ? all.count : range.count))
        } else {
            guard let found = Self.region(part.region ?? "", all) else { return nil }
            chosen = found
        }
        let suffix =
            part.region ?? part.lines.map {
                "\($0.lowerBound)-\($0.upperBound == Int.max ? all.count : $0.upperBound)"
            } ?? ""
        let kind = Path.kind(name)
        let place = "\(folder)/\(Path.withoutExtension(name))-\(suffix)" + (kind.isEmpty ? "" : ".\(kind)")
        var text = Array(chosen.joined(separator: [.lineFeed]))
        if text.last != .lineFeed { text.append(.lineFeed) }
        page.parts[place] = PageDraft.Part(bytes: text, source: file)
        return place
    }

    private static func body(_ bytes: [UInt8]) -> [UInt8] { Array(bytes[FrontMatter(bytes).bodyStart...]) }

    /// The lines between the marks of a region: `--8<-- [start:name]`, `ANCHOR: name`, `#region name`.
    private static func region(_ name: String, _ all: [[UInt8]]) -> [[UInt8]]? {
        let starts = ["[start:\(name)]", "ANCHOR: \(name)", "#region \(name)"]
        let ends = ["[end:\(name)]", "ANCHOR_END: \(name)", "#endregion"]
        guard let first = all.firstIndex(where: { line in starts.contains { Self.holds(line, $0) } }),
            let last = all[(first + 1)...].firstIndex(where: { line in ends.contains { Self.holds(line, $0) }
            })
        else { return nil }
        return all[(first + 1)..<last].filter { line in
            !["[start:", "[end:", "ANCHOR: ", "ANCHOR_END: ", "#region", "#endregion"].contains {
                Self.holds(line, $0)
            }
        }
    }

    private static func holds(_ line: [UInt8], _ mark: String) -> Bool {
        line.firstRange(of: mark.utf8) != nil
    }

    /// The path of an included file in the source.
    private func file(_ path: String) -> String? {
        let bare =
            path.hasPrefix("@/")
            ? String(path.dropFirst(2)) : path.hasPrefix("/") ? String(path.dropFirst()) : path
        let folders: [String]
        switch page.kind {
        case .mkdocs: folders = [""] + page.site.settings.snippetFolders + [Path.folder(page.page.source)]
        case .vitepress where path.hasPrefix("@/"):
            folders = page.site.roots.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        default: folders = [Path.folder(page.page.source)]
        }
        return folders.lazy.compactMap { Path.normalized(Path.joined($0, bare)) }.first(
            where: page.site.source.has)
    }
}
