import ConfigSchema
import Text

/// MkDocs and mdBook.
extension KindReading {
    mutating func readMkDocs() {
        let config =
            source.text("zensical.toml").flatMap { Value(parsing: $0, as: .toml)?["project"] }
            ?? configuration(["mkdocs.yml", "mkdocs.yaml"])
        let folder = config?["docs_dir"]?.text ?? "docs"
        roots = [Root(folder: folder)]
        set(
            title: config?["site_name"], description: config?["site_description"], base: config?["site_url"],
            language: config?["theme", "language"])
        settings.set("author", config?["site_author"]?.text)
        let edit = config?["edit_uri"]?.text?.split(separator: "/").dropFirst().first.map(String.init)
        set(repository: config?["repo_url"]?.text, branch: edit ?? "main")
        for link in config?["extra", "social"]?.elements ?? [] {
            guard let url = link["link"]?.text else { continue }
            add(link: link["name"]?.text ?? Self.host(url), url)
        }
        if config?["use_directory_urls"]?.boolean == false { addresses = .files }
        settings.nav = (config?["nav"]?.elements ?? []).compactMap { mkDocsEntry($0, folder) }
        readMkDocsExtensions(config, folder)
        noteRest(
            config,
            known: [
                "site_name", "site_description", "site_url", "site_author", "docs_dir", "repo_url",
                "repo_name", "edit_uri", "nav", "use_directory_urls", "markdown_extensions", "extra", "theme",
                "copyright", "plugins",
            ])
        for key in ["copyright", "plugins", "theme"] where config?[key] != nil { settings.left.append(key) }
    }

    private mutating func readMkDocsExtensions(_ config: Value?, _ folder: String) {
        let extensions =
            (config?["markdown_extensions"]?.elements ?? []).map { $0.text ?? $0.members.first?.key ?? "" }
            + (config?["markdown_extensions"]?.members.map(\.key) ?? [])
        var markdown: [Value.Member] = []
        if extensions.contains("pymdownx.emoji") {
            markdown.append(.init(key: "emoji", value: .boolean(true)))
        }
        if extensions.contains("pymdownx.arithmatex") {
            markdown.append(.init(key: "math", value: .boolean(true)))
        }
        if extensions.contains("smarty") || extensions.contains("pymdownx.smartsymbols") {
            markdown.append(.init(key: "smart_punctuation", value: .boolean(true)))
        }
        if !markdown.isEmpty { settings.set("markdown", value: .object(markdown)) }
        settings.snippetFolders = [folder]
        let plugins = config?["plugins"]?.elements ?? []
        for plugin in plugins {
            for redirect in plugin["redirects", "redirect_maps"]?.members ?? [] {
                let from = folderOrFile(redirect.key)
                let target = redirect.value.text ?? ""
                settings.redirects.append((from, target.hasPrefix("http") ? target : "/" + target))
            }
        }
    }

    private func folderOrFile(_ path: String) -> String {
        let bare = Path.withoutExtension(path)
        if addresses == .files { return "/\(bare).html" }
        return Path.name(bare) == "index" ? "/" + Path.folder(bare) + "/" : "/\(bare)/"
    }

    private func mkDocsEntry(_ value: Value, _ folder: String) -> NavEntry? {
        if let text = value.text { return .target(mkDocsTarget(text), title: nil) }
        guard let member = value.members.first else { return nil }
        if let text = member.value.text { return .target(mkDocsTarget(text), title: member.key) }
        return .group(member.key, member.value.elements.compactMap { mkDocsEntry($0, folder) })
    }

    private func mkDocsTarget(_ text: String) -> String {
        text.contains("://") ? text : Path.isMarkdown(text) ? text : text.hasSuffix("/") ? text : text + "/"
    }

