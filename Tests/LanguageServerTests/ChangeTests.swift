import Testing

@testable import LanguageProtocol

/// Renames, and what can be done at a place.
@Suite struct ChangeTests {
    private static let files = [
        "content/site.yaml": "title: Docs\nnav:\n  - index.md\n  - wiki/alpha.md\n",
        "content/index.md": """
        # Home

        [[Alpha#Facts]], [alpha](wiki/alpha.md#facts), [[alpha]] and [[Alpha]].

        :::include{file=_partials/hint.md}
        """,
        "content/wiki/alpha.md":
            "---\ntitle: Alpha\ntopics: [Config]\n---\n\n## Facts\n\n[home](../index.md)\n",
        "content/wiki/beta.md": "---\ntitle: Beta\ntopics:\n  - config\n---\n\n[a](alpha.md)\n",
        "content/_partials/hint.md": "A hint about [[Alpha]].\n",
    ]

    private func rename(_ path: String, _ marked: String, to name: String) -> JSONValue {
        var talk = Conversation(Self.files)
        return talk.ask(
            "textDocument/rename", in: path, marked, .members(["newName": .string(name)]))
    }

    private func marked(_ path: String, _ words: String) -> String {
        (Self.files[path] ?? "").replacing(
            words, with: words.prefix(1) + "‸" + words.dropFirst(1), maxReplacements: 1)
    }

