import ConfigSchema
import Diagnostics
import Markdown

/// Where the text of a code block stands.
struct CodeOrigin: Sendable {
    /// The file, as findings show it.
    let path: String
    /// From a byte of the text to the byte of the file; for a block's own text, of the page.
    let map: SourceMap

    /// A range of the text as a location.
    func location(_ range: Range<Int>) -> Location {
        Location(path: path, range: map.range(range))
    }
}

/// The text of a code block: what stands between its fences.
struct CodeText: Sendable {
    let block: Document.CodeBlock
    let text: [UInt8]
    let origin: CodeOrigin

    /// The text of a block itself.
    init(_ block: Document.CodeBlock, path: String) {
        self.block = block
        text = block.text
        origin = CodeOrigin(path: path, map: block.map)
    }

    /// The language to read it as; `nil` for one that is no config language.
    var configLanguage: ConfigLanguage? { ConfigLanguage(infoStringLanguage: block.info.language) }
}
