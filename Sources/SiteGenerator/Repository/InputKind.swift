/// What `check` is given: a site of ours, or a repository whose config is looked at and nothing else.
package enum InputKind: String, Sendable, Hashable, CaseIterable {
    /// A folder with `content/`, which is built into a site.
    case site
    /// Any other folder, and files.
    case repository

    /// What a path is, from what lies in it.
    ///
    /// A folder is a site where its `content` has a configuration of ours, or where it has a `content` and no other
    /// generator's configuration beside it.
    package init(of path: String) throws(FileSystemError) {
        switch try Self.hasConfiguration(path) {
        case true?: self = .site
        case false?: self = try Self.otherGenerator(besideContentOf: path) == nil ? .site : .repository
        case nil: self = .repository
        }
    }

    /// What lies beside a folder's `content` and says that another generator, or none, makes that into pages, so that
    /// the folder is no site; `nil` where there is no such thing, and for a site of ours.
    package static func otherGenerator(besideContentOf path: String) throws(FileSystemError) -> String? {
        guard try hasConfiguration(path) == false else { return nil }
        if try hasHugoFolder(path) { return hugoFolder }
        return try FileSystem.names(in: path).first(where: isOfAnotherGenerator)
    }

    /// Whether a folder is a site only since it has a `content` folder.
    package static func isSiteByContent(_ path: String) throws(FileSystemError) -> Bool {
        guard try hasConfiguration(path) == false else { return false }
        return try InputKind(of: path) == .site
    }

    /// The root of the site that a path is, or is in; `nil` for what is no site's.
    package static func site(of path: String) throws(FileSystemError) -> String? {
        if try hasConfiguration(path) == true { return path }
        if let root = try site(around: path) { return root }
        return try InputKind(of: path) == .site ? path : nil
    }

    /// The root of what is to be read as a site: that of the site that a path is, or is in, else the path itself, as
    /// where its content folder is named.
    package static func root(of path: String, namesContent: Bool) throws(FileSystemError) -> String {
        namesContent ? path : try site(of: path) ?? path
    }

    /// The root of the site that a file or folder is in, as a part of its content or one of its templates, or as one
    /// of these folders. Of several the innermost with a configuration of its own, else the outermost.
    static func site(around path: String) throws(FileSystemError) -> String? {
        var outermost: String?
        for form in SiteFolders.forms(path) {
            var folder = form
            while !folder.isEmpty {
                let root = parent(of: folder)
                if !root.isEmpty, ["content", "templates"].contains(fileName(of: folder)),
                    try InputKind(of: root) == .site
                {
                    if try hasConfiguration(root) == true { return root }
                    outermost = root
                }
                folder = root
            }
            if outermost != nil { return outermost }
        }
        return nil
    }

    /// Whether a folder's content folder has a configuration of ours; `nil` where there is no such folder.
    private static func hasConfiguration(_ path: String) throws(FileSystemError) -> Bool? {
        let content = joined(path, "content")
        guard try FileSystem.status(content)?.kind == .directory else { return nil }
        return try FileSystem.names(in: content).contains(where: SiteConfiguration.fileNames.contains)
    }

    /// Whether Hugo's configuration lies in a folder of its own beside `content`, as one file or in parts.
    private static func hasHugoFolder(_ path: String) throws(FileSystemError) -> Bool {
        let folder = joined(path, hugoFolder)
        guard try FileSystem.status(folder)?.kind == .directory else { return false }
        return try FileSystem.names(in: folder).contains { name in
            ["toml", "yaml", "yml", "json"].contains(pathExtension(of: name).lowercased())
        }
    }

    private static let hugoFolder = "config/_default"

    /// Whether a file or folder beside `content` says that another generator, or none, makes it into pages.
    private static func isOfAnotherGenerator(_ name: String) -> Bool {
        otherGenerators.contains { $0.matches(name) }
    }

    /// The names of other generators' configurations, in the root of a site.
    private static let otherGenerators = [
        "hugo.{toml,yaml,yml,json}", "config.{toml,yaml,yml,json}", "_config.{toml,yaml,yml}",
        "mkdocs.{yml,yaml}", "zensical.toml", "properdocs.{yml,yaml}", "book.toml", "astro.config.*",
        "docusaurus.config.*", ".vitepress", ".vuepress", "gatsby-config.*", "next.config.*", "nuxt.config.*",
        ".eleventy.*", "eleventy.config.*", "antora.yml", "antora-playbook.yml", "conf.py", "docfx.json",
        "mint.json", "docs.json", "quartz.config.*", "lume.config.*", "_quarto.yml", "myst.yml", "zola.toml",
        "pelicanconf.py", "nanoc.yaml", "hexo.config.*", "svelte.config.*", "contentlayer.config.*",
        "velite.config.*", "source.config.*", "_config.{js,ts}", "rspress.config.*", "vocs.config.*",
        "content.config.*", "content-collections.*", "keystatic.config.*", "tina", "*.lektorproject",
        "vite.config.*", "remix.config.*", "react-router.config.*", "archetypes", "layouts",
    ].map(FilePattern.init)
}