    mutating func readMdBook() {
        let config = configuration(["book.toml"])
        let folder = config?["book", "src"]?.text ?? "src"
        roots = [Root(folder: folder)]
        addresses = .files
        set(
            title: config?["book", "title"], description: config?["book", "description"], base: nil,
            language: config?["book", "language"])
        settings.set("author", config?["book", "authors"]?.texts.joined(separator: ", "))
        set(repository: config?["output", "html"]?["git-repository-url"]?.text)
        for redirect in config?["output", "html"]?["redirect"]?.members ?? [] {
            settings.redirects.append((redirect.key, redirect.value.text ?? ""))
        }
        for key in ["preprocessor", "rust", "build"] where config?[key] != nil { settings.left.append(key) }
        let summary = Path.joined(folder, "SUMMARY.md")
        excluded.insert(summary)
        guard let bytes = source.text(summary) else { return }
        let chapters = Summary(bytes)
        settings.nav = chapters.entries
        // What is no chapter is no page, but may be a part of some.
        let targets = Set(chapters.entries.flatMap(\.targets).map { PathKey(Path.joined(folder, $0)) })
        for path in source.paths where Path.isMarkdown(path) && Path.below(folder, path) != nil {
            if !targets.contains(PathKey(path)) { excluded.insert(path) }
        }
        if let first = chapters.first {
            let hasHome = ["index.md", "README.md"].contains { source.has(Path.joined(folder, $0)) }
            if !hasHome { home = Path.joined(folder, first) }
        }
    }

    static func host(_ url: String) -> String {
        let host = url.split(separator: "/").dropFirst().first.map(String.init) ?? url
        let name = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
        let names = [
            "github.com": "GitHub", "x.com": "X", "twitter.com": "Twitter", "gitlab.com": "GitLab",
            "youtube.com": "YouTube", "linkedin.com": "LinkedIn", "discord.gg": "Discord",
        ]
        return names[name] ?? name
    }

    mutating func noteRest(_ config: Value?, known: Set<String>) {
        settings.left += (config?.members ?? []).map(\.key).filter { !known.contains($0) }
    }
}

/// The chapters of an mdBook, from its `SUMMARY.md`.
struct Summary {
    private(set) var entries: [NavEntry] = []
    /// The first chapter that has a file.
    private(set) var first: String?

    init(_ bytes: [UInt8]) {
        var flat: [(depth: Int, title: String, target: String?)] = []
        var part: String?
        var groups: [(part: String?, entries: [NavEntry])] = []
        func finish() {
            guard !flat.isEmpty else { return }
            var rest = flat[...]
            groups.append((part, Self.tree(&rest, depth: 0)))
            flat = []
        }
        for line in TextLines(bytes).lines where !line.isBlank {
            let text = String(decoding: bytes[line.content], as: UTF8.self)
            if text.hasPrefix("# ") {
                finish()
                part = String(text.dropFirst(2)).trimmed
            } else if let (title, target) = Self.link(text) {
                let isChapter = text.hasPrefix("-") || text.hasPrefix("*")
                if first == nil { first = target }
                flat.append((isChapter ? line.indent : 0, title, target))
            }
        }
        finish()
        for (index, group) in groups.enumerated() {
            if let part = group.part, index > 0 || part.lowercased() != "summary" {
                entries.append(.group(part, group.entries))
            } else {
                entries += group.entries
            }
        }
    }

    private static func link(_ text: String) -> (String, String?)? {
        guard let open = text.firstIndex(of: "["), let middle = text.firstRange(of: "]("),
            let end = text[middle.upperBound...].lastIndex(of: ")"), open < middle.lowerBound
        else { return nil }
        let target = String(text[middle.upperBound..<end]).replacing("./", with: "")
        return (
            String(text[text.index(after: open)..<middle.lowerBound]),
            target.isEmpty ? nil : Address.decoded(target)
        )
    }

    private static func tree(
        _ rest: inout ArraySlice<(depth: Int, title: String, target: String?)>, depth: Int
    ) -> [NavEntry] {
        var entries: [NavEntry] = []
        while let next = rest.first, next.depth >= depth {
            rest.removeFirst()
            let children =
                rest.first.map { $0.depth > next.depth } == true ? tree(&rest, depth: next.depth + 1) : []
            let own = next.target.map { NavEntry.target($0, title: next.title) }
            if children.isEmpty {
                if let own { entries.append(own) }
            } else {
                entries.append(.group(next.title, (own.map { [$0] } ?? []) + children))
            }
        }
        return entries
    }
}
