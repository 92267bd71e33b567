import Foundation
import SiteImport

/// A site of one kind and what it is as one of ours, written out in a page that reads as documentation.
struct ImportFixture {
    /// A block of the page: what its fence says, and the text.
    private struct Block {
        let role: String
        let path: String
        let text: String
    }

    private let blocks: [Block]

    /// Reads a fixture; five backticks begin and end its blocks.
    init(_ name: String) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name).md")
        var (blocks, open): ([Block], (head: Substring, lines: [Substring])?) = ([], nil)
        let fence = "`````"
        for line in try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        {
            if let (head, lines) = open, line == fence {
                let words = head.split(separator: " ", maxSplits: 1)
                let text = lines.map { $0 + "\n" }.joined()
                blocks.append(
                    Block(role: String(words[0]), path: words.count > 1 ? String(words[1]) : "", text: text))
                open = nil
            } else if open != nil {
                open?.lines.append(line)
            } else if line.hasPrefix(fence + " ") {
                open = (line.dropFirst(fence.count + 1), [])
            }
        }
        self.blocks = blocks
    }

    /// The site as it was.
    var source: SourceFolder {
        SourceFolder(
            Dictionary(
                uniqueKeysWithValues: blocks.filter { $0.role == "source" }.map {
                    ($0.path, SourceFolder.Content(Array($0.text.utf8), at: $0.path))
                }))
    }

    /// The texts of the new site, by path.
    var site: [String: String] {
        Dictionary(uniqueKeysWithValues: blocks.filter { $0.role == "site" }.map { ($0.path, $0.text) })
    }

    /// The lines of a block that stands once.
    func lines(_ role: String) -> [String] {
        blocks.first { $0.role == role }?.text.split(separator: "\n").map(String.init) ?? []
    }
}
