import ConfigSchema
import Markdown
import Search
import Text

/// A page as the search is told of it.
struct SearchedPage {
    /// What a reading is made of besides the page's own text.
    struct Shell: Hashable {
        let address: String
        let title: String
        let kind: String
        let section: String
        let keys: [SearchKey]
        /// The text of a page that is made of no file.
        let about: String
    }

    let shell: Shell
    private let page: Page
    private let blocks: [SearchedBlocks.Block]

    init(_ page: Page, in site: Site) {
        self.page = page
        blocks = site.searchedBlocks(on: page)
        let section = page.topFolder.isEmpty ? nil : site.sections[page.topFolder]
        shell = Shell(
            address: page.route.addressInSite, title: page.title, kind: page.kind.rawValue,
            section: section.map { site[$0.page].title } ?? "",
            keys: blocks.flatMap { $0.keys(in: site) }, about: site.about(page))
    }

    /// The page with its text, by sections.
    var document: SearchDocument {
        SearchDocument(
            address: shell.address, title: shell.title, kind: shell.kind, section: shell.section,
            parts: page.file.map(parts) ?? [SearchPart(id: "", heading: "", prose: shell.about)])
    }

    private func parts(of file: ParsedPage) -> [SearchPart] {
        let code = Dictionary(
            file.codes.map { ($0.block.node, $0.text) }, uniquingKeysWith: { first, _ in first })
        let anchors = blocks.ids
        let keys = Dictionary(grouping: shell.keys, by: \.anchor)
        let title = page.shownTitle?.node
        var parts: [SearchPart] = []
        for section in file.document.sections {
            let isTitle = section.heading == nil || section.heading?.node == title
            let part = SearchPart(
                id: isTitle ? "" : section.heading?.id ?? "",
                heading: isTitle ? "" : section.heading?.text ?? "",
                prose: String(decoding: section.prose, as: UTF8.self),
                code: section.codeBlocks.compactMap { code[$0] }.map { String(decoding: $0, as: UTF8.self) }
                    .joined(separator: "\n"),
                keys: section.codeBlocks.compactMap { anchors[$0] }.flatMap { keys[$0] ?? [] })
            // What stands before the title and behind it is one: the page's beginning.
            if isTitle, !parts.isEmpty { parts[0].add(part) } else { parts.append(part) }
        }
        return parts
    }
}

extension SearchPart {
    fileprivate mutating func add(_ other: SearchPart) {
        prose += " " + other.prose
        code += (code.isEmpty ? "" : "\n") + other.code
        keys += other.keys
    }
}

extension Route {
    /// The page's address below the site's root.
    var addressInSite: String { String(url(.root).dropFirst()) }
}

extension Site {
    /// What the schema says of itself that a page describes.
    fileprivate func about(_ page: Page) -> String {
        guard case .schemaReference(let number) = page.content else { return "" }
        let about = references[number].outline.description.map(Self.plainText) ?? ""
        return "\(references[number].name) \(about)"
    }

    /// The places of the schemas that the site documents.
    var searchedSchemaEntries: [SearchSchemaEntry] {
        let places = pages.flatMap { page -> [(page: Page, place: SchemaReferencePage.Place, key: String)] in
            guard case .schemaReference(let number) = page.content, isSearched(page) else { return [] }
            let reference = references[number]
            return reference.places.compactMap { place in
                reference.key(at: place.path).map { (page, place, $0) }
            }
        }
        return concurrentMap(places, jobs: options.jobs) { page, place, key in
            SearchSchemaEntry(
                schema: name(ofSchemaOn: page), path: key,
                description: place.outline.description.map(Self.plainText) ?? "",
                address: page.route.addressInSite + "#" + URLPath.encoded(place.path))
        }
    }

    private func name(ofSchemaOn page: Page) -> String {
        guard case .schemaReference(let number) = page.content else { return "" }
        return catalogue.entries[references[number].entry].name
    }

    /// The first paragraph of what a schema says, without markup.
    private static func plainText(_ text: String) -> String {
        // Most are a plain sentence, and reading all of a large schema's as Markdown takes as long as its pages.
        let isPlain =
            text.first?.isLetter == true
            && !text.utf8.contains { $0 < 0x20 || "`*_[]<>&\\#~=^$".utf8.contains($0) }
        if isPlain { return text.shortened(to: 200) }
        return Document(parsing: Array(text.utf8), options: MarkdownOptions(profile: .waymark))
            .firstParagraphText.shortened(to: 200)
    }
}
