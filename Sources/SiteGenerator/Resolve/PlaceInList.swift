/// What decides where a page stands in a list of pages, taken out of the page once for all comparisons.
struct PlaceInList {
    let id: Page.ID
    private let weight: Int
    /// The moment that an article is dated at, in seconds; the order of other pages does not depend on dates.
    private let articleDate: Int?
    private let title: String
    private let foldedTitle: String
    private let route: Route

    init(_ page: Page) {
        id = page.id
        weight = page.frontMatter.weight ?? 0
        articleDate = page.kind == .article ? page.frontMatter.date?.instant ?? 0 : nil
        title = page.title
        foldedTitle = page.title.lowercased()
        route = page.route
    }

    /// By weight, then articles by date with the newest first, then by title.
    func precedes(_ other: PlaceInList) -> Bool {
        if weight != other.weight { return weight < other.weight }
        if let date = articleDate, let otherDate = other.articleDate, date != otherDate {
            return date > otherDate
        }
        return title == other.title ? route < other.route : foldedTitle < other.foldedTitle
    }
}
