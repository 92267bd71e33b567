extension Report {
    /// How fresh a page is. Dates are written `YYYY-MM-DD`.
    public struct Freshness: Sendable, Hashable, Encodable {
        /// What is to be done about a page, the most urgent first.
        public enum State: String, Sendable, Hashable, Encodable, CaseIterable {
            /// Something was published about it since its last review.
            case predatesSource = "predates-source"
            /// Its last review is too long ago, or there never was one.
            case reviewDue = "review-due"
            /// Nothing.
            case fresh
        }

        /// The page's path, as findings show it.
        public let path: String
        /// The page's title.
        public let title: String
        /// What is to be done about it.
        public let state: State
        /// When it was last reviewed, if ever.
        public let reviewed: String?
        /// The last day on which that review holds, where reviews are asked for.
        public let due: String?
        /// The paths of newer pages that speak of it.
        public let newerSources: [String]

        /// Makes an entry.
        public init(
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
