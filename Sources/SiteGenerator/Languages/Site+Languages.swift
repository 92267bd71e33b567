import Text

extension Site {
    /// The folders of the finished site that its languages lie in; the own one's is empty.
    private var languageFolders: [String] {
        let others = configuration.languages.filter { $0.tag != configuration.language }
        return [""] + (configuration.hasTranslations ? others.map(\.folder) : [])
    }

    /// What search engines may read, and where the list of each language is (RFC 9309, and sitemaps.org).
    var rulesForRobots: [UInt8] {
        let lists = languageFolders.map { "Sitemap: \(base.origin)/\(joined($0, "sitemap.xml"))\n" }
        return Array(("User-agent: *\nAllow: /\n\n" + lists.joined()).utf8)
    }
}

extension Site {
    /// The path of a file of this language in the finished site.
    func placed(_ path: String) -> String {
        options.translation.map { joined($0.language.folder, path) } ?? path
    }

    /// A file of this language where it is in the finished site.
    func placed(_ file: OutputFile) -> OutputFile {
        options.translation == nil ? file : OutputFile(path: placed(file.path), content: file.content)
    }
}
