import Testing

@testable import Markdown

struct MathTests {
    private static let options = MarkdownOptions(math: true)

    private func inline(_ content: String) -> String { "<span class=\"math\">\\(\(content)\\)</span>" }

    @Test(
        arguments: [
            ("$a$", "a"), ("$a_b*c*_d [e](f) <b> & `$", nil), ("$a_b*c*d_e$", "a_b*c*d_e"),
            ("$a < b$", "a &lt; b"),
            ("$\\$5$", "\\$5"), ("$[[a]]$", "[[a]]"), ("$\\frac{a}{b}$", "\\frac{a}{b}"), ("$x|y$", "x|y"),
            ("$x\ny$", "x\ny"), ("$`a`$", "`a`"), ("$AB$", "AB"), ("$AB/CD$", "AB/CD"),
            ("$%% x %%$", "%% x %%"),
        ] as [(String, String?)])
    func rendersInline(_ markdown: String, _ content: String?) {
        let result = html("x " + markdown + ", *y*", Self.options)
        guard let content else { return #expect(!result.contains("math")) }
        #expect(result == "<p>x \(inline(content)), <em>y</em></p>\n")
    }

    @Test(
        arguments: [
            ("$$a$$", "a"), ("$$\na\n+ b\n- c\n1. d\n# e\n> f\n$$", "\na\n+ b\n- c\n1. d\n# e\n&gt; f\n"),
            ("$$ a $$", " a "), ("$$\n a\\\\\n= b\n---\n$$", "\na\\\\\n= b\n---\n"), ("> $$\n> a\n> $$", nil),
            ("$$a\\$b$$", "a\\$b"), ("$$a$b$$", "a$b"), ("$$\na\r\nb$$", nil),
        ] as [(String, String?)])
    func rendersBlocks(_ markdown: String, _ content: String?) {
        let result = html(markdown + "\n\nx", Self.options)
        guard let content else { return #expect(result.contains("<div class=\"math\">\\[\na")) }
        #expect(result == "<div class=\"math\">\\[\(content)\\]</div>\n<p>x</p>\n")
    }

    @Test func standsInOtherInlines() {
        #expect(html("*a $b*c$*", Self.options) == "<p><em>a \(inline("b*c"))</em></p>\n")
        #expect(html("[$a_b$](c)", Self.options) == "<p><a href=\"c\">\(inline("a_b"))</a></p>\n")
        #expect(html("a\n$$b$$\nc", Self.options) == "<p>a\n<span class=\"math\">\\[b\\]</span>\nc</p>\n")
        #expect(html("| $a|b$ |\n| - |\n| $c$ |", Self.options).contains("<th>\(inline("a|b"))</th>"))
        #expect(
            html("- $$a$$\n", Self.options) == "<ul>\n<li><span class=\"math\">\\[a\\]</span></li>\n</ul>\n")
        #expect(html("# $a$\n", Self.options).contains(inline("a")))
        #expect(document("# $a$\n", Self.options).headings.first?.titleHTML == inline("a"))
    }

    @Test(arguments: [
        "$5 and $6", "US$20 and US$30", "$5-$10", "$x$5", "$1,000 (about 900$)", "US$20 is A$", "$5/$10",
        "$HOME/$USER", "$PATH:$HOME", "$HOME/${USER}", "${HOME}/${USER}", "$A_B$C_D", "$HOME/$x",
        "$ a$", "$a $", "a$b", "$a$5", "\\$a$", "$a\n\nb$", "`$a$`", "`$a` and `b$`", "    $a$",
        "```\n$$\na\n$$\n```", "- $a\n- b$", "$a\n# b$", "$$", "$$$", "$$a\n```\nb$$\n```", "$\\$",
        "~~~\n$$\n~~~\n$$",
        "<http://x/$a$>", "<b title=\"$a$\">", "[a](/$b$)", "> $a\nb$\n> c",
        "$a `$` b",
        "[x]: $a$\n\n[x]",
    ])
    func leavesTheRestAlone(_ markdown: String) {
        let options = MarkdownOptions(html: .allow, math: true)
        #expect(html(markdown, options).contains("math") == (markdown == "> $a\nb$\n> c"))
        guard markdown != "> $a\nb$\n> c" else { return }
        #expect(html(markdown, options) == html(markdown, MarkdownOptions(html: .allow)))
    }

    @Test(arguments: [
        ("$5 a month, $9 for teams, so $n$ pay", "$5 a month, $9 for teams, so @ pay"),
        ("$5-$10, $n$.", "$5-$10, @."),
        ("$HOME and $n$", "$HOME and @"),
    ])
    func pricesAreNoFormulas(_ markdown: String, _ expected: String) {
        let result = html(markdown, Self.options)
        #expect(result == "<p>\(expected.replacing("@", with: inline("n")))</p>\n")
    }

    @Test func standsDirectlyAboveATable() {
        let page = document("$$\na_b_c\n$$\n| d |\n| - |\n| e |\n", MarkdownOptions(math: true))
        let html = String(decoding: page.html(), as: UTF8.self)
        #expect(html.hasPrefix("<div class=\"math\">\\[\na_b_c\n\\]</div>\n<div class=\"table\">"))
        #expect(page.misses == 0)
    }

    @Test func isOffByDefault() {
        #expect(html("$a$") == "<p>$a$</p>\n")
        #expect(html("$a$", MarkdownOptions(profile: .gfm, math: true)) == "<p>$a$</p>\n")
    }

    @Test func standsAtItsRange() {
        let page = document("a $b$ *c*\n> $$\n> d\n> $$\n> e", Self.options)
        #expect(page.misses == 0)
        #expect(PositionTests.misplaced(in: page).isEmpty)
        let math = page.arena.descendants().filter { page.arena[$0].kind == .math }
        #expect(math.map { page.text(page.arena[$0].range) } == ["$b$", "$$\n> d\n> $$"])
    }
}

struct EmojiTests {
    private static let options = MarkdownOptions(emoji: true)

    @Test(arguments: [
        (":tada:", "🎉"), ("a:+1:b", "a👍b"), (":x::x:", "❌❌"), (":unknown:", ":unknown:"),
        ("\\:tada:", ":tada:"),
        (":tada\\:", ":tada:"), ("`:tada:`", "<code>:tada:</code>"), ("10:30:45", "10:30:45"),
        (":TADA:", ":TADA:"),
        ("[:tada:](a)", "<a href=\"a\">🎉</a>"), ("*:tada:*", "<em>🎉</em>"), (": tada:", ": tada:"),
        ("https://x.y/:tada:/", "<a href=\"https://x.y/:tada:/\">https://x.y/:tada:/</a>"),
    ])
    func rendersNames(_ markdown: String, _ expected: String) {
        #expect(html("x " + markdown, Self.options) == "<p>x \(expected)</p>\n")
    }

    @Test func isOffByDefault() {
        #expect(html(":tada:") == "<p>:tada:</p>\n")
    }

    @Test func everyNameIsACharacter() {
        #expect(EmojiShortcodes.characters.count > 400)
        for (name, character) in EmojiShortcodes.characters {
            #expect(
                character.count == 1 && !character.utf8.contains { $0 < 0x80 && name != "hash" }, "\(name)")
            #expect(html(":\(name):", Self.options) == "<p>\(character)</p>\n")
        }
    }
}
