import ConfigSchema
import Text

/// What a kind of site says about itself: where its pages are, and how it is set up.
struct KindReading {
    /// A folder of the source and the folder that it becomes below the content folder.
    struct Root {
        let folder: String
        var place = ""
        /// Whether its Markdown files are pages.
        var hasPages = true
    }

    let kind: SiteKind
    let source: SourceFolder
    var roots: [Root] = []
    var settings = SiteSettings()
    /// The path before every address of the old site.
    var base = "/"
    /// Whether addresses end with `.html` or have no `/` at the end.
    var addresses = AddressForm.folders
    /// Files that are no pages and are not copied.
    var excluded: Set<String> = []
    /// The page that is the home page, where it has another name.
    var home: String?

    enum AddressForm { case folders, files, bare }

    init(_ kind: SiteKind, _ source: SourceFolder) {
        (self.kind, self.source) = (kind, source)
        switch kind {
        case .mkdocs: readMkDocs()
        case .mdbook: readMdBook()
        case .obsidian: readObsidian()
        case .starlight: readStarlight()
        case .docusaurus: readDocusaurus()
        case .vitepress: readVitePress()
        case .hugo: readHugo()
        case .zola: readZola()
        }
    }

    /// A configuration by its name, in the language that its name tells.
    func configuration(_ paths: [String]) -> Value? {
        paths.lazy.compactMap { path -> Value? in
            guard let bytes = source.text(path), let language = ConfigLanguage(fileName: path) else {
                return nil
            }
            return Value(parsing: bytes, as: language)
        }.first
    }

    /// Sets what every generator has.
    mutating func set(title: Value?, description: Value?, base: Value?, language: Value?) {
        settings.set("title", title?.text)
        settings.set("description", description?.text)
        if let address = base?.text, address.hasPrefix("http") {
            settings.set("base_url", address)
            let parts = address.split(separator: "/", omittingEmptySubsequences: false)
            self.base = "/" + parts.dropFirst(3).filter { !$0.isEmpty }.map { $0 + "/" }.joined()
        }
        settings.set("language", language?.text)
    }

    /// Sets the repository's link and where pages are edited.
    mutating func set(repository: String?, branch: String = "main") {
        guard var url = repository?.trimmed, url.hasPrefix("http") else { return }
        while url.hasSuffix("/") { url.removeLast() }
        add(link: "Repository", url)
        if url.contains("github.com") || url.contains("gitlab") {
            settings.set("edit_url", "\(url)/\(url.contains("gitlab") ? "-/" : "")edit/\(branch)/{path}")
        }
    }

    private var links: [Value] = []

    /// Adds a link of the header.
    mutating func add(link title: String, _ url: String) {
        guard url.hasPrefix("http") || url.hasPrefix("mailto:"),
            !links.contains(where: { $0["url"]?.text == url })
        else { return }
        links.append(
            .object([.init(key: "title", value: .string(title)), .init(key: "url", value: .string(url))]))
        settings.set("links", value: .list(links))
    }
}

extension KindReading {
    /// The plan of the site.
    func plan() -> SitePlan {
        var (pages, assets): ([PagePlan], [AssetPlan]) = ([], [])
        for path in source.paths where !excluded.contains(path) && !Self.isHeldBack(path) {
            guard let root = root(of: path), let inner = Path.below(root.folder, path) else { continue }
            if Path.isMarkdown(path), root.hasPages, let bytes = source.text(path) {
                pages.append(page(path, inner, root, FrontMatter(bytes)))
            } else if Path.name(path) != "_category_.json", Path.name(path) != "_category_.yml" {
                let place = Path.joined(root.place, inner)
                guard !["site.yaml", "site.yml", "site.toml", "site.json"].contains(place) else { continue }
                assets.append(AssetPlan(source: path, place: place))
            }
        }
        let moved = Self.becomeFolderPages(&pages)
        return SitePlan(
            kind: kind, source: source, pages: pages, assets: assets, settings: settings,
            roots: roots.map { $0.folder.isEmpty ? "" : $0.folder + "/" }, base: base, moved: moved)
    }

    /// Makes a page whose address was that of its folder the folder's page, where it has none.
    private static func becomeFolderPages(_ pages: inout [PagePlan]) -> [PathKey: String] {
        let places = Set(pages.map { PathKey(Address.ours($0.place)) })
        var (moved, taken): ([PathKey: String], Set<PathKey>) = ([:], [])
        for index in pages.indices {
            let place = Path.joined(Path.folder(pages[index].place), "index.md")
            let route = Address.ours(place)
            guard let address = pages[index].address, Address.areSame(address, route),
                place != pages[index].place,
                !Address.areSame(Address.ours(pages[index].place), route), !places.contains(PathKey(route)),
                taken.insert(PathKey(route)).inserted
            else { continue }
            moved[PathKey(pages[index].place)] = place
            pages[index].place = place
        }
        return moved
    }

    /// The innermost root that a path is in.
    private func root(of path: String) -> Root? {
        roots.filter { Path.below($0.folder, path) != nil }.max {
            $0.folder.utf8.count < $1.folder.utf8.count
        }
    }

    private static func isHeldBack(_ path: String) -> Bool {
        path.split(separator: "/").contains {
            $0.hasPrefix(".") && $0 != ".well-known" || $0 == "node_modules"
        }
    }

