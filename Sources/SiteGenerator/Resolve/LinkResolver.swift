import Markdown
import Text

/// Finds out where each link of a page leads.
struct LinkResolver: Sendable {
    private var pages: VariedList<Page>
    private let index: PageIndex
    private let base: BaseURL
    private let translation: SiteTranslation?
    /// The ids on each page that a link can name.
    private var anchors: VariedList<Set<String>>
    /// Where the old ids of each page lead.
    private var moved = VariedList<[String: LinkTarget]>([])

    init(
        pages: [Page], references: [SchemaReferencePage], index: PageIndex, base: BaseURL,
        translation: SiteTranslation? = nil
    ) {
        self.translation = translation
        self.pages = VariedList(pages)
        self.index = index
        self.base = base
        anchors = VariedList(
            pages.map { page in
                if case .schemaReference(let number) = page.content { return references[number].anchors }
                return Set(page.file?.document.anchors ?? [])
            })
        moved = VariedList(pages.map(targetsByID))
    }

    private func targetsByID(of page: Page) -> [String: LinkTarget] {
        Dictionary(
            movedAnchors(of: page).map { ($0.id.value, $0.target) }, uniquingKeysWith: { first, _ in first })
    }

    /// The old ids of a page and where they lead.
    func movedAnchors(of page: Page) -> [MovedAnchor] {
        page.frontMatter.anchors.map { id, written in
            let target = movedTarget(written.value, on: page)
            let isPath = target.page != nil && !Self.isWikiLink(written.value)
            return MovedAnchor(
                id: id, written: written, target: target,
                query: isPath ? Self.parts(of: Self.cut(written.value.trimmingSpaces).name).query : "")
        }
    }

    /// The ids that links to a page are likely to mean, made for the first one that misses them all.
    func linkableIDs(of page: Page, _ moved: [MovedAnchor]) -> Deferred<LinkableIDs>? {
        guard let document = page.file?.document else { return nil }
        // A page whose ids have not moved needs to know nothing of the others.
        let anchors = moved.isEmpty ? VariedList([]) : anchors
        return Deferred {
            LinkableIDs(document, moved) { page, id in
                anchors[page.index].contains(id) || Self.isOnEveryPage(id)
            }
        }
    }

    /// Whether browsers find a place without its being on the page: its top, and a text on it, by `#:~:text=`.
    private static func isOnEveryPage(_ id: String) -> Bool { id == "top" || id.hasPrefix(":~:") }

    /// Where an old id leads: to a path, or else to what a wiki link of that name means.
    private func movedTarget(_ written: String, on page: Page) -> LinkTarget {
        let text = written.trimmingSpaces
        let folder = parent(of: page.file?.place ?? "")
        if Self.isWikiLink(text) {
            let name = text.dropFirst(2).dropLast(2).prefix { $0 != "|" }
            return namedTarget(String(name), on: page, from: folder)
        }
        if Self.leadsOut(text) { return .external(text) }
        let (path, fragment) = Self.cut(text)
        let target = pathTarget(path, fragment, from: folder, on: page)
        guard case .broken(.missing) = target else { return target }
        let named = namedTarget(text, on: page, from: folder)
        if case .broken(.missing) = named { return target }
        return named
    }

    private static func isWikiLink(_ text: String) -> Bool {
        text.trimmingSpaces.hasPrefix("[[") && text.trimmingSpaces.hasSuffix("]]")
    }

    /// A target cut at its first `#`.
    private static func cut(_ target: String) -> (name: String, fragment: String?) {
        let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        return (parts.first.map(String.init) ?? "", parts.count > 1 ? String(parts[1]) : nil)
    }

    /// Where an old id of a page leads in the end; `nil` where it is none, or leads round to itself or through
    /// more old ids than anybody follows.
    private func movedTarget(_ page: Page.ID, _ id: String) -> LinkTarget? {
        var (page, id) = (page, id)
        guard moved.indices.contains(page.index), var target = moved[page.index][id] else { return nil }
        for _ in 0..<Self.longestMove {
            guard case .missingFragment(let next, let fragment) = target else { return target }
            (page, id) = (next, fragment)
            // What leads nowhere is reported where it is written.
            guard let further = moved[page.index][id] else { return target }
            target = further
        }
        return nil
    }

    private static let longestMove = 64

