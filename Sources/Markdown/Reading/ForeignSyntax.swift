/// Syntax of other generators that Waymark does not run, and what to write here instead.
enum ForeignSyntax: Int, CaseIterable {
    case admonition, tab, snippet, shortcode, liquid, gitBook, mdBook, contents, module, component
    case attributeList, icon, include, directive, codeInclude, fencedDiv

    /// What it is, with the generators that have it; the text in the page stands in front.
    var description: String {
        switch self {
        case .admonition: "is an admonition of MkDocs"
        case .tab: "is a tab of Material for MkDocs"
        case .snippet: "is a snippet of MkDocs"
        case .shortcode: "is a shortcode of Hugo"
        case .liquid: "is a Liquid tag of Jekyll"
        case .gitBook: "is a block of GitBook"
        case .mdBook: "is an include of mdBook"
        case .contents: "asks another generator for a table of contents"
        case .module: "is a line of MDX"
        case .component: "is a component of MDX, as in Docusaurus and Starlight"
        case .attributeList: "is an attribute list of kramdown or Python-Markdown"
        case .icon: "is an icon of Material for MkDocs"
        case .include: "is an include of VuePress or VitePress"
        case .directive: "is a directive of reStructuredText"
        case .codeInclude: "is a code import of VitePress"
        case .fencedDiv: "is a fenced div of Pandoc or Quarto"
        }
    }

    /// What to do about it.
    var help: String {
        switch self {
        case .admonition: "write `> [!NOTE]`, or `:::note[Title]` and `:::`"
        case .tab: "write `:::tabs` around a `:::tab[Name]` for each"
        case .snippet, .mdBook, .include:
            "write `:::include{file=…}` for text, and `file=…` behind a code fence for code"
        case .shortcode, .liquid:
            "write Markdown: `![…](…)` for a figure, `[…](page.md)` for a reference, `:::note` for a box"
        case .gitBook: "write `> [!NOTE]` for a hint, and `:::tabs` with `:::tab[Name]` for tabs"
        case .contents: "remove it; a page has its table of contents by itself"
        case .module: "remove it; pages run no code"
        case .component: "write `:::tabs`, `:::steps`, `:::details` or `:::note`, or plain HTML"
        case .attributeList: "remove it; only `{#id}` behind a heading and `^id` behind a block are read"
        case .icon: "remove it, or write an emoji"
        case .directive, .fencedDiv: "write `> [!NOTE]`, or `:::note[Title]` and `:::`"
        case .codeInclude: "write `file=…` behind a code fence"
        }
    }
}
