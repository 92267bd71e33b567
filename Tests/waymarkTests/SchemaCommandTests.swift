import Foundation
import Testing

/// The catalogue as the commands show it, and files that are checked against a schema.
@Suite struct SchemaCommandTests {
    @Test func schemasAreListedAndShown() throws {
        let list = try Program.run(["schema", "list"]).output
        for name in [
            "claude-desktop-3p", "claude-desktop", "claude-code-mcp", "waymark-site", "waymark-front-matter",
        ] {
            #expect(list.contains("\n\(name) ") || list.hasPrefix("\(name) "))
            let schema = try Program.run(["schema", "show", name]).output
            #expect(try JSONSerialization.jsonObject(with: Data(schema.utf8)) is [String: Any])
        }
        let lines = list.split(separator: "\n")
        #expect(
            lines.contains { $0.hasPrefix("claude-code-mcp ") && $0.contains("2.1.240 (newest known: 2.1.") })
        #expect(!lines.contains { $0.hasPrefix("cursor-mcp ") && $0.contains("newest known") })
    }

    /// A document of another schema of the catalogue has one finding, which names that one.
    @Test func anotherFormIsNamed() throws {
        let folder = try Folder([
            "nested.json": "{\"$schemaVersion\": 2, \"inference\": {\"provider\": \"gateway\"}}",
            "broken.json": "{\"$schemaVersion\": 2, \"inference\": {\"provider\": 1}}",
            "near.json": "{\"mcpServers\": {\"a\": {\"command\": \"x\"}}}",
            "mixed.json": "{\"$schemaVersion\": 2, \"telemetry\": {}, \"disableAutoUpdates\": true}",
        ])
        let nested = try Program.run(
            ["schema", "validate", "--schema", "claude-desktop-3p", "nested.json"], in: folder.path)
        #expect(nested.status == 1)
        #expect(
            nested.output.contains(
                "nested.json:1:20: error[no-matching-branch]: the text has the form of `claude-desktop-3p-v2`, not of `claude-desktop-3p`\n"
            ))
        #expect(nested.output.contains("1 file validated, 1 error, 0 warnings"))
        let mixed = try Program.run(
            ["schema", "validate", "--schema", "claude-desktop-3p", "mixed.json"], in: folder.path)
        #expect(mixed.output.contains("the key `telemetry` is not known here"))
        // A key that is nearly one of the schema's is mended.
        let near = try Program.run(
            ["schema", "validate", "--schema", "vscode-mcp", "near.json"], in: folder.path)
        #expect(near.output.contains("the key `mcpServers` is not known here"))
        // What is wrong by the other one is said when it is checked against that.
        let broken = try Program.run(
            ["schema", "validate", "--schema", "claude-desktop-3p", "broken.json"], in: folder.path)
        #expect(broken.output.contains("has the form of `claude-desktop-3p-v2`, not of `claude-desktop-3p`"))
        #expect(broken.output.contains("1 file validated, 1 error, 0 warnings"))
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

    /// What a reference leads to may be any file: one finding where it is written, and nothing of the file is shown.
    @Test(arguments: [
        ("type: string\nx:\n  - 1\n", "line 1, column 1"), ("root:x:0:0\nbin:x:1:1\n", "line 1, column 1"),
        ("{\"type\": \"string\",\n \"x\": }", "line 2, column 7"),
    ]) func aPartThatIsNoJSON(part: String, place: String) throws {
        let schema = #"{"properties": {"a": {"$ref": "part.txt"}}}"#
        let folder = try Folder(["main.json": schema, "part.txt": part, "x.json": #"{"a": 1}"#])
        let run = try Program.run(["schema", "validate", "--schema", "main.json", "x.json"], in: folder.path)
        #expect(run.status == 1)
        let lines = run.output.split(separator: "\n").filter { $0.contains("error[") }
        #expect(
            lines == ["main.json:1:31: error[invalid-schema]: `part.txt` leads to a text that is no JSON"])
        #expect(run.output.contains("it is none from \(place) on; what it would demand is not checked"))
        #expect(!run.output.contains("part.txt:"))
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

    @Test func aTextInAnotherEncodingIsToldAsSuch() throws {
        let folder = try Folder(["s.json": "{\"type\": \"object\"}", "empty.json": ""])
        for (bytes, name) in [
            ([0xFF, 0xFE, 0x7B, 0x00], "UTF-16"), ([0xFE, 0xFF, 0x00, 0x7B], "UTF-16"),
            ([0x7B, 0x00, 0x7D, 0x00], "UTF-16LE"), ([0x00, 0x7B, 0x00, 0x7D], "UTF-16BE"),
            ([0xFF, 0xFE, 0x00, 0x00], "UTF-32"), ([0x00, 0x00, 0xFE, 0xFF], "UTF-32"),
            ([0x7B, 0x00, 0x00, 0x00], "UTF-32LE"), ([0x00, 0x00, 0x00, 0x7B], "UTF-32BE"),
        ] as [([UInt8], String)] {
            for file in ["x.json", "x.yaml", "x.toml", "x.env", "x.plist"] {
                try Data(bytes).write(to: URL(fileURLWithPath: folder.path + "/" + file))
                let run = try Program.run(
                    ["schema", "validate", "--schema", "s.json", file], in: folder.path)
                #expect(run.status == 1)
                #expect(
                    run.output.contains("\(file):1:1: error[invalid-encoding]: the text is \(name)\n"),
                    "\(run.output)")
                #expect(run.output.contains("`iconv -f \(name) -t UTF-8` converts it"))
                #expect(run.output.contains(", 1 error, "))
            }
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

    /// The files that a schema refers to count as when files are checked, and so does a part that is named.
    @Test(arguments: [
        ("main.json", 1.0, 2.0), ("main.json#/$defs/text", 2.0, 1.0), ("waymark-repository", 1.0, 2.0),
    ])
    func aSchemaOfSeveralFilesIsMeasured(schema: String, valid: Double, invalid: Double) throws {
        let folder = try Folder([
            "main.json":
                ##"{"type": "object", "properties": {"include": {"$ref": "sub/part.json"}}, "$defs": {"text": {"not": {"required": ["rules"]}}}}"##,
            "sub/part.json": #"{"$ref": "../list.json"}"#,
            "list.json": #"{"type": "array"}"#,
            "values.jsonl": "{\"include\": []}\n{\"include\": 1}\n{\"include\": 2, \"rules\": 1}\n",
        ])
        let run = try Program.run(
            ["schema", "validate", "--schema", schema, "--benchmark", "1", "values.jsonl"], in: folder.path)
        let line = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Double]
        #expect(line?["valid"] == valid && line?["invalid"] == invalid, "\(run.output)\(run.errors)")
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

    /// Markdown is `check`'s, and a file of something else is not told to be marked as a block is.
    @Test func whatIsNoConfigFileIsSaid() throws {
        let folder = try Folder([
            "a.md": "# A\n", "b.MDX": "# B\n", "c.json": "Some words of prose.\n",
        ])
        let run = try Program.run(
            ["schema", "validate", "--schema", "mcpb-manifest", "a.md", "b.MDX", "c.json"],
            in: folder.path)
        #expect(run.status == 2)
        let words =
            "is Markdown and no config file; `waymark check` checks the config blocks in it, and its front matter"
        #expect(run.errors == "waymark: error: a.md \(words)\nwaymark: error: b.MDX \(words)\n")
        #expect(run.findings == ["c.json:1:1: error[invalid-snippet]: this is no JSON; it looks like prose"])
        #expect(run.output.contains("  = help: write it as JSON, or rename the file by what it holds\n"))
        #expect(run.output.contains("1 file validated"))
    }
}
