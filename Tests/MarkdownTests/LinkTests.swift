import Testing

@testable import Markdown

struct LinkTests {
    private func describe(_ markdown: String) -> [String] {
        let page = document(markdown)
        return page.links.map {
            "\($0.kind) \($0.destination)|\($0.fragment ?? "-")|\($0.label ?? "-")|\(page.text($0.range))|"
                + page.text($0.fragmentRange)
        }
    }

    @Test(arguments: [
        ("[a](b.md#c \"t\")", "link b.md|c|-|b.md|c"),
        ("[a](<b c>)", "link b c|-|-|b c|-"),
        ("[a](\n  b)", "link b|-|-|b|-"),
        ("![a](b\\_c.png)", "image b_c.png|-|-|b\\_c.png|-"),
        ("[a](b\\(c)", "link b(c|-|-|b\\(c|-"), ("[a](b\\)c)", "link b)c|-|-|b\\)c|-"),
        ("[a](b\\cd)", "link b\\cd|-|-|b\\cd|-"),
        ("<https://x.y/#z>", "link https://x.y/|z|-|https://x.y/|z"),
        ("[a][b]\n\n[b]: /c", "link /c|-|-|b|-"),
        ("[a]\n\n[a]: /c#d", "link /c|d|-|[a]|[a]"),
        ("> x\n> *[a](b)*", "link b|-|-|b|-"),
    ])
    func findsLinks(_ markdown: String, _ expected: String) {
        #expect(describe(markdown) == [expected])
    }

    @Test(arguments: [
        ("[[page]]", "wikiLink page|-|-|page|-"),
        ("x [[ a_b/c *d* | the *label* ]]", "wikiLink a_b/c *d*|-|the *label*|a_b/c *d*|-"),
        ("[[page#A `b` c]]", "wikiLink page|A `b` c|-|page|A `b` c"),
        ("[[#Heading]]", "wikiLink |Heading|-||Heading"),
        ("[[page#^id]]", "wikiLink page|^id|-|page|^id"),
        ("![[image.png|300]]", "embed image.png|-|300|image.png|-"),
        ("- > [[é|ü]]", "wikiLink é|-|ü|é|-"),
        ("*a* &amp; \\* [[b]] c", "wikiLink b|-|-|b|-"),
    ])
    func findsWikiLinks(_ markdown: String, _ expected: String) {
        #expect(describe(markdown) == [expected])
    }