    private func page(_ path: String, _ inner: String, _ root: Root, _ matter: FrontMatter) -> PagePlan {
        let name = place(ofPage: inner)
        let place = Path.joined(root.place, path == home ? Path.joined(Path.folder(name), "index.md") : name)
        let isPart = place.split(separator: "/").contains { $0.hasPrefix("_") && $0 != "_index.md" }
        let old = Path.joined(root.place, inner)
        var page = PagePlan(
            source: path, place: place,
            address: isPart ? nil : path == home ? "/" : address(old, place, matter))
        guard !isPart else { return page }
        if kind == .mdbook, path == home {
            page.oldAddresses.append("/" + Path.withoutExtension(inner) + ".html")
        }
        if kind == .obsidian, path == home { page.oldAddresses.append(obsidianAddress(inner)) }
        if kind == .obsidian, matter["permalink"]?.text != nil {
            page.oldAddresses.append(obsidianAddress(inner))
        }
        return page
    }

    /// The place of a page below its root: `.md` in any case, without the numbers that Docusaurus sorts by.
    private func place(ofPage inner: String) -> String {
        let bare = Path.withoutExtension(inner)
        guard kind == .docusaurus, !inner.hasPrefix("blog/") else { return bare + ".md" }
        return bare.split(separator: "/").map(Numbered.name).joined(separator: "/") + ".md"
    }

    // MARK: Addresses

    /// The address that a page had.
    private func address(_ old: String, _ place: String, _ matter: FrontMatter) -> String {
        switch kind {
        case .mkdocs, .mdbook, .vitepress: return fileAddress(old)
        case .obsidian:
            return matter["permalink"]?.text.map { "/" + $0.split(separator: "/").joined(separator: "/") }
                ?? obsidianAddress(old)
        case .starlight:
            guard let slug = matter["slug"]?.text else {
                return folderAddress(Address.lowered(Path.withoutExtension(old)))
            }
            return "/" + slug + (slug.isEmpty ? "" : "/")
        case .docusaurus: return docusaurusAddress(place, matter)
        case .hugo: return chosenAddress(Address.lowered(Path.withoutExtension(old)), matter, whole: "url")
        case .zola: return chosenAddress(zolaPath(old), matter, whole: "path")
        }
    }

    private func fileAddress(_ old: String) -> String {
        let bare = Path.withoutExtension(old)
        let isIndex = ["index", "readme"].contains(Path.name(bare).lowercased())
        switch addresses {
        case .folders: return folderAddress(bare)
        case .files:
            if isIndex { return "/" + Path.joined(Path.folder(bare), kind == .mdbook ? "index.html" : "") }
            return "/" + bare + ".html"
        case .bare: return isIndex ? folderAddress(bare) : "/" + bare
        }
    }

    private func folderAddress(_ bare: String) -> String {
        let isIndex = ["index", "_index", "readme"].contains(Path.name(bare).lowercased())
        let path = isIndex ? Path.folder(bare) : bare
        return path.isEmpty ? "/" : "/\(path)/"
    }

    private func obsidianAddress(_ old: String) -> String {
        "/" + Path.withoutExtension(old).replacing(" ", with: "+")
    }

    /// An address whose last part or whole the page chose.
    private func chosenAddress(_ bare: String, _ matter: FrontMatter, whole: String) -> String {
        if let url = matter[whole]?.text, !url.contains(":") {
            let path = url.split(separator: "/").joined(separator: "/")
            let isFile = Path.kind(path) == "html"
            return path.isEmpty ? "/" : "/" + path + (isFile ? "" : "/")
        }
        let isIndex = ["index", "_index"].contains(Path.name(bare))
        if let slug = matter["slug"]?.text, !slug.contains("/"), !slug.contains(":"),
            Path.name(bare) != "_index"
        {
            let folder = isIndex ? Path.folder(Path.folder(bare)) : Path.folder(bare)
            return "/" + Path.joined(folder, Address.lowered(slug)) + "/"
        }
        return folderAddress(bare)
    }

    private func zolaPath(_ old: String) -> String {
        let bare = Path.withoutExtension(old)
        let name = Path.name(bare)
        let isDated = CalendarDay(String(name.prefix(10))) != nil && name.utf8.count > 11
        let parts = Path.folder(bare).split(separator: "/").map { Slug.make(String($0)) }
        let last = isDated ? String(name.dropFirst(11)) : name
        return (parts + [last == "_index" || last == "index" ? last : Slug.make(last)]).joined(separator: "/")
    }

    private func docusaurusAddress(_ place: String, _ matter: FrontMatter) -> String {
        let root = roots.first { !$0.place.isEmpty && place.hasPrefix($0.place + "/") }?.place ?? ""
        let bare = Path.withoutExtension(place)
        if let slug = matter["slug"]?.text {
            let path =
                slug.hasPrefix("/")
                ? Path.joined(root, String(slug.dropFirst())) : Path.joined(Path.folder(bare), slug)
            return "/" + (Path.normalized(path) ?? path)
        }
        if root == "blog" {
            let name = Path.name(bare) == "index" ? Path.name(Path.folder(bare)) : Path.name(bare)
            if let day = CalendarDay(String(name.prefix(10))), name.utf8.count > 11 {
                return "/blog/" + day.description.replacing("-", with: "/") + "/" + name.dropFirst(11)
            }
        }
        let isIndex = ["index", "readme"].contains(Path.name(bare).lowercased())
        let named = matter["id"]?.text.map { Path.joined(Path.folder(bare), $0) } ?? bare
        return "/" + (isIndex ? Path.folder(bare) : named)
    }
}

/// Names that begin with a number to sort them.
enum Numbered {
    /// The number and the name of `01-intro`; `nil` where there is none.
    static func parts(_ name: Substring) -> (number: Int, name: String)? {
        let digits = name.prefix { $0.isASCII && $0.isNumber }
        let rest = name.dropFirst(digits.count).drop { "-_. ".contains($0) }
        guard let number = Int(digits), !rest.isEmpty, rest.startIndex > digits.endIndex,
            rest.first?.isNumber == false
        else { return nil }
        return (number, String(rest))
    }

    static func name(_ name: Substring) -> String { parts(name)?.name ?? String(name) }
}
