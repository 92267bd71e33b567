import ConfigSchema
import Diagnostics

/// The code blocks on the pages that were looked at, as places of one file.
extension PageCheck.Found {
    /// Where the file's code blocks stand, with their fences.
    func blockRanges(in path: String) -> [Range<Int>] {
        snippetRanges(in: path).map(\.range)
    }

    /// Whether an edit stands in a block that cannot be read, or in front matter that cannot.
    func hasMalformedBlock(at places: [Range<Int>], in path: String) -> Bool {
        let blocks = snippetRanges(in: path).filter { !$0.isWellFormed }.map(\.range)
        return places.contains { place in
            blocks.contains { $0.lowerBound <= place.lowerBound && place.upperBound <= $0.upperBound }
        }
    }

    private func snippetRanges(in path: String) -> [(range: Range<Int>, isWellFormed: Bool)] {
        var ranges: [(range: Range<Int>, isWellFormed: Bool)] = []
        for page in pages {
            if page.path == path, let source = page.frontMatter.source {
                let range = source.map.range(0..<source.document.bytes.count)
                ranges.append((range, source.document.isWellFormed))
            }
            for snippet in page.snippets where snippet.origin.include == nil {
                let location = page.located(snippet.block.range)
                guard location.path == path, let range = location.range else { continue }
                ranges.append((range, snippet.config.isWellFormed))
            }
        }
        return ranges
    }
}
