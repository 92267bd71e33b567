import Markdown
import Templates

/// What other pages show of a page, and what is counted in its text.
struct PageCard: Sendable {
    /// The number of words in the text.
    let words: Int
    /// How long those take to read.
    let minutes: Int
    /// The page's description, or its first paragraph.
    let description: TemplateValue
    /// The card as templates see it.
    let summary: TemplateValue

    init(_ page: Page, base: BaseURL) {
        words = page.file?.document.wordCount ?? 0
        minutes = Self.minutes(words)
        description = .string(page.description)
        var pages = TemplateValue.none
        if case .topicList(let listed) = page.content { pages = .integer(listed.count) }
        summary = .object(
            TemplateObject(
                .card,
                [
                    ("title", .string(page.title)), ("url", .string(page.route.url(base))),
                    ("description", .string(page.frontMatter.description)),
                    ("date", .string(page.frontMatter.date?.text)),
                    ("kind", .string(page.kind.rawValue)), ("minutes", .integer(minutes)),
                    ("pages", pages),
                ]))
    }

    /// How long so many words take to read, at 200 in a minute.
    static func minutes(_ words: Int) -> Int { max(1, (words + 199) / 200) }
}
