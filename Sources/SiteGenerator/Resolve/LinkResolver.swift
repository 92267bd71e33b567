import Diagnostics
import Markdown

/// Finds out where each link of a page leads.
struct LinkResolver: Sendable {
    private var pages: [Page]
    private let index: PageIndex
    private let base: BaseURL
    /// The ids on each page that a link can name.
    private var anchors: [Set<String>]

    init(pages: [Page], references: [SchemaReferencePage], index: PageIndex, base: BaseURL) {
        self.pages = pages
        self.index = index
        self.base = base
        anchors = pages.map { page in
            if case .schemaReference(let number) = page.content { return references[number].anchors }
            return Set(page.file?.document.anchors ?? [])
        }
    }

    /// The same with another text of one page.
    func replacing(_ page: Page) -> LinkResolver {
        var resolver = self
        resolver.pages[page.id.index] = page
        resolver.anchors[page.id.index] = Set(page.file?.document.anchors ?? [])
        return resolver
    }

    /// The links of one page in their order.
    func links(of page: Page) -> [PageLink] {
        guard let file = page.file else { return [] }
        return file.document.links.enumerated().map { number, link in
            PageLink(index: number, target: target(of: link, on: page, file))
        }
    }

    private func target(of link: Document.Link, on page: Page, _ file: ParsedPage) -> LinkTarget {
        switch link.kind {
        case .wikiLink, .embed: wikiTarget(link, on: page)
        case .link, .image, .html: pathTarget(link, on: page, file)
        }
    }

    // MARK: Wiki links

    private func wikiTarget(_ link: Document.Link, on page: Page) -> LinkTarget {
        let name = link.destination.trimmingSpaces
        if name.isEmpty { return checked(page.id, heading: link.fragment) }
        let target = index.target(named: name)
        guard case .page(let page, _) = target else { return target }
        return checked(page, heading: link.fragment)
    }

    /// A wiki link names a heading by its text or by its id; of a path of headings the last counts.
    private func checked(_ page: Page.ID, heading: String?) -> LinkTarget {
        guard let heading, !heading.isEmpty else { return .page(page, fragment: nil) }
        guard let file = pages[page.index].file else { return checked(page, fragment: heading) }
        let last = (heading.split(separator: "#").last.map(String.init) ?? heading).trimmingSpaces
        if let id = file.headings.value.id(named: last) { return .page(page, fragment: id) }
        return checked(page, fragment: last)
    }

    // MARK: Links by path

    private func pathTarget(_ link: Document.Link, on page: Page, _ file: ParsedPage) -> LinkTarget {
        let destination = link.destination
        if Self.hasScheme(destination) || destination.hasPrefix("//") { return .external(destination) }
        let (path, query) = Self.parts(of: destination)
        if path.isEmpty {
            return query.isEmpty ? checked(page.id, fragment: link.fragment) : .external(destination)
        }
        let folder = parent(of: file.place(at: link.origin ?? link.range.lowerBound))
        let candidates = path == URLPath.decoded(path) ? [path] : [path, URLPath.decoded(path)]
        var isOutside = true
        for candidate in candidates {
            guard let place = place(candidate, from: folder) else { continue }
            isOutside = false
            switch index.target(ofPath: place) {
            case .page(let target, _): return checked(target, fragment: link.fragment)
            case .file(let place, _):
                return .file(place, suffix: query + (link.fragment.map { "#" + $0 } ?? ""))
            case .missingFragment, .external, .broken, nil: continue
            }
        }
        return .broken(isOutside ? .outside : fault(of: candidates.last ?? path, from: folder))
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
        // Browsers take `#top` to the top of any page, and `#:~:text=` to a text on it.
        let isKnown = anchors[page.index].contains(id) || id == "top" || id.hasPrefix(":~:")
        return isKnown ? .page(page, fragment: id) : .missingFragment(page, fragment: id)
    }

    // MARK: Reading destinations

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
