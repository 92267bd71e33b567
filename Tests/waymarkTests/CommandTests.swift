import Foundation
import Testing

/// The statuses that the commands exit with, and what `build`, `render`, `highlight` and `new` print and write.
@Suite struct CommandTests {
    static let clean = ["content/index.md": "# Hello\n"]
    static let warned = ["content/index.md": "---\ntitel: x\n---\n"]
    static let wrong = ["content/index.md": "# Hello\n\n[x](missing.md)\n"]

    /// A content folder that lost its pages takes nothing away from what is published.
    @Test func aSiteWithoutPagesIsNotWritten() throws {
        let folder = try Folder(Self.clean)
        _ = try Program.run(["build"], in: folder.path)
        try FileManager.default.removeItem(atPath: folder.path + "/content/index.md")
        let run = try Program.run(["build"], in: folder.path)
        #expect(run.status == 2)
        #expect(run.errors.contains("there is no page in ./content"), "\(run.errors)")
        #expect(folder.read("public/index.html") != nil)
    }

    // MARK: Statuses

    @Test(
        arguments: [
            (clean, ["check"], 0), (warned, ["check"], 0), (warned, ["check", "--strict"], 1),
            (wrong, ["check"], 1),
            (clean, ["build"], 0), (wrong, ["build"], 1), (wrong, ["build", "--keep-going"], 1),
            ([:], ["check"], 2), (["content/a.txt": "x"], ["check"], 2),
            (["content/a.txt": "x"], ["build"], 2),
            (["content/a.txt": "x"], ["build", "--keep-going"], 2),
            (["content/a.md": "---\ndraft: true\n---\n"], ["build"], 0),
            ([:], ["build"], 2), (clean, ["check", "--format", "nonsense"], 64), (clean, ["nonsense"], 64),
            (clean, ["check", "--jobs", "0"], 64), (clean, ["check", "--date", "tomorrow"], 64),
            (clean, ["check", "--explain", "nonsense"], 64),
            (clean, ["check", "--explain", "broken-link"], 0),
            (clean, ["check", "--explain", "broken-link", "--format", "json"], 0),
            (clean, ["check", "--explain", "list", "--format", "json"], 0),
            (clean, ["check", "--explain", "nonsense", "--format", "json"], 64),
            (clean, ["check", "--explain", "broken-link", "--format", "sarif"], 64),
            (clean, ["check", "--explain", "list", "--format", "junit"], 64),
            ([:], ["check", "--format", "json"], 2), (["a.txt": "x"], ["check"], 2),
            (["vendor/a.md": "x"], ["check"], 2), (["a.md": "x"], ["check"], 0),
            (["d/.mcp.json": "{\"mcpServers\": {}}"], ["check", "d"], 0),
            (["a.md": "x"], ["check", "--as", "repository", "."], 0),
            (clean, ["schema", "show", "nonsense"], 64), (clean, ["--help"], 0),
            (clean, ["build", "--help"], 0),
            (["content/site.yaml": "title: [\n"], ["check"], 2),
            (["content/site.yaml": "titel: x\n"], ["check"], 1),
            (clean, ["render", "missing.md"], 2), (clean, ["build", "--output", "content/public"], 2),
            (clean, ["new", "guide", "../../x"], 64), (clean, ["new", "guide", "_x"], 64),
            (clean, ["new", "wiki", "a/.b/c"], 64), (clean, ["new", "guide", "./a/_index"], 0),
            (clean, ["new", "guide", "a/x_.b"], 0),
            (clean, ["check", "--templates", "missing"], 2),
            (clean, ["build", "--templates", "content/index.md"], 2),
            (clean, ["check", "--content", "missing"], 2),
            (clean, ["check", "content/index.md"], 0), (clean, ["check", "gone.md"], 2),
            (clean, ["check", "--as", "repository"], 0), (["README.md": "x"], ["check", "--fix"], 0),
            (["README.md": "x"], ["check", "--as", "site"], 2),
            (clean, ["check", "--templates", "content"], 0),
            (clean, ["check", "--date", "2026-02-30"], 64), (clean, ["build", "--date", "2026-2-3"], 64),
            (clean, ["check", "--date", "2026-02-03T00:00"], 64), (clean, ["check", "--date", ""], 64),
            (clean, ["check", "--date", "2024-02-29"], 0), (clean, ["check", "--date", "2026-02-29"], 64),
            (clean, ["check", "--jobs", "1"], 0), (clean, ["build", "--jobs", "9223372036854775807"], 0),
            (clean, ["build", "--jobs", "100000"], 0), (clean, ["check", "--jobs=-1"], 64),
            (clean, ["check", ""], 64), (clean, ["check", "--content", ""], 64),
            (clean, ["check", "--templates", ""], 64), (clean, ["build", "--output", ""], 64),
            (clean, ["build", "--output", "content/index.md"], 2),
            (clean, ["build", "--output", "/dev/null"], 2), (clean, ["build", "--output", "/"], 2),
            (clean, ["build", "--output", "/tmp/.."], 2),
            (clean, ["check", "--base-url", "https://a:b@e.example/"], 64),
            (clean, ["check", "--base-url", "https://e.example/?x"], 64),
            (clean, ["check", "--base-url", "https://e.example/x"], 0),
            (clean, ["check", "--feeds"], 64),
            (clean, ["check", "--feeds", "--base-url", "https://e.example/x"], 0),
        ] as [([String: String], [String], Int32)])
    func status(files: [String: String], arguments: [String], expected: Int32) throws {
        let folder = try Folder(files)
        let run = try Program.run(arguments, in: folder.path)
        #expect(run.status == expected, "\(arguments): \(run.output)\(run.errors)")
    }

