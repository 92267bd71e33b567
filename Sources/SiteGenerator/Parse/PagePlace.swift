package import ConfigSchema
import Diagnostics
package import Markdown
import Text

/// What stands at a byte of a page's own file, for whoever points at one, such as an editor.
package enum PagePlace: Sendable {
    /// Front matter, with the key or value there; without one on its first line.
    case frontMatter(ConfigPlace?)
    /// The config text of a code block, with the key or value there.
    case snippet(Snippet, ConfigPlace?)
    /// Anything else. Its ranges are those of the page's document, which `located` leads to the file.
    case text(Document.Place)
    /// A line that another text stands in the place of on the page, such as an include. Its ranges are the file's.
    case replaced(Document.Place)
}

extension ParsedPage {
    /// What stands at an offset of the file. Linear in the length of the page; only a line that is not on the page as
    /// it is written costs another reading of the file.
    package func node(at offset: Int) -> PagePlace {
        if let front = frontMatter.source, offset < frontMatterEnd {
            let start = front.map.offset(0)
            return .frontMatter(offset < start ? nil : front.document.node(at: offset - start))
        }
        guard let place = text.offset(ofFile: offset, count: source.bytes.count) else {
            let own = Document(
                parsing: source.bytesWithoutFrontMatter, path: path, options: document.options)
            return .replaced(own.node(at: offset))
        }
        let found = document.node(at: place)
        guard case .code(let block, _?) = found else { return .text(found) }
        for snippet in snippets where snippet.block.node == block.node && snippet.origin.include == nil {
            if let inText = snippet.origin.map.offset(ofOrigin: place) {
                return .snippet(snippet, snippet.config.node(at: inText))
            }
        }
        return .text(found)
    }
}
