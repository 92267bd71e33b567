import Foundation
import Testing

/// What the commands print and the statuses that they exit with.
@Suite struct CommandTests {
    static let clean = ["content/index.md": "# Hello\n"]
    static let warned = ["content/index.md": "---\ntitel: x\n---\n"]
    static let wrong = ["content/index.md": "# Hello\n\n[x](missing.md)\n"]

    // MARK: Statuses

    @Test(
        arguments: [
            (clean, ["check"], 0), (warned, ["check"], 0), (warned, ["check", "--strict"], 1),
            (wrong, ["check"], 1),
            (clean, ["build"], 0), (wrong, ["build"], 1), (wrong, ["build", "--keep-going"], 1),
            ([:], ["check"], 2),
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
        ] as [([String: String], [String], Int32)])
    func status(files: [String: String], arguments: [String], expected: Int32) throws {
        let folder = try Folder(files)
        let run = try Program.run(arguments, in: folder.path)
        #expect(run.status == expected, "\(arguments): \(run.output)\(run.errors)")
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

    // MARK: Check

    @Test(arguments: ["build", "check"])
    func whatTheLastLineCountsCanBeListed(command: String) throws {
        let folder = try Folder([
            "content/index.md": "# A", "content/.git/x": "", "content/_x/a.md": "", "content/404.html": "own",
        ])
        let plain = try Program.run([command, "--date", "2026-11-22"], in: folder.path)
        let both = plain.output + plain.errors
        #expect(
            both.contains(
                ", 1 generated file replaced by an own one (404.html), 2 names with . or _ not published, "))
        #expect(!both.contains("not published: "))
        let listed = try Program.run([command, "--verbose"], in: folder.path)
        let lines =
            "replaced by an own file: 404.html\nnot published: content/.git/\nnot published: content/_x/\n"
        #expect((command == "check" ? listed.output : listed.errors).hasPrefix(lines))
        #expect(listed.status == 0)
    }

    @Test func machineFormatsHaveTheOutputToThemselves() throws {
        let folder = try Folder(["content/index.md": "# A", "content/.git/x": ""])
        let run = try Program.run(["check", "--verbose", "--format", "json"], in: folder.path)
        #expect(run.output.hasPrefix("{"))
        #expect(run.errors == "not published: content/.git/\n")
    }

