import Diagnostics
import Search

/// The search of a site while it is edited: the readings of its pages, and the index that was made of them last.
///
/// Nothing is read before the files are asked for, so that pages that are shown need not wait.
struct SiteSearch: Sendable {
    /// The folder of the index in the finished site. Nothing else may lie there.
    static let folder = "search/shards"

    /// A page's reading, and what it was made of.
    private struct Reading: Sendable {
        let reading: SearchReading
        let shell: SearchedPage.Shell
        let text: ParsedPage?
        var isNew = true

        func holds(for page: Page, _ shell: SearchedPage.Shell) -> Bool {
            guard self.shell == shell else { return false }
            guard let file = page.file, let text else { return page.file == nil && text == nil }
            return file.hasSameText(as: text)
        }
    }

    /// The readings by the pages' numbers.
    private var current: [Int: Reading] = [:]
    /// Those of a site whose pages had other numbers, by their addresses.
    private var earlier: [String: Reading] = [:]
    /// The places of its schemas.
    private var schemaEntries: [SearchSchemaEntry]?
    private var index: [OutputFile]?
    /// How many pages were read so far.
    private(set) var readings = 0

    /// Notes that pages have other texts or blocks.
    mutating func forget(_ pages: Set<Page.ID>) {
        for page in pages { current[page.index] = nil }
        if !pages.isEmpty { index = nil }
    }

    /// Notes that the site was resolved anew. What was read of a page's text is kept until it is known whether it holds.
    mutating func forgetPlaces() {
        for reading in current.values { earlier[reading.shell.address] = reading }
        (current, schemaEntries, index) = ([:], nil, nil)
    }

    /// The files of the index.
    mutating func files(of site: Site) -> [OutputFile] {
        if let index { return index }
        defer { earlier = [:] }
        guard site.hasSearch else { return [] }
        let open = site.pages.filter { current[$0.id.index] == nil && site.isSearched($0) }
        let read = concurrentMap(open, jobs: site.options.jobs) { [earlier] page -> Reading in
            let searched = SearchedPage(page, in: site)
            if let known = earlier[searched.shell.address], known.holds(for: page, searched.shell) {
                var kept = known
                kept.isNew = false
                return kept
            }
            return Reading(
                reading: SearchReading(searched.document), shell: searched.shell, text: page.file)
        }
        for (page, reading) in zip(open, read) { current[page.id.index] = reading }
        readings += read.count(where: \.isNew)
        let entries = schemaEntries ?? site.searchedSchemaEntries
        schemaEntries = entries
        let made = SearchIndex(readings: current.values.map(\.reading), schemaEntries: entries)
        let files = made.files.map { OutputFile(path: $0.path, content: .bytes($0.bytes)) }
        index = files
        return files
    }
}
