import Text

/// Where the pages of a site are in each of its languages.
struct LanguageRoutes: Sendable, Equatable {
    /// One language of the site.
    struct Edition: Sendable, Equatable {
        let language: SiteLanguage
        let base: BaseURL
        /// The addresses of pages that are made of files, by the places of their originals.
        fileprivate let pages: [PathKey: Route]
        /// The pages that are not translated.
        fileprivate let fallbacks: Set<PathKey>
        /// The addresses of the lists that the generator makes.
        fileprivate let lists: Set<Route>

        init(_ language: SiteLanguage, _ site: Site) {
            self.language = language
            base = site.base
            fallbacks = site.options.translation?.fallbacks ?? []
            pages = Dictionary(
                site.pages.compactMap { page in page.file.map { (PathKey($0.place), page.route) } },
                uniquingKeysWith: { first, _ in first })
            lists = Set(site.pages.filter { $0.file == nil }.map(\.route))
        }

        /// Where a page of any language is in this one; `nil` where it is not.
        fileprivate func route(of page: Page) -> Route? {
            if let file = page.file { return pages[PathKey(file.place)] }
            return lists.contains(page.route) ? page.route : nil
        }
    }

    /// A page in a language.
    struct Version: Sendable {
        let language: SiteLanguage
        /// The link to it; to the home page where the language has no such page.
        let url: String
        /// Its whole address; `nil` where it is not there in this language, or nobody knows where the site will be.
        let permalink: String?
    }

    /// The languages, the site's own first.
    let editions: [Edition]

    /// A page in all languages.
    func versions(of page: Page) -> [Version] {
        editions.map { edition in
            let route = edition.route(of: page)
            let url = (route ?? Route("")).url(edition.base)
            let isThere = route != nil && !edition.fallsBack(page) && !edition.base.origin.isEmpty
            return Version(
                language: edition.language, url: url, permalink: isThere ? edition.base.origin + url : nil)
        }
    }

    /// The whole address of a page in the site's own language; `nil` where it is not there.
    func original(of page: Page) -> String? {
        guard let own = editions.first, let route = own.route(of: page), !own.base.origin.isEmpty else {
            return nil
        }
        return own.base.origin + route.url(own.base)
    }
}

extension LanguageRoutes.Edition {
    fileprivate func fallsBack(_ page: Page) -> Bool {
        page.file.map { fallbacks.contains(PathKey($0.place)) } ?? false
    }
}
