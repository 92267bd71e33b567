import Diagnostics
import Markdown

extension Rule {
    /// Every link to another site leads to something, as far as the web was asked.
    static let brokenExternalLink = Rule(
        .brokenExternalLink,
        explanation: """
            A link leads to a page of another site that is not there any more: the server answers 404 or 410, or nobody
            knows its host. It is found by `check --external` and `watch-sources` alone, which ask the web.

            A page that is there and lacks the place that the link names is a warning, since a script may make that
            place. A server that has too much to do (429), fails (5xx), refuses (401, 403) or takes too long
            says nothing about the link: the last line counts it as unknown, and `--verbose` lists it.

            To mend it, look for where the page is now, or for a copy of it, or take the link out.
            """,
        scope: .page { page, site in
            guard let answers = site.options.webAnswers, let file = page.file else { return [] }
            return site.externalLinks(of: page).compactMap { link in
                guard let verdict = answers.verdict(link.question) else { return nil }
                let location = Location(path: file.path, range: link.range)
                switch verdict.outcome {
                case .fine, .unknown: return nil
                case .gone(let status, let address): return .gone(link, status, at: address, location)
                case .noHost(let host): return .noHost(link, host, location)
                case .missingPlace(let address): return .missingPlace(link, at: address, in: file.path)
                }
            }
        })
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func gone(
        _ link: ExternalLink, _ status: Int, at address: WebAddress, _ location: Location
    ) -> Diagnostic {
        let way = address == link.address ? "" : " leads on to `\(address.shown.shownPlainly)`, which"
        let words = status == 410 ? "is gone for good" : "is not there"
        return Diagnostic(
            .brokenExternalLink, .error,
            "`\(link.address.shown.shownPlainly)`\(way) \(words): the server answers \(status)", at: location,
            help: "look for where it is now, or take the link out")
    }

    fileprivate static func noHost(
        _ link: ExternalLink, _ host: String, _ location: Location
    ) -> Diagnostic {
        let way = host == link.address.host ? "" : " leads on to `\(host)`, and"
        return Diagnostic(
            .brokenExternalLink, .error,
            "`\(link.address.shown.shownPlainly)`\(way.isEmpty ? ":" : way) there is no host of that name",
            at: location, help: "look for where it is now, or take the link out")
    }

    fileprivate static func missingPlace(
        _ link: ExternalLink, at address: WebAddress, in path: String
    ) -> Diagnostic {
        Diagnostic(
            .brokenExternalLink, .warning,
            "the page at `\(address.shown.shownPlainly)` has no place `#\((link.fragment ?? "").shownPlainly)`",
            at: Location(path: path, range: link.fragmentRange ?? link.range),
            help: "see what the place is called now; one that a script makes is not seen")
    }
}
