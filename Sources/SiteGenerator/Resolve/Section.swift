/// A folder of the content with the pages in it.
package struct Section: Sendable {
    /// The folder's path below the content folder; the root's is empty.
    package let folder: String
    /// The folder's own page.
    package let page: Page.ID
    /// The page that lists lead to for the folder: its own, but where that is made and the folder holds
    /// nothing but one page of its name, which would be shown twice, that page.
    package let entrance: Page.ID
    /// The pages that lie in it, besides its own, in the order in which they are shown.
    package let pages: [Page.ID]
    /// The folders in it that have pages, in the order in which they are shown.
    package let subfolders: [String]
}
