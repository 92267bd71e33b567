/// What `check` is given: a site of ours, or a repository whose config is looked at and nothing else.
public enum InputKind: String, Sendable, Hashable, CaseIterable {
    /// A folder with `content/`, which is built into a site.
    case site
    /// Any other folder, and files.
    case repository

    /// What a path is, from what lies in it.
    ///
    /// A folder is a site where its `content` has a configuration of ours, or where it has a `content` and no other
    /// generator's configuration beside it.
    public init(of path: String) throws(FileSystemError) {
        let content = joined(path, "content")
        guard try FileSystem.status(content)?.kind == .directory else {
            self = .repository
            return
        }
        let inContent = try FileSystem.names(in: content)
        if inContent.contains(where: SiteConfiguration.fileNames.contains) {
            self = .site
        } else {
            self =
                try FileSystem.names(in: path).contains(where: Self.isOfAnotherGenerator)
                ? .repository : .site
        }
    }

    /// The root of the site that a file belongs to, where it lies in the content of one; a folder is no such file.
    public static func site(around file: String) throws(FileSystemError) -> String? {
        let path = SiteFolders.absolute(file)
        var folder = parent(of: path)
        while !folder.isEmpty {
            if fileName(of: folder) == "content", try InputKind(of: parent(of: folder)) == .site {
                return parent(of: folder)
            }
            folder = parent(of: folder)
        }
        return nil
    }

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
        "pelicanconf.py", "nanoc.yaml", "hexo.config.*", "svelte.config.*",
    ].map(FilePattern.init)
}
