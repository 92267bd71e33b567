import Text

/// Syntax of other generators that Waymark does not run, and what to write here instead.
enum ForeignSyntax: Int, CaseIterable {
    case admonition, tab, snippet, shortcode, liquid, gitBook, mdBook, contents, module, component
    case attributeList, icon, include, directive, codeInclude, fencedDiv, container, leaf, value, markdoc,
        role
    case org, asciiDoc, docsify, block
    case cell, fenceDirective, rawBlock, query, admonitionFence
    case comment, callout, calloutMetadata, abbreviation, criticMark, otherIcon
    case includeShortcode, includeTag, inclusion, imageSize
    case inlineNote, superscript, lowered, insertion, templateTag, spacedAddress, formula, diagram,
        codeComment
    case calloutWord, calloutBlank, laTeX, templateAddress, target
    case hiddenComment, kramdown, markedInclude, preprocessor, spoiler, nearCallout
    case definition, taskWord, openWikiLink, partedLink, reversedLink
    case keys, caretInsertion, rawInline, hugoValue, asciiDocTitle
    case docFX, citation, lateCallout, commentDefinition, surplusDefinition

    /// Whether only MDX has it.
    var isOfMDX: Bool { self == .module || self == .component || self == .comment }

    /// What it is, with the generators that have it; the text in the page stands in front.
    var description: String {
        switch self {
        case .admonition: "is an admonition of MkDocs"
        case .tab: "is a tab of Material for MkDocs or VuePress"
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
        case .fencedDiv: "is a fenced div of Pandoc or Quarto, or a directive of MyST"
        case .container: "is a container of VitePress, VuePress or MyST"
        case .leaf: "is a directive of remark, as in Docusaurus and Starlight, or a component of Nuxt"
        case .value: "is a value of Jekyll's Liquid or of VitePress"
        case .templateAddress: "is an address that another program's template makes"
        case .target: "is a target of reStructuredText or MyST"
        case .markdoc: "is a tag of Markdoc"
        case .role: "is a role of reStructuredText or MyST"
        case .comment: "is a comment of MDX"
        case .callout: "begins a callout, and stands in no quote"
        case .calloutMetadata: "begins a callout with what only Obsidian's plugins read"
        case .abbreviation: "explains an abbreviation, as in MkDocs or PHP Markdown Extra"
        case .criticMark: "is a mark of CriticMarkup"
        case .otherIcon: "is an icon of Retype or Font Awesome"
        case .org: "is a line of Org"
        case .asciiDoc: "is a line of AsciiDoc"
        case .docsify: "is a form of docsify"
        case .block: "is a block of PyMdown for MkDocs"
        case .cell: "is a cell that Quarto or R Markdown runs"
        case .fenceDirective: "is a directive of MyST"
        case .rawBlock: "is a raw block of Pandoc or Quarto"
        case .includeShortcode: "is an include of Hugo or Quarto"
        case .includeTag: "is an include of Jekyll, Nunjucks or Markdoc"
        case .inclusion: "is an include of another program"
        case .imageSize: "is a size of a picture as Obsidian or markdown-it writes it"
        case .inlineNote: "is a footnote within the line, as in Pandoc and Obsidian"
        case .superscript: "is raised by Pandoc and markdown-it, and is text here"
        case .lowered: "is lowered by Pandoc and markdown-it, and struck through here"
        case .insertion: "is inserted text of markdown-it and its like"
        case .templateTag: "is a tag of a template, as in EJS, ERB and Templater"
        case .spacedAddress: "is no link, since its address has a blank in it"
        case .formula: "is a formula, and the site does not set `markdown.math`"
        case .diagram: "is a diagram that other programs draw"
        case .codeComment: "marks lines for Docusaurus, VitePress or Shiki, and is shown as it stands"
        case .calloutWord: "begins a callout only where a blank stands behind its mark"
        case .laTeX: "is a command of LaTeX, as in Pandoc"
        case .calloutBlank:
            "begins a callout only where a plain blank stands behind its mark, and this one is a no-break or another blank"
        case .query: "is a query that Obsidian or a plugin of it runs"
        case .admonitionFence: "is an admonition of a plugin of Obsidian"
        case .hiddenComment: "is a comment of Obsidian, and is shown here"
        case .kramdown: "is an extension of kramdown, as in Jekyll"
        case .markedInclude: "is an include of Marked or Leanpub"
        case .preprocessor: "is a tag of a preprocessor, as in mdBook and HonKit, or of Handlebars"
        case .spoiler: "is a spoiler of Discord"
        case .nearCallout: "begins no callout, as it does on GitHub only with `!` and without blanks"
        case .definition:
            "is a definition as in Pandoc or Markdown Extra, but no term stands on the line before it"
        case .taskWord: "begins no task, as on GitHub, since blanks stand around the brackets of one"
        case .openWikiLink: "begins a wiki link as in Obsidian, and only one of its brackets is closed"
        case .partedLink: "is no link, since a blank stands before its address"
        case .reversedLink: "is no link, since its brackets are the wrong way round"
        case .keys: "is a key as Material for MkDocs writes it"
        case .caretInsertion: "is inserted text of Material for MkDocs"
        case .rawInline: "is raw text of Pandoc or Quarto"
        case .hugoValue: "is a value of a template of Hugo"
        case .asciiDocTitle: "is a title of AsciiDoc"
        case .docFX: "is a form of DocFX, as on Microsoft Learn"
        case .citation: "is a citation of Pandoc or Quarto"
        case .lateCallout: "begins a callout only on the first line of a quote"
        case .commentDefinition: "has the form of a link's definition, in which the program reads no comment"
        case .surplusDefinition: "defines no link, since words without quotes stand behind its address"
        }
    }

