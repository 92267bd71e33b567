import Diagnostics
import Markdown

/// One page of the site: a Markdown file with its place in the whole, or a list that the generator makes.
///
/// It never changes; it is a class because pages are passed around more than all else, and a copy should cost one pointer.
package final class Page: Sendable {
    /// A page's number in its site.
    package struct ID: Sendable, Hashable {
        let index: Int
    }

    /// What the page is made of.
    package enum Content: Sendable {
        /// A Markdown file.
        case file(ParsedPage)
        /// A list of what lies in a folder that has no page of its own.
        case folderList
        /// A list of the pages of one topic, or of all topics.
        case topicList([Page.ID])
        /// A list of the pages that are to be reviewed, by how fresh they are.
        case freshnessReport
        /// What the search finds; without JavaScript a list of the sections and topics.
        case searchResults
        /// A list of all sections of a site that has more than its pages name.
        case sectionList
        /// What a schema of the catalogue says, by its number among the schemas that the site documents.
        case schemaReference(Int)
    }

    /// Its number.
    package let id: ID
    /// What it is made of.
    package let content: Content
    /// Where it stands.
    package let route: Route
    /// The folder of the content that it lies in or, for a folder's own page, is the page of.
    package let folder: String
    /// Its title.
    package let title: String
    /// What it is.
    package let kind: PageKind
    /// Whether it is its folder's own page.
    package let isFolderPage: Bool
    /// Whether it is the original, since nobody has translated it.
    let isFallback: Bool

    init(
        id: ID, content: Content, route: Route, folder: String, title: String, kind: PageKind,
        isFolderPage: Bool, isFallback: Bool = false
    ) {
        self.id = id
        self.content = content
        self.route = route
        self.folder = folder
        self.title = title
        self.kind = kind
        self.isFolderPage = isFolderPage
        self.isFallback = isFallback
    }

    /// Whether a wiki link can call it by its title: somebody wrote it, or it is a folder. The list of a topic has no
    /// name of its own.
    var hasOwnName: Bool {
        switch content {
        case .file, .folderList: true
        case .topicList, .freshnessReport, .searchResults, .sectionList, .schemaReference: false
        }
    }

    /// The file that it comes from.
    package var file: ParsedPage? {
        guard case .file(let file) = content else { return nil }
        return file
    }

    /// Whether hosts show it for addresses that lead nowhere. Such a page has no place among the others.
    var isNotFound: Bool { route == .notFound }

    /// Whether search engines are asked to leave it out.
    var isHiddenFromSearchEngines: Bool {
        if case .searchResults = content { return true }
        return frontMatter.isHiddenFromSearchEngines || isNotFound || isFallback
    }

    /// The same page with another text.
    func replacing(_ file: ParsedPage) -> Page {
        Page(
            id: id, content: .file(file), route: route, folder: folder, title: title, kind: kind,
            isFolderPage: isFolderPage, isFallback: isFallback)
    }

    /// The same page with what the search finds.
    var showingSearchResults: Page {
        Page(
            id: id, content: .searchResults, route: route, folder: folder, title: title, kind: .page,
            isFolderPage: isFolderPage)
    }

    /// The same page as a list of other pages.
    func listing(_ pages: [Page.ID]) -> Page {
        Page(
            id: id, content: .topicList(pages), route: route, folder: folder, title: title, kind: .topic,
            isFolderPage: isFolderPage)
    }

    /// The first heading of level 1 in its text where it says its title, which templates show by themselves.
    var titleHeading: Document.Heading? {
        file?.document.titleHeading.flatMap { $0.text == title ? $0 : nil }
    }

    /// The node of its text that says its title and is left out of it, and its id.
    var shownTitle: (node: Document.NodeID, id: String?)? {
        if let heading = titleHeading { return (heading.node, heading.id) }
        guard let raw = file?.document.rawTitle, raw.isWhole, raw.text == title else { return nil }
        return (raw.node, raw.id)
    }

    /// What it says about itself; nothing for a list.
    var frontMatter: FrontMatter { file?.frontMatter ?? FrontMatter(source: nil) }

    /// When its text was published or changed in substance, whichever came later.
    var lastChange: Moment? {
        Moment.latest([frontMatter.date, frontMatter.updated].compactMap(\.self))
    }

    /// One or two sentences about it: what it says itself, else how its text begins.
    var description: String {
        frontMatter.description ?? file.map { $0.document.firstParagraphText.shortened(to: 200) } ?? ""
    }
}

extension String {
    /// The text up to the last word that ends within `length` characters, with an ellipsis where it is cut.
    func shortened(to length: Int) -> String {
        guard count > length else { return self }
        let head = prefix(length)
        let end = head.lastIndex(of: " ") ?? head.endIndex
        return head[..<end] + "…"
    }
}