    @Test(arguments: [
        (
            ["chekc", "docs"],
            "waymark: error: there is no command `chekc`; did you mean `check`?\nUsage: waymark check "
        ),
        (
            ["schema", "lst"],
            "waymark: error: there is no command `lst`; did you mean `list`?\nUsage: waymark schema list"
        ),
        (["schema", "Valdate", "-"], "did you mean `validate`?\nUsage: waymark schema validate "),
        (
            ["check", "--formt", "json"],
            "waymark: error: unknown option '--formt'. Did you mean '--format'?\nUsage: waymark check "
        ),
        (
            ["check", "--jobs", "0"],
            "waymark: error: --jobs takes a number from 1 up, not 0\nUsage: waymark check "
        ),
        (["build", "--output", ""], "waymark: error: --output takes a folder, and what is given is empty\n"),
        (["check", "--date", "x"], "waymark: error: --date takes a day as 2026-11-22, not `x`\n"),
        (["schema", "validate", "--schema", "x"], "waymark: error: missing expected argument"),
        (["zzzzzz"], "Usage: waymark [--licenses] <subcommand>"),
        (
            ["help", "chekc"],
            "waymark: error: there is no command `chekc`; did you mean `check`?\nUsage: waymark check "
        ),
        (["help", "schema", "lst"], "did you mean `list`?\nUsage: waymark schema list"),
        (
            ["check", "--explain", "nope"],
            "\nUsage: waymark check [<options>] [<root>] [<paths> ...]\n  See 'waymark check --help' for more information.\n"
        ),
        (["check", "--explain-binding", "x"], "\nUsage: waymark check [<options>] [<root>] [<paths> ...]\n"),
        (
            ["schema", "show", "nope"],
            "\nUsage: waymark schema show <name>\n  See 'waymark schema show --help' for more information.\n"
        ),
        (["schema", "diff", "a", "b"], "\nUsage: waymark schema diff <old> <new> "),
        (["highlight", "--language", "nope"], "\nUsage: waymark highlight [--language <l>] [<file>]\n"),
        (["new", "guide", "../x"], "\nUsage: waymark new guide <path> [--root <dir>]\n"),
        (
            ["new", "page", "foo"],
            "there is no command `page`; there are `site`, `guide`, `wiki` and `article`\nUsage: waymark new "
        ),
    ])
    func misspeltCommandsAreNamed(arguments: [String], words: String) throws {
        let run = try Program.run(arguments)
        #expect(run.status == 64)
        #expect(run.errors.contains(words), "\(run.errors)")
    }

    // MARK: Build

    @Test func buildWritesTheSite() throws {
        let folder = try Folder(Self.clean)
        let run = try Program.run(["build", folder.path])
        #expect(folder.read("public/index.html")?.contains("<h1") == true)
        #expect(run.output.contains("written"))
        let again = try Program.run(["build", folder.path])
        #expect(again.output.contains(" 0 written"))
    }

