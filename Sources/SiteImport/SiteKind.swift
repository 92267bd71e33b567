import ConfigSchema

/// The generators whose sites are taken over.
public enum SiteKind: String, Sendable, CaseIterable {
    /// MkDocs with Material, and Zensical.
    case mkdocs
    /// mdBook.
    case mdbook
    /// A vault of Obsidian, published or not.
    case obsidian
    /// Starlight on Astro.
    case starlight
    /// Docusaurus.
    case docusaurus
    /// VitePress.
    case vitepress
    /// Hugo.
    case hugo
    /// Zola.
    case zola

    /// The kind of a site by the files that only its generator reads; `nil` where there are none.
    public static func recognised(in source: SourceFolder) -> SiteKind? {
        if source.hasAny(["mkdocs.yml", "mkdocs.yaml", "zensical.toml"]) { return .mkdocs }
        if source.has("book.toml") { return .mdbook }
        if source.configuration("docusaurus.config", SourceFolder.scripts) != nil { return .docusaurus }
        if source.paths.contains(where: { $0.hasPrefix("src/content/docs/") }) { return .starlight }
        if source.vitePressFolder != nil { return .vitepress }
        if source.hasAny(["hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"])
            || source.hasFolder("config/_default")
        {
            return .hugo
        }
        if let file = source.text("config.toml") {
            return Value(parsing: file, as: .toml)?["base_url"] == nil ? .hugo : .zola
        }
        if source.hasAny(["config.yaml", "config.yml"]), source.hasFolder("content") { return .hugo }
        return source.hasFolder(".obsidian") || source.has("site-options.json") ? .obsidian : nil
    }

    /// Whether pages may hold components and lines of JavaScript.
    var hasComponents: Bool { self == .starlight || self == .docusaurus }
}

extension SourceFolder {
    static let scripts = ["js", "mjs", "cjs", "ts", "mts", "cts"]

    /// The first file of a name with one of these extensions.
    func configuration(_ stem: String, _ extensions: [String]) -> String? {
        extensions.lazy.map { "\(stem).\($0)" }.first(where: has)
    }

    /// The folder that holds `.vitepress`, with `/` at its end; empty for the root.
    var vitePressFolder: String? {
        paths.lazy.compactMap { path -> String? in
            if path.hasPrefix(".vitepress/") { return "" }
            guard
                let range = path.utf8.split(separator: UInt8(ascii: "/")).firstIndex(where: {
                    $0.elementsEqual(".vitepress".utf8)
                })
            else { return nil }
            return path.split(separator: "/")[..<range].joined(separator: "/") + "/"
        }.first
    }
}
