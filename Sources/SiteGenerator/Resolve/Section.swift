/// A folder of the content with the pages in it.
public struct Section: Sendable {
    /// The folder's path below the content folder; the root's is empty.
    public let folder: String
    /// The folder's own page.
    public let page: Page.ID
    /// The pages that lie in it, besides its own, in the order in which they are shown.
    public let pages: [Page.ID]
    /// The folders in it that have pages, in the order in which they are shown.
    public let subfolders: [String]
}
