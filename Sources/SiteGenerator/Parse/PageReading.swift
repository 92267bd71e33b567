import Markdown
import Text

/// Every page of a tree as its author wrote it, read with its partials and the files that it shows.
struct PageReading: Sendable {
    /// The pages, sorted by place.
    let pages: [ParsedPage]
    private let texts: SiteTexts
    private let markdown: MarkdownOptions

    /// Reads the pages of a tree, but for those that an earlier reading has and that are made of the same.
    init(
        _ tree: SourceTree, markdown: MarkdownOptions, jobs: Int, _ times: PageTimes,
        after earlier: PageReading? = nil
    ) {
        let texts = SiteTexts(tree)
        let known = earlier.map { KnownPages($0, texts, markdown) }
        let partials = PartialComposer(texts, markdown: markdown)
        let files = tree.files.filter(Site.isPage)
        pages = concurrentMap(files, jobs: jobs) { file -> ParsedPage? in
            guard case .text(let bytes) = file.content else { return nil }
            if let page = known?.page(file, bytes) { return page }
            return times.time(file.path) {
                ParsedPage(SourceText(path: file.path, bytes: bytes), place: file.place, partials: partials)
            }
        }.compactMap(\.self)
        self.texts = texts
        self.markdown = markdown
    }

    /// The places where pages looked for texts and found none.
    var placesInVain: Set<PathKey> {
        pages.reduce(into: []) { places, page in
            if !page.lookUps.isEmpty { places.formUnion(page.lookUps.inVain) }
        }
    }

    /// The pages of an earlier reading, of which those count that would be read in the same way now.
    private struct KnownPages: Sendable {
        private let pages: [PathKey: ParsedPage]
        private let texts: SiteTexts
        private let namesAreSame: Bool

        init(_ earlier: PageReading, _ texts: SiteTexts, _ markdown: MarkdownOptions) {
            let pages = earlier.markdown == markdown ? earlier.pages : []
            self.pages = Dictionary(
                pages.map { (PathKey($0.place), $0) }, uniquingKeysWith: { first, _ in first })
            self.texts = texts
            namesAreSame = earlier.texts.hasSamePlaces(as: texts)
        }

        func page(_ file: SourceTree.File, _ bytes: [UInt8]) -> ParsedPage? {
            guard let page = pages[PathKey(file.place)], page.path == file.path, page.source.bytes == bytes,
                page.lookUps.hold(in: texts, namesAreSame: namesAreSame)
            else { return nil }
            return page
        }
    }
}
