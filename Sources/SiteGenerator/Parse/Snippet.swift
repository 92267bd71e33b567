import ConfigSchema
import Diagnostics
import Markdown

/// A code block in a config language, parsed, with what the block itself says about its schema.
public struct Snippet: Sendable {
    /// The block in its document.
    public let block: Document.CodeBlock
    /// Its language.
    public let language: ConfigLanguage
    /// Its text as values with ranges in the text.
    public let config: ConfigDocument
    /// What of the block it is.
    let part: SnippetText.Part
    /// The schemas that the text itself names, with their ranges in the text; the first counts.
    let declaredSchemas: [Located<String>]
    /// The place of the file that the text comes from; `nil` for a block's own text.
    let file: String?
    /// The names of files that the block says it shows.
    let fileNames: [String]
    /// Where the text stands.
    let origin: CodeOrigin
    /// The place in a document that the text is a fragment of.
    let placement: SnippetPlacement?

    /// Reads a part of a block's text.
    init(
        _ code: CodeText, _ read: SnippetText, placement readPlacement: (ConfigDocument) -> SnippetPlacement?
    ) {
        block = code.block
        part = read.part
        file = code.file
        fileNames = [read.name].compactMap(\.self) + code.fileNames
        origin = code.origin
        language = read.language
        let isFragment = block.info["at"] != nil
        // A block of JSON may show several documents, one in each line.
        let isLines = language == .json && JSONLines.isLines(read.text)
        config = ConfigDocument(
            parsing: read.text, as: isLines ? .jsonl : language,
            limits: isFragment ? SnippetPlacement.limits : .standard,
            allowingLeftOutParts: true)
        let isCommented = language == .yaml || language == .toml
        declaredSchemas =
            Self.schemaKeys(in: config) + (isCommented ? SchemaComments.read(read.text) : [])
        placement = readPlacement(config)
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
