import ConfigSchema
import Diagnostics
package import Markdown
import Text

/// A Markdown file as its author has it before them: read by itself, so that every place is one of the file.
package struct EditedPage: Sendable {
    /// The path that findings show.
    package let path: String
    /// The file's bytes.
    package let bytes: [UInt8]
    /// The text, with blanks in the place of the front matter.
    package let document: Document
    /// The front matter.
    package let frontMatter: FrontMatter
    /// The bytes between its fences; `nil` where there is none.
    package let frontMatterRange: Range<Int>?

    init(_ bytes: [UInt8], path: String, options: MarkdownOptions) {
        self.path = path
        self.bytes = bytes
        let fence = FrontMatterFence(bytes)
        frontMatter = FrontMatter(source: fence.values(in: bytes))
        frontMatterRange = fence.language == nil ? nil : fence.content
        document = Document(parsing: fence.body, path: path, options: options, notesDefinitions: true)
    }

    /// The config text of the front matter, also of one that its author has not closed yet.
    func config(_ schema: EditedSchema?, at offset: Int) -> EditedConfig? {
        if let (document, map) = frontMatter.source {
            guard let range = frontMatterRange, range.touches(offset) else { return nil }
            return EditedConfig(.frontMatter, document, map, schema)
        }
        guard let (range, language) = unclosedFrontMatter, range.touches(offset) else { return nil }
        return EditedConfig(
            .frontMatter, ConfigDocument(parsing: Array(bytes[range]), as: language),
            SourceMap(origin: range.lowerBound, count: range.count), schema)
    }

    /// Front matter whose second line of marks is not written yet: it ends with the first blank line.
    private var unclosedFrontMatter: (Range<Int>, ConfigLanguage)? {
        let isYAML = bytes.starts(with: "---\n".utf8)
        guard isYAML || bytes.starts(with: "+++\n".utf8) else { return nil }
        var line = FrontMatterFence.line(in: bytes, from: 4)
        while line.text.count > 0, line.next < bytes.count {
            line = FrontMatterFence.line(in: bytes, from: line.next)
        }
        return (4..<max(4, line.text.upperBound), isYAML ? .yaml : .toml)
    }

    /// The code block on whose first line a byte stands, behind the marks of its fence.
    package func fence(at offset: Int) -> EditedFence? {
        guard let block = document.codeBlocks.first(where: { $0.isFenced && $0.range.touches(offset) }) else {
            return nil
        }
        let line = FrontMatterFence.line(in: bytes, from: block.range.lowerBound).text
        let mark = bytes[line].first { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "~") }
        guard let mark, let first = bytes[line].firstIndex(of: mark) else { return nil }
        let end = bytes[first..<line.upperBound].firstIndex { $0 != mark } ?? line.upperBound
        guard offset >= end, offset <= line.upperBound else { return nil }
        return EditedFence(info: block.info, range: end..<line.upperBound)
    }
}

/// The first line of a code block.
package struct EditedFence: Sendable {
    /// What its info string says.
    package let info: InfoString
    /// What stands behind the marks.
    package let range: Range<Int>
}
