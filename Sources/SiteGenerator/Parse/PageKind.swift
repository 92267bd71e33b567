/// What a page is. It chooses the template and what the template shows.
package enum PageKind: String, Sendable, Hashable, CaseIterable {
    /// How to do something.
    case guide
    /// A node of a wiki: what is known of one thing.
    case wiki
    /// A text of one day, with byline and date.
    case article
    /// Anything else.
    case page
    /// A folder's page: its own text, then what lies in it.
    case section
    /// The list of the pages of one topic.
    case topic
    /// A list of the pages by how fresh they are.
    case report
    /// What a schema says may stand where.
    case schema

    /// The file name of the template for this kind.
    var template: String { rawValue + ".html" }
}
