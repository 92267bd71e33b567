extension Report {
    /// How fresh a page is. Dates are written `YYYY-MM-DD`.
    package struct Freshness: Sendable, Hashable, Encodable {
        /// What is to be done about a page, the most urgent first.
        package enum State: String, Sendable, Hashable, Encodable, CaseIterable {
            /// Something was published about it since its last review.
            case predatesSource = "predates-source"
            /// Its last review is too long ago, or there never was one.
            case reviewDue = "review-due"
            /// Nothing.
            case fresh
        }

        /// The page's path, as findings show it.
        package let path: String
        /// The page's title.
        package let title: String
        /// What is to be done about it.
        package let state: State
        /// When it was last reviewed, if ever.
        package let reviewed: String?
        /// The last day on which that review holds, where reviews are asked for.
        package let due: String?
        /// The paths of newer pages that speak of it.
        package let newerSources: [String]

        /// Makes an entry.
        package init(
            path: String, title: String, state: State, reviewed: String?, due: String?, newerSources: [String]
        ) {
            self.path = path
            self.title = title
            self.state = state
            self.reviewed = reviewed
            self.due = due
            self.newerSources = newerSources
        }

        enum CodingKeys: String, CodingKey {
            case path, title, state, reviewed, due
            case newerSources = "newer_sources"
        }
    }
}
