import Diagnostics
import Markdown

extension Rule {
    /// Every link to a place on a page names one that exists.
    static let brokenAnchor = Rule(
        .brokenAnchor,
        explanation: """
            A link leads to a page that exists, but to a heading on it that does not.

            A heading's id is its text in lower case with `-` for spaces and without punctuation, as on GitHub; a second
            heading with the same text has `-1` behind it. `## Title {#own-id}` sets an id that stays when the title
            changes. A wiki link can name the heading by its text: `[[page#Heading]]`.

            An id that is gone can go on: `anchors: {old-id: "#new-id"}` in the front matter of its page leads from it
            to an id, a page or an address. Links to the old id are then right.

            To mend it, use the id that the heading has now, or give the heading the id that links use.
            """,
        scope: .page { page, site in
            guard let file = page.file else { return [] }
            let links = site.links[page.id.index].compactMap { resolved -> Diagnostic? in
                guard case .missingFragment(let target, let fragment) = resolved.target else { return nil }
                let link = file.document.links[resolved.index]
                let range = link.fragmentRange ?? link.range
                return .brokenAnchor(
                    fragment, site[target], among: site.headings(of: site[target]),
                    isOwnPage: target == page.id,
                    Location(path: file.path, range: range))
            }
            let moved = site.moved[page.id.index].compactMap { moved -> Diagnostic? in
                guard case .missingFragment(let target, let fragment) = moved.target else { return nil }
                return .brokenAnchor(
                    fragment, site[target], among: site.headings(of: site[target]),
                    isOwnPage: target == page.id, Location(path: file.path, range: moved.written.range))
            }
            return links + moved + site.movedAnchorFindings(of: page)
        })
}

extension Site {
    /// The ids on a page that a link is likely to mean.
    fileprivate func headings(of page: Page) -> HeadingIndex? {
        if case .schemaReference(let number) = page.content { return references[number].index.value }
        return page.file?.headings.value
    }
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func brokenAnchor(
        _ fragment: String, _ target: Page, among headings: HeadingIndex?, isOwnPage: Bool,
        _ location: Location
    ) -> Diagnostic {
        let page =
            isOwnPage ? "this page" : target.file.map { "`\($0.path)`" } ?? "the page “\(target.title)”"
        let suggestion = headings?.nearest(to: fragment)
        let help: String
        if let suggestion {
            help = "did you mean `#\(suggestion)`?"
        } else if let headings, headings.count > 0 {
            let list = headings.first(8).map { "`#\($0)`" }.joined(separator: ", ")
            help = "the page has \(list)\(headings.count > 8 ? ", …" : "")"
        } else {
            help = "the page has no headings; link to the page itself"
        }
        return Diagnostic(
            .brokenAnchor, .error, "\(page) has no heading or anchor `#\(fragment)`", at: location,
            help: help)
    }
}