    @Test(arguments: [
        "\\[[page]]", "`[[page]]`", "```\n[[page]]\n```", "    [[page]]", "[[]]", "[[a\nb]]",
        "<!-- [[page]] -->",
        "`a [[b` c]]",
    ])
    func leavesTheRestAlone(_ markdown: String) {
        #expect(document(markdown).links.isEmpty)
        let options = MarkdownOptions(html: .allow)
        let plain = html(markdown, MarkdownOptions(profile: .commonmark))
        #expect(
            html(markdown, options).replacing("<div class=\"code\">", with: "").replacing("</div>", with: "")
                == plain)
    }

    @Test func aWikiLinkInAnotherLinkIsText() {
        #expect(html("[a [[b]] c](d)") == "<p><a href=\"d\">a [[b]] c</a></p>\n")
        #expect(html("![a [[b]]](d)") == "<p><img src=\"d\" alt=\"a [[b]]\"></p>\n")
    }

    @Test func rendersWikiLinks() {
        #expect(
            html("[[a b|c]] [[d#E f]] [[#G]]") == """
                <p><a class="wikilink" href="a%20b">c</a> <a class="wikilink" href="d#e-f">d &gt; E f</a> \
                <a class="wikilink" href="#g">G</a></p>

                """)
    }

    /// What leads nowhere is shown alike, whether it is written in Markdown or in HTML.
    @Test(arguments: [
        (RawHTML.sanitize, "<p><a class=\"broken-link\" id=\"x\">a</a> <a href=\"/b/\">b</a></p>\n"),
        (.allow, "<p><a class=\"broken-link\" id=\"x\">a</a> <a href=\"/b/\">b</a></p>\n"),
    ])
    func rawLinksThatLeadNowhereHaveNoAddress(mode: RawHTML, expected: String) {
        var options = MarkdownOptions(profile: .waymark)
        options.html = mode
        let page = document("<a id=x class='y' href='a.md'>a</a> <a href=b>b</a>", options)
        var plan = RenderPlan()
        plan.resolve(page.links[0], to: ResolvedLink(url: "", isBroken: true))
        plan.resolve(page.links[1], to: ResolvedLink(url: "/b/"))
        #expect(String(decoding: page.html(plan), as: UTF8.self) == expected)
    }

    @Test func rendersWhatAPlanSays() {
        let page = document("[[a]] [[b|B]] [[c]] [d](e) [*f*](g 't') ![h](i)")
        var plan = RenderPlan()
        plan.links[page.links[0].node] = ResolvedLink(url: "/a/", label: "Page A")
        plan.links[page.links[1].node] = ResolvedLink(url: "/b/", label: "Page B", title: "About B")
        plan.links[page.links[2].node] = ResolvedLink(url: "", isBroken: true)
        plan.links[page.links[3].node] = ResolvedLink(url: "https://e/", isExternal: true)
        plan.links[page.links[4].node] = ResolvedLink(url: "", isBroken: true)
        plan.links[page.links[5].node] = ResolvedLink(url: "", isBroken: true)
        #expect(
            String(decoding: page.html(plan), as: UTF8.self) == """
                <p><a class="wikilink" href="/a/">Page A</a> <a class="wikilink" href="/b/" title="About B">B</a> \
                <span class="broken-link">c</span> <a href="https://e/" rel="external">d</a> \
                <span class="broken-link"><em>f</em></span> <span class="broken-link">h</span></p>

                """)
    }

    @Test(arguments: [
        "javascript:x", "JaVa&#115;cript:x", "vbscript:x", "file:///x", "data:text/html,x", "java\tscript:x",
        "feed:javascript:x", "blob:https://x/y", "view-source:x", "about:blank", "ms-msdt:/id", "intent://x",
        "filesystem:x", "jar:x!/y", "mocha:x", "x-made-up+1.0:y", "FEED:x", " feed:x", "fe\ted:x",
        "search-ms:q",
    ])
    func dropsUnsafeLinks(_ destination: String) {
        let page = document("[a](<\(destination)>)")
        #expect(String(decoding: page.html(), as: UTF8.self) == "<p>a</p>\n")
        #expect(page.diagnostics.map(\.id.rawValue) == ["unsafe-link"])
        #expect(page.diagnostics.map { page.text($0.location.range) } == [destination])
        #expect(html("[a](<\(destination)>)", MarkdownOptions(html: .allow)).contains("<a href="))
    }

    /// One table for Markdown and raw HTML, which is stricter with what is no scheme; `1:2` and what has a blank or a `/` before its colon are paths.
    @Test(arguments: [
        "goose://extension?a=b", "lmstudio://add_mcp", "x-apple.systempreferences:a", "git+ssh://x",
        "a::b::C",
        "https://x", "mailto:a@b.c", "tel:1", "geo:1,2", "obsidian://open", "vscode:extension/x",
        "urn:isbn:1",
        "claude://x", "1:2", "a/b:c", "./a:b", "#a:b", "?a:b", "//x", "//x:1/y", "a b:c", "-a:b",
    ])
    func keepsHarmlessLinks(_ destination: String) {
        let isPath = ["1:2", "a b:c", "-a:b", "a::b::C"].contains(destination)
        for text in ["[a](<\(destination)>)"] + (isPath ? [] : ["b <a href=\"\(destination)\">a</a>"]) {
            let page = document(text)
            #expect(page.diagnostics.isEmpty, "\(text)")
            #expect(String(decoding: page.html(), as: UTF8.self).contains("<a href="), "\(text)")
        }
    }

    /// The schemes that pass, in Markdown and in raw HTML.
    @Test(
        arguments: """
            http https mailto tel sms smsto mms geo xmpp irc ircs im matrix sip sips ftp ftps sftp ssh git news nntp
            webcal magnet bitcoin openpgp4fpr urn doi obsidian zotero notion vscode vscode-insiders vscodium cursor
            windsurf zed jetbrains jetbrains-gateway vscode-remote claude claude-cli goose lmstudio kiro warp raycast
            cherrystudio ccswitch docker-desktop github-windows x-github-client sourcetree ollama jan things logseq
            bear drafts omnifocus evernote linear figma spotify discord signal sgnl slack msteams zoommtg zoomus tg
            whatsapp facetime facetime-audio skype steam itms-apps itms-appss market maps shortcuts
            x-apple.systempreferences ms-settings webcals git+https git+ssh svn svn+ssh bitwarden otpauth ipfs ipns
            ethereum lightning gemini gopher info oid tag acct cid mid ws wss rtsp rtmp vnc rdp ldap ldaps nfs smb
            """.split { " \n".contains($0) }.map(String.init))
    func keepsSchemesOfPrograms(_ scheme: String) {
        let address = "\(scheme)://x@y"
        #expect(html("[a](\(address))") == "<p><a href=\"\(address)\">a</a></p>\n")
        #expect(html("b <a href=\"\(address)\">a</a>") == "<p>b <a href=\"\(address)\">a</a></p>\n")
    }

    /// A scheme has at most 64 characters, of which the first is a letter; what is longer is none.
    @Test(arguments: [(63, true), (64, true), (65, false)])
    func schemesHaveALargestLength(_ length: Int, _ isOne: Bool) {
        let address = String(repeating: "a", count: length) + ":x"
        #expect(html("[a](\(address))").contains("href") == !isOne)
    }

    @Test(arguments: ["feed:x", "blob:x", "about:x", "intent:x", "made-up:x", "data:image/png;base64,x"])
    func rawLinksAreJudgedAlike(_ address: String) {
        #expect(html("b <a href=\"\(address)\">a</a>") == "<p>b <a>a</a></p>\n")
        #expect(html("[a](\(address))") == "<p>a</p>\n")
    }

    /// Another finding says of these what is wrong, and a page's name may have a colon.
    @Test(arguments: [
        "[a](htps://x)", "[a](c:\\x)", "[a](localhost:80)", "[a](example.org:80)", "[[Note: a]]",
        "[[note:a]]",
    ])
    func slipsAndNamesAreNoSchemes(_ text: String) {
        #expect(document(text).diagnostics.isEmpty)
    }

    /// Pictures may stand in their address, if they are of pixels.
    @Test(arguments: [
        ("png", true), ("gif", true), ("jpeg", true), ("webp", true), ("avif", true), ("svg+xml", false),
    ])
    func keepsPicturesInAddresses(_ type: String, _ isKept: Bool) {
        let address = "data:image/\(type);base64,AA=="
        #expect(html("![a](\(address))").contains("<img src=\"\(address)\"") == isKept)
        #expect(html("a <img src=\"\(address)\">").contains("<img src=\"\(address)\">") == isKept)
        #expect(!html("[a](\(address))").contains("<a "))
    }
}