    @Test func whatStandsInTheWayOfAFolderIsNamed() throws {
        let folder = try Folder(Self.clean)
        let run = try Program.run(["check", "--templates", "content/index.md"], in: folder.path)
        #expect(
            run.errors
                == "waymark: error: cannot find the templates folder content/index.md: Not a directory\n")
        try folder.write("title: x\n", to: "content/site.yaml")
        try folder.write(String(repeating: "#", count: (16 << 20) + 1), to: "content/site.yaml")
        #expect(try Program.run(["build", "--keep-going"], in: folder.path).status == 2)
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
                && broken.output.contains("content/site.yaml:2:9: error[invalid-configuration]"))
    }

    @Test func checkWritesNothing() throws {
        let folder = try Folder(Self.clean)
        _ = try Program.run(["check", folder.path])
        #expect(folder.files(in: ".") == ["content/index.md"])
    }

    @Test func fixMendsTheFilesAndShowsTheLines() throws {
        let folder = try Folder(["content/index.md": "---\ntitel: x\n---\n"])
        let run = try Program.run(["check", folder.path, "--fix"])
        #expect(folder.read("content/index.md") == "---\ntitle: x\n---\n")
        #expect(run.output.contains("@@ -2 +2 @@\n-titel: x\n+title: x\n1 fix applied in 1 file\n"))
        #expect(run.output.contains("0 errors, 0 warnings"))
        #expect(folder.files(in: ".") == ["content/index.md"])
        let again = try Program.run(["check", folder.path, "--fix", "--format", "json"])
        #expect(again.output.hasPrefix("{") && again.errors.contains("0 fixes applied\n"))
    }

    @Test func textHasNoColoursInAPipe() throws {
        let folder = try Folder(Self.wrong)
        let run = try Program.run(["check", folder.path])
        #expect(!run.output.contains("\u{1B}"))
        #expect(run.output.hasPrefix("content/index.md:3:5: error[broken-link]: "))
        #expect(run.output.contains("1 page, 0 snippets validated, 1 error, 0 warnings in "))
    }

    @Test func jsonIsOneObject() throws {
        let folder = try Folder(Self.wrong)
        let run = try Program.run(["check", folder.path, "--format", "json"])
        let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        let findings = try #require(object?["diagnostics"] as? [[String: Any]])
        #expect(findings.map { $0["path"] as? String } == ["content/index.md"])
        #expect(run.status == 1)
    }

    @Test func pathsAreRelativeToTheRoot() throws {
        let folder = try Folder(Self.wrong)
        for arguments in [
            ["check", folder.path], ["check", folder.path + "/"], ["check"], ["check", "."], ["check", "./"],
        ] {
            let run = try Program.run(arguments, in: folder.path)
            #expect(run.output.hasPrefix("content/index.md:3:5: "), "\(arguments): \(run.output)")
        }
    }

    @Test func everyIdCanBeExplained() throws {
        let list = try Program.run(["check", "--explain", "list"]).output.split(separator: "\n")
        #expect(list.contains("unbound-snippet") && list.contains("unknown-property"))
        let run = try Program.run(["check", "--explain", "unbound-snippet"])
        #expect(run.output.hasPrefix("unbound-snippet\n\n"))
    }

    @Test func explanationsAreWrittenForPrograms() throws {
        let one = try Program.run(["check", "--explain", "unused-directive", "--format", "json"]).output
        let object = try #require(try JSONSerialization.jsonObject(with: Data(one.utf8)) as? [String: Any])
        #expect(object["id"] as? String == "unused-directive")
        #expect(object["severity"] as? String == "warning")
        #expect(object["reporters"] as? [String] == ["check", "render"])
        #expect(
            (object["explanation"] as? String)?.hasPrefix("A comment `<!-- waymark: off ID reason -->`")
                == true)
        #expect(object.count == 4)
        let list = try Program.run(["check", "--explain", "list", "--format", "json"]).output
        let kinds = try #require(try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [[String: Any]])
        let names = try Program.run(["check", "--explain", "list"]).output.split(separator: "\n").map(
            String.init)
        #expect(kinds.map { $0["id"] as? String } == names)
    }

    /// A check that looked at nothing says so, and is not like one that found nothing.
    @Test func nothingToLookAtIsNoSuccess() throws {
        let folder = try Folder([".gitignore": "*.md\n", "a.md": "x", "b.txt": "x"])
        let run = try Program.run(["check"], in: folder.path)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(
            run.errors
                == "waymark: error: no Markdown and no known config file is here to look at; 1 file or folder left out\n"
        )
    }

    @Test func whatIsLeftOutOfARepositoryIsListed() throws {
        let folder = try Folder([".gitignore": "b.md\n", "a.md": "x", "b.md": "x", "vendor/c.md": "x"])
        let run = try Program.run(["check", "--verbose"], in: folder.path)
        #expect(
            run.output.hasPrefix("left out by an ignore file: b.md\nleft out by its name: vendor/\n1 page: "))
        #expect(run.output.contains(", 2 files and folders left out; 0 findings in "))
        #expect(run.status == 0)
    }

    @Test func registryFilesAsWindowsExportsThemAreValidated() throws {
        let text = """
            Windows Registry Editor Version 5.00\r\n\r
            [HKEY_CURRENT_USER\\SOFTWARE\\Policies\\Claude]\r
            "inferenceProvider"="gatway"\r\n
            """
        let folder = try Folder([:])
        let units = [0xFEFF] + Array(text.utf16)
        let bytes = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        try Data(bytes).write(to: URL(filePath: folder.path).appending(path: "policy.reg"))
        let run = try Program.run(
            ["schema", "validate", "--schema", "claude-desktop-3p", "policy.reg"], in: folder.path)
        #expect(run.output.contains("policy.reg:4:21: error[invalid-value]"), "\(run.output)")
    }

    /// A schema's references to files are followed from its folder, whatever it says of its own address; what cannot be
    /// followed is an error.
    @Test(arguments: [
        (#"{"properties": {"a": {"$ref": "part.json"}}}"#, "x.json:1:7: error[wrong-type]", 1),
        (
            #"{"properties": {"a": {"$ref": "./sub/../part.json#/$defs/text"}}}"#,
            "x.json:1:7: error[wrong-type]", 1
        ),
        (#"{"properties": {"a": {"$ref": "a%20b.json"}}}"#, "x.json:1:7: error[wrong-type]", 1),
        (#"{"properties": {"a": {"$ref": "sub/inner.json"}}}"#, "x.json:1:7: error[wrong-type]", 1),
        (
            #"{"$id": "https://example.org/s/main.json", "properties": {"a": {"$ref": "part.json"}}}"#,
            "x.json:1:7: error[wrong-type]", 1
        ),
        (
            #"{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"$ref": "part.json"}}}"#,
            "x.json:1:7: error[wrong-type]", 1
        ),
        (#"{"properties": {"b": {"$ref": "circle.json"}}}"#, "1 file", 0),
        (
            #"{"properties": {"a": {"$ref": "none.json"}}}"#,
            "main.json:1:31: error[invalid-schema]: `none.json` leads nowhere", 1
        ),
        (
            #"{"properties": {"a": {"$ref": "part.json#/$defs/none"}}}"#,
            "main.json:1:31: error[invalid-schema]", 1
        ),
        (
            #"{"properties": {"b": {"$ref": "sub/lost.json"}}}"#,
            "error[invalid-schema]: `gone.json` in `lost.json` leads nowhere", 1
        ),
        (#"{"const": {"$ref": "none.json"}, "x-note": {"$ref": "none.json"}}"#, "x.json:1:1: error", 1),
    ]) func aSchemaOfSeveralFiles(schema: String, words: String, status: Int32) throws {
        let text = #"{"type": "string", "$defs": {"text": {"type": "string"}}}"#
        let folder = try Folder([
            "main.json": schema, "part.json": text, "a b.json": text, "x.json": #"{"a": 1}"#,
            "sub/inner.json": #"{"$ref": "../part.json"}"#, "sub/lost.json": #"{"$ref": "gone.json"}"#,
            "circle.json": #"{"properties": {"a": {"$ref": "main.json"}}}"#,
        ])
        let run = try Program.run(["schema", "validate", "--schema", "main.json", "x.json"], in: folder.path)
        #expect(run.status == status, "\(run.output)\(run.errors)")
        #expect(run.output.contains(words), "\(run.output)\(run.errors)")
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

    @Test func aTextInAnotherEncodingIsToldAsSuch() throws {
        let folder = try Folder(["s.json": "{\"type\": \"object\"}", "empty.json": ""])
        for bytes in [[0xFF, 0xFE, 0x7B, 0x00], [0xFE, 0xFF, 0x00, 0x7B], [0x7B, 0x00, 0x7D, 0x00]]
            as [[UInt8]]
        {
            try Data(bytes).write(to: URL(fileURLWithPath: folder.path + "/x.json"))
            let run = try Program.run(
                ["schema", "validate", "--schema", "s.json", "x.json"], in: folder.path)
            #expect(run.status == 1)
            #expect(
                run.output.contains("x.json:1:1: error[invalid-encoding]: the text is UTF-16\n"),
                "\(run.output)")
            #expect(run.output.contains(", 1 error, "))
        }
        let run = try Program.run(
            ["schema", "validate", "--schema", "empty.json", "s.json"], in: folder.path)
        #expect(run.status == 2)
        #expect(run.errors.contains("empty.json is no JSON Schema: "), "\(run.errors)")
    }

    @Test func schemasAreMeasured() throws {
        let folder = try Folder([
            "whole.schema.json": "{\"type\": \"integer\"}", "values.jsonl": "1\n2.5\n3\n",
        ])
        let arguments = [
            "schema", "validate", "--schema", "whole.schema.json", "--benchmark", "2", "values.jsonl",
        ]
        let run = try Program.run(arguments, in: folder.path)
        let line = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Double]
        #expect(line?["valid"] == 2 && line?["invalid"] == 1)
        #expect(line?["compile_ms"] != nil && line?["ns_per_instance"] != nil)
        #expect(run.status == 0)
    }

    // MARK: Render, schema, new

    @Test func renderReadsFilesAndStandardInput() throws {
        let folder = try Folder(["a.md": "*a*"])
        #expect(try Program.run(["render", "a.md"], in: folder.path).output == "<p><em>a</em></p>\n")
        #expect(try Program.run(["render", "-"], input: "*a*").output == "<p><em>a</em></p>\n")
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

    @Test func schemasAreListedAndShown() throws {
        let list = try Program.run(["schema", "list"]).output
        for name in [
            "claude-desktop-3p", "claude-desktop", "claude-code-mcp", "waymark-site", "waymark-front-matter",
        ] {
            #expect(list.contains("\n\(name) ") || list.hasPrefix("\(name) "))
            let schema = try Program.run(["schema", "show", name]).output
            #expect(try JSONSerialization.jsonObject(with: Data(schema.utf8)) is [String: Any])
        }
    }

    @Test func filesAreValidated() throws {
        let folder = try Folder([
            "good.json": "{\"mcpServers\": {\"a\": {\"command\": \"npx\"}}}",
            "bad.yaml": "mcpServers:\n  a:\n    comand: npx\n",
            "own.schema.json": "{\"type\": \"array\"}",
        ])
        let good = try Program.run(
            ["schema", "validate", "--schema", "claude-desktop", "good.json"], in: folder.path)
        #expect(good.status == 0)
        let bad = try Program.run(
            ["schema", "validate", "--schema", "claude-desktop", "good.json", "bad.yaml"], in: folder.path)
        #expect(bad.status == 1)
        #expect(bad.output.contains("bad.yaml:3:5: error[unknown-property]"))
        let own = try Program.run(
            ["schema", "validate", "--schema", "own.schema.json", "good.json"], in: folder.path)
        #expect(own.status == 1)
        #expect(own.output.contains("good.json:1:1: error[wrong-type]"))
        let unknown = try Program.run(
            ["schema", "validate", "--schema", "claude-dsktop", "good.json"], in: folder.path)
        #expect(unknown.status == 64)
        #expect(unknown.errors.contains("claude-desktop"))
        let part = try Program.run(
            ["schema", "validate", "--schema", "waymark-site#/$defs/nope", "good.json"], in: folder.path)
        #expect(
            part.errors.contains("waymark: error: the schema `waymark-site` has no part `#/$defs/nope`\n"))
        for arguments in [["validate", "good.json", "--schema"], ["show"]] {
            let run = try Program.run(["schema"] + arguments + ["server"], in: folder.path)
            #expect(run.errors.contains("is given by its file"))
        }
    }

    @Test func oneMissingFileHidesNoOther() throws {
        let folder = try Folder(["bad.yaml": "mcpServers:\n  a:\n    comand: npx\n"])
        let run = try Program.run(
            ["schema", "validate", "--schema", "claude-desktop", "none.json", "bad.yaml", "gone.json"],
            in: folder.path)
        #expect(run.status == 2)
        #expect(run.output.contains("bad.yaml:3:5: error[unknown-property]"))
        #expect(run.output.contains("\n1 file validated, "))
        #expect(run.errors.contains("none.json") && run.errors.contains("gone.json"))
    }

    @Test func aSchemaThatIsTakenIsLookedAt() throws {
        let folder = try Folder([
            "content/index.md": "# A\n", "own.json": "{\"type\": \"object\", \"requird\": [\"a\"]}",
        ])
        let run = try Program.run(["schema", "add", "own.json"], in: folder.path)
        #expect(run.status == 0)
        #expect(
            run.errors
                == "content/schemas/own.schema.json:1:20: warning[invalid-schema]: "
                + "`requird` is no keyword of JSON Schema; did you mean `required`?\n")
        let checked = try Program.run(
            ["schema", "validate", "--schema", "own.json", "own.json"], in: folder.path)
        #expect(checked.output.contains("own.json:1:20: warning[invalid-schema]: `requird`"))
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
        (["build", "--output", ""], "waymark: error: --output takes a folder, and nothing names none\n"),
        (["check", "--date", "x"], "waymark: error: --date takes a day as 2026-11-22, not `x`\n"),
        (["schema", "validate", "--schema", "x"], "waymark: error: missing expected argument"),
        (["zzzzzz"], "Usage: waymark <subcommand>"),
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

    @Test func bowtieIsAnsweredLineByLine() throws {
        let input = """
            {"cmd": "start", "version": 1}
            {"cmd": "dialect", "dialect": "https://json-schema.org/draft/2020-12/schema"}
            {"cmd": "run", "seq": 1, "case": {"description": "d", "schema": {"type": "integer"}, "tests": [
            {"cmd": "run", "seq": 2, "case": {"description": "d", "schema": {"type": "integer"}, "tests": [{"description": "t", "instance": 1}]}}
            {"cmd": "stop"}

            """
        let lines = try Program.run(["schema", "bowtie"], input: input).output.split(separator: "\n")
        #expect(lines.count == 4)
        #expect(
            lines.last?.contains("\"valid\":true") == true || lines.last?.contains("\"valid\": true") == true)
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

    @Test func codeIsHighlighted() throws {
        let html = try Program.run(["highlight", "--language", "json", "-"], input: "{\"a\": 1}").output
        #expect(html.contains("<span class=\"t-key\">&quot;a&quot;</span>"))
        let folder = try Folder(["a.yaml": "a: 1\n"])
        #expect(try Program.run(["highlight", "a.yaml"], in: folder.path).status == 0)
        let unknown = try Program.run(["highlight", "--language", "jsno", "-"])
        #expect(unknown.status == 64 && unknown.errors.contains("json"))
    }

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
        #expect(again.errors.contains("File exists"))
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
