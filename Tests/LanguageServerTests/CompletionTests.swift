import Testing

@testable import LanguageProtocol

/// What may be written at a place.
@Suite struct CompletionTests {
    private static let files = [
        "content/site.yaml": "title: Docs\n", "content/index.md": "# Home\n",
        "content/guides/start.md":
            "---\ntitle: Getting started\naliases: [First steps]\ntopics: [Config, MCP]\n---\n\n## Set up\n\nText. ^note\n",
        "content/_partials/hint.md": "A hint.\n", "content/data/a.json": "{}\n",
        "content/schemas/tool.schema.json": """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
         "required": ["command"], "additionalProperties": false,
         "properties": {
          "old": {"type": "string", "deprecated": true},
          "strange": {"x-warn": [{"id": "elsewhere", "if": true, "message": "another program reads it"}]},
          "mode": {"type": "string", "x-warn": [{"id": "slow", "if": {"const": "slow"}, "message": "it is slow"}]},
          "level": {"enum": ["low", "high"], "default": "high", "description": "How much is said."},
          "on": {"type": "boolean"},
          "command": {"type": "string"},
          "server": {"type": "object", "required": ["url"], "properties": {"url": {"type": "string"}}}}}
        """,
    ]

    private func complete(_ marked: String, in path: String = "content/index.md") -> JSONValue {
        var talk = Conversation(Self.files)
        return talk.ask("textDocument/completion", in: path, marked)
    }

    private func item(_ label: String, _ marked: String, in path: String = "content/index.md") -> JSONValue? {
        complete(marked, in: path)["items"]?.list.first { $0["label"]?.text == label }
    }

    private func block(_ language: String, _ text: String) -> String {
        "# Home\n\n```\(language) schema=schemas/tool.schema.json\n\(text)\n```\n"
    }

    // MARK: Config blocks

