/// The order in which pages are read: for each page the one before and the one behind.
struct ReadingOrder: Sendable {
    private var previous: [Page.ID: Page.ID] = [:]
    private var next: [Page.ID: Page.ID] = [:]

    init(_ site: Site) {
        for order in site.navigation.readingOrders {
            for (first, second) in zip(order, order.dropFirst()) {
                next[first] = second
                previous[second] = first
            }
        }
    }

    func previous(of page: Page) -> Page.ID? { previous[page.id] }

    func next(of page: Page) -> Page.ID? { next[page.id] }
}
