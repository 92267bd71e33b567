import ConfigSchema
import Diagnostics

/// A value and the bytes of the file that say it.
public struct Located<Value: Sendable>: Sendable {
    /// The value.
    public let value: Value
    /// Where the file says it.
    public let range: Range<Int>
}

/// What a page says about itself. Values of a wrong type are as if they were not there; the check of front
/// matter reports them.
public struct FrontMatter: Sendable {
    /// The parsed front matter and where it lies in the file; `nil` for a page that has none.
    let source: (document: ConfigDocument, map: SourceMap)?

    var title: String? { string("title") }
    var description: String? { string("description") }
    var kind: PageKind? { string("kind").flatMap(PageKind.init(rawValue:)) }
    var template: Located<String>? { located(root?["template"]) }
    var date: String? { day("date") }
    var updated: String? { day("updated") }
    var reviewed: String? { day("reviewed") }
    var reviewedRange: Range<Int>? { located(root?["reviewed"])?.range }
    var reviewEvery: ReviewPeriod? { string("review_every").flatMap(ReviewPeriod.init) }
    var isDraft: Bool { root?["draft"]?.boolean ?? false }
    var weight: Int? { root?["weight"]?.integer }
    var slug: String? { string("slug") }
    var aliases: [Located<String>] { locatedStrings("aliases") }
    var topics: [Located<String>] { locatedStrings("topics") }
    var authors: [String] { locatedStrings("authors").map(\.value) }
    var appliesTo: [Located<String>] { locatedStrings("applies_to") }
    var isInSidebar: Bool { root?["sidebar"]?.boolean ?? true }
    var hasTableOfContents: Bool { root?["toc"]?.boolean ?? true }
    var isHiddenFromSearchEngines: Bool { root?["noindex"]?.boolean ?? false }
    var extra: ConfigNode? { root?["extra"] }

    var sources: [(url: String, title: String?, date: String?)] {
        guard let list = root?["sources"], list.kind == .array else { return [] }
        return list.elements.compactMap { source in
            guard let url = source["url"]?.string else { return nil }
            return (url, source["title"]?.string, source["date"]?.string)
        }
    }

    private var root: ConfigNode? {
        guard let root = source?.document.root, root.kind == .object else { return nil }
        return root
    }

    private func string(_ key: String) -> String? {
        guard let text = root?[key]?.string, !text.isEmpty else { return nil }
        return text
    }

    /// The day of a date or of a date with time; nothing where it is no date, so that a slip of the pen does not
    /// move a page into the future, where nobody would look at it.
    private func day(_ key: String) -> String? {
        guard let day = string(key)?.prefix(10) else { return nil }
        let parts = day.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2],
            parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            let month = Int(parts[1]), let date = Int(parts[2]), (1...12).contains(month),
            (1...31).contains(date)
        else { return nil }
        return String(day)
    }

    private func locatedStrings(_ key: String) -> [Located<String>] {
        guard let list = root?[key], list.kind == .array else { return [] }
        return list.elements.compactMap(located)
    }

    private func located(_ node: ConfigNode?) -> Located<String>? {
        guard let node, let text = node.string, let map = source?.map else { return nil }
        return Located(value: text, range: map.range(node.range))
    }
}
