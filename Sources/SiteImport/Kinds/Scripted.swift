import ConfigSchema
import Text

/// Starlight, Docusaurus and VitePress, whose configuration is a program.
extension KindReading {
    private func script(_ stems: [String], behind words: [String]) -> Value? {
        stems.lazy.compactMap { source.configuration($0, SourceFolder.scripts) }.first
            .flatMap { source.text($0) }.flatMap { ScriptObject.value(in: $0, behind: words) }
    }

    mutating func readStarlight() {
        let docs = "src/content/docs"
        roots = [
            Root(folder: docs), Root(folder: "public", hasPages: false),
            Root(folder: "src/assets", place: "assets", hasPages: false),
        ]
        let astro = script(["astro.config"], behind: ["defineConfig(", "export default"])
        let config = astro?["integrations"]?.elements.first { $0["title"] != nil || $0["sidebar"] != nil }
        let base = (astro?["site"]?.text).map { Value.string($0 + (astro?["base"]?.text ?? "")) }
        set(
            title: config?["title"], description: config?["description"], base: base,
            language: config?["locales", "root"]?["lang"] ?? config?["defaultLocale"])
        if let edit = config?["editLink", "baseUrl"]?.text { setEdit(edit) }
        if let social = config?["social"] {
            for link in social.elements { add(link: link["label"]?.text ?? "", link["href"]?.text ?? "") }
            for link in social.members {
                add(link: ContainerTitle.capitalized(link.key), link.value.text ?? "")
            }
        }
        settings.nav = (config?["sidebar"]?.elements ?? []).compactMap { starlightEntry($0) }
        readRedirects(astro?["redirects"])
        noteRest(
            config,
            known: ["title", "description", "sidebar", "social", "editLink", "locales", "defaultLocale"])
    }

    private mutating func setEdit(_ address: String) {
        let parts = address.split(separator: "/").map(String.init)
        guard parts.count >= 4, let edit = parts.firstIndex(of: "edit"), edit + 1 < parts.count else {
            return
        }
        settings.set("edit_url", parts[0] + "//" + parts[1...(edit + 1)].joined(separator: "/") + "/{path}")
    }

    private mutating func readRedirects(_ value: Value?) {
        for redirect in value?.members ?? [] {
            guard let target = redirect.value.text ?? redirect.value["destination"]?.text else { continue }
            settings.redirects.append((redirect.key, target))
        }
    }

    /// The file of a page by its address without slashes at its ends.
    private func page(_ slug: String, in folder: String) -> String? {
        let forms = [
            "\(slug).md", "\(slug).mdx", Path.joined(slug, "index.md"), Path.joined(slug, "index.mdx"),
            Path.joined(slug, "README.md"),
        ]
        return forms.first { source.has(Path.joined(folder, $0)) }.map { Path.withoutExtension($0) + ".md" }
    }

    private func starlightEntry(_ value: Value) -> NavEntry? {
        let docs = "src/content/docs"
        if let slug = value.text {
            return page(slug == "index" ? "" : slug, in: docs).map { .target($0, title: nil) }
        }
        let title = value["label"]?.text
        if let folder = value["autogenerate", "directory"]?.text
            ?? value["items", "autogenerate"]?["directory"]?.text
        {
            return .target(folder + "/", title: title)
        }
        if case .list(let items)? = value["items"] {
            return .group(title ?? "", items.compactMap { starlightEntry($0) })
        }
        if let slug = value["slug"]?.text { return page(slug, in: docs).map { .target($0, title: title) } }
        guard let link = value["link"]?.text else { return nil }
        if link.contains("://") { return .target(link, title: title) }
        return page(link.split(separator: "/").joined(separator: "/"), in: docs).map {
            .target($0, title: title)
        }
    }

    mutating func readDocusaurus() {
        let config = script(
            ["docusaurus.config"],
            behind: [
                "config = {", "config: Config = {", "export default {", "module.exports = {", "const config",
            ])
        let preset =
            config?["presets"]?.elements.first.flatMap { $0.elements.last }
            ?? config?["presets"]?.elements.last
        let docs = preset?["docs"]
        let folder = docs?["path"]?.text ?? "docs"
        let route = (docs?["routeBasePath"]?.text ?? "docs").split(separator: "/").joined(separator: "/")
        roots = [
            Root(folder: folder, place: route), Root(folder: "blog", place: "blog"),
            Root(folder: "static", hasPages: false),
        ]
        let base = (config?["url"]?.text).map { Value.string($0 + (config?["baseUrl"]?.text ?? "/")) }
        set(
            title: config?["title"], description: config?["tagline"], base: base,
            language: config?["i18n", "defaultLocale"])
        if let edit = docs?["editUrl"]?.text { setEdit(edit.hasSuffix("/") ? edit + "edit/" : edit) }
        for item in config?["themeConfig", "navbar"]?["items"]?.elements ?? [] {
            if let url = item["href"]?.text { add(link: item["label"]?.text ?? Self.host(url), url) }
        }
        let sidebars = script(
            ["sidebars"],
            behind: [
                "sidebars = {", "sidebars: SidebarsConfig = {", "module.exports = {", "export default {",
                "const sidebars",
            ])
        let all = sidebars?.members ?? []
        settings.nav = all.flatMap { sidebar in
            let entries = docusaurusEntries(sidebar.value, folder, route)
            return all.count > 1
                ? [NavEntry.group(ContainerTitle.capitalized(sidebar.key), entries)] : entries
        }
        if !settings.nav.isEmpty, source.hasFolder("blog") {
            settings.nav.append(.target("blog/", title: nil))
        }
        readCategories(folder, route)
        noteRest(config, known: ["title", "tagline", "url", "baseUrl", "presets", "themeConfig", "i18n"])
    }

