import Diagnostics

/// An old URL and where it leads now.
struct SiteRedirect: Sendable {
    /// The old path, with `/` before it.
    let from: String
    /// The URL that it leads to, ready for a link.
    let url: String
    /// Who says so.
    let location: Location

    /// The file that sends readers on.
    var outputPath: String {
        let path = normalized(from) ?? ""
        return pathExtension(of: path) == "html" ? path : joined(path, "index.html")
    }
}

extension Site {
    /// The redirects of the configuration, then the old URLs in the pages' front matter.
    var redirects: [SiteRedirect] {
        let configured = configuration.redirects.map { redirect in
            SiteRedirect(
                from: redirect.from, url: url(ofRedirectTarget: redirect.to),
                location: Location(path: configuration.path, range: redirect.range))
        }
        let old = pages.flatMap { page in
            page.frontMatter.aliases.filter { $0.value.hasPrefix("/") }.map { alias in
                SiteRedirect(
                    from: alias.value, url: page.route.url(base),
                    location: Location(path: page.file?.path ?? "", range: alias.range))
            }
        }
        return configured + old
    }

    private func url(ofRedirectTarget target: String) -> String {
        target.hasPrefix("/") ? base.path + target.dropFirst() : target
    }
}
