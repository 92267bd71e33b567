import Markdown
import Text

/// The ids on a page that a link can name, for advice to those who misspelt one.
struct LinkableIDs: Sendable {
    /// The ids that lead to a place, each once: those of the page, then the old ones that are still alive.
    private let index: HeadingIndex
    /// The old ids, whether or not they lead anywhere.
    private let old: Set<String>

    /// - Parameter living: whether a page has an id by itself.
    init(_ document: Document, _ moved: [MovedAnchor], living: (Page.ID, String) -> Bool) {
        old = Set(moved.map(\.id.value))
        let alive = moved.filter { $0.isAlive(living) }.map(\.id.value)
        var seen = Set<String>()
        index = HeadingIndex(ids: (document.linkedAnchors + alive).filter { seen.insert($0).inserted })
    }

    /// Ids that are known already.
    init(_ index: HeadingIndex) {
        self.index = index
        old = []
    }

    /// Whether an id is an old one of the page.
    func isOld(_ id: String) -> Bool { old.contains(id) }

    /// Whether a link to an id gets somewhere.
    func has(_ id: String) -> Bool { index.number(ofID: id) != nil }

    /// The id that a misspelt one is nearest to, as a link has it; not the one that leads there itself.
    func nearest(to id: String, besides own: String? = nil) -> String? {
        index.nearest(to: id).flatMap { $0 == own ? nil : Self.written($0) }
    }

    /// The first ids, as links have them.
    func first(_ count: Int, besides own: String? = nil) -> [String] {
        index.first(count + 1).filter { $0 != own }.prefix(count).map(Self.written)
    }

    /// An id behind the `#` of a link, in which no blank can stand.
    private static func written(_ id: String) -> String {
        id.map { $0.isWhitespace ? URLPath.encoded(String($0)) : String($0) }.joined()
    }
}

extension MovedAnchor {
    /// Whether a link to the old id gets somewhere: it is an id, and leads to a place that there is.
    fileprivate func isAlive(_ living: (Page.ID, String) -> Bool) -> Bool {
        guard !id.value.isEmpty, !id.value.contains(where: { $0 == "#" || $0.isWhitespace }) else {
            return false
        }
        switch target {
        case .page(_, nil), .file: return true
        case .page(let page, let fragment?): return living(page, fragment)
        case .external(let address): return Self.fault(of: address) == nil
        case .missingFragment, .broken: return false
        }
    }
}
