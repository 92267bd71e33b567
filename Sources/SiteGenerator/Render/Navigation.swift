import Diagnostics
import Templates

/// The navigation of a site, rendered once for each top-level folder and spliced into its pages with the current
/// page marked, so that the cost of a page does not depend on the size of its navigation's template work.
struct Navigation: Sendable {
    /// A rendered list: pieces of HTML, and behind each the page whose link was open there.
    private struct Rendered: Sendable {
        var pieces: [(html: [UInt8], page: Int?)] = []
        var size = 0
    }

    private var rendered: [String: Rendered] = [:]
    /// What templates had to say while the lists were rendered.
    private(set) var diagnostics: [Diagnostic] = []

    init(_ site: Site, _ theme: Theme, siteValues: TemplateObject) {
        guard theme.templates.names.contains("_navigation.html") else { return }
        for folder in [""] + (site.sections[""]?.subfolders ?? []) {
            let items = NavigationItems(site: site).items(ofTopFolder: folder)
            let context = TemplateObject([("site", .object(siteValues)), ("items", .list(items))])
            let (html, findings) = theme.templates.render("_navigation.html", context)
            rendered[folder] = Self.split(html)
            diagnostics += findings
        }
    }

    /// The navigation for a page, as HTML.
    func html(for page: Page) -> [UInt8] {
        guard let list = rendered[page.topFolder] ?? rendered[""] else { return [] }
        var html: [UInt8] = []
        html.reserveCapacity(list.size + 32)
        for piece in list.pieces {
            html += piece.html
            if piece.page == page.id.index { html += Self.current }
        }
        return html
    }

    private static let current = Array(" aria-current=\"page\"".utf8)

    // MARK: Marks

    /// A character that no text has, around the number of a page.
    private static let bracket: [UInt8] = Array("\u{F8FF}".utf8)

    /// What stands inside a link's tag until the page is known that the list is shown on.
    static func mark(_ page: Page.ID) -> TemplateValue {
        .html(bracket + Array(String(page.index).utf8) + bracket)
    }

    private static func split(_ html: [UInt8]) -> Rendered {
        var rendered = Rendered(size: html.count)
        var start = 0
        while let open = find(bracket, in: html, from: start) {
            guard let close = find(bracket, in: html, from: open + bracket.count) else { break }
            let number = String(decoding: html[(open + bracket.count)..<close], as: UTF8.self)
            rendered.pieces.append((Array(html[start..<open]), Int(number)))
            start = close + bracket.count
        }
        rendered.pieces.append((Array(html[start...]), nil))
        return rendered
    }

    private static func find(_ needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        var offset = start
        while offset + needle.count <= bytes.count {
            if bytes[offset] == needle[0], bytes[offset..<(offset + needle.count)].elementsEqual(needle) {
                return offset
            }
            offset += 1
        }
        return nil
    }
}

/// The entries of the navigation as templates see them.
struct NavigationItems {
    let site: Site

    /// What the list of a top-level folder shows: its own page and all that lies in it, or for the root the
    /// pages of the root and the top-level folders.
    func items(ofTopFolder folder: String) -> [TemplateValue] {
        guard let section = site.sections[folder] else { return [] }
        guard !folder.isEmpty else {
            let folders = section.subfolders.compactMap { site.sections[$0] }
            return section.pages.filter(isShown).map { item($0) }
                + folders.map { item($0.page, isSection: true) }
        }
        return [item(section.page)] + children(of: section)
    }

    private func children(of section: Section) -> [TemplateValue] {
        let folders = section.subfolders.compactMap { site.sections[$0] }
        return section.pages.filter(isShown).map { item($0) }
            + folders.map { item($0.page, children: children(of: $0), isSection: true) }
    }

    private func isShown(_ page: Page.ID) -> Bool {
        site[page].frontMatter.isInSidebar
    }

    private func item(
        _ id: Page.ID, children: [TemplateValue] = [], isSection: Bool = false
    ) -> TemplateValue {
        let page = site[id]
        return .object(
            TemplateObject([
                ("title", .string(page.title)), ("url", .string(page.route.url(site.base))),
                ("mark", Navigation.mark(id)), ("children", .list(children)),
                ("section", .boolean(isSection)),
            ]))
    }
}

extension Page {
    /// The first part of its folder.
    var topFolder: String {
        folder.split(separator: "/").first.map(String.init) ?? ""
    }
}