    /// What to do about it.
    var help: String {
        switch self {
        case .admonition: "write `> [!NOTE]`, or `:::note[Title]` and `:::`"
        case .tab: "write `:::tabs` around a `:::tab[Name]` for each"
        case .snippet, .mdBook, .include, .includeShortcode, .includeTag, .inclusion:
            "write `:::include{file=…}` for text, and `file=…` behind a code fence for code"
        case .imageSize:
            "write `![[picture.png|300]]`, or `<img src=\"picture.png\" width=\"300\">`"
        case .shortcode, .liquid:
            "write Markdown: `![…](…)` for a figure, `[…](page.md)` for a reference, `:::note` for a box"
        case .container:
            "write `:::tabs` with a `:::tab[Name]` for each, `:::details[Title]`, or a callout such as `:::note[Title]`"
        case .leaf:
            "write a container with three colons, such as `:::note[Title]` and `:::`, or plain Markdown"
        case .value, .hugoValue: "write the text itself; a page is not run as a template"
        case .templateAddress: "write the path of the page or file, from the folder of this one"
        case .target: "write `{#name}` behind the heading"
        case .markdoc:
            "write `> [!NOTE]` or `:::note[Title]` for a callout, and `:::include{file=…}` for a partial"
        case .role: "write a link, `[text](page.md#heading)`, or code between backticks"
        case .org: "write Markdown: a code fence for a block, and front matter for `#+TITLE:`"
        case .asciiDoc: "write Markdown: `![…](…)` for a picture, and `:::include{file=…}` for a text"
        case .docsify: "write `> [!NOTE]` for a hint, `:::tabs` for tabs, and `:::include{file=…}` for a text"
        case .gitBook: "write `> [!NOTE]` for a hint, and `:::tabs` with `:::tab[Name]` for tabs"
        case .contents: "remove it; a page has its table of contents by itself"
        case .module: "remove it; pages run no code"
        case .component: "write `:::tabs`, `:::steps`, `:::details` or `:::note`, or plain HTML"
        case .attributeList: "remove it; only `{#id}` behind a heading and `^id` behind a block are read"
        case .icon, .otherIcon: "remove it, or write an emoji"
        case .comment: "write `<!-- … -->`"
        case .callout: "write `> ` in front of it and of each line that belongs to it"
        case .calloutMetadata: "write the type alone, as in `> [!NOTE]`"
        case .abbreviation: "explain it in the text, or write `<abbr title=\"…\">…</abbr>`"
        case .criticMark: "write the text as it is to be; `<ins>` and `<del>` show a change"
        case .cell: "write the language without braces, as in `python`; pages run no code"
        case .fenceDirective:
            "write `> [!NOTE]` or `:::note[Title]` and `:::` for a box, and the language alone for code"
        case .rawBlock: "write the HTML itself, outside of a code block"
        case .inlineNote: "write `[^1]` here and `[^1]: …` on a line of its own"
        case .superscript: "write `<sup>…</sup>`, or `\\^` where the sign itself is meant"
        case .lowered: "write `<sub>…</sub>`, or `~~…~~` to strike it through"
        case .insertion: "write `<ins>…</ins>`, or `\\+` where the sign itself is meant"
        case .keys: "write `<kbd>…</kbd>` for each key, or `\\+` where the sign itself is meant"
        case .caretInsertion: "write `<ins>…</ins>`, or `\\^` where the sign itself is meant"
        case .rawInline: "write the HTML itself, or take it out"
        case .asciiDocTitle: "write `# ` in front of a title"
        case .docFX:
            "write `:::include{file=…}` for text, `file=…` behind a code fence for code, and a link for a video"
        case .citation: "write `[^1]` here and `[^1]: …` on a line of its own, or a link"
        case .lateCallout:
            "write `> ` in front of it and a blank line before it, so that it begins a quote of its own"
        case .commentDefinition: "write `<!-- waymark: off ID reason -->`"
        case .surplusDefinition: "write the title between quotes, as in `[name]: address \"Title\"`"
        case .templateTag: "write the text itself; a page is not run as a template"
        case .spacedAddress: "write the address between `<` and `>`, or `%20` for each blank"
        case .formula:
            "name a script that draws them as `scripts: {math: …}` in `site.yaml`, or write `\\$` for the sign itself"
        case .diagram:
            "name a script that draws it as `scripts: {mermaid: …}` in `site.yaml`, or show a picture of it; the block is shown as its source, and says so as `text`"
        case .codeComment: "write the lines behind the fence, as in `{2,4-6}`, `ins={3}` or `del={4}`"
        case .laTeX:
            "leave it out; a site has no printed pages, and the theme shows the contents of each page"
        case .calloutBlank: "write a plain blank in its place, as in `> [!NOTE] Title`"
        case .calloutWord: "write a blank between the mark and the title, as in `> [!NOTE] Title`"
        case .query: "write the list or the table itself; pages run no code"
        case .hiddenComment: "write `<!-- … -->`"
        case .kramdown: "remove it; `<!-- … -->` hides what is not to be shown"
        case .markedInclude: "write `file=…` behind a code fence for code, and `:::include{file=…}` for text"
        case .preprocessor:
            "write `:::tabs` with `:::tab[Name]` for tabs, `:::note` for a box, or plain Markdown"
        case .spoiler: "write `:::details[Title]` and `:::`, or `\\|` where the sign itself is meant"
        case .nearCallout: "write `> [!NOTE]`"
        case .definition: "write the term on the line before, or leave the colon out"
        case .taskWord: "write `- [ ] ` and then the text"
        case .openWikiLink: "write `[[Page]]`, or `[text](page.md)`"
        case .partedLink: "write `[text](page.md)`, without the blank"
        case .reversedLink: "write `[text](address)`"
        case .admonitionFence: "write `> [!NOTE]`, or `:::note[Title]` and `:::`"
        case .directive, .fencedDiv, .block: "write `> [!NOTE]`, or `:::note[Title]` and `:::`"
        case .codeInclude: "write `file=…` behind a code fence"
        }
    }
}
