@testable import Markdown

/// A text as HTML.
func html(
    _ markdown: String, _ options: MarkdownOptions = MarkdownOptions(), _ plan: RenderPlan = RenderPlan()
) -> String {
    String(decoding: Document(parsing: Array(markdown.utf8), options: options).html(plan), as: UTF8.self)
}

/// A text as it is read under the profile `waymark`.
func document(_ markdown: String, _ options: MarkdownOptions = MarkdownOptions()) -> Document {
    Document(parsing: Array(markdown.utf8), path: "page.md", options: options)
}

extension Document {
    /// The bytes of a range as text.
    func text(_ range: Range<Int>?) -> String {
        range.map { String(decoding: bytes[$0], as: UTF8.self) } ?? "-"
    }
}
