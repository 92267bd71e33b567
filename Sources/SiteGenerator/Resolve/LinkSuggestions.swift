import Diagnostics

/// The names that links of a site can have, to find those that a misspelt one is near to.
struct LinkSuggestions: Sendable {
    /// The places of pages and files.
    private let places: SpellingIndex
    /// The places by the names of their files in small letters.
    private let placesByName: [String: [String]]
    /// What wiki links call pages: the names of their files, their titles and aliases.
    private let names: SpellingIndex

    init(pages: [Page], files: [String]) {
        let places = pages.compactMap { $0.file?.place } + files
        self.places = SpellingIndex(places)
        placesByName = Dictionary(grouping: places, by: { fileName(of: $0).lowercased() })
        names = SpellingIndex(
            pages.flatMap { page in
                (page.hasOwnName ? [page.title] : []) + (page.file.map { [stem(of: $0.place)] } ?? [])
                    + page.frontMatter.aliases.map(\.value).filter { !$0.hasPrefix("/") }
            })
    }

    /// The only place with a file of the same name, whatever the folder and the case, else the one that is spelt
    /// most like another.
    func place(near place: String) -> String? {
        let place = URLPath.decoded(place)
        let moved = placesByName[fileName(of: place).lowercased()] ?? []
        return moved.count == 1 ? moved[0] : places.nearest(to: place)
    }

    /// What pages are called that is spelt like a name, at most three.
    func names(near name: String) -> [String] { names.candidates(near: name) }
}
