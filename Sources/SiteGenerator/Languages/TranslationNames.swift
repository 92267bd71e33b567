import Text

/// Tells by the names of files which page is the translation of which: `x.de.md` or `de/x.md` is the German `x.md`. Only
/// listed languages count, so `acme.sh.md` is a page of its own.
struct TranslationNames: Sendable {
    /// A page in a language.
    struct Translation: Sendable, Hashable {
        /// The tag of the language.
        let tag: String
        /// The place that the page in the site's own language has, or would have.
        let original: String
    }

    private let tags: Set<String>

    init(_ languages: [SiteLanguage]) {
        tags = Set(languages.map(\.tag))
    }

    /// The language that a file's place names; `nil` where it names none.
    func translation(at place: String) -> Translation? {
        guard ["md", "markdown"].contains(pathExtension(of: place).lowercased()) else { return nil }
        if let slash = place.firstIndex(of: "/"), tags.contains(String(place[..<slash])) {
            let rest = String(place[place.index(after: slash)...])
            return Translation(tag: String(place[..<slash]), original: rest)
        }
        let stem = stem(of: place)
        guard let dot = stem.lastIndex(of: "."), dot > stem.startIndex else { return nil }
        let tag = String(stem[stem.index(after: dot)...])
        guard tags.contains(tag) else { return nil }
        let name = "\(stem[..<dot]).\(pathExtension(of: place))"
        return Translation(tag: tag, original: joined(parent(of: place), name))
    }
}