    @Test func anAddressAtPublishingBringsItsListsAlong() throws {
        let page = "---\ntitle: News\ndate: 2026-11-02\n---\n\nText.\n"
        let folder = try Folder(["content/index.md": "# Hello\n\n[n](news.md)\n", "content/news.md": page])
        _ = try Program.run(["build", folder.path])
        #expect(folder.read("public/sitemap.xml") == nil && folder.read("public/feed.xml") == nil)
        let address = ["--base-url", "https://docs.example.org/a/"]
        _ = try Program.run(["build", folder.path] + address)
        #expect(
            folder.read("public/sitemap.xml")?.contains("<loc>https://docs.example.org/a/news/</loc>") == true
        )
        #expect(
            folder.read("public/news/index.html")?.contains(
                #"<link rel="canonical" href="https://docs.example.org/a/news/">"#) == true)
        #expect(folder.read("public/feed.xml") == nil)
        let run = try Program.run(["build", folder.path, "--feeds"] + address)
        #expect(run.status == 0 && run.errors.contains(" 0 errors, 0 warnings"))
        #expect(folder.read("public/feed.xml")?.contains("https://docs.example.org/a/news/") == true)
        #expect(folder.read("public/index.html")?.contains("/a/feed.xml") == true)
    }

    /// The project's own site, as `make site BASE_URL=…` builds it.
    @Test func theProjectsOwnSiteTakesAnAddress() throws {
        let folder = try Folder([:])
        let site = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path(percentEncoded: false)
        let address = ["--base-url", "https://docs.example.org/", "--feeds", "--date", "2026-11-29"]
        let run = try Program.run(["build", site, "--output", folder.path + "/out"] + address)
        #expect(run.status == 0, "\(run.errors)")
        let home = folder.read("out/index.html")
        #expect(home?.contains(#"<link rel="canonical" href="https://docs.example.org/">"#) == true)
        #expect(home?.contains("feed.xml") == true)
        #expect(folder.read("out/feed.xml")?.contains("https://docs.example.org/guides/") == true)
        #expect(folder.read("out/sitemap.xml")?.contains("https://docs.example.org/manual/ci/") == true)
    }

    @Test func buildWithErrorsLeavesTheLastOutput() throws {
        let folder = try Folder(Self.clean)
        _ = try Program.run(["build", folder.path])
        let before = folder.files(in: "public").map { folder.read("public/" + $0) }
        try folder.write("# Changed\n\n[x](missing.md)\n", to: "content/index.md")
        try folder.write("# New\n", to: "content/new.md")
        let run = try Program.run(["build", folder.path])
        #expect(run.errors.contains("content/index.md:3:5: error[broken-link]"))
        #expect(folder.files(in: "public").map { folder.read("public/" + $0) } == before)
        _ = try Program.run(["build", folder.path, "--keep-going"])
        #expect(folder.read("public/new/index.html") != nil)
    }

    @Test func anUnreadableConfigurationStopsEverything() throws {
        let folder = try Folder(["content/site.yaml": "title: \"open\n", "content/index.md": "x"])
        let run = try Program.run(["build", folder.path, "--keep-going"])
        #expect(run.status == 2)
        #expect(run.errors.contains("content/site.yaml:"))
        #expect(folder.files(in: "public") == [])
    }

