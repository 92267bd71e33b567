import Markdown
import Text

/// Finds pages and files by what authors write in links.
struct PageIndex: Sendable {
    /// The pages whose files are at a place.
    private var byPlace: [PathKey: Page.ID] = [:]
    private var byRoute: [Route: Page.ID] = [:]
    /// By every ending of a place without its extension, in lower case: `openrouter`, `wiki/openrouter`.
    private var byEnding: [String: Namesakes] = [:]
    private var byTitle: [String: Namesakes] = [:]
    private var byAlias: [String: Namesakes] = [:]
    /// The published files that are no pages, by place, and by name for the first link that asks for it.
    private(set) var files: Set<PathKey> = []
    private let fileNames: Deferred<FileNames>
    /// The most `#` that a page's name has.
    private(set) var mostHashes = 0
    private var unpublished: [String: [PageTable.Unpublished]] = [:]
    private let pages: [Page]
    /// The texts that are no pages since their names or folders begin with `_`.
    private let partials: Set<String>
    /// The places of pages and files, found whatever way their letters are put together (Unicode's NFC and NFD); made
    /// for the first path that leads nowhere as it is written.
    private let equalPlaces: Deferred<[String: String]>
    /// What a misspelt link may have meant, made for the first one that leads nowhere.
    private let suggestions: Deferred<LinkSuggestions>

    init(_ table: PageTable, files: [String], partials: Set<String> = []) {
        pages = table.pages
        self.partials = partials
        equalPlaces = Deferred {
            let places = table.pages.compactMap { $0.file?.place } + files
            return Dictionary(places.map { ($0, $0) }, uniquingKeysWith: { first, _ in first })
        }
        suggestions = Deferred { LinkSuggestions(pages: table.pages, files: files) }
        self.files = Set(files.map { PathKey($0) })
        fileNames = Deferred { FileNames(files) }
        for page in table.pages { add(page) }
        // A link to a page whose place another one took leads somewhere as soon as that is mended.
        for collision in table.collisions {
            byPlace[PathKey(collision.loser.place)] = byRoute[collision.route]
        }
        byEnding = byEnding.mapValues { $0.grouped(pages) }
        byTitle = byTitle.mapValues { $0.grouped(pages) }
        byAlias = byAlias.mapValues { $0.grouped(pages) }
        for entry in table.unpublished {
            for ending in Self.endings(of: entry.file.place) {
                unpublished[ending, default: []].append(entry)
            }
            if let title = entry.file.frontMatter.title {
                unpublished[title.lowercased(), default: []].append(entry)
            }
        }
    }

    private mutating func add(_ page: Page) {
        byRoute[page.route] = page.id
        if page.hasOwnName { byTitle[page.title.lowercased(), default: Namesakes()].pages.append(page.id) }
        if case .schemaReference = page.content {
            byEnding[page.route.path.lowercased()] = Namesakes(pages: [page.id])
        }
        guard let file = page.file else { return }
        byPlace[PathKey(file.place)] = page.id
        for ending in Self.endings(of: file.place) {
            byEnding[ending, default: Namesakes()].pages.append(page.id)
        }
        let names = [page.title, file.place] + page.frontMatter.aliases.map(\.value)
        for name in names { mostHashes = max(mostHashes, name.utf8.count { $0 == UInt8(ascii: "#") }) }
        for alias in page.frontMatter.aliases where !alias.value.hasPrefix("/") {
            byAlias[alias.value.lowercased(), default: Namesakes()].pages.append(page.id)
        }
    }

    /// A place without its extension, and each of its endings at a `/`; a folder's page is also known by its folder.
    private static func endings(of place: String) -> [String] {
        let suffix = pathExtension(of: place)
        let bare = suffix.isEmpty ? place : String(place.dropLast(suffix.count + 1))
        var names = [bare.lowercased()]
        if Route.isFolderPage(place), !parent(of: place).isEmpty {
            names.append(parent(of: place).lowercased())
        }
        return names.flatMap { name in
            let parts = name.split(separator: "/")
            return parts.indices.map { parts[$0...].joined(separator: "/") }
        }
    }

    // MARK: Look-ups

    /// The page whose file is at a place.
    func page(at place: String) -> Page.ID? { byPlace[PathKey(place)] }

    /// The page with a route.
    func page(_ route: Route) -> Page.ID? { byRoute[route] }

    /// The page or file that a path from the content folder means: a Markdown file, with or without its
    /// extension, a folder, another file, or a URL of the site.
    func target(ofPath path: String) -> LinkTarget? {
        if let target = exactTarget(ofPath: path) { return target }
        guard path.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
        // A Swift dictionary takes two ways to write the same letters for one key.
        let names = [
            path, path + ".md", joined(path, "index.md"), joined(path, "_index.md"),
            joined(path, "README.md"),
        ]
        return names.lazy.compactMap { equalPlaces.value[$0] }.first.flatMap(exactTarget)
    }

