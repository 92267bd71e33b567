import Diagnostics

/// Files that other programs make pages of, and that are none here.
enum PagesOfOthers {
    /// Extensions that other programs give to Markdown.
    fileprivate static let markdown: Set<String> = [
        "markdn", "mdown", "mdtext", "mdtxt", "mdtxtx", "mdwn", "mkd", "mkdn", "mkdown", "mdc", "qmd", "rmd",
        "svx", "markdoc", "mdoc",
    ]

    /// Extensions of other languages that generators make pages of, with their names.
    fileprivate static let languages = [
        "adoc": "AsciiDoc", "asciidoc": "AsciiDoc", "asc": "AsciiDoc", "ipynb": "a notebook", "org": "Org",
        "rst": "reStructuredText", "rest": "reStructuredText", "textile": "Textile", "creole": "Creole",
        "mediawiki": "MediaWiki", "wiki": "wiki text",
    ]
}

extension Diagnostic {
    /// What is said of a file that another program would make a page of, by its extension in small letters; `nil` for
    /// any other file.
    static func pageOfAnotherKind(_ suffix: String, at location: Location) -> Diagnostic? {
        if suffix == "mdx" {
            return Diagnostic(
                .unpublishedPage, .warning, "MDX is not read, so the page is not published", at: location,
                help: "rename it to `.md`, take `import` and `export` out, and write components as Markdown")
        }
        if PagesOfOthers.markdown.contains(suffix) {
            return Diagnostic(
                .unpublishedPage, .warning,
                "pages end in `.md` or `.markdown`, so that this file is published as it is and not as a page",
                at: location, help: "rename it to `.md`")
        }
        return PagesOfOthers.languages[suffix].map { name in
            Diagnostic(
                .unpublishedPage, .warning,
                "pages are Markdown, and this file is \(name), so that it is published as it is and not as a page",
                at: location,
                help: "write it as Markdown in a file that ends in `.md`; "
                    + "where readers are to download it, set `rules: {unpublished-page: off}`")
        }
    }
}
