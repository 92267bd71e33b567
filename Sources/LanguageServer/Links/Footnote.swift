import Markdown
import SiteGenerator
import Text

/// A footnote of a page: where it stands, and what refers to it.
struct Footnote {
    /// The mark at the place that was asked about.
    let range: Range<Int>
    /// The mark before its text; `nil` where it has none.
    let definition: Range<Int>?
    /// The marks that refer to it.
    let references: [Range<Int>]

    /// The footnote whose mark stands at a byte of a page.
    init?(at offset: Int, in page: EditedPage) {
        let marks = Self.marks(in: page)
        guard let own = marks.first(where: { $0.range.touches(offset) }) else { return nil }
        let same = marks.filter { $0.label == own.label }
        guard let definition = same.first(where: \.isDefinition) else { return nil }
        range = own.range
        self.definition = definition.range
        references = same.filter { !$0.isDefinition }.map(\.range)
    }

    private struct Mark {
        let label: String
        let range: Range<Int>
        let isDefinition: Bool
    }

    private static func marks(in page: EditedPage) -> [Mark] {
        let bytes = page.document.bytes
        let blocks = page.document.codeBlocks.map(\.range)
        var marks: [Mark] = []
        var offset = 0
        while offset + 3 < bytes.count {
            guard bytes[offset] == UInt8(ascii: "["), bytes[offset + 1] == UInt8(ascii: "^") else {
                offset += 1
                continue
            }
            var end = offset + 2
            while end < bytes.count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: "]"),
                bytes[end] != UInt8(ascii: "[")
            {
                end += 1
            }
            guard end < bytes.count, bytes[end] == UInt8(ascii: "]"), end > offset + 2 else {
                offset += 2
                continue
            }
            let start = offset
            offset = end + 1
            if blocks.contains(where: { $0.contains(start) }) { continue }
            let isFirst = bytes[..<start].reversed().prefix { $0 != 0x0A }.allSatisfy {
                $0 == 0x20 || $0 == UInt8(ascii: ">")
            }
            let isDefinition = isFirst && offset < bytes.count && bytes[offset] == UInt8(ascii: ":")
            let label = String(decoding: bytes[start + 2..<end], as: UTF8.self).lowercased()
            marks.append(Mark(label: label, range: start..<offset, isDefinition: isDefinition))
        }
        return marks
    }
}