    private func exactTarget(ofPath path: String) -> LinkTarget? {
        if let page = page(at: path) ?? page(at: path + ".md") { return .page(page, fragment: nil) }
        if files.contains(path) { return .file(path, suffix: "") }
        for name in ["index.md", "_index.md", "README.md"] {
            if let page = page(at: joined(path, name)) { return .page(page, fragment: nil) }
        }
        return byRoute[Route(path)].map { .page($0, fragment: nil) }
    }

    /// The pages that a wiki link's target means: those that its path ends in, else those with that title, else
    /// those with that alias. Of several, the one in the folder of the file that names it is meant, or the one
    /// whose whole path it is; a path of several parts is first looked up as a whole, and one that begins with
    /// `/` only so. More than one is an ambiguity.
    func pages(named target: String, from folder: String) -> Namesakes {
        let name = target.lowercased()
        let bare = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
        if name.hasPrefix("../") {
            let place = normalized(joined(folder.lowercased(), bare))
            return Namesakes(pages: place.map { byEnding[$0]?.whole($0, pages) ?? [] } ?? [])
        }
        let path = normalized(bare) ?? bare
        let found = byEnding[path] ?? byTitle[name] ?? byAlias[name] ?? Namesakes()
        guard found.pages.count > 1 else { return found }
        let whole = found.whole(path, pages)
        if whole.count == 1, path.contains("/") || name.hasPrefix("/") { return Namesakes(pages: whole) }
        let near =
            byEnding[path] == nil
            ? found.inFolder(folder, pages) : found.whole(joined(folder.lowercased(), path), pages)
        if near.count == 1 { return Namesakes(pages: near) }
        return whole.count == 1 ? Namesakes(pages: whole) : found
    }

    /// The files that a wiki link's target means, by place or by name.
    func files(named target: String, from folder: String) -> [String] {
        if !target.contains("/"), files.contains(joined(folder, target)) { return [joined(folder, target)] }
        if target.hasPrefix("../") {
            return normalized(joined(folder, target)).flatMap { files.contains($0) ? [$0] : nil } ?? []
        }
        if let path = normalized(target), files.contains(path) { return [path] }
        return fileNames.value.files(named: target, from: folder)
    }

    /// The file at a place or with a name that is left out of the site today.
    func unpublishedPage(named target: String) -> PageTable.Unpublished? {
        let name = target.lowercased()
        return unpublished[name.hasSuffix(".md") ? String(name.dropLast(3)) : name]?.first
    }

    /// The place of the partial that a path means: from the folder of the file that says it, or from the content
    /// folder.
    func partial(named path: String, from folder: String) -> String? {
        let places = [normalized(joined(folder, path)), normalized(path)].compactMap(\.self)
        return places.flatMap { [$0, $0 + ".md"] }.first(where: partials.contains)
    }

    /// The paths of the files of pages, sorted, as findings show them.
    func paths(of namesakes: Namesakes) -> [String] { namesakes.paths(pages) }

    /// What a wiki link in a file of a folder may have meant that names nothing: what means one page or file there.
    ///
    /// - Parameter page: the page that links, which is not what its link was to lead to.
    func suggestion(forName name: String, from folder: String, besides page: Page.ID?) -> String? {
        let own = page.map { pages[$0.index] }
        for near in suggestions.value.names(near: name, besides: own) {
            if let name = unmistakable(near, from: folder) { return name }
        }
        let place =
            suggestions.value.place(near: name, besides: own)
            ?? suggestions.value.place(near: name + ".md", besides: own)
        return place.flatMap { unmistakable(Self.withoutMarkdown($0), from: folder) }
    }

    /// A name, or the path of the first page that it names where it names several or no wiki link can hold it.
    private func unmistakable(_ name: String, from folder: String) -> String? {
        let isWritable = WikiTarget.canHold(name)
        switch target(named: name, from: folder) {
        case .page, .file: if isWritable { return name }
        case .broken, .missingFragment, .external: break
        }
        return pages(named: name, from: folder).places(pages).lazy.map(Self.withoutMarkdown).first { path in
            guard WikiTarget.canHold(path), case .page = target(named: path, from: folder) else {
                return false
            }
            return true
        }
    }

    private static func withoutMarkdown(_ place: String) -> String {
        place.hasSuffix(".md") ? String(place.dropLast(3)) : place
    }

    /// What somebody may have meant that wrote a link that leads nowhere.
    ///
    /// - Parameter page: the page that links, which is not what its link was to lead to.
    func suggestion(
        for name: String, fault place: String?, from folder: String, besides page: Page.ID?
    ) -> String? {
        guard let place else { return suggestion(forName: name, from: folder, besides: page) }
        return suggestions.value.place(near: place, besides: page.map { pages[$0.index] })
            .map { relativePath(to: $0, from: folder) }
    }
}