    /// Puts another text of one page in the place of the old one.
    mutating func replace(_ page: Page) {
        let number = page.id.index
        pages.replace(number, with: page)
        anchors.replace(number, with: Set(page.file?.document.anchors ?? []))
        moved.replace(number, with: [:])
        moved.replace(number, with: targetsByID(of: page))
    }

    /// The links of one page in their order.
    func links(of page: Page) -> [PageLink] {
        guard let file = page.file else { return [] }
        return file.document.links.enumerated().map { number, link in
            let target = target(of: link, on: page, file)
            let isPath = link.kind != .wikiLink && link.kind != .embed && target.page != nil
            return PageLink(
                index: number, target: target, query: isPath ? Self.parts(of: link.destination).query : "")
        }
    }

    private func target(of link: Document.Link, on page: Page, _ file: ParsedPage) -> LinkTarget {
        switch link.kind {
        case .wikiLink, .embed: wikiTarget(link, on: page, file)
        case .link, .image, .html:
            pathTarget(
                link.destination, link.fragment,
                from: file.folder(of: link), on: page)
        }
    }

    // MARK: Wiki links

    private func wikiTarget(_ link: Document.Link, on page: Page, _ file: ParsedPage) -> LinkTarget {
        let name = link.destination.trimmingSpaces
        if name.isEmpty { return checked(page.id, heading: link.fragment) }
        let folder = file.folder(of: link)
        let end = link.fragmentRange?.upperBound ?? link.range.upperBound
        let whole = String(decoding: file.document.bytes[link.range.lowerBound..<end], as: UTF8.self)
        return named(whole, name, link.fragment, from: folder)
    }

    /// Where the text of a wiki link leads.
    private func namedTarget(_ text: String, on page: Page, from folder: String) -> LinkTarget {
        let (name, heading) = Self.cut(text)
        if name.trimmingSpaces.isEmpty { return checked(page.id, heading: heading) }
        return named(text, name.trimmingSpaces, heading, from: folder)
    }

    /// Where a target leads that is cut at its first `#`. A name may have a `#` of its own, so the longest that is
    /// one is taken.
    private func named(_ whole: String, _ name: String, _ heading: String?, from folder: String) -> LinkTarget
    {
        for (name, heading) in WikiTarget.readings(whole, hashes: index.mostHashes) {
            if let target = wikiTarget(name, heading, from: folder) { return target }
        }
        return wikiTarget(name, heading, from: folder) ?? .broken(.missing(place: nil))
    }

    /// What a name and a heading mean; `nil` where there is nothing of that name.
    private func wikiTarget(_ name: String, _ heading: String?, from folder: String) -> LinkTarget? {
        switch index.target(named: name, from: folder) {
        case .page(let page, _): checked(page, heading: heading)
        case .file(let place, _): .file(place, suffix: heading.map { "#" + $0 } ?? "")
        case .broken(.missing): nil
        case .broken(let fault): .broken(fault)
        case .missingFragment, .external: nil
        }
    }

    /// A wiki link names a heading by its text or by its id; of a path of headings the last counts. A heading's
    /// own text may have a `#`.
    private func checked(_ page: Page.ID, heading: String?) -> LinkTarget {
        guard let heading, !heading.isEmpty else { return .page(page, fragment: nil) }
        guard let file = pages[page.index].file else { return checked(page, fragment: heading) }
        for text in Self.endings(of: heading) {
            if let id = file.headings.value.id(withText: text) { return .page(page, fragment: id) }
        }
        let last = (heading.split(separator: "#").last.map(String.init) ?? heading).trimmingSpaces
        if let id = file.headings.value.id(named: last) { return .page(page, fragment: id) }
        let slug = Document.headingID(for: last)
        return checked(page, fragment: movedTarget(page, slug) == nil ? last : slug)
    }

    /// A path of headings, and what stands behind each of its first `#`.
    private static func endings(of heading: String) -> [String] {
        let parts = heading.split(separator: "#", omittingEmptySubsequences: false).suffix(8)
        return parts.indices.map { parts[$0...].joined(separator: "#").trimmingSpaces }
    }

    // MARK: Links by path

