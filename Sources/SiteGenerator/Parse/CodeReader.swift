import ConfigSchema
import Diagnostics
import Markdown

/// Reads the code blocks of a page, with what they take from other files.
struct CodeReader {
    /// The page's text, to know which file a block is written in.
    let page: ComposedText
    let path: String
    let place: String
    let texts: SiteTexts
    private(set) var snippets: [Snippet] = []
    private(set) var findings: [Diagnostic] = []

    init(_ page: ComposedText, path: String, place: String, texts: SiteTexts) {
        self.page = page
        self.path = path
        self.place = place
        self.texts = texts
    }

    /// Reads the blocks in their order.
    mutating func read(_ blocks: [Document.CodeBlock]) {
        for block in blocks { read(block) }
    }

    private mutating func read(_ block: Document.CodeBlock) {
        let file = page.place(at: block.range.lowerBound) ?? place
        var found: [Diagnostic] = []
        let snippet = Snippet(CodeText(block, path: path)) { config in
            let (placement, problems) = SnippetPlacement.read(
                block.info, config, texts: texts, place: file, path: path)
            found = problems
            return placement
        }
        findings += found
        if let snippet { snippets.append(snippet) }
    }
}
