import Testing

@testable import LanguageProtocol

/// Where things are said, what leads to them, what they mean, and what parts documents have.
@Suite struct NavigationTests {
    private static let files = [
        "content/site.yaml": "title: Docs\n",
        "content/index.md": """
        # Home

        See [[Alpha#Facts]], [alpha](wiki/alpha.md#facts) and [[First]].

        :::include{file=_partials/hint.md}

        A note.[^a]

        [^a]: It says more.
        """,
        "content/wiki/alpha.md": """
        ---
        title: Alpha
        aliases: [First]
        topics: [Config]
        ---

        First words.

        ## Facts

        One.

        ```json schema=schemas/tool.schema.json
        {"level": 1}
        ```
        """,
        "content/wiki/beta.md":
            "---\ntitle: Beta\ntopics: [config]\n---\n\n```json schema=tool\n{\"level\": 2}\n```\n",
        "content/_partials/hint.md": "A hint about [[Alpha]].\n",
        "content/schemas/tool.schema.json":
            "{\"type\": \"object\",\n \"properties\": {\n  \"level\": {\"type\": \"integer\", \"description\": \"How much.\"}}}\n",
    ]

    private func ask(_ method: String, _ path: String, _ words: String, _ more: JSONValue? = nil) -> JSONValue
    {
        var talk = Conversation(Self.files)
        let text = Self.files[path] ?? ""
        guard let place = text.firstRange(of: words) else { return .string("no such words") }
        let marked =
            text[..<place.lowerBound] + words.prefix(2) + "‸" + words.dropFirst(2) + text[place.upperBound...]
        return talk.ask(method, in: path, String(marked), more)
    }

    private func definition(_ path: String, _ words: String) -> [String] {
        ask("textDocument/definition", path, words).list.map(\.place)
    }

    private func references(_ path: String, _ words: String) -> [String] {
        let context = JSONValue.read(#"{"context": {"includeDeclaration": false}}"#)
        return ask("textDocument/references", path, words, context).list.map(\.place).sorted()
    }

    // MARK: Definition

    @Test func linksLeadToTheirTargets() {
        #expect(definition("content/index.md", "Alpha#Facts") == ["content/wiki/alpha.md:8:0"])
        #expect(definition("content/index.md", "wiki/alpha.md#facts") == ["content/wiki/alpha.md:8:0"])
        #expect(definition("content/index.md", "First]]") == ["content/wiki/alpha.md:0:0"])
        #expect(definition("content/_partials/hint.md", "Alpha") == ["content/wiki/alpha.md:0:0"])
    }

    @Test func partialsAndFootnotesAndKeys() {
        #expect(definition("content/index.md", "_partials/hint.md") == ["content/_partials/hint.md:0:0"])
        #expect(definition("content/index.md", "[^a]\n") == ["content/index.md:8:0"])
        #expect(
            definition("content/wiki/alpha.md", "level") == ["content/schemas/tool.schema.json:2:2"])
    }

    // MARK: References