    @Test func aHeadingIsRenamedWithAllThatLeadsToIt() {
        let path = "content/wiki/alpha.md"
        #expect(
            rename(path, marked(path, "## Facts"), to: "What is known").edits == [
                "content/index.md:2:39 what-is-known", "content/index.md:2:8 What is known",
                "content/wiki/alpha.md:3:0 anchors:\n  \"facts\": \"#what-is-known\"\n",
                "content/wiki/alpha.md:5:3 What is known",
            ])
    }

    @Test func aTitleIsRenamedAndStaysAnAlias() {
        let path = "content/wiki/alpha.md"
        #expect(
            rename(path, marked(path, "Alpha"), to: "Omega").edits == [
                "content/_partials/hint.md:0:15 Omega", "content/index.md:2:2 Omega",
                "content/index.md:2:49 Omega", "content/index.md:2:63 Omega",
                "content/wiki/alpha.md:1:7 Omega", "content/wiki/alpha.md:3:0 aliases:\n  - \"Alpha\"\n",
            ])
    }

    @Test func aTopicIsRenamedOnAllPages() {
        let path = "content/wiki/alpha.md"
        #expect(
            rename(path, marked(path, "Config"), to: "Settings").edits == [
                "content/wiki/alpha.md:2:9 Settings", "content/wiki/beta.md:3:4 Settings",
            ])
    }

    @Test func whatHasNoNameIsNotRenamed() {
        #expect(rename("content/index.md", "# Home\n\nwo‸rds\n", to: "x")["error"] != nil)
    }

    @Test func theNameIsShownBeforeARename() {
        var talk = Conversation(Self.files)
        let target = talk.ask(
            "textDocument/prepareRename", in: "content/wiki/alpha.md",
            marked("content/wiki/alpha.md", "Facts"))
        #expect(target["placeholder"]?.text == "Facts")
    }

    private func move(_ old: String, _ new: String) -> [String] {
        var talk = Conversation(Self.files)
        let file = JSONValue.members([
            "oldUri": .string(Conversation.uri(old)), "newUri": .string(Conversation.uri(new)),
        ])
        return talk.ask("workspace/willRenameFiles", .members(["files": .array([file])])).edits
    }

    @Test func aFileIsMovedWithAllThatLeadsToIt() {
        #expect(
            move("content/wiki/alpha.md", "content/guides/omega.md") == [
                "content/index.md:2:25 guides/omega.md",
                "content/site.yaml:3:4 guides/omega.md",
                "content/wiki/alpha.md:3:0 aliases:\n  - \"/wiki/alpha/\"\n",
                "content/wiki/beta.md:6:4 ../guides/omega.md",
            ])
    }

    @Test func aFolderIsMovedWithAllThatIsInIt() {
        let edits = move("content/wiki", "content/notes")
        #expect(edits.contains("content/index.md:2:25 notes/alpha.md"))
        // Both pages moved together.
        #expect(!edits.contains { $0.hasPrefix("content/wiki/beta.md:6:4") })
        #expect(edits.contains("content/wiki/beta.md:4:0 aliases:\n  - \"/wiki/beta/\"\n"))
    }

    @Test func aPartialIsMovedWithItsIncludes() {
        #expect(
            move("content/_partials/hint.md", "content/_parts/tip.md") == [
                "content/index.md:4:16 _parts/tip.md"
            ])
    }

    // MARK: Actions

    private func actions(_ text: String, line: Int, _ column: Int, only: String? = nil) -> [JSONValue] {
        var talk = Conversation(Self.files)
        talk.open("content/index.md", text)
        let place = JSONValue.members(["line": line.json, "character": column.json])
        let context = JSONValue.members([
            "diagnostics": .array([]), "only": only.map { .array([.string($0)]) },
        ])
        return talk.ask(
            "textDocument/codeAction",
            .members([
                "textDocument": .members(["uri": .string(Conversation.uri("content/index.md"))]),
                "range": .members(["start": place, "end": place]), "context": context,
            ])
        ).list
    }

    private static let misspelt =
        "# Home\n\n```json schema=claude-code-mcp\n{\"mcpServers\": {\"a\": {\"comand\": \"npx\"}}}\n```\n"

    @Test func theFixOfAFindingIsAQuickFix() throws {
        let action = try #require(
            actions(Self.misspelt, line: 3, 24).first { $0["kind"]?.text == "quickfix" })
        #expect(
            action["edit"]?.edits == ["content/index.md:3:22 command"]
                || action["edit"]?.edits == ["content/index.md:3:23 command"]
                || action["edit"]?.edits == ["content/index.md:3:22 \"command\""])
        #expect(action["isPreferred"] == .boolean(true))
        #expect(action["diagnostics"]?.list.count == 1)
    }

    @Test func allFixesOfAFileAtOnce() throws {
        let found = actions(Self.misspelt, line: 0, 0, only: "source.fixAll.waymark")
        let action = try #require(found.first)
        #expect(found.count == 1)
        #expect(
            action["edit"]?.edits == [
                "content/index.md:3:0 {\"mcpServers\": {\"a\": {\"command\": \"npx\"}}}"
            ])
    }

    @Test func aPageIsMadeForABrokenWikiLink() throws {
        let action = try #require(
            actions("# Home\n\n[[New page]]\n", line: 2, 4).first {
                $0["title"]?.text == "Make the page content/new-page.md"
            })
        let changes = action["edit"]?["documentChanges"]?.list ?? []
        #expect(changes.first?["kind"]?.text == "create")
        #expect(changes.last?["edits"]?.list.first?["newText"]?.text == "---\ntitle: \"New page\"\n---\n\n")
    }

    @Test func aRecognisedBlockIsBound() {
        let text =
            "# Home\n\nPut this into `.mcp.json`:\n\n```json\n{\"mcpServers\": {\"a\": {\"command\": \"npx\"}}}\n```\n"
        let edits = actions(text, line: 4, 3).flatMap { $0["edit"]?.edits ?? [] }
        #expect(edits.contains("content/index.md:4:7  schema=claude-code-mcp"))
    }

    // MARK: Schemas of others

    private static let prettier = "# Home\n\n```json title=\".prettierrc.json\"\n{\"semi\": true}\n```\n"

    @Test func aSchemaThatSchemaStoreKnowsCanBeTakenIn() throws {
        let action = try #require(
            actions(Self.prettier, line: 3, 2).first {
                $0["command"]?["command"]?.text == "waymark.addSchema"
            })
        #expect(action["title"]?.text == "Take in the schema `prettierrc` from SchemaStore")
        #expect(
            action["command"]?["arguments"]?.list.map(\.text) == [
                "file:///work/site/content/index.md", "prettierrc",
            ])
    }

    @Test(arguments: [
        "# Home\n\n```json schema=prettier\n{}\n```\n", "# Home\n\n```json schema=none reason=x\n{}\n```\n",
        "# Home\n\n```json title=none.json\n{}\n```\n", "# Home\n\n\nWords\n",
    ])
    func onlyANameThatSchemaStoreKnowsIsTakenIn(_ text: String) {
        let titles = actions(text, line: 3, 1).compactMap { $0["command"]?["title"]?.text }
        #expect(
            titles == (text.contains("prettier") ? ["Take in the schema `prettier` from SchemaStore"] : []))
    }

    private static let order = JSONValue.read(
        """
        {"command": "waymark.addSchema", "workDoneToken": "t",
         "arguments": ["file:///work/site/content/index.md", "prettierrc"]}
        """)

    @Test func aSchemaIsTakenInWhenItIsOrdered() {
        var talk = Conversation(Self.files)
        #expect(talk.ask("workspace/executeCommand", Self.order) == .null)
        #expect(talk.ordered == ["prettierrc into /work/site"])
        #expect(
            talk.heard.suffix(4).filter { $0 != "textDocument/publishDiagnostics" } == [
                "$/progress", "$/progress", "window/showMessage",
            ])
    }

    @Test func aSchemaThatCannotBeFetchedIsAnError() {
        var talk = Conversation(Self.files)
        talk.outcome = .failed("cannot fetch it")
        #expect(talk.ask("workspace/executeCommand", Self.order)["error"]?.text == "cannot fetch it")
    }

    @Test(arguments: [
        "[]", #"["file:///work/site/content/index.md"]"#, #"["file:///elsewhere/a.md", "prettierrc"]"#,
        #"[1, "prettierrc"]"#,
    ])
    func anOrderThatNamesNoFolderIsAnError(_ arguments: String) {
        var talk = Conversation(Self.files)
        let order = JSONValue.read("{\"command\": \"waymark.addSchema\", \"arguments\": \(arguments)}")
        #expect(talk.ask("workspace/executeCommand", order)["error"] != nil)
        #expect(talk.ordered.isEmpty)
    }

    @Test func anExplanationIsToldWhenItIsOrdered() {
        var talk = Conversation(Self.files)
        let text = talk.ask(
            "workspace/executeCommand",
            .read(#"{"command": "waymark.explain", "arguments": ["broken-link"]}"#))
        #expect(text.text?.hasPrefix("A link leads to a page or file that the site does not have.") == true)
        #expect(
            talk.ask(
                "workspace/executeCommand", .read(#"{"command": "waymark.explain", "arguments": ["x"]}"#))[
                    "error"] != nil)
    }
}
