import Testing

@testable import LanguageProtocol
@testable import SiteGenerator

/// What is found is what `check` finds, in the texts as they stand in the editor.
@Suite struct FindingsTests {
    private static let broken = """
        # Ä page

        ```json schema=claude-code-mcp
        {"mcpServers": {"a": {"comand": "npx", "command": "npx"}}}
        ```

        See [nothing](missing.md).
        """
    private static let files = [
        "content/site.yaml": "title: Docs\n", "content/index.md": "# Home\n\n[page](page.md)\n",
        "content/page.md": broken,
    ]

    /// Findings as `check` prints them: path, line, column from 1 in bytes, id and message.
    private func shown(_ published: [String: [JSONValue]]) -> [String] {
        published.flatMap { path, found in
            found.map { finding in
                let place = JSONValue.members(["uri": .string(""), "range": finding["range"]]).place
                return "\(path)\(place) \(finding["code"]?.text ?? "?"): \(finding["message"]?.text ?? "?")"
            }
        }.sorted()
    }

    @Test func theFindingsOfASiteAreSentWhenItIsOpened() {
        let talk = Conversation(Self.files)
        let found = shown(talk.published)
        #expect(
            found.map { $0.split(separator: "\n")[0] } == [
                "content/page.md:3:22 unknown-property: the key `comand` is not known here",
                "content/page.md:6:14 broken-link: there is no page or file `missing.md`",
            ])
    }

    @Test func anEditMendsAFindingAndBringsAnother() {
        var talk = Conversation(Self.files)
        talk.open("content/page.md")
        talk.change("content/page.md", to: "# Page\n\n[start](index.md)\n\n[no](none.md)\n")
        #expect(
            shown(talk.published).map { $0.split(separator: "\n")[0] } == [
                "content/page.md:4:5 broken-link: there is no page or file `none.md`"
            ])
    }

    @Test func onlyFindingsThatChangedAreSent() {
        var talk = Conversation(Self.files)
        talk.open("content/index.md")
        talk.open("content/page.md")
        let before = talk.sent.count
        talk.change("content/index.md", to: "# Home\n\n[page](page.md) and [no](none.md)\n")
        #expect(talk.sent[before...] == ["content/index.md"])
        talk.change("content/index.md", to: "# Home\n\n[page](page.md) and [no](none.md)\n\nMore.\n")
        #expect(talk.sent.count == before + 1)
    }

    @Test func aDocumentThatIsClosedIsAsItLiesOnTheDisk() {
        var talk = Conversation(Self.files)
        talk.open("content/page.md", "# Page\n")
        #expect(talk.published["content/page.md"] == [])
        let document = JSONValue.members(["uri": .string(Conversation.uri("content/page.md"))])
        talk.tell("textDocument/didClose", .members(["textDocument": document]))
        #expect(talk.published["content/page.md"]?.count == 2)
    }

    @Test func aFileThatChangedOnTheDiskIsReadAgain() {
        var talk = Conversation(Self.files)
        talk.files["content/page.md"] = "# Page\n"
        let change = JSONValue.members(["uri": .string(Conversation.uri("content/page.md")), "type": 2.json])
        talk.tell("workspace/didChangeWatchedFiles", .members(["changes": .array([change])]))
        #expect(talk.published["content/page.md"] == [])
    }

    @Test func aPageThatIsNotSavedYetIsAPage() {
        var talk = Conversation(Self.files)
        talk.open("content/missing.md", "# There\n")
        #expect(
            shown(talk.published).map { $0.split(separator: ":")[0] } == [
                "content/page.md", "content/page.md",
            ]
                || talk.published["content/page.md"]?.count == 1)
        #expect(talk.published["content/page.md"]?.contains { $0["code"]?.text == "broken-link" } == false)
    }

    @Test func aDeprecatedKeyIsStruckOut() throws {
        let talk = Conversation([
            "content/index.md": """
            # Home

            ```json schema=schemas/tool.schema.json
            {"old": 1}
            ```
            """,
            "content/schemas/tool.schema.json": """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
             "properties": {"old": {"deprecated": true}, "new": {"type": "string"}}}
            """,
        ])
        let finding = try #require(talk.published["content/index.md"]?.first)
        #expect(finding["code"]?.text == "deprecated-property")
        #expect(finding["tags"] == .array([.integer(2)]))
    }

    @Test func relatedPlacesLeadToOtherFiles() throws {
        let talk = Conversation([
            "content/index.md": "# Home\n\n:::include{file=_partials/a.md}\n",
            "content/_partials/a.md": "[no](none.md)\n",
        ])
        let finding = try #require(talk.published["content/_partials/a.md"]?.first)
        #expect(
            finding["relatedInformation"]?.list.map { $0["location"]?.place } == ["content/index.md:2:16"])
    }

    @Test func aRepositoryIsCheckedAsOne() {
        let talk = Conversation(
            [
                "README.md": """
                Put this into `.mcp.json`:

                ```json title=".mcp.json"
                {"mcpServers": {"a": {"command": 1}}}
                ```

                [nowhere](none.md)
                """
            ], isSite: false)
        #expect(talk.published["README.md"]?.compactMap { $0["code"]?.text } == ["wrong-type"])
    }

    @Test func aFileThatStandsAloneIsCheckedByItself() {
        var talk = Conversation(Self.files)
        talk.open("/elsewhere/notes.md", "```json title=\".mcp.json\"\n{\"mcpServers\": 1}\n```\n")
        #expect(talk.published["/elsewhere/notes.md"]?.compactMap { $0["code"]?.text } == ["wrong-type"])
    }

    @Test func aTextThatLiesNowhereIsCheckedByItself() {
        var talk = Conversation(Self.files)
        let item = JSONValue.members([
            "uri": .string("untitled:notes.md"), "languageId": .string("markdown"), "version": 1.json,
            "text": .string("```json title=\".mcp.json\"\n{\"mcpServers\": 1}\n```\n"),
        ])
        talk.tell("textDocument/didOpen", .members(["textDocument": item]))
        #expect(talk.published["untitled:notes.md"]?.compactMap { $0["code"]?.text } == ["wrong-type"])
    }

    // MARK: Clients that ask

    private static let pulling = JSONValue.read(
        #"{"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": true}}}"#)

    @Test func aClientThatAsksIsSentNothing() {
        var talk = Conversation(Self.files, capabilities: Self.pulling)
        #expect(talk.published.isEmpty)
        let document = JSONValue.members(["uri": .string(Conversation.uri("content/page.md"))])
        let report = talk.ask("textDocument/diagnostic", .members(["textDocument": document]))
        #expect(report["kind"]?.text == "full")
        #expect(report["items"]?.list.compactMap { $0["code"]?.text } == ["unknown-property", "broken-link"])
        let again = talk.ask(
            "textDocument/diagnostic",
            .members(["textDocument": document, "previousResultId": report["resultId"]]))
        #expect(again["kind"]?.text == "unchanged")
        let all = talk.ask("workspace/diagnostic", .members(["previousResultIds": .array([])]))
        #expect(all["items"]?.list.compactMap { $0["uri"]?.text } == [Conversation.uri("content/page.md")])
    }

    @Test func columnsCountAsTheClientCounts() {
        var talk = Conversation(
            ["content/index.md": "# Home\n\n😀ä [no](none.md)\n"], capabilities: Self.pulling)
        let document = JSONValue.members(["uri": .string(Conversation.uri("content/index.md"))])
        let report = talk.ask("textDocument/diagnostic", .members(["textDocument": document]))
        let start = report["items"]?.list.first?["range"]?["start"]
        // Two units for the face, one each for the letter, the blank and what stands before the destination.
        #expect(start == .read(#"{"line": 2, "character": 9}"#))
    }

    @Test func aFindingLeadsToItsExplanationWhereTheClientSaysWhere() throws {
        let talk = Conversation(
            Self.files, options: .read(#"{"explanations": "https://example.org/rules/#"}"#))
        let finding = try #require(talk.published["content/page.md"]?.first)
        #expect(finding["codeDescription"]?["href"]?.text == "https://example.org/rules/#unknown-property")
    }
}
