import Text

/// The names that links of a site can have, to find those that a misspelt one is near to.
struct LinkSuggestions: Sendable {
    /// The places of pages and files.
    private let places: SpellingIndex
    /// The places by the names of their files in small letters.
    private let placesByName: [String: [String]]
    /// The places of pages by the last parts of their addresses in small letters.
    private let pagesByName: [String: [String]]
    /// What wiki links call pages: the names of their files, their titles and aliases.
    private let names: SpellingIndex

    init(pages: [Page], files: [String]) {
        let places = pages.compactMap { $0.file?.place } + files
        self.places = SpellingIndex(places)
        placesByName = Dictionary(grouping: places, by: { fileName(of: $0).lowercased() })
        pagesByName = Dictionary(
            grouping: pages.compactMap { $0.file?.place }, by: { Self.pageName(of: $0).lowercased() })
        names = SpellingIndex(pages.flatMap(Self.names))
    }

    /// The last part of a page's address by its file: that of its folder for an `index`.
    private static func pageName(of place: String) -> String {
        let name = stem(of: place)
        return name == "index" ? fileName(of: parent(of: place)) : name
    }

    /// The only place with a file of the same name, whatever the folder and the case; else the only page of the name,
    /// whatever the extension, as in an address without one; else the place that is spelt most like another.
    ///
    /// - Parameter own: the page that links, which is not what its link was to lead to.
    func place(near place: String, besides own: Page?) -> String? {
        let place = URLPath.decoded(place)
        let ownPlace = own?.file?.place
        return Self.only(placesByName[fileName(of: place).lowercased()], besides: ownPlace)
            ?? Self.only(Self.lastPart(of: place).flatMap { pagesByName[$0] }, besides: ownPlace)
            ?? places.candidates(near: place, besides: Set([ownPlace].compactMap(\.self)))
            .first { Self.isNear($0, to: place) }
    }

    private static func only(_ namesakes: [String]?, besides own: String?) -> String? {
        // Three are enough to know whether there is only one besides the page's own.
        let others = (namesakes ?? []).prefix(3).filter { $0 != own }
        return others.count == 1 ? others[0] : nil
    }

    /// The last part of a path in small letters without the extension of a page; `nil` where it has another.
    private static func lastPart(of path: String) -> String? {
        let name = fileName(of: path.hasSuffix("/") ? String(path.dropLast()) : path)
        let isPage = ["", "md", "mdx", "markdown", "html", "htm"].contains(
            pathExtension(of: name).lowercased())
        return isPage && !name.isEmpty ? stem(of: name).lowercased() : nil
    }

    /// What pages are called that is spelt like a name, at most three.
    func names(near name: String, besides own: Page?) -> [String] {
        names.candidates(near: name, besides: Set(own.map(Self.names) ?? []))
    }

    /// Whether a place of as many parts as another differs from it in parts that are spelt alike, so that a short name
    /// in a long path is not taken for any other.
    private static func isNear(_ place: String, to written: String) -> Bool {
        let (parts, others) = (Self.parts(of: place), Self.parts(of: written))
        // A `/` may be what is wrong.
        guard parts.count == others.count else { return true }
        return zip(parts, others).allSatisfy { $0 == $1 || Spelling.nearest(to: $1, in: [$0]) != nil }
    }

    /// The folders of a place and the name of its file without the extension.
    private static func parts(of place: String) -> [String] {
        parent(of: place).split(separator: "/").map(String.init) + [stem(of: place)]
    }

    /// What wiki links call a page.
    private static func names(of page: Page) -> [String] {
        (page.hasOwnName ? [page.title] : []) + (page.file.map { [stem(of: $0.place)] } ?? [])
            + page.frontMatter.aliases.map(\.value).filter { !$0.hasPrefix("/") }
    }
}
