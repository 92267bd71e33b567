import ConfigSchema
import Text

/// A value and the bytes of the file that say it.
package struct Located<Value: Sendable>: Sendable {
    /// The value.
    package let value: Value
    /// Where the file says it.
    package let range: Range<Int>
}

/// What a page says about itself. Values of a wrong type are as if they were not there; the check of front
/// matter reports them. `null` says nothing, a number is a text where a text is asked for, and a text is a list
/// of one where a list is.
package struct FrontMatter: Sendable {
    /// The parsed front matter and where it lies in the file; `nil` for a page that has none.
    let source: (document: ConfigDocument, map: SourceMap)?

    var title: String? { string("title") }
    var description: String? { string("description") }
    var navigationTitle: String? { string("nav_title") }
    var kind: PageKind? { string("kind").flatMap(PageKind.init(rawValue:)) }
    var template: Located<String>? { located(root?["template"]) }
    var date: Moment? { moment("date") }
    var updated: Moment? { moment("updated") }
    var reviewed: Moment? { moment("reviewed") }
    var reviewedRange: Range<Int>? { located(root?["reviewed"])?.range }
    /// Where the later one of the days of the last change and of the publication is written.
    var lastChangeRange: Range<Int>? {
        let days = ["updated", "date"].compactMap { key in
            moment(key).flatMap { moment in located(root?[key]).map { (moment.day, $0.range) } }
        }
        return days.max { $0.0 < $1.0 }?.1
    }
    /// Whether the day of the last review is written and is no day, which is an error of its own.
    var hasUnreadableReview: Bool { reviewedRange != nil && reviewed == nil }
    var reviewEvery: ReviewPeriod? { string("review_every").flatMap(ReviewPeriod.init) }
    var writtenReviewPeriod: Located<String>? { located(root?["review_every"]) }
    var isDraft: Bool { root?["draft"]?.boolean ?? false }
    var weight: Int? { root?["weight"]?.integer }
    /// A weight that is a whole number, as it is written.
    var writtenWeight: Located<String>? {
        root?["weight"].flatMap { $0.double.map { $0 == $0.rounded() } == true ? located($0) : nil }
    }
    var slug: String? { string("slug") }
    /// The marks of the text that the page is a translation of.
    var translatedFrom: Located<String>? {
        root?["translated_from"].flatMap { $0.kind == .string ? located($0) : nil }
    }
    /// Whether it says something there, whatever that is.
    var hasTranslatedFrom: Bool { root?["translated_from"] != nil }
    var slugRange: Range<Int>? { located(root?["slug"])?.range }
    var aliases: [Located<String>] { locatedStrings("aliases") }
    var topics: [Located<String>] { locatedStrings("topics") }
    var authors: [String] { locatedStrings("authors").map(\.value) }
    var appliesTo: [Located<String>] { locatedStrings("applies_to") }
    /// Old ids of places on the page, and where they lead.
    var anchors: [(id: Located<String>, target: Located<String>)] {
        guard let object = root?["anchors"], object.kind == .object else { return [] }
        return object.members.compactMap { member in
            guard member.value.kind == .string, let id = located(member.key),
                let target = located(member.value), !id.value.isEmpty, !target.value.isEmpty
            else { return nil }
            return (id, target)
        }
    }
    var isInSidebar: Bool { root?["sidebar"]?.boolean ?? true }
    var isInSearch: Bool { root?["search"]?.boolean ?? true }
    var hasTableOfContents: Bool { root?["toc"]?.boolean ?? true }
    var isHiddenFromSearchEngines: Bool { root?["noindex"]?.boolean ?? false }
    /// The picture that other sites show beside a link to the page.
    var image: Located<String>? { root?["image"]?.kind == .string ? located(root?["image"]) : nil }
    var extra: ConfigNode? { root?["extra"] }

    var sources: [(url: String, title: String?, date: Moment?)] {
        guard let list = root?["sources"] else { return [] }
        return Self.elements(list).compactMap { source in
            guard let url = source["url"]?.string else { return nil }
            return (url, Self.text(source["title"]), Self.moment(source["date"]))
        }
    }

    /// The addresses of the sources.
    var sourceAddresses: [Located<String>] {
        guard let list = root?["sources"] else { return [] }
        return Self.elements(list).compactMap { source in
            source["url"].flatMap { $0.kind == .string ? located($0) : nil }
        }
    }

    /// Every value that must be a date, with what names it.
    var dates: [(name: String, value: Located<String>)] {
        var dates = ["date", "updated", "reviewed"].map { ($0, root?[$0]) }
        if let list = root?["sources"] { dates += Self.elements(list).map { ("date", $0["date"]) } }
        return dates.compactMap { name, node in located(node).map { (name, $0) } }
    }

    private var root: ConfigNode? {
        guard let root = source?.document.root, root.kind == .object else { return nil }
        return root
    }

    private func string(_ key: String) -> String? {
        guard let text = Self.text(root?[key]), !text.isEmpty else { return nil }
        return text
    }

    private func moment(_ key: String) -> Moment? { Self.moment(root?[key]) }

    /// The moment that a text means; nothing where it is none, so that a slip of the pen does not move a page
    /// into the future, where nobody would look at it.
    private static func moment(_ node: ConfigNode?) -> Moment? {
        node?.string.flatMap { try? Moment.read($0).get() }
    }

    private func locatedStrings(_ key: String) -> [Located<String>] {
        guard let list = root?[key] else { return [] }
        return Self.elements(list).compactMap(located)
    }

    /// The text that a key has where it could have a list.
    func text(insteadOfList key: String) -> Located<String>? {
        guard let node = root?[key], node.kind == .string else { return nil }
        return located(node)
    }

    /// The elements of a list, or a value that stands alone; none of `null`.
    private static func elements(_ node: ConfigNode) -> [ConfigNode] {
        switch node.kind {
        case .array: Array(node.elements)
        case .null: []
        case .boolean, .number, .string, .object: [node]
        }
    }

    /// A text, or a number or truth value as a text.
    static func text(_ node: ConfigNode?) -> String? {
        guard let node else { return nil }
        return node.string ?? node.numberText ?? node.boolean.map { $0 ? "true" : "false" }
    }

    private func located(_ node: ConfigNode?) -> Located<String>? {
        guard let node, let text = Self.text(node), let map = source?.map else { return nil }
        return Located(value: text, range: map.range(node.range))
    }
}
