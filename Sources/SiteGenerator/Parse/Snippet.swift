package import ConfigSchema
import Diagnostics
package import Markdown

/// A code block in a config language, parsed, with what the block itself says about its schema.
package struct Snippet: Sendable {
    /// The block in its document.
    package let block: Document.CodeBlock
    /// The text of the block, or of the file that it shows, or the part of it that this is.
    let written: [UInt8]
    /// Its language.
    package let language: ConfigLanguage
    /// Its text as values with ranges in the text.
    package private(set) var config: ConfigDocument
    /// What of the block it is.
    let part: SnippetText.Part
    /// Where the shell puts something in before it writes the text; `nil` where it reads nothing of it.
    let inserted: [Range<Int>]?
    /// The schemas that the text itself names, with their ranges in the text; the first counts.
    let declaredSchemas: [Located<String>]
    /// The place of the file that the text comes from; `nil` for a block's own text.
    let file: String?
    /// The names of files that the block says it shows.
    let fileNames: [String]
    /// The comment at its beginning that names the file.
    let firstComment: FirstComment?
    /// Where the text stands.
    let origin: CodeOrigin
    /// Whether the lines of the block begin where the lines of its file begin.
    let isFlush: Bool
    /// The place in a document that the text is a fragment of.
    private(set) var placement: SnippetPlacement?
    /// What the program takes in its JSON files that the text is for; `nil` where that is not known.
    private(set) var program: JSONLeniency?

    /// Reads a part of a block's text.
    init(
        _ code: CodeText, _ read: SnippetText, placement readPlacement: (ConfigDocument) -> SnippetPlacement?
    ) {
        block = code.block
        written = read.range.map { Array(code.text[$0]) } ?? code.text
        part = read.part
        inserted = read.inserted
        file = code.file
        fileNames = [read.name].compactMap(\.self) + code.fileNames
        origin = read.range.map(code.origin.part) ?? code.origin
        isFlush = code.isFlush
        language = read.language
        firstComment = FirstComment(in: read.text, read.language)
        let isLabelled = read.part == .whole && read.language.isJSON
        let written = language == .yaml ? ArgumentHint.plain(in: read.text) : read.text
        let text = isLabelled ? firstComment?.blanked(in: written) ?? written : written
        // A block of JSON may show several documents, one in each line.
        let isLines = language == .json && JSONLines.isLines(text)
        config = ConfigDocument(
            parsing: text, as: isLines ? .jsonl : language, limits: Self.limits(block.info),
            allowingLeftOutParts: true, inserted: read.inserted ?? [])
        let isCommented = language == .yaml || language == .toml
        declaredSchemas =
            Self.schemaKeys(in: config) + (isCommented ? SchemaComments.read(read.text) : [])
        placement = readPlacement(config)
    }

    /// Whether it is the new side of a difference.
    var isDifference: Bool { if case .difference = part { true } else { false } }

    private static func limits(_ info: InfoString) -> ConfigLimits {
        info["at"] == nil ? .standard : SnippetPlacement.limits
    }

    /// The same as the program reads it that the text is for.
    ///
    /// - Parameter program: what the program takes in its JSON files; `nil` where that is not known.
    func read(by program: JSONLeniency?) -> Snippet {
        // A command reads its argument as JSON, whatever its program takes in files.
        guard let program, config.language.isJSON, part != .argument else { return self }
        var snippet = self
        snippet.program = program
        // Strict JSON without a fault is the same for all of them.
        guard language != .json || !config.problems.isEmpty else { return snippet }
        snippet.config = ConfigDocument(
            parsing: config.bytes, as: language, readBy: program, limits: Self.limits(block.info),
            allowingLeftOutParts: true, inserted: inserted ?? [])
        snippet.placement = placement?.placing(snippet.config)
        return snippet
    }

    private static func schemaKeys(in config: ConfigDocument) -> [Located<String>] {
        config.roots.compactMap { node in
            guard node.kind == .object, let value = node["$schema"], let text = value.string else {
                return nil
            }
            return Located(value: text, range: value.range)
        }
    }
}
