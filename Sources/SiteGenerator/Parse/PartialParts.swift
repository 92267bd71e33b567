import Markdown
import Text

/// The parts of a text that includes can ask for by name, looked up once for all of them.
struct PartialParts: Sendable {
    private let bytes: [UInt8]
    /// The names of the regions and what lies in them.
    private let regions: [(name: String, range: Range<Int>)]
    private let regionsByName: [String: Range<Int>]
    private let sections: Deferred<Sections>

    /// The headings with what follows each up to the next of its level or above.
    private struct Sections: Sendable {
        var ids: [String] = []
        /// By the headings' ids, and by their texts in lower case; of several the first counts.
        var ranges: [String: Range<Int>] = [:]
    }

    init(of bytes: [UInt8], _ options: MarkdownOptions) {
        self.bytes = bytes
        regions = Self.regions(in: bytes)
        regionsByName = Dictionary(
            regions.map { ($0.name, $0.range) }, uniquingKeysWith: { first, _ in first })
        sections = Deferred { Self.sections(in: bytes, options) }
    }

    /// The lines of a region, else those under a heading, by its id or its text; `nil` where there is neither.
    func range(of name: String) -> Range<Int>? {
        let range = regionsByName[name] ?? sections.value.ranges[name.lowercased()]
        return range.map { PartialSelection.trimmed(bytes, $0) }
    }

    /// The names of the regions, and the ids of the headings.
    var names: [String] { regions.map(\.name) + sections.value.ids }

    /// The lines between each that has `#region name` and the next that has `#endregion`.
    private static func regions(in bytes: [UInt8]) -> [(name: String, range: Range<Int>)] {
        var regions: [(name: String, range: Range<Int>)] = []
        var firstOpen = 0
        var offset = 0
        while offset < bytes.count {
            let next = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
            let line = String(decoding: bytes[offset..<next], as: UTF8.self)
            if line.contains("#endregion") {
                for index in firstOpen..<regions.count {
                    regions[index].range = regions[index].range.lowerBound..<offset
                }
                firstOpen = regions.count
            } else if let name = PartialSelection.nameOfRegion(line) {
                regions.append((name, next..<bytes.count))
            }
            offset = next
        }
        return regions
    }

    private static func sections(in bytes: [UInt8], _ options: MarkdownOptions) -> Sections {
        let headings = Document(parsing: bytes, path: "", options: options).headings
        var sections = Sections()
        sections.ids = headings.map(\.id)
        // The nearest headings behind, each of a higher level than the one before.
        var behind: [Document.Heading] = []
        for heading in headings.reversed() {
            while let next = behind.last, next.level > heading.level { behind.removeLast() }
            let start = heading.range.lowerBound
            let range = start..<(behind.last?.range.lowerBound ?? bytes.count)
            sections.ranges[heading.id] = range
            sections.ranges[heading.text.lowercased()] = range
            behind.append(heading)
        }
        return sections
    }
}
