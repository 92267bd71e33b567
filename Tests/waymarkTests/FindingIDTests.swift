import Testing

/// What the commands print has ids that `check --explain` knows, each from a command that is said to report it.
@Suite struct FindingIDTests {
    /// The ids in a text report, in the order of the alphabet.
    private static func ids(_ text: String) -> Set<String> {
        Set(
            text.split(separator: "\n").compactMap { line in
                let parts = line.split(separator: "[", maxSplits: 1)
                guard parts.count == 2, parts[0].hasSuffix(": error") || parts[0].hasSuffix(": warning")
                else { return nil }
                return parts[1].prefix { $0 != "]" }.description
            })
    }

    private static func known() throws -> Set<String> {
        Set(
            try Program.run(["check", "--explain", "list"]).output.split(separator: "\n").map(String.init))
    }

    private static let site = [
        "content/site.yaml": "title: T\nrules:\n  invalid-syntax: off\n",
        "content/index.md": """
        ---
        titel: x
        date: 2026-02-31
        ---
        # A {#a}

        ## B {#a}

        [x](nowhere.md) [y](#nowhere) [z](javascript:x) <script>x</script>

        ```json title="a.json"
        {"a": 1,, "a": [}
        ```

        ```yaml schema=nosuch
        a: [
        ```

        ```toml schema=one expect=wrong
        a = 012
        ```

        ```json schema=one
        {"a": "x", "b": 1}
        ```

        :::nosuch
        text
        """,
        "content/schemas/one.schema.json": """
        {"$id": "https://example.org/one", "x-waymark": {"name": "one"}, "type": "object",
         "additionalProperties": false, "properties": {"a": {"type": "integer"}}}
        """,
        "templates/page.html": "{{ nosuch }}{% nosuch %}{{ 1 | nosuch }}{% if %}{{ (",
        "templates/404.html": "{% include \"nosuch.html\" %}{{ nosuch }}",
    ]

    private static let texts = [
        "a.json": "{\"a\": 1,, 'b': [}", "b.json": "{\"a\": \"x\"}",
        "c.yaml": "a: [1\nb: *nosuch\n? [a]\n: b\n",
        "d.toml": "a = 012\na = 1\n[t]\n[t]\n", "e.reg": "[HKLM\\A]",
        "f.plist": "<plist><dict><key>a</plist>",
        "g.env": "a b\n=c\n", "h.json5": "{a: }", "i.jsonc": "/* x", "j.json": "",
        "schema.json": "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"integer\"}}}",
    ]

    private static let markdown = """
        :::nosuch
        text

        <script>x</script> [z](javascript:x)

        # A {#a}

        # B {#a}

        ```json title="a
        ```
        """

    @Test func everyIDIsExplained() throws {
        let folder = try Folder(Self.site.merging(Self.texts) { first, _ in first })
        try folder.write(Self.markdown, to: "text.md")
        let known = try Self.known()
        let runs = [
            ("check", ["check", ".", "--all"]), ("check", ["build", ".", "--keep-going", "--output", "out"]),
            ("render", ["render", "text.md"]),
            (
                "schema validate",
                ["schema", "validate", "--schema", "schema.json", "--all"] + Self.texts.keys.sorted()
            ),
        ]
        for (reporter, arguments) in runs {
            let run = try Program.run(arguments, in: folder.path)
            let found = Self.ids(run.output + run.errors)
            #expect(found.count >= 3, "\(arguments): \(run.output)\(run.errors)")
            #expect(found.subtracting(known) == [])
            for id in found {
                let facts = try Program.run(["check", "--explain", id]).output
                #expect(facts.contains("reported by") && facts.contains("`\(reporter)`"), "\(id): \(facts)")
            }
        }
    }

    @Test func anIDThatIsNoneIsRefusedInTheConfiguration() throws {
        let folder = try Folder([
            "content/site.yaml": "rules:\n  invalid-syntax: off\n", "content/index.md": "x",
        ])
        let run = try Program.run(["check", "."], in: folder.path)
        #expect(
            run.output.contains("content/site.yaml:2:3: warning[invalid-configuration]"), "\(run.output)")
        #expect(try Program.run(["check", "--explain", "invalid-syntax"]).status == 64)
    }
}
