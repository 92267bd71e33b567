import ConfigSchema
import Diagnostics
import Markdown

/// A code block in a config language, parsed, with what the block itself says about its schema.
public struct Snippet: Sendable {
    /// The block in its document.
    public let block: Document.CodeBlock
    /// Its language.
    public let language: ConfigLanguage
    /// Its text as values with ranges in the block's own text.
    public let config: ConfigDocument
    /// The schema that the text itself names, with its range in the block's text.
    public let declaredSchema: Located<String>?

    init?(_ block: Document.CodeBlock) {
        guard let language = ConfigLanguage(infoStringLanguage: block.info.language) else { return nil }
        self.block = block
        self.language = language
        config = ConfigDocument(parsing: block.text, as: language)
        declaredSchema = Self.schemaKey(in: config) ?? Self.schemaComment(in: block.text)
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
