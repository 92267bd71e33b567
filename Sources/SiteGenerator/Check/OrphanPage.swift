import Diagnostics

extension Rule {
    /// Every wiki node, and every page that the navigation leaves out, is linked from somewhere.
    static let orphanPage = Rule(
        .orphanPage,
        explanation: """
            No text of the site links to the page.

            Readers find a guide in its section's navigation. A wiki depends on its links: a node that no other page mentions
            is as good as lost, and so is a page that has `sidebar: false`. A folder without a page of its own
            has a list of everything in it, which counts as a link.

            To mend it, link to the page from where it helps, or set `rules: {orphan-page: off}` in `site.yaml`.
            """,
        scope: .page { page, site in
            guard let file = page.file, !page.isFolderPage, !page.isNotFound,
                site.backlinks[page.id.index].isEmpty,
                page.kind == .wiki || !page.frontMatter.isInSidebar, !site.isListed(page)
            else { return [] }
            return [.orphanPage(page, file)]
        })
}

extension Site {
    /// Whether the generator lists the page in its folder.
    fileprivate func isListed(_ page: Page) -> Bool {
        guard let section = sections[page.folder], case .folderList = self[section.page].content else {
            return false
        }
        return true
    }
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func orphanPage(_ page: Page, _ file: ParsedPage) -> Diagnostic {
        Diagnostic(
            .orphanPage, .warning, "no page links to “\(page.title)”", at: Location(path: file.path),
            help: "link to it with `[[\(stem(of: file.place))]]` from a page that speaks of it")
    }
}