    private func pathTarget(
        _ destination: String, _ fragment: String?, from folder: String, on page: Page
    ) -> LinkTarget {
        if Self.leadsOut(destination) { return .external(destination) }
        let (path, query) = Self.parts(of: destination)
        if path.isEmpty {
            return query.isEmpty ? checked(page.id, fragment: fragment) : .external(destination)
        }
        let candidates = path == URLPath.decoded(path) ? [path] : [path, URLPath.decoded(path)]
        var isOutside = true
        for candidate in candidates {
            for place in places(candidate, from: folder) {
                isOutside = false
                switch index.target(ofPath: place) {
                case .page(let target, _): return checked(target, fragment: fragment)
                case .file(let place, _):
                    return .file(place, suffix: query + (fragment.map { "#" + $0 } ?? ""))
                case .missingFragment, .external, .broken, nil: continue
                }
            }
        }
        return .broken(isOutside ? .outside : fault(of: candidates.last ?? path, from: folder))
    }

    /// The places that a path can mean, the likeliest first. A translation has the place of its original, and its author
    /// writes paths as its own file has them.
    private func places(_ path: String, from folder: String) -> [String] {
        let usual = [place(path, from: folder)].compactMap(\.self)
        guard let language = translation?.language else { return usual }
        let own = [place(path, from: joined(language.tag, folder))].compactMap(\.self)
        let inFolder = own.filter { $0.hasPrefix(language.tag + "/") }.map {
            String($0.dropFirst(language.tag.count + 1))
        }
        let names = TranslationNames([language])
        return own + usual + inFolder + (usual + inFolder).compactMap { names.translation(at: $0)?.original }
    }

    /// The place that a path means: from the content folder where it begins with `/`, else from the page's file.
    private func place(_ path: String, from folder: String) -> String? {
        guard path.hasPrefix("/") else { return normalized(joined(folder, path)) }
        let prefix = base.path
        return normalized(path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path)
    }

    private func fault(of path: String, from folder: String) -> LinkTarget.Fault {
        guard let place = place(path, from: folder) else { return .outside }
        return index.unpublishedPage(named: place)?.fault ?? .missing(place: place)
    }

    func checked(_ page: Page.ID, fragment: String?) -> LinkTarget {
        guard let fragment, !fragment.isEmpty else { return .page(page, fragment: nil) }
        let id = URLPath.decoded(fragment)
        if anchors[page.index].contains(id) || Self.isOnEveryPage(id) { return .page(page, fragment: id) }
        switch movedTarget(page, id) {
        case .page(let target, let fragment): return .page(target, fragment: fragment)
        case .file(let place, let suffix): return .file(place, suffix: suffix)
        // The page itself sends readers on, and what is wrong with the entry is reported there.
        case .external, .broken, .missingFragment: return .page(page, fragment: id)
        case nil: return .missingFragment(page, fragment: id)
        }
    }

    // MARK: Reading destinations

    /// Whether a destination names another host or has a scheme, also one that browsers see behind characters which they
    /// pass over. That it is left out is reported where it is read.
    private static func leadsOut(_ destination: String) -> Bool {
        hasScheme(destination) || destination.hasPrefix("//") || SafeURL.isUnsafe(destination, isImage: false)
    }

    /// Whether a destination begins with a scheme (RFC 3986, section 3.1).
    static func hasScheme(_ destination: String) -> Bool {
        guard let colon = destination.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let scheme = destination.utf8[..<colon]
        guard let first = scheme.first, Character(Unicode.Scalar(first)).isLetter else { return false }
        return scheme.allSatisfy { byte in
            let character = Character(Unicode.Scalar(byte))
            return character.isASCII
                && (character.isLetter || character.isNumber || "+-.".contains(character))
        }
    }

    private static func parts(of destination: String) -> (path: String, query: String) {
        guard let mark = destination.firstIndex(of: "?") else { return (destination, "") }
        return (String(destination[..<mark]), String(destination[mark...]))
    }
}

extension String {
    /// The text without spaces, tabs and line endings at its ends.
    var trimmingSpaces: String {
        let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0.isNewline }
        guard let first = firstIndex(where: { !isSpace($0) }), let last = lastIndex(where: { !isSpace($0) })
        else {
            return ""
        }
        return String(self[first...last])
    }
}

/// The path of a file as it is written in a link from a folder.
func relativePath(to place: String, from folder: String) -> String {
    let target = place.split(separator: "/")
    let start = folder.split(separator: "/")
    var common = 0
    while common < start.count, common < target.count - 1, start[common] == target[common] { common += 1 }
    return (Array(repeating: "..", count: start.count - common) + target[common...].map(String.init))
        .joined(separator: "/")
}