    private func docusaurusEntries(_ value: Value, _ folder: String, _ route: String) -> [NavEntry] {
        if !value.members.isEmpty, value["type"] == nil {
            return value.members.map { .group($0.key, docusaurusEntries($0.value, folder, route)) }
        }
        return value.elements.compactMap { item in
            if let id = item.text { return docusaurusPage(id, folder, route).map { .target($0, title: nil) } }
            let label = item["label"]?.text
            switch item["type"]?.text {
            case "category":
                let own =
                    (item["link", "id"]?.text).flatMap { docusaurusPage($0, folder, route) }.map {
                        [NavEntry.target($0, title: nil)]
                    } ?? []
                return .group(label ?? "", own + docusaurusEntries(item["items"] ?? .null, folder, route))
            case "autogenerated":
                let name = item["dirName"]?.text ?? "."
                return .target(Path.joined(route, name == "." ? "" : name) + "/", title: label)
            case "link":
                return item["href"]?.text.map { .target($0, title: label) }
            default:
                return (item["id"]?.text).flatMap { docusaurusPage($0, folder, route) }.map {
                    .target($0, title: label)
                }
            }
        }
    }

    /// A document by its id: its path without numbers, its last part as its front matter says.
    private func docusaurusPage(_ id: String, _ folder: String, _ route: String) -> String? {
        for path in source.paths {
            guard let inner = Path.below(folder, path), Path.isMarkdown(path) else { continue }
            let place = Path.withoutExtension(inner).split(separator: "/").map(Numbered.name).joined(
                separator: "/")
            let own = source.text(path).flatMap { FrontMatter($0)["id"]?.text }.map {
                Path.joined(Path.folder(place), $0)
            }
            if place == id || own == id || Path.withoutExtension(inner) == id {
                return Path.joined(route, place + ".md")
            }
        }
        return nil
    }

    private mutating func readCategories(_ folder: String, _ route: String) {
        for path in source.paths
        where ["_category_.json", "_category_.yml", "_category_.yaml"].contains(Path.name(path)) {
            guard let inner = Path.below(folder, Path.folder(path)), let value = configuration([path]) else {
                continue
            }
            let place = Path.joined(
                route, inner.split(separator: "/").map(Numbered.name).joined(separator: "/"))
            var members: [Value.Member] = []
            if let label = value["label"]?.text { members.append(.init(key: "title", value: .string(label))) }
            if let position = value["position"], position.integer != nil {
                members.append(.init(key: "weight", value: position))
            }
            if !members.isEmpty { settings.sections.append((place, members)) }
        }
    }

    mutating func readVitePress() {
        let outer = source.vitePressFolder ?? ""
        let config = script(
            ["\(outer).vitepress/config", "\(outer).vitepress/config/index"],
            behind: ["defineConfig(", "export default"])
        let folder =
            Path.normalized(
                Path.joined(outer.isEmpty ? "" : String(outer.dropLast()), config?["srcDir"]?.text ?? ""))
            ?? ""
        roots = [Root(folder: folder), Root(folder: Path.joined(folder, "public"), hasPages: false)]
        for path in source.paths
        where ["package.json", "package-lock.json", "tsconfig.json", "pnpm-lock.yaml"].contains(
            Path.name(path))
        { excluded.insert(path) }
        addresses = config?["cleanUrls"]?.boolean == true ? .bare : .files
        set(
            title: config?["title"], description: config?["description"],
            base: config?["sitemap", "hostname"], language: config?["lang"])
        if let path = config?["base"]?.text, base == "/" { base = path }
        let theme = config?["themeConfig"]
        for link in theme?["socialLinks"]?.elements ?? [] {
            guard let url = link["link"]?.text else { continue }
            add(link: Self.host(url), url)
        }
        if let pattern = theme?["editLink", "pattern"]?.text { setEdit(pattern) }
        let sidebar = theme?["sidebar"]
        let groups =
            sidebar?.members.isEmpty == false
            ? sidebar?.members.map(\.value) ?? [] : [sidebar].compactMap(\.self)
        settings.nav = groups.flatMap { group in
            (group["items"] ?? group).elements.compactMap {
                vitePressEntry($0, folder, base: group["base"]?.text ?? "")
            }
        }
        if !settings.nav.isEmpty {
            let known = Set(settings.nav.flatMap(\.targets))
            settings.nav =
                (theme?["nav"]?.elements ?? []).compactMap { vitePressEntry($0, folder, base: "") }
                .filter { !$0.targets.contains(where: known.contains) && !$0.targets.isEmpty } + settings.nav
        }
        noteRest(
            config,
            known: ["title", "description", "lang", "base", "themeConfig", "srcDir", "cleanUrls", "sitemap"])
    }

    private func vitePressEntry(_ value: Value, _ folder: String, base: String) -> NavEntry? {
        let title = value["text"]?.text
        let inner = value["base"]?.text ?? base
        if let items = value["items"]?.elements, !items.isEmpty {
            let own = value["link"].flatMap { _ in
                vitePressEntry(.object(value.members.filter { $0.key != "items" }), folder, base: base)
            }
            return .group(
                title ?? "",
                (own.map { [$0] } ?? []) + items.compactMap { vitePressEntry($0, folder, base: inner) })
        }
        guard let link = value["link"]?.text else { return nil }
        if link.contains("://") { return .target(link, title: title) }
        let path = (inner + link).split(separator: "/").joined(separator: "/")
        let bare =
            [".md", ".html"].first { path.hasSuffix($0) }.map { String(path.dropLast($0.count)) } ?? path
        return page(bare, in: folder).map { .target($0, title: title) }
    }
}
