/// Texts that make careless readers of Markdown slow: what opens and never closes, what nests, what refers to much.
struct PathologicalText: Sendable {
    let name: String
    /// The text of about as many bytes as are asked for.
    let text: @Sendable (Int) -> String

    /// A text that is made for a size.
    init(_ name: String, ofSize text: @escaping @Sendable (Int) -> String) {
        self.name = name
        self.text = text
    }

    /// A text that repeats pieces: `opening` as often as fits into the size beside `closing`, which comes behind.
    init(_ name: String, _ opening: String, _ middle: String = "", _ closing: String = "") {
        self.name = name
        text = { size in
            let count = max(size / (opening.utf8.count + closing.utf8.count), 1)
            return String(repeating: opening, count: count) + middle
                + String(repeating: closing, count: count)
        }
    }

    /// A text whose lines or pieces differ by their number.
    init(_ name: String, width: Int, before: String = "", numbered: @escaping @Sendable (Int) -> String) {
        self.name = name
        text = { size in before + (0..<max(size / width, 1)).map(numbered).joined() }
    }

    /// A text whose pieces grow, so that there are as many as the root of the size.
    init(_ name: String, growing: @escaping @Sendable (Int) -> String) {
        self.name = name
        text = { size in
            let count = Int(Double(2 * size).squareRoot())
            return (0..<count).map(growing).joined()
        }
    }

    static let all = inlines + links + extensions + blocks + rawHTML

    private static let inlines = [
        PathologicalText("emphasis in strong emphasis", "*a **a ", "b", " a** a*"),
        PathologicalText("closing emphasis", "a_ "),
        PathologicalText("opening emphasis", "_a "),
        PathologicalText("opening and closing emphasis that does not match", "*a_ "),
        PathologicalText("emphasis by threes", "a**b", "", "c* "),
        PathologicalText("backticks in growing runs", growing: { "e" + String(repeating: "`", count: $0) }),
        PathologicalText("ampersands", "&"),
        PathologicalText("entities without an end", "&ax"),
        PathologicalText("numeric entities", "&#1234567"),
        PathologicalText("tildes in emphasis", "*~a "),
        PathologicalText("strikethrough in strikethrough", "~a ~~b ", "", " b~~ a~"),
        PathologicalText("addresses in deep emphasis", "*www.a.b ", "", " c*"),
        PathologicalText("addresses in deep strikethrough", "~~www.a.b ~c ", "", " c~ ~~"),
        PathologicalText("hundred levels of emphasis", String(repeating: "*a ", count: 100) + "\n\n"),
    ]

    private static let links = [
        PathologicalText("brackets in brackets", "[", "a", "]"),
        PathologicalText("opening brackets", "[a"),
        PathologicalText("closing brackets", "a]"),
        PathologicalText("brackets and closing emphasis", "[ a_"),
        PathologicalText("brackets and parentheses", "[ (]("),
        PathologicalText("links without an end, in angle brackets", "[a](<b"),
        PathologicalText("links without an end", "[a](b"),
        PathologicalText("emphasis across links", "**x [a*b**c*](d)"),
        PathologicalText("images in images", "![", "a", "](b)"),
        PathologicalText("images that hold nothing", "![[]()"),
        PathologicalText("link definitions", width: 12) { "[\($0)]: /u\($0)\n" },
        PathologicalText("uses of one link definition", width: 4, before: "[a]: u\n\n") { _ in "[a] " },
        PathologicalText("a link definition of many lines", width: 2, before: "[a]: u \"") { _ in "x\n" },
    ]

    private static let extensions = [
        PathologicalText("opening wiki links", "[["),
        PathologicalText("opening wiki links with text", "[[a"),
        PathologicalText("opening embeds", "![["),
        PathologicalText("opening embeds with text", "![[a|b "),
        PathologicalText("wiki links", "[[a#b|c]] "),
        PathologicalText("wiki links and backticks", "[[a`]] "),
        PathologicalText("comments on one line", "%% a "),
        PathologicalText("comments of lines", "%%a\n"),
        PathologicalText("marks", "==a "),
        PathologicalText("schemes", "http://"),
        PathologicalText("hosts", "www.a"),
        PathologicalText("an address and parentheses", width: 1, before: "www.a.b") { _ in ")" },
        PathologicalText("signs of mail addresses", "a@"),
        PathologicalText("emoji that never end", ":a"),
        PathologicalText("formulas that never end", "$$a $b "),
        PathologicalText("quotes", "\"a 'b "),
        PathologicalText("footnotes", width: 24) { "[^\($0)]\n\n[^\($0)]: x\n\n" },
        PathologicalText("footnotes in footnotes", width: 16, before: "[^0]\n\n") {
            "[^\($0)]: [^\($0 + 1)]\n"
        },
        PathologicalText("uses of one footnote", width: 5, before: "[^1]: x\n\n") { _ in "[^1] " },
    ]

    private static let blocks = [
        PathologicalText("quotes in quotes", "> ", "a"),
        PathologicalText(
            "lists in lists", growing: { String(repeating: " ", count: 2 * ($0 / 2)) + "* a\n" }),
        PathologicalText("lists on one line", "- ", "a"),
        PathologicalText("quotes and lists on one line", "> - ", "a"),
        PathologicalText("lines that go on in quotes", width: 2, before: String(repeating: "> ", count: 250))
        { _ in
            "b\n"
        },
        PathologicalText(
            "callouts in callouts", growing: { String(repeating: "> ", count: $0) + "[!NOTE]\n" }),
        PathologicalText(
            "table columns",
            ofSize: { size in
                ["a|", "-|", "b|"].map { String(repeating: $0, count: size / 6) }.joined(separator: "\n")
            }),
        PathologicalText("table rows", width: 6, before: "|a|b|\n|-|-|\n") { _ in "|c|d|\n" },
        PathologicalText("delimiter rows", "a|b\n", "", "-|-\n"),
        PathologicalText("containers in containers", ":::note\n", "", ":::\n"),
        PathologicalText("opening containers", ":::note\n"),
        PathologicalText(
            "containers with growing fences", growing: { String(repeating: ":", count: 3 + $0) + "note\n" }),
        PathologicalText("closing containers", ":::\n"),
        PathologicalText("definition lists", "a\n: b\n"),
        PathologicalText("definitions in definitions", width: 2, before: "a\n") { _ in ": " },
        PathologicalText("headings of one name", "# a\n"),
        PathologicalText("ids of blocks", "a ^b\n\n"),
        PathologicalText("tasks", "- [ ] a\n"),
        PathologicalText("attributes of a code block", width: 8, before: "```a ") { _ in "b=c {1} " },
    ]

    private static let rawHTML = [
        PathologicalText("tags", "a <b "),
        PathologicalText("comments of HTML", "a <!-- b"),
        PathologicalText("instructions", "a <?"),
        PathologicalText("sections", "a <![CDATA["),
        PathologicalText("elements in elements", "<b>", "a", "</b>"),
        PathologicalText("elements that other ones close", "<b><i>", "a", "</b>"),
        PathologicalText("blocks of elements", "<div>\n"),
        PathologicalText("attributes without an end", "<a b=\""),
    ]
}
