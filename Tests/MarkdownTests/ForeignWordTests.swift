import Testing

@testable import Markdown

/// The words by which the syntax of other generators is told, each in a text and with what is said of it.
@Suite struct ForeignWordTests {
    private func said(_ markdown: String) -> [String] {
        let page = document(markdown, MarkdownOptions(profile: .waymark))
        return page.diagnostics.filter { $0.id == .foreignSyntax }.map(\.message)
    }

    private static func words(_ text: String) -> [String] {
        text.split { " \n".contains($0) }.map(String.init)
    }

    @Test(
        arguments: words(
            """
            r python python3 ipython3 julia ojs observable bash sh zsh sql dot stan rcpp js css cat asis exec go perl
            ruby scala sas sass scss stata octave node d3 glue tikz fortran haskell awk powershell webr webr-r pyodide
            pyodide-python shinylive-python shinylive-r embed
            """))
    func aCell(word: String) {
        #expect(
            said("```{\(word)}\na\n```") == ["`{\(word)}` is a cell that Quarto or R Markdown runs"])
    }

    @Test(
        arguments: words(
            """
            admonition attention caution danger error hint important note seealso tip warning todo dropdown details
            figure image iframe video table list-table csv-table math mermaid toctree tableofcontents contents tab-set
            tab-item tabs tab grid grid-item grid-item-card card card-carousel button-link button-ref margin sidebar
            aside topic epigraph highlights pull-quote blockquote eval-rst glossary bibliography versionadded
            versionchanged deprecated only raw rubric exercise solution index parsed-literal graphviz autoclass
            autofunction automodule automethod autosummary productionlist centered container div py:class
            """))
    func aDirectiveOnAFence(word: String) {
        #expect(said("```{\(word)}\na\n```") == ["`{\(word)}` is a directive of MyST"])
    }

    @Test(arguments: [
        ("include", "an include of another program"), ("literalinclude", "an include of another program"),
        ("=html", "a raw block of Pandoc or Quarto"),
    ])
    func anotherFence(word: String, what: String) {
        #expect(said("```{\(word)}\na\n```") == ["`{\(word)}` is \(what)"])
    }

    /// A directive that holds code has the language behind it.
    @Test(arguments: ["code", "code-block", "code-cell", "sourcecode"])
    func aFenceOfCode(word: String) {
        let page = document("```{\(word)} json\n{}\n```", MarkdownOptions(profile: .waymark))
        #expect(page.codeBlocks.map(\.info.language) == ["json"])
    }

    @Test(arguments: ["dataview", "dataviewjs", "tasks", "query", "base"])
    func aQuery(word: String) {
        #expect(said("```\(word)\na\n```") == ["`\(word)` is a query that Obsidian or a plugin of it runs"])
    }

    @Test(arguments: ["mermaid", "plantuml", "puml", "kroki", "nomnoml", "wavedrom", "markmap"])
    func aDiagram(word: String) {
        #expect(said("```\(word)\na\n```") == ["`\(word)` is a diagram that other programs draw"])
    }

    @Test(arguments: [
        ("ad-a", ["`ad-a` is an admonition of a plugin of Obsidian"]), ("ad-", []),
    ])
    func anAdmonitionOnAFence(word: String, expected: [String]) {
        #expect(said("```\(word)\na\n```") == expected)
    }

    @Test(arguments: [
        "include", "ignore", "target=_self", "disabled", "class=a", "id=a", "size=1", "type=code",
    ])
    func anOptionOfDocsify(word: String) {
        #expect(said("[a](b.md ':\(word)')") == ["`[a](b.md ':\(word)')` is a form of docsify"])
        #expect(said("[a](b.md '\(word)')") == [])
    }

    @Test(arguments: [
        "highlight-next-line", "highlight-start", "highlight-end", "[!code highlight", "[!code hl",
        "[!code ++", "[!code --", "[!code focus", "[!code error", "[!code warning", "[!code word:",
    ])
    func aMarkInCode(word: String) {
        for comment in ["//", "#", "--", "/*", "<!--", ";", "%"] {
            #expect(said("```js\na \(comment) \(word)\n```").count == 1, "\(comment)")
        }
        #expect(said("```js\na \(word)\n```") == [])
    }

    @Test(
        arguments: [
            ("material fontawesome octicons simple", "an icon of Material for MkDocs"),
            ("icon fa fas far fab bi mdi", "an icon of Retype or Font Awesome"),
        ].flatMap { list, what in words(list).map { ($0, what) } })
    func anIcon(word: String, what: String) {
        #expect(said("a :\(word)-home: b") == ["`:\(word)-home:` is \(what)"])
    }

    @Test(
        arguments: words(
            """
            Tabs TabItem Tab Card Cards CardGrid CardGroup LinkCard LinkButton Callout Steps Step Accordion
            AccordionGroup CodeGroup CodeBlock Note Tip Warning Info Aside Admonition Badge Icon FileTree Frame Columns
            Column Expandable ParamField ResponseField Tooltip Banner Check Snippet Update DocCardList
            """))
    func aComponent(word: String) {
        #expect(
            said("a <\(word)> b")
                == ["`<\(word)>` is a component of MDX, as in Docusaurus and Starlight"])
    }

    @Test(
        arguments: words(
            """
            ref doc func class meth mod attr term numref eq cite file guilabel menuselection command kbd option envvar
            download math sup sub abbr issue py std js c cpp rst octicon bdg button-link
            """))
    func aRole(word: String) {
        #expect(said("a {\(word)}`b` c") == ["`{\(word)}` is a role of reStructuredText or MyST"])
    }

    @Test(arguments: [
        "hint", "endhint", "tabs", "endtabs", "tab", "endtab", "content-ref", "embed", "stepper",
    ])
    func aTagOfGitBook(word: String) {
        #expect(said("{% \(word) %}\n") == ["`{% \(word) %}` is a block of GitBook"])
    }

    @Test(
        arguments: words(
            """
            import includes partial readfile render snippet transclude include embed-md include_file include-file
            """))
    func aTagThatTakesAFileIn(word: String) {
        #expect(
            said("{{ \(word) \"a.txt\" }}\n") == [
                "`{{ \(word) \"a.txt\" }}` is an include of another program"
            ])
    }

    @Test(
        arguments: words(
            """
            code-group code-tabs code-demo v-pre raw center left right align demo card cards card-grid grid grid-item
            columns column tab-set tab-item dropdown figure margin aside admonition theorem secondary callout
            playground repl preview hero badge accordion collapse timeline vue-playground slides chart flow
            include-code
            """))
    func aContainer(word: String) {
        #expect(
            said(":::\(word)\na\n:::")
                == ["`:::\(word)` is a container of VitePress, VuePress or MyST"])
    }

    @Test(arguments: [
        ("<<< @/a.js", "a code import of VitePress"), ("<<< ./a.js", "a code import of VitePress"),
        ("<<< ../a.js", "a code import of VitePress"), ("<<<@/a.js", "a code import of VitePress"),
        ("@include(a.md)", "an include of VuePress or VitePress"),
        ("@include: a.md", "an include of VuePress or VitePress"),
        ("@include \"a.md\"", "an include of VuePress or VitePress"),
        ("@[code](a.js)", "an include of VuePress or VitePress"),
        ("@import \"a.md\"", "an include of another program"),
        ("@import 'a.md'", "an include of another program"),
        ("@import(a.md)", "an include of another program"),
        ("@@include(a.md)", "an include of another program"),
        ("!!!include(a.md)!!!", "an include of another program"),
        ("!include a.md", "an include of another program"),
        ("!include(a.md)", "an include of another program"),
        ("!INCLUDE a.md", "an include of another program"),
        ("$include a.md", "an include of another program"),
        ("\\include{a}", "an include of another program"), ("\\input{a}", "an include of another program"),
        ("\\newpage", "a command of LaTeX, as in Pandoc"),
        ("\\clearpage", "a command of LaTeX, as in Pandoc"),
        ("\\cleardoublepage", "a command of LaTeX, as in Pandoc"),
        ("\\pagebreak", "a command of LaTeX, as in Pandoc"),
        ("\\tableofcontents", "a command of LaTeX, as in Pandoc"),
        ("!!! note", "an admonition of MkDocs"), ("??? note", "an admonition of MkDocs"),
        ("???+ note", "an admonition of MkDocs"), ("#+begin_src", "a line of Org"),
        ("#+END_SRC", "a line of Org"), ("#+TITLE: a", "a line of Org"),
        ("include::a[]", "a line of AsciiDoc"), ("image::a[]", "a line of AsciiDoc"),
        ("video::a[]", "a line of AsciiDoc"), ("ifdef::a[]", "a line of AsciiDoc"),
        ("ifndef::a[]", "a line of AsciiDoc"), ("ifeval::[a]", "a line of AsciiDoc"),
        ("endif::[]", "a line of AsciiDoc"), ("[TOC]", "another generator for a table of contents"),
        ("[toc]", "another generator for a table of contents"),
        ("[[toc]]", "another generator for a table of contents"),
        ("[[TOC]]", "another generator for a table of contents"),
        ("[[_TOC_]]", "another generator for a table of contents"),
        ("[[_toc_]]", "another generator for a table of contents"),
    ])
    func aLine(line: String, what: String) {
        #expect(said("\(line)\n") == ["`\(line)` \(what.hasPrefix("another") ? "asks" : "is") \(what)"])
    }

    /// What begins as such a line does and is none, since its word is another.
    @Test(arguments: [
        "in a list [a]", "includes::a[]", "image:a[]", "ends[x]", "<<<a.js", "<<a>>", "@a(b.md)",
        "@included b.md",
        "!a(b.md)", "!!a", "$a b.md", "\\a{b}", "\\newpages", "#+begin", "#+a", "[TOK]", "[[a]]", "[source]",
        "a::b[]",
        "import a from b", "exports const a = 1", "!!! 1", "/// 1", "... a", "..a::",
        "{{toc",
        "{{tocs}}",
    ])
    func anotherLine(line: String) {
        #expect(said("\(line)\n") == [])
    }

    @Test(arguments: [
        "a :b-home: c", "a :materials-home: c", "a {b}`c` d", "a <Name> b", "{{ a \"b.txt\" }}",
        "[a](b.md ':a')",
    ])
    func anotherWord(text: String) {
        #expect(said("\(text)\n") == [])
    }

    @Test(arguments: ["json", "a-b", "ad", "mermaids", "dataview-a", "{notes}", "{a}"])
    func anotherLanguage(word: String) {
        #expect(said("```\(word)\na\n```") == [])
    }
}
