import ConfigSchema
import Diagnostics
import Markdown
import Text

/// Where the text of a code block stands.
struct CodeOrigin: Sendable {
    /// The file, as findings show it.
    let path: String
    /// From a byte of the text to the byte of the file; for a block's own text, of the page.
    let map: SourceMap
    /// The attribute that brings the text here from another file.
    let include: Location?

    /// The same for a part of the text.
    func part(_ range: Range<Int>) -> CodeOrigin {
        CodeOrigin(path: path, map: map.part(range), include: include)
    }

    /// A range of the text as a location.
    func location(_ range: Range<Int>) -> Location {
        Location(path: path, range: map.range(range))
    }

    /// A finding about the text, which for a text of another file says too where that is shown.
    func noted(_ finding: Diagnostic) -> Diagnostic {
        guard let include else { return finding }
        var noted = finding
        noted.notes.append(Diagnostic.Note(.shown, at: include))
        return noted
    }
}

/// The text of a code block: what stands between its fences, or what it shows of a file.
struct CodeText: Sendable {
    let block: Document.CodeBlock
    let text: [UInt8]
    let origin: CodeOrigin
    /// The name of the language: the info string's, or else the ending of the file's name.
    let language: String
    /// The place of the file that it is taken from.
    let file: String?

    /// The text of a block itself.
    ///
    /// - Parameter language: what it is read as, where the block says no language.
    init(_ block: Document.CodeBlock, path: String, as language: ConfigLanguage? = nil) {
        self.block = block
        text = block.text
        origin = CodeOrigin(path: path, map: block.map, include: nil)
        self.language = language?.rawValue ?? block.info.language
        file = nil
    }

    /// Lines of a file that a block shows.
    init(_ block: Document.CodeBlock, _ lines: CodeLines, of found: SiteTexts.Found, include: Location) {
        self.block = block
        text = lines.text
        origin = CodeOrigin(path: found.text.path, map: lines.map, include: include)
        language =
            block.info.language.isEmpty ? pathExtension(of: found.place).lowercased() : block.info.language
        file = found.place
    }

    /// Whether its lines begin where the lines of its file begin.
    var isFlush: Bool {
        guard file == nil, !text.isEmpty else { return true }
        let range = origin.map.range(0..<text.count)
        return range.count == text.count && range.lowerBound <= block.infoRange.upperBound + 2
    }

    /// The language to read it as; `nil` for one that is no config language.
    var configLanguage: ConfigLanguage? { ConfigLanguage(infoStringLanguage: language) }
}
