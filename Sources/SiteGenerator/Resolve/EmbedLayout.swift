import Markdown
import Text

/// A text with all that it shows of other texts.
struct ShownText: Sendable {
    /// What is shown.
    let part: PagePart
    /// What stands before its ids on the page that shows it; empty for the page's own text.
    let idPrefix: String
    /// The embeds that have a text in their place, in the order of the text.
    fileprivate(set) var embeds: [(embed: PageEmbed, text: ShownText)] = []

    /// Whether it is the page's own text.
    var isOutermost: Bool { idPrefix.isEmpty }
}

extension ShownText {
    /// The text of a page without what it embeds.
    init(_ page: Page) {
        self.init(part: PagePart(page: page.id, part: .whole), idPrefix: "")
    }
}

/// Says which embeds of a page have a text in their place, once for all that walks over what the page shows.
///
/// A circle ends in a link, and so do embeds that lie too deep and those that are too many for one page.
struct EmbedLayout {
    /// The most embeds that a page shows, those in embedded texts among them.
    static let mostEmbeds = 4_096
    /// The most bytes of other texts that a page shows, each counted as often as it is shown.
    static let mostBytes = 16 << 20

    /// What the page shows.
    private(set) var text: ShownText
    /// The page's own embed that led to more than a page shows, by itself or in a text that it shows.
    private(set) var exceeding: PageEmbed?

    private let site: Site
    private var embeds = 0
    private var bytes = 0
    private var known: [PagePart: (embeds: [PageEmbed], size: Int)] = [:]

    init(of page: Page, in site: Site) {
        self.site = site
        var text = ShownText(page)
        self.text = text
        add(to: &text, within: [])
        self.text = text
    }

    private mutating func add(to text: inout ShownText, within outer: [PagePart]) {
        let path = outer + [text.part]
        guard path.count < PageEmbed.levels else { return }
        for embed in source(text.part).embeds where !path.contains(embed.target) {
            guard allows(embed.target) else {
                if outer.isEmpty, exceeding == nil { exceeding = embed }
                return
            }
            var inner = ShownText(part: embed.target, idPrefix: text.idPrefix + embed.idPrefix)
            add(to: &inner, within: path)
            text.embeds.append((embed, inner))
            if outer.isEmpty, isExceeded, exceeding == nil { exceeding = embed }
        }
    }

    /// Whether one more text may be shown; after the first that may not, none may.
    private mutating func allows(_ part: PagePart) -> Bool {
        guard !isExceeded else { return false }
        WorkCounter.add(1)
        embeds += 1
        bytes += source(part).size
        return !isExceeded
    }

    private var isExceeded: Bool { embeds > Self.mostEmbeds || bytes > Self.mostBytes }

    /// What stands in a part, looked up once, so that what is embedded many times costs no more.
    private mutating func source(_ part: PagePart) -> (embeds: [PageEmbed], size: Int) {
        if let source = known[part] { return source }
        let size = site[part.page].file.map { $0.document.range(of: part.part).count } ?? 0
        let source = (site.embeds(in: part), size)
        known[part] = source
        return source
    }
}
