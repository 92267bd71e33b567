import ConfigSchema
import Text

/// Obsidian, Hugo and Zola.
extension KindReading {
    mutating func readObsidian() {
        roots = [Root(folder: "")]
        excluded = ["site-options.json", "publish.css", "publish.js"]
        let options = configuration(["site-options.json"])
        settings.set("title", options?["siteName"]?.text)
        if let index = options?["indexFile"]?.text {
            home = ["\(index).md", index].first(where: source.has)
        }
        let hidden = Set(options?["navigationHiddenItems"]?.texts ?? [])
        let ordering = (options?["navigationOrdering"]?.elements ?? []).compactMap(\.text).filter {
            !hidden.contains($0)
        }
        settings.nav = nav(ordering)
    }

    /// Groups by folder, in the order in which files and folders are listed.
    private func nav(_ ordering: [String]) -> [NavEntry] {
        var entries: [NavEntry] = []
        for path in ordering where Path.folder(path).isEmpty {
            if Path.isMarkdown(path) {
                entries.append(.target(path == home ? "index.md" : path, title: nil))
            } else if Path.kind(path).isEmpty {
                let listed = ordering.filter { Path.below(path, $0) != nil }
                let others = source.paths.filter { Path.below(path, $0) != nil }
                let inner = (listed + others).filter { Path.isMarkdown($0) }
                entries.append(.group(path, inner.map { .target($0, title: nil) }))
            }
        }
        return entries
    }

    mutating func readHugo() {
        let names = ["hugo", "config", "config/_default/hugo", "config/_default/config"].flatMap { stem in
            ["toml", "yaml", "yml", "json"].map { "\(stem).\($0)" }
        }
        let config = configuration(names)
        let language = config?["defaultContentLanguage"]?.text ?? "en"
        let own = config?["languages", language]
        let folder =
            own?["contentDir"]?.text ?? config?["contentDir"]?.text
            ?? (source.hasFolder("content") ? "content" : "")
        roots = [Root(folder: folder)]
        if source.hasFolder("static"), !folder.isEmpty {
            roots.append(Root(folder: "static", hasPages: false))
        }
        set(
            title: own?["title"] ?? config?["title"], description: config?["params", "description"],
            base: config?["baseURL"] ?? config?["baseurl"],
            language: own?["languageCode"] ?? config?["languageCode"] ?? config?["locale"]
                ?? config?["defaultContentLanguage"])
        let params = config?["params"]
        set(
            repository: params?["github_repo"]?.text ?? params?["repo"]?.text ?? params?["repository"]?.text
                ?? params?["BookRepo"]?.text)
        for social in params?["social"]?.members ?? [] {
            add(link: ContainerTitle.capitalized(social.key), social.value.text ?? "")
        }
        settings.nav = hugoMenu(config?["menu", "main"] ?? config?["menus", "main"], folder)
        noteRest(
            config,
            known: [
                "title", "baseURL", "baseurl", "languageCode", "locale", "defaultContentLanguage", "params",
                "contentDir", "languages", "menu", "menus",
            ])
    }

    /// The main menu, where every entry of it is a page or folder of the site.
    private func hugoMenu(_ menu: Value?, _ folder: String) -> [NavEntry] {
        let sorted = (menu?.elements ?? []).enumerated().sorted {
            ($0.element["weight"]?.integer ?? 0, $0.offset) < ($1.element["weight"]?.integer ?? 0, $1.offset)
        }
        return sorted.compactMap { _, entry in
            guard let target = entry["pageRef"]?.text ?? entry["url"]?.text, let name = entry["name"]?.text
            else { return nil }
            if target.contains("://") { return .target(target, title: name) }
            let path = target.split(separator: "/").joined(separator: "/")
            if source.hasFolder(Path.joined(folder, path)), !path.isEmpty {
                return .target(path + "/", title: name)
            }
            return source.has(Path.joined(folder, path + ".md")) ? .target(path + ".md", title: name) : nil
        }
    }

    mutating func readZola() {
        let config = configuration(["config.toml", "zola.toml"])
        roots = [Root(folder: "content"), Root(folder: "static", hasPages: false)]
        set(
            title: config?["title"], description: config?["description"], base: config?["base_url"],
            language: config?["default_language"])
        settings.set("author", config?["author"]?.text)
        if config?["markdown", "render_emoji"]?.boolean == true {
            settings.set("markdown", value: .object([.init(key: "emoji", value: .boolean(true))]))
        }
        if let feeds = (config?["generate_feeds"] ?? config?["generate_feed"])?.boolean {
            settings.set("feeds", value: .boolean(feeds))
        }
        set(repository: config?["extra", "repository"]?.text ?? config?["extra", "repo_url"]?.text)
        noteRest(
            config,
            known: [
                "title", "description", "base_url", "default_language", "author", "markdown", "generate_feed",
                "generate_feeds", "extra", "taxonomies", "build_search_index",
            ])
    }
}
