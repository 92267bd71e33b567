import Foundation
import Testing
import Text

/// What programs read of this one has a published schema, and keeps to it.
@Suite struct StableFormatTests {
    /// A repository with a finding, a fix, a block of each kind, and one that is switched off.
    static let repository = [
        ".gitignore": "build/\n", "build/x.md": "x\n",
        "a.md": """
        ```json .mcp.json
        {"mcpServers": {"a": {"comand": "x"}}}
        ```

        <!-- waymark: off unknown-property it is so on purpose -->
        ```json .mcp.json
        {"mcpServers": {"a": {"command": "x", "arg": []}}}
        ```

        ```yaml
        name: nothing
        ```
        """,
    ]
    static let site = [
        "content/site.yaml": "title: T\nfreshness:\n  review_every: 1 month\n",
        "content/index.md": "---\ntitle: T\ndraft: true\n---\n\n[a](nowhere.md)\n",
        "content/wiki/a.md": "---\ntitle: A\nkind: wiki\nreviewed: 2020-01-01\n---\n\ntext\n",
        "content/_hidden/b.md": "x\n",
    ]

    static let runs: [(schema: String, files: [String: String], arguments: [String])] = [
        ("waymark-report", repository, ["check", "."]),
        ("waymark-report", repository, ["check", ".", "--fix"]),
        ("waymark-report", repository, ["check", ".", "--baseline", "none.json"]),
        ("waymark-report", site, ["check", ".", "--date", "2026-11-29"]),
        (
            "waymark-report", ["content/index.md": "[x](http://127.0.0.1:1/)\n"],
            ["check", ".", "--external"]
        ),
        ("waymark-report", repository, ["schema", "validate", "--schema", "claude-code-mcp", "a.json"]),
        ("waymark-finding-kind", [:], ["check", "--explain", "wrong-type"]),
        ("waymark-finding-kind", [:], ["check", "--explain", "list"]),
        ("waymark-schema-diff", [:], ["schema", "diff", "old.schema.json", "new.schema.json"]),
        (
            "waymark-schema-diff", site,
            ["schema", "diff", "old.schema.json", "new.schema.json", "--site", "."]
        ),
    ]

    @Test(arguments: runs.indices)
    func eachOutputFitsItsSchema(number: Int) throws {
        let (schema, files, arguments) = Self.runs[number]
        let folder = try Folder(files)
        try folder.write(#"{"diagnostics": [{"fingerprint": "x", "id": "y", "path": "z"}]}"#, to: "none.json")
        try folder.write(#"{"mcpServers": {"a": {"comand": "x"}}}"#, to: "a.json")
        for (name, type) in [("old", "string"), ("new", "integer")] {
            try folder.write(
                #"{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "\#(type)"}"#,
                to: "\(name).schema.json")
        }
        let run = try Program.run(arguments + ["--format", "json"], in: folder.path)
        try folder.write(run.output, to: "output.json")
        let checked = try Program.run(
            ["schema", "validate", "--schema", schema, "output.json"], in: folder.path)
        #expect(checked.status == 0, "\(checked.output)\(checked.errors)\(run.errors)")
        // A closed schema: a word that it does not know would be found.
        try folder.write("{\"more\": 1," + run.output.drop { $0.isWhitespace }.dropFirst(), to: "more.json")
        let more = try Program.run(["schema", "validate", "--schema", schema, "more.json"], in: folder.path)
        #expect(more.status == 1)
    }

    @Test func anEditOfAnotherFileFitsTheSchema() throws {
        let folder = try Folder(Self.repository)
        let output = try Program.run(["check", ".", "--format", "json"], in: folder.path).output
        for (member, status) in [("path", Int32(0)), ("file", 1)] {
            let other = output.replacingOccurrences(
                of: #""edits"\s*:\s*\[\s*\{"#, with: #""edits": [{"\#(member)": "b.md","#,
                options: .regularExpression)
            #expect(other != output)
            try folder.write(other, to: "output.json")
            let checked = try Program.run(
                ["schema", "validate", "--schema", "waymark-report", "output.json"], in: folder.path)
            #expect(checked.status == status, "\(checked.output)\(checked.errors)")
        }
    }

    @Test func aBaselineFitsItsSchema() throws {
        let folder = try Folder(Self.repository)
        _ = try Program.run(["check", ".", "--write-baseline", "base.json"], in: folder.path)
        let checked = try Program.run(
            ["schema", "validate", "--schema", "waymark-baseline", "base.json"], in: folder.path)
        #expect(checked.status == 0, "\(checked.output)\(checked.errors)")
    }
}