    @Test func keysThatMustBeThereComeFirstAndDeprecatedOnesLast() {
        let list = complete(block("json", "{\n  ‸\n}"))["items"]?.list ?? []
        let sorted = list.sorted { ($0["sortText"]?.text ?? "") < ($1["sortText"]?.text ?? "") }
        #expect(
            sorted.compactMap { $0["label"]?.text } == ["command", "mode", "level", "on", "server", "old"])
        #expect(sorted.last?["tags"] == .array([.integer(1)]))
    }

    @Test func keysThatAreWrittenAreLeftOut() {
        let labels = complete(block("json", #"{"command": "a", "on": true, "‸"}"#)).labels
        #expect(Set(labels) == ["level", "mode", "server", "old"])
    }

    @Test func aKeyIsWrittenWithItsValue() {
        let text = block("json", "{\n  \"com‸\n}")
        #expect(item("command", text)?["textEdit"]?["newText"]?.text == #""command": "$1""#)
        #expect(
            item("on", block("json", "{\n  ‸\n}"))?["textEdit"]?["newText"]?.text
                == #""on": ${1|true,false|}"#)
        #expect(
            item("level", block("json", "{\n  ‸\n}"))?["textEdit"]?["newText"]?.text
                == #""level": ${1|"high","low"|}"#)
    }

    @Test func anObjectIsWrittenWithWhatMustBeInIt() {
        #expect(
            item("server", block("json", "{\n  ‸\n}"))?["textEdit"]?["newText"]?.text
                == "\"server\": {\n    \"url\": \"$1\"\n  \\}"
                || item("server", block("json", "{\n  ‸\n}"))?["textEdit"]?["newText"]?.text
                    == "\"server\": {\n    \"url\": \"$1\"\n  }"
        )
        #expect(
            item("server", block("yaml", "‸"))?["textEdit"]?["newText"]?.text == "server:\n  url: $1")
    }

    @Test func theValuesOfAListAndTruthValues() {
        #expect(complete(block("json", #"{"level": "‸"}"#)).labels == ["low", "high"])
        #expect(complete(block("yaml", "on: ‸")).labels == ["true", "false"])
        #expect(complete(block("toml", "level = ‸")).labels == ["low", "high"])
    }

    @Test func aKeySaysWhatItIs() {
        let found = item("level", block("yaml", "lev‸"))
        #expect(found?["detail"]?.text == #""low" | "high""#)
        #expect(found?["documentation"]?["value"]?.text?.hasPrefix("How much is said.") == true)
    }

    @Test func aBlockInAListKeepsItsIndentation() {
        let text = "- one\n\n  ```yaml schema=schemas/tool.schema.json\n  ‸\n  ```\n"
        #expect(item("server", text)?["textEdit"]?["newText"]?.text == "server:\n    url: $1")
    }

    @Test func theSchemaOfAFileNameHolds() {
        let labels = complete("```json title=\".mcp.json\"\n{\"mcpServers\": {\"a\": {\"‸\"}}}\n```\n").labels
        #expect(labels.contains("command") && labels.contains("args"))
    }

    // MARK: Front matter, site.yaml

    @Test func frontMatterHasASchemaToo() {
        #expect(complete("---\ntitle: A\n‸\n---\n").labels.contains("aliases"))
        #expect(!complete("---\ntitle: A\n‸\n---\n").labels.contains("title"))
        #expect(complete("---\nti‸").labels.contains("title"))
    }

    @Test func topicsOfTheSiteAreProposed() {
        let labels = complete("---\ntopics: [‸]\n---\n").labels
        #expect(labels.contains("Config") && labels.contains("MCP"))
    }

    @Test func siteConfigurationHasASchemaToo() {
        #expect(complete("title: Docs\n‸", in: "content/site.yaml").labels.contains("base_url"))
    }

    // MARK: Fences

    @Test func languagesComeFirstOnAFence() {
        let labels = complete("```‸\n```\n").labels
        #expect(labels.contains("json") && labels.contains("yaml") && labels.contains("swift"))
    }

    @Test func attributesSchemasAndFileNamesOnAFence() {
        let attributes = complete("```json sch‸\n{}\n```\n").labels
        #expect(attributes.contains("schema") && attributes.contains(".mcp.json"))
        let schemas = complete("```json schema=‸\n{}\n```\n").labels
        #expect(schemas.contains("claude-code-mcp") && schemas.contains("tool") && schemas.contains("none"))
        #expect(complete("```json title=\"‸\"\n{}\n```\n").labels.contains(".mcp.json"))
        #expect(complete("```json file=‸\n```\n").labels.contains("data/a.json"))
    }

    // MARK: Links

    @Test func pagesAndAliasesInAWikiLink() {
        let labels = complete("# Home\n\nSee [[‸\n").labels
        #expect(labels.contains("Getting started") && labels.contains("First steps"))
        let found = item("Getting started", "# Home\n\nSee [[Gett‸\n")
        #expect(found?["textEdit"]?["newText"]?.text == "Getting started]]")
    }

    @Test func headingsAndBlocksInAWikiLink() {
        #expect(complete("# Home\n\n[[Getting started#‸]]\n").labels == ["Set up", "^note"])
        #expect(complete("# Home\n\n[[Getting started#^‸]]\n").labels == ["^note"])
    }

    @Test func pathsAndAnchorsInALink() {
        #expect(complete("# Home\n\n[a](gui‸)\n").labels == ["guides/start.md"])
        #expect(complete("# Home\n\n[a](guides/start.md#‸)\n").labels.contains("set-up"))
        #expect(complete("[a](‸)\n", in: "content/guides/start.md").labels.contains("../index.md"))
    }

    @Test func partials() {
        #expect(complete("# Home\n\n:::include{file=‸}\n").labels == ["_partials/hint.md"])
    }

    // MARK: Templates

    @Test func valuesMembersAndFiltersOfTemplates() {
        var talk = Conversation(Self.files.merging(["templates/page.html": ""]) { $1 })
        let names = talk.ask("textDocument/completion", in: "templates/page.html", "<p>{{ ‸ }}</p>").labels
        #expect(names.contains("page") && names.contains("site"))
        let members = talk.ask("textDocument/completion", in: "templates/page.html", "{{ page.‸ }}").labels
        #expect(members.contains("title") && members.contains("content"))
        let filters = talk.ask("textDocument/completion", in: "templates/page.html", "{{ page.title | ‸ }}")
            .labels
        #expect(filters.contains("upper") && filters.contains("slug"))
        #expect(talk.ask("textDocument/completion", in: "templates/page.html", "<p>‸</p>").labels == [])
    }

    @Test func nothingIsProposedInPlainText() {
        #expect(complete("# Home\n\nWords ‸ and more.\n").labels == [])
    }
}
