import ConfigSchema
import Diagnostics
import Markdown
import Text

/// Reads the code blocks of a page, with what they take from other files.
struct CodeReader {
    /// The page's text, to know which file a block is written in.
    private let page: ComposedText
    private let path: String
    private let place: String
    private let texts: SiteTexts
    /// The texts of the blocks, but for those whose file is not there.
    private(set) var codes: [CodeText] = []
    private(set) var snippets: [Snippet] = []
    private(set) var findings: [Diagnostic] = []

    init(_ page: ComposedText, path: String, place: String, texts: SiteTexts) {
        self.page = page
        self.path = path
        self.place = place
        self.texts = texts
    }

    /// Reads the blocks in their order.
    mutating func read(_ blocks: [Document.CodeBlock]) {
        for block in blocks {
            guard let code = code(of: block) else { continue }
            codes.append(code)
            for part in SnippetText.parts(of: code) { read(part, of: code) }
        }
    }

    private mutating func read(_ part: SnippetText, of code: CodeText) {
        var found: [Diagnostic] = []
        let snippet = Snippet(code, part) { config in
            let (placement, problems) = SnippetPlacement.read(
                code.block.info, config, texts: texts, place: file(of: code.block), path: path)
            found = problems
            return placement
        }
        findings += found
        snippets.append(snippet)
    }

    /// The file that a block is written in: the page's own, or that of a partial.
    private func file(of block: Document.CodeBlock) -> String {
        page.place(at: block.range.lowerBound) ?? place
    }

    private mutating func code(of block: Document.CodeBlock) -> CodeText? {
        guard let attribute = block.info["file"] else {
            if let region = block.info["region"] { findings.append(.attributeWithout("file", region, path)) }
            return CodeText(block, path: path)
        }
        guard let name = attribute.value, !name.isEmpty else {
            findings.append(.missingFileName(attribute, path))
            return nil
        }
        let location = Location(path: path, range: attribute.valueRange)
        guard let found = texts.find(name, from: file(of: block)) else {
            if Self.written(in: block) != nil {
                findings.append(.nameOfText(attribute, isTitled: block.info["title"] != nil, path))
                return CodeText(block, path: path)
            }
            findings.append(.missingFile(name, texts.nearest(to: name, from: file(of: block)), location))
            return nil
        }
        guard String(validating: found.text.bytes, as: UTF8.self) != nil else {
            findings.append(.noText(name, location))
            return nil
        }
        if let written = Self.written(in: block) {
            findings.append(.writtenBlock(name, Location(path: path, range: written)))
        }
        return lines(of: found, block, name).map { CodeText(block, $0, of: found, include: location) }
    }

    private mutating func lines(
        of found: SiteTexts.Found, _ block: Document.CodeBlock, _ name: String
    ) -> CodeLines? {
        guard let region = block.info["region"] else { return CodeLines(all: found.text.bytes) }
        let location = Location(
            path: path, range: region.value == nil ? region.nameRange : region.valueRange)
        switch CodeLines.region(region.value ?? "", in: found.text.bytes) {
        case .success(let lines): return lines
        case .failure(.noRegion(let names)):
            findings.append(.missingRegion(region.value ?? "", name, names, location))
        case .failure(.unclosed(let range)):
            let start = Location(path: found.text.path, range: range)
            findings.append(.unclosedRegion(region.value ?? "", name, start, location))
        }
        return nil
    }

    /// What stands in a block that is to be empty: its first line that is not blank.
    private static func written(in block: Document.CodeBlock) -> Range<Int>? {
        guard let start = block.text.firstIndex(where: { $0 > 0x20 }) else { return nil }
        let end = block.text[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? block.text.count
        return block.map.range(start..<end)
    }
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func noText(_ name: String, _ location: Location) -> Diagnostic {
        Diagnostic(
            .invalidAttribute, .error, "`\(name)` is no text in UTF-8", at: location,
            help: "a code block shows texts; show an image with `![description](path)`")
    }

    /// A block that has a text, and the name of what it shows where the name of a file to show stands.
    fileprivate static func nameOfText(
        _ attribute: InfoString.Attribute, isTitled: Bool, _ path: String
    ) -> Diagnostic {
        Diagnostic(
            .invalidAttribute, .error,
            "the block has a text of its own, and `file` is for a file that it shows",
            at: Location(path: path, range: attribute.nameRange),
            help: isTitled
                ? "take `file` out" : "write `title` for `file` to name what the block shows",
            fixes: isTitled
                ? []
                : [.init("write `title`", edits: [.init(range: attribute.nameRange, replacement: "title")])])
    }

    fileprivate static func writtenBlock(_ name: String, _ location: Location) -> Diagnostic {
        Diagnostic(
            .invalidAttribute, .error, "the block has a text of its own, and `\(name)` is shown instead",
            at: location,
            help: "leave the block empty, or write `title` for `file` to name what it shows")
    }

    fileprivate static func missingRegion(
        _ region: String, _ name: String, _ names: [String], _ location: Location
    ) -> Diagnostic {
        let help: String
        if let near = Spelling.nearest(to: region, in: names) {
            help = "did you mean `\(near)`?"
        } else if names.isEmpty {
            help =
                "it begins behind a line `#region name` and ends before `#endregion name`, both in comments"
        } else {
            help = "the file has \(names.prefix(8).map { "`\($0)`" }.joined(separator: ", "))"
        }
        return Diagnostic(
            .missingRegion, .error, "`\(name)` has no region `\(region)`", at: location, help: help)
    }

    fileprivate static func unclosedRegion(
        _ region: String, _ name: String, _ start: Location, _ location: Location
    ) -> Diagnostic {
        Diagnostic(
            .missingRegion, .error, "the region `\(region)` of `\(name)` never ends", at: location,
            help: "end it with `#endregion \(region)`, or `[END \(region)]` if it begins with `[START`",
            notes: [Note("it begins here", at: start)])
    }
}
