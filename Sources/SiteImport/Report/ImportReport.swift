import Text

/// What was done to a site that was taken over.
public struct ImportReport: Sendable {
    /// What happened to a page.
    public struct Page: Sendable {
        /// Its path in the source.
        public let source: String
        /// Its path in the new site.
        public let path: String
        /// What was done, with places in the source, in the order of the text.
        public let notes: [Entry]
    }

    /// A note with its place.
    public struct Entry: Sendable {
        /// What was done.
        public let note: ImportNote
        /// From 1.
        public let line: Int
        /// In bytes, from 1.
        public let column: Int
    }

    /// How often a construct was converted.
    public struct Count: Sendable, Hashable {
        /// How many are ours now.
        public internal(set) var changed = 0
        /// How many were taken out.
        public internal(set) var removed = 0
        /// How many stand as they were.
        public internal(set) var left = 0
    }

    /// The kind of the site.
    public let kind: SiteKind
    /// The pages, by their path in the source.
    public private(set) var pages: [Page] = []
    /// What the configuration has that has no counterpart.
    public internal(set) var settings: [String]
    /// Every address of the old site, and what keeps it alive.
    public internal(set) var addresses: [KeptAddress] = []
    /// How often each construct was converted.
    public private(set) var counts: [String: Count] = [:]

    init(kind: SiteKind, settings: [String]) {
        (self.kind, self.settings) = (kind, settings)
    }

    /// The parts that are counted over all pages.
    public var total: Count {
        counts.values.reduce(into: Count()) {
            $0.changed += $1.changed
            $0.removed += $1.removed
            $0.left += $1.left
        }
    }

    mutating func add(_ page: PagePlan, _ bytes: [UInt8], _ notes: [ImportNote]) {
        let index = LineIndex(bytes)
        let entries = notes.enumerated().sorted {
            ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset)
        }
        .map { _, note in
            let place = index.position(at: min(note.offset, bytes.count))
            return Entry(note: note, line: place.line, column: place.column)
        }
        pages.append(Page(source: page.source, path: "content/" + page.place, notes: entries))
    }

    mutating func count() {
        counts = [:]
        for note in pages.lazy.flatMap({ $0.notes }).map(\.note) {
            switch note.outcome {
            case .changed: counts[note.construct, default: Count()].changed += 1
            case .removed: counts[note.construct, default: Count()].removed += 1
            case .left: counts[note.construct, default: Count()].left += 1
            }
        }
    }
}
