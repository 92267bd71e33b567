import ConfigSchema
import Diagnostics
import Markdown
import Search

/// The code blocks of a page whose keys the search finds.
struct SearchedBlocks {
    /// A block, its id on the page, and what it shows of which schemas.
    struct Block {
        let node: Document.NodeID
        let id: String
        fileprivate(set) var shown: [(snippet: Snippet, schema: SchemaReference)]
    }

    private(set) var blocks: [Block] = []

    /// An id is made of that of the block's heading and the block's number below it, so that blocks elsewhere
    /// leave it as it is.
    init(of page: Page, _ file: ParsedPage, _ bindings: [SnippetBinding]) {
        let title = page.shownTitle?.node
        var headings = file.document.headings[...]
        var heading = ""
        var number = 0
        for (snippet, binding) in zip(file.snippets, bindings) {
            guard let schema = binding.evidence?.wholeSchema(of: snippet) else { continue }
            while let next = headings.first, next.range.lowerBound < snippet.block.range.lowerBound {
                heading = next.node == title ? "" : next.id
                number = 0
                headings.removeFirst()
            }
            if let last = blocks.last, last.node == snippet.block.node {
                blocks[blocks.count - 1].shown.append((snippet, schema))
                continue
            }
            number += 1
            blocks.append(
                Block(
                    node: snippet.block.node, id: "code:\(heading):\(number)", shown: [(snippet, schema)]))
        }
    }
}

extension SearchedBlocks.Block {
    /// The keys that it shows, each once, in the order of the text.
    func keys(in site: Site) -> [SearchKey] {
        var seen = Set<SearchKey>()
        return shown.flatMap { snippet, reference -> [SearchKey] in
            guard let schema = site.schemas[reference],
                let places = site.catalogue.places(of: reference.entry)
            else { return [] }
            let name = site.catalogue.entries[reference.entry].name
            return snippet.shownValues(by: schema).flatMap(places.paths).compactMap(places.key).map {
                SearchKey(path: $0, schema: name, anchor: id)
            }
        }.filter { seen.insert($0).inserted }
    }
}

extension Site {
    /// Whether the finished site has a search.
    var hasSearch: Bool { outputs.granted.contains(.searchFiles) }

    /// Whether the search finds a page. Of the lists that the generator makes it finds those of schemas.
    func isSearched(_ page: Page) -> Bool {
        guard hasSearch, outputs.granted.contains(.page(page.id)) else { return false }
        switch page.content {
        case .file: return page.frontMatter.isInSearch && !page.isNotFound
        case .schemaReference: return true
        case .folderList, .topicList, .freshnessReport, .searchResults, .sectionList: return false
        }
    }

    /// The blocks of a page whose keys the search finds.
    func searchedBlocks(on page: Page) -> [SearchedBlocks.Block] {
        guard let file = page.file, !file.snippets.isEmpty, isSearched(page) else { return [] }
        return SearchedBlocks(of: page, file, bindings[page.id.index]).blocks
    }

    /// The ids of the blocks of a page, to which results of the search lead.
    func blockIDs(on page: Page) -> [Document.NodeID: String] { searchedBlocks(on: page).ids }
}

extension [SearchedBlocks.Block] {
    /// The blocks' ids on their page.
    var ids: [Document.NodeID: String] {
        Dictionary(map { ($0.node, $0.id) }, uniquingKeysWith: { first, _ in first })
    }
}
