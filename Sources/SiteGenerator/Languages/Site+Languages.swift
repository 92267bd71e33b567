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

extension Site {
    /// The same site knowing where its pages are in other languages.
    func showing(_ routes: LanguageRoutes?) -> Site {
        var site = self
        site.languageRoutes = routes
        return site
    }

    /// The same site as the translation of other pages.
    func translating(_ originals: [PathKey: ParsedPage]) -> Site {
        var site = self
        site.options.originals = originals
        site.freshness = Freshness.all(site)
        return site
    }

    /// The pages that are made of files, by the places of those.
    var filesByPlace: [PathKey: ParsedPage] {
        Dictionary(
            pages.compactMap { page in page.file.map { (PathKey($0.place), $0) } },
            uniquingKeysWith: { first, _ in first })
    }
}
