import Markdown
import Text

/// Finds the headings of a page by what links call them.
struct HeadingIndex: Sendable {
    private let ids: [String]
    private var byText: [String: Int] = [:]
    private var byID: [String: Int] = [:]
    /// By what their ids would be if no other heading had the same.
    private var bySlug: [String: Int] = [:]
    private let spelling: SpellingIndex

    init(_ document: Document) {
        self.init(ids: document.headings.map(\.id))
        for (number, heading) in document.headings.enumerated() {
            byText[heading.text] = byText[heading.text] ?? number
            let slug = Document.headingID(for: heading.text)
            bySlug[slug] = bySlug[slug] ?? number
        }
    }

    /// The index of places that are called by their ids alone.
    init(ids: [String]) {
        self.ids = ids
        spelling = SpellingIndex(ids)
        for (number, id) in ids.enumerated() { byID[id] = byID[id] ?? number }
    }

    /// The id of the heading that a wiki link names: the first with that text, else the first that has that id or
    /// would have it.
    ///
    /// Texts are compared by what their ids would be, so punctuation and markup make no difference.
    func id(named name: String) -> String? {
        let slug = Document.headingID(for: name)
        let number = byText[name] ?? [byID[name], byID[slug], bySlug[slug]].compactMap(\.self).min()
        return number.map { ids[$0] }
    }

    /// The id of the first heading with exactly that text.
    func id(withText text: String) -> String? { byText[text].map { ids[$0] } }

    /// The number of the heading with an id.
    func number(ofID id: String) -> Int? { byID[id] }

    /// The id that a misspelt one is nearest to.
    func nearest(to id: String) -> String? { spelling.nearest(to: id) }

    /// The first ids, as many as a reader wants to see.
    func first(_ count: Int) -> ArraySlice<String> { ids.prefix(count) }

    /// How many places there are.
    var count: Int { ids.count }
}

extension Document {
    /// The ids of the page but for those of footnotes, which their references lead to; those of headings first.
    var linkedAnchors: [String] {
        let own = headings.map(\.id)
        let known = Set(own)
        return own
            + anchors.filter { id in
                !known.contains(id) && !["fn-", "fnref-", "footnote-label"].contains(where: id.hasPrefix)
            }
    }
}