    @Test func whatLeadsToAHeadingAndAPage() {
        #expect(
            references("content/wiki/alpha.md", "## Facts") == [
                "content/index.md:2:29", "content/index.md:2:6",
            ])
        #expect(
            references("content/wiki/alpha.md", "title: Alpha") == [
                "content/_partials/hint.md:0:15", "content/index.md:2:29", "content/index.md:2:56",
                "content/index.md:2:6",
            ])
    }

    @Test func whatNamesATopicAnAliasAndAKey() {
        #expect(
            references("content/wiki/alpha.md", "Config") == [
                "content/wiki/alpha.md:3:9", "content/wiki/beta.md:2:9",
            ])
        #expect(references("content/wiki/alpha.md", "First]") == ["content/index.md:2:56"])
        #expect(
            references("content/wiki/alpha.md", "level") == [
                "content/wiki/alpha.md:13:1", "content/wiki/beta.md:6:1",
            ])
        #expect(references("content/index.md", "[^a]:") == ["content/index.md:6:7"])
    }

    // MARK: Hover

    private func hover(_ path: String, _ words: String) -> String {
        ask("textDocument/hover", path, words)["contents"]?["value"]?.text ?? ""
    }

    @Test func aKeySaysWhatItIsAndWhereElseItIsShown() {
        let text = hover("content/wiki/alpha.md", "level")
        #expect(text.contains("How much.") && text.contains("Type: integer"))
        #expect(text.contains("Shown on: Beta"))
    }

    @Test func aLinkShowsTheFirstLinesOfItsTarget() {
        #expect(hover("content/index.md", "First]]").contains("First words."))
        #expect(hover("content/index.md", "Alpha#Facts").contains("## Facts\nOne."))
    }

    @Test func aFindingIsExplained() {
        var talk = Conversation(["content/index.md": "# Home\n\n[no](none.md)\n"])
        talk.open("content/index.md")
        let hover = talk.ask("textDocument/hover", in: "content/index.md", line: 2, 7)
        #expect(hover["contents"]?["value"]?.text?.contains("A link leads to a page or file") == true)
    }

    // MARK: Parts

    private func parts(_ method: String, _ path: String, _ more: JSONValue? = nil) -> JSONValue {
        var talk = Conversation(Self.files)
        return talk.ask(method, in: path, line: 0, 0, more)
    }

    @Test func theHeadingsOfADocument() {
        let symbols = parts("textDocument/documentSymbol", "content/index.md").list
        #expect(symbols.compactMap { $0["name"]?.text } == ["Home"])
    }

    @Test func pagesAndHeadingsAreFound() {
        var talk = Conversation(Self.files)
        let symbols = talk.ask("workspace/symbol", .read(#"{"query": "fact"}"#)).list
        #expect(symbols.compactMap { $0["name"]?.text } == ["Facts"])
        #expect(symbols.compactMap { $0["location"]?.place } == ["content/wiki/alpha.md:8:0"])
    }

    @Test func frontMatterSectionsAndBlocksFold() {
        let folds = parts("textDocument/foldingRange", "content/wiki/alpha.md").list.map { fold in
            [fold["startLine"], fold["endLine"]].map {
                $0?.text ?? $0.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
            }
        }
        #expect(folds == [["0", "4"], ["12", "14"], ["8", "14"]])
    }

    @Test func linksOfADocument() {
        let links = parts("textDocument/documentLink", "content/index.md").list
        #expect(
            links.compactMap { $0["target"]?.text } == [
                Conversation.uri("content/wiki/alpha.md"), Conversation.uri("content/wiki/alpha.md"),
                Conversation.uri("content/wiki/alpha.md"),
            ])
    }

    @Test func hintsSayTheSchemaOfABlockUnlessSwitchedOff() {
        let range = JSONValue.read(
            #"{"range": {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}}"#)
        let hints = parts("textDocument/inlayHint", "content/wiki/beta.md", range).list
        #expect(hints.compactMap { $0["label"]?.text } == ["tool"])
        #expect(hints.first?["position"] == .read(#"{"line": 5, "character": 19}"#))
        var talk = Conversation(Self.files, options: .read(#"{"inlayHints": false}"#))
        #expect(talk.ask("textDocument/inlayHint", in: "content/wiki/beta.md", line: 0, 0, range).list == [])
    }

    // MARK: Repositories

    private static let repository = [
        "README.md":
            "# Tool\n\n[set up](docs/set%20up.md#by-hand), [no](none.md), [web](https://example.com)\n",
        "docs/set up.md":
            "# Set up\n\n## By hand\n\n[tool](../README.md) [here](#by-hand) [out](../../x.md)\n",
    ]

    @Test func aRelativeLinkOfARepositoryLeadsToAHeading() {
        var talk = Conversation(Self.repository, isSite: false)
        let found = talk.ask("textDocument/definition", in: "README.md", line: 2, 14)
        #expect(found.list.map(\.place) == ["docs/set%20up.md:2:0"])
        #expect(talk.ask("textDocument/definition", in: "README.md", line: 2, 42) == .null)
    }

    @Test func whatLeadsToAHeadingOrFileOfARepository() {
        var talk = Conversation(Self.repository, isSite: false)
        let without = JSONValue.read(#"{"context": {"includeDeclaration": false}}"#)
        let heading = talk.ask("textDocument/references", in: "docs/set up.md", line: 2, 5, without)
        #expect(heading.list.map(\.place) == ["README.md:2:9", "docs/set%20up.md:4:28"])
        let with = JSONValue.read(#"{"context": {"includeDeclaration": true}}"#)
        let file = talk.ask("textDocument/references", in: "README.md", line: 0, 3, with)
        #expect(file.list.map(\.place) == ["README.md:0:0", "docs/set%20up.md:4:7"])
    }

    @Test func theRelativeLinksOfARepositoryThatLeadSomewhere() {
        var talk = Conversation(Self.repository, isSite: false)
        let links = talk.ask("textDocument/documentLink", in: "docs/set up.md", line: 0, 0).list
        #expect(
            links.compactMap { $0["target"]?.text } == [
                "file:///work/site/README.md", "file:///work/site/docs/set%20up.md",
            ])
    }

    @Test func linksOfARepositoryAreCompleted() {
        var talk = Conversation(Self.repository, isSite: false)
        #expect(
            talk.ask("textDocument/completion", in: "README.md", "# Tool\n\n[a](‸").labels
                == ["docs/set%20up.md"])
        #expect(
            talk.ask("textDocument/completion", in: "README.md", "# Tool\n\n[a](docs/set%20up.md#‸").labels
                == ["set-up", "by-hand"])
    }

    private static let configurable = JSONValue.read(
        #"""
        {"workspace": {"configuration": true, "inlayHint": {"refreshSupport": true},
          "didChangeConfiguration": {"dynamicRegistration": true}}}
        """#)

    private func hints(_ talk: inout Conversation) -> Int {
        let range = JSONValue.read(
            #"{"range": {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}}"#)
        return talk.ask("textDocument/inlayHint", in: "content/wiki/beta.md", line: 0, 0, range).list.count
    }

    @Test func settingsAreAskedForWhereTheClientAnswers() {
        var talk = Conversation(Self.files, capabilities: Self.configurable)
        #expect(talk.heard.contains("workspace/configuration"))
        #expect(talk.heard.contains("client/registerCapability"))
        #expect(hints(&talk) == 1)
        talk.configured = .read(#"{"inlayHints": false}"#)
        // What is sent along does not count: the answer does.
        talk.tell("workspace/didChangeConfiguration", .read(#"{"settings": null}"#))
        #expect(hints(&talk) == 0)
        #expect(talk.heard.contains("workspace/inlayHint/refresh"))
        // What is set no more is as it was in the beginning.
        talk.configured = .null
        talk.tell("workspace/didChangeConfiguration", .read(#"{"settings": {}}"#))
        #expect(hints(&talk) == 1)
    }

    @Test func settingsAreTakenFromAClientThatSendsThem() {
        var talk = Conversation(Self.files, options: .read(#"{"inlayHints": false}"#))
        #expect(!talk.heard.contains("workspace/configuration"))
        talk.tell(
            "workspace/didChangeConfiguration", .read(#"{"settings": {"waymark": {"inlayHints": true}}}"#))
        #expect(hints(&talk) == 1)
        talk.tell("workspace/didChangeConfiguration", .read(#"{"settings": {"waymark": {}}}"#))
        #expect(hints(&talk) == 0)
    }
}