    /// Whatever a site makes of its findings, a run that ends early says why.
    @Test func whatEndsARunIsAlwaysTold() throws {
        let rules =
            "rules: {invalid-configuration: \"off\", output-exists: \"off\", unreadable-file: \"off\", "
            + "invalid-manifest: \"off\"}\n"
        let folder = try Folder(["content/index.md": "# A", "content/site.yaml": rules])
        try folder.write("mine", to: "public/index.html")
        try folder.write("none", to: "public/.waymark-manifest")
        let run = try Program.run(["build"], in: folder.path)
        #expect(run.status == 1)
        #expect(run.errors.contains("public/index.html: error[output-exists]"))
        #expect(!run.errors.contains("invalid-manifest"))
        #expect(run.errors.contains("1 error, 0 warnings"))
        try folder.write(rules + "title: \"x\n", to: "content/site.yaml")
        let broken = try Program.run(["check"], in: folder.path)
        #expect(
            broken.status == 2
                && broken.output.contains("content/site.yaml:2:8: error[invalid-configuration]"))
    }

    @Test func noPageHoldsAControlCharacter() throws {
        let folder = try Folder([
            "content/index.md":
                "---\ntitle: \"a\\eb\\x9b\"\n---\n\nc\u{1B}d\u{9B}\n\n```toml schema=none reason=x\n# \u{1B}\n```\n"
        ])
        _ = try Program.run(["build", folder.path, "--keep-going"])
        let page = try #require(folder.read("public/index.html"))
        #expect(page.contains("<title>a\u{FFFD}b\u{FFFD} ") && page.contains("c\u{FFFD}d\u{FFFD}"))
        #expect(
            !page.unicodeScalars.contains {
                $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t"
            })
    }

    // MARK: Render and highlight

    @Test func renderReadsFilesAndStandardInput() throws {
        let folder = try Folder(["a.md": "*a*"])
        #expect(try Program.run(["render", "a.md"], in: folder.path).output == "<p><em>a</em></p>\n")
        #expect(try Program.run(["render", "-"], input: "*a*").output == "<p><em>a</em></p>\n")
        let titled = "---\ntitle: T\n---\n*a*"
        #expect(try Program.run(["render", "-"], input: titled).output == "<p><em>a</em></p>\n")
        #expect(
            try Program.run(["render", "--profile", "commonmark", "-"], input: titled).output
                == "<hr />\n<h2>title: T</h2>\n<p><em>a</em></p>\n")
        let html = "<script>x</script>"
        #expect(
            try Program.run(["render", "--profile", "commonmark", "-"], input: html).output == html + "\n")
        #expect(try Program.run(["render", "-"], input: html).output.contains("<script>") == false)
    }

    @Test(
        arguments: [
            (["--html", "escape"], "<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>\n"),
            (["--html", "allow"], "<b y=z>x</b>", "<p><b y=z>x</b></p>\n"),
            (["--smart"], "'a' -- b", "<p>‘a’ – b</p>\n"),
            (["--smart", "--profile", "commonmark"], "a...", "<p>a…</p>\n"),
            (["--emoji"], ":tada:", "<p>🎉</p>\n"), (["--emoji", "--profile", "gfm"], ":tada:", "<p>🎉</p>\n"),
            (["--math"], "$a_b_c$", "<p><span class=\"math\">\\(a_b_c\\)</span></p>\n"),
            ([], "$a$ :tada: --", "<p>$a$ :tada: --</p>\n"),
        ] as [([String], String, String)])
    func renderTakesWhatSitesConfigure(options: [String], input: String, expected: String) throws {
        #expect(try Program.run(["render"] + options + ["-"], input: input).output == expected)
    }

    @Test(arguments: [
        ["--math", "--profile", "gfm"], ["--html", "allow", "--profile", "gfm"],
        ["--html", "escape", "--profile", "commonmark"], ["--emoji", "--profile", "commonmark"],
        ["--html", "some"],
    ])
    func renderRefusesOptionsThatSayNothing(options: [String]) throws {
        #expect(try Program.run(["render"] + options + ["-"], input: "a").status == 64)
    }

    /// The escape that begins a terminal's commands, in ASCII and beyond it, in every part of a text.
    @Test(arguments: [
        ("render", "a\u{1B}[31m\u{9B}1m <b title=\"\u{1B}\">\u{7F}</b>\n\n```\n\u{1B}\u{9B}\n```\n"),
        ("highlight", "{\"a\u{1B}\": \u{9B}\u{7F}}\r\n"),
    ])
    func htmlCommandsNoTerminal(command: String, input: String) throws {
        let options = command == "render" ? ["--html", "allow"] : ["--language", "json"]
        let run = try Program.run([command] + options + ["-"], input: input)
        let isControl = { (scalar: Unicode.Scalar) in
            scalar.properties.generalCategory == .control && !"\r\n".unicodeScalars.contains(scalar)
        }
        #expect(!run.output.unicodeScalars.contains(where: isControl), "\(run.output.debugDescription)")
        #expect(run.output.contains("\u{FFFD}"))
    }

    @Test func codeIsHighlighted() throws {
        let html = try Program.run(["highlight", "--language", "json", "-"], input: "{\"a\": 1}").output
        #expect(html.contains("<span class=\"t-key\">&quot;a&quot;</span>"))
        let folder = try Folder(["a.yaml": "a: 1\n"])
        #expect(try Program.run(["highlight", "a.yaml"], in: folder.path).status == 0)
        let unknown = try Program.run(["highlight", "--language", "jsno", "-"])
        #expect(unknown.status == 64 && unknown.errors.contains("json"))
    }

    // MARK: New

    @Test func newMakesASiteThatBuilds() throws {
        let folder = try Folder()
        let run = try Program.run(["new", "site", "docs"], in: folder.path)
        #expect(run.status == 0)
        for kind in ["guide", "wiki", "article"] {
            #expect(
                try Program.run(["new", kind, "wiki/\(kind)", "--root", "docs"], in: folder.path).status == 0)
        }
        let check = try Program.run(["check", "docs", "--strict"], in: folder.path)
        #expect(check.status == 0, "\(check.output)")
        let again = try Program.run(["new", "site", "docs"], in: folder.path)
        #expect(again.status == 2)
        #expect(again.errors.contains("it is there already, and nothing is replaced"))
    }

    @Test func newTakesPathsThatLeadIntoTheContentFolder() throws {
        let folder = try Folder(["docs/content/index.md": "# Home"])
        let paths = [
            "docs/content/a/b", folder.path + "/docs/content/c/d.md", "e", "content/f",
        ]
        for path in paths {
            let run = try Program.run(["new", "guide", path, "--root", "docs"], in: folder.path)
            #expect(run.status == 0, "\(run.errors)")
        }
        #expect(
            try folder.files(in: "docs/content").sorted() == ["a/b.md", "c/d.md", "e.md", "f.md", "index.md"])
        let again = try Program.run(["new", "guide", "index", "--root", "docs"], in: folder.path)
        #expect(again.status == 2)
        #expect(
            again.errors == """
                waymark: error: cannot make docs/content/index.md: it is there already, and nothing is replaced
                  = help: give another path, or work on what is there

                """)
        let device = try Program.run(["new", "wiki", "con", "--root", "docs"], in: folder.path)
        #expect(device.status == 64)
        #expect(device.errors.contains("the name `con.md` is the name of a device on Windows"))
    }

    @Test func aPageIsMadeInASiteOnly() throws {
        let folder = try Folder(["other/README.md": "x"])
        for root in ["nowhere", "other"] {
            let run = try Program.run(["new", "guide", "x", "--root", root], in: folder.path)
            #expect(run.status == 2)
            #expect(run.errors.contains("there is no site in \(root)"), "\(run.errors)")
        }
        #expect(folder.files(in: "") == ["other/README.md"])
    }

    @Test(arguments: [
        ("", "a page needs a path"), ("a.mdx", "so give `a`"), ("a?b#c", "has a `?`"),
        ("c-sharp", "would have the address of content/C#.md"), ("new/C#", ""),
    ]) func aNewPageHasAnAddressOfItsOwn(path: String, words: String) throws {
        let folder = try Folder(["content/index.md": "# Home\n", "content/C#.md": "# C#\n"])
        let run = try Program.run(["new", "guide", path], in: folder.path)
        #expect(run.status == (words.isEmpty ? 0 : 64), "\(run.errors)")
        #expect(run.errors.contains(words) || words.isEmpty, "\(run.errors)")
        #expect(folder.files(in: "content").count == (words.isEmpty ? 3 : 2))
    }

    // MARK: Files that cannot be read

    /// The superuser can read everything, so the program runs as somebody else then.
    @Test func anUnreadableFileStopsEverything() throws {
        let folder = try Folder(["content/index.md": "# Hello", "content/locked.md": "secret"])
        chmod(folder.path + "/content/locked.md", 0)
        let installed = try Program.copy(to: folder.path + "/bin")
        let arguments = ["build", folder.path, "--output", folder.path + "/public"]
        let run =
            geteuid() == 0
            ? try Program.run(
                ["--reuid=65534", "--regid=65534", "--clear-groups", installed] + arguments,
                program: "/usr/bin/setpriv")
            : try Program.run(arguments)
        #expect(run.status == 2, "\(run.output)\(run.errors)")
        #expect(
            run.errors.contains(
                "content/locked.md: error[unreadable-file]: the file cannot be read: Permission denied"))
        #expect(folder.files(in: "public") == [])
    }
}
