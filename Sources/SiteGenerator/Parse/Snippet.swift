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
    /// The schema that the text itself names, with its range in the text.
    public let declaredSchema: Located<String>?
    /// The place of the file that the text comes from; `nil` for a block's own text.
    let file: String?
    /// Where the text stands.
    let origin: CodeOrigin
    /// The place in a document that the text is a fragment of.
    let placement: SnippetPlacement?

    /// Reads a block's text; `nil` for a language that is no config language.
    init?(_ code: CodeText, placement read: (ConfigDocument) -> SnippetPlacement?) {
        guard let language = code.configLanguage else { return nil }
        block = code.block
        file = code.file
        origin = code.origin
        self.language = language
        let isFragment = block.info["at"] != nil
        // A block of JSON may show several documents, one in each line.
        let isLines = language == .json && JSONLines.isLines(code.text)
        config = ConfigDocument(
            parsing: code.text, as: isLines ? .jsonl : language,
            limits: isFragment ? SnippetPlacement.limits : .standard,
            allowingLeftOutParts: true)
        declaredSchema = Self.schemaKey(in: config) ?? Self.schemaComment(in: code.text)
        placement = read(config)
    }

    private static func schemaKey(in config: ConfigDocument) -> Located<String>? {
        guard let node = config.root, node.kind == .object, let value = node["$schema"],
            let text = value.string
        else { return nil }
        return Located(value: text, range: value.range)
    }

    /// The line `# yaml-language-server: $schema=…` of the YAML language server, or `#:schema …` of Taplo.
    private static func schemaComment(in text: [UInt8]) -> Located<String>? {
        let markers = ["# yaml-language-server: $schema=", "#:schema "].map { Array($0.utf8) }
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
            let line = text[start..<end]
            guard line.first == UInt8(ascii: "#") || line.allSatisfy({ $0 == UInt8(ascii: " ") }) else {
                return nil
            }
            for marker in markers where line.starts(with: marker) {
                let value = line.dropFirst(marker.count).prefix { $0 > UInt8(ascii: " ") }
                return Located(
                    value: String(decoding: value, as: UTF8.self), range: value.startIndex..<value.endIndex)
            }
            start = end + 1
        }
        return nil
    }
}
