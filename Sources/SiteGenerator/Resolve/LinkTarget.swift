/// Where a link leads.
enum LinkTarget: Sendable, Hashable {
    /// To a page of the site, and a place on it.
    case page(Page.ID, fragment: String?)
    /// To a page, but the place on it does not exist.
    case missingFragment(Page.ID, fragment: String)
    /// To a file that is published as it is, by its place.
    case file(String, suffix: String)
    /// Out of the site, or to something that the site does not know and need not.
    case external(String)
    /// To nothing.
    case broken(Fault)

    /// Why a link leads to nothing.
    enum Fault: Sendable, Hashable {
        /// There is no such page or file; for a link by path the place that it means.
        case missing(place: String?)
        /// A wiki link fits several pages, by the paths of their files.
        case ambiguous([String])
        /// The page is a draft, by the path of its file.
        case draft(String)
        /// The page is published from this date on.
        case future(String, date: String)
        /// The path leads out of the content folder.
        case outside
    }
}

/// A link of a page and where it leads.
struct PageLink: Sendable {
    /// The link's place in its document's list of links.
    let index: Int
    /// Where it leads.
    let target: LinkTarget
    /// What stands between a page's address and the fragment, with its `?`.
    var query = ""
}
