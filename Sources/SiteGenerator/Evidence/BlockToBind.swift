import ConfigSchema
import Markdown

/// A block whose schema is looked for: what it holds, what stands behind its fence, and what stands near it.
struct BlockToBind: Sendable {
    let snippet: Snippet
    /// What stands before it, as ranges of `text`.
    let near: Surroundings
    /// The text that the block stands in.
    let text: [UInt8]
    /// The path of the file that it stands in, as findings show it.
    let path: String

    /// What the text holds; `nil` where nothing can be read.
    var root: ConfigNode? { snippet.config.isForeign ? nil : snippet.config.valuesNode }

    /// The names of files in one of the texts near the block, the last one first.
    func names(in range: Range<Int>) -> [String] {
        NamesInText(text, in: range).names.reversed().map(\.name)
    }
}
