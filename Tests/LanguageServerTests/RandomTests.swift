import LanguageServer
import Testing

@testable import LanguageProtocol
@testable import SiteGenerator

/// A generator of random numbers with a fixed beginning (SplitMix64).
struct FixedRandom: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// What holds whatever a client says.
@Suite struct RandomTests {
    private static let files = [
        "content/site.yaml": "title: Docs\n", "content/index.md": "# Home\n\n[page](page.md) and [[Page]].\n",
        "content/page.md": """
        ---
        title: Page
        topics: [Config]
        ---

        Words. ^block

        ```json schema=claude-code-mcp
        {"mcpServers": {"a": {"command": "npx", "args": ["-y"]}}}
        ```

        :::include{file=_partials/hint.md}
        """,
        "content/_partials/hint.md": "See [home](index.md) and [[Page#Config]].\n",
        "content/wiki/a.md": "# A\n\n## B\n\n[[Page]] [^1]\n\n[^1]: Note.\n",
    ]

    private static let pieces = [
        "a", " ", "\n", "\n\n", "# ", "## B\n", "[", "](", "page.md)", "[[", "Page", "]]", "#", "^block",
        "```json\n",
        "```yaml schema=claude-code-mcp\n", "```\n", "{", "}", "\"", ":", ",", "mcpServers", "---\n",
        "title: x\n",
        "topics: [a]\n", ":::include{file=", "_partials/hint.md}", "|", "[^1]", "\u{1F600}", "ä", "\r\n",
        "\t", "- ", "> ",
    ]

    /// After edits in any order, a thousand in all, the findings are those of a check of the same texts.
    @Test(arguments: [1, 2, 3, 4]) func findingsAfterEditsAreThoseOfCheck(seed: UInt64) {
        var random = FixedRandom(seed)
        var talk = Conversation(Self.files)
        var texts = Self.files
        let paths = texts.keys.sorted().filter { $0.hasSuffix(".md") }
        for path in paths { talk.open(path) }
        for number in 0..<250 {
            guard let path = paths.randomElement(using: &random),
                let piece = Self.pieces.randomElement(using: &random)
            else { return }
            var text = Array((texts[path] ?? "").unicodeScalars)
            let start = Int.random(in: 0...text.count, using: &random)
            let end = min(text.count, start + Int.random(in: 0...6, using: &random))
            text.replaceSubrange(start..<end, with: Array(piece.unicodeScalars))
            var scalars = String.UnicodeScalarView()
            scalars.append(contentsOf: text)
            texts[path] = String(scalars)
            talk.change(path, to: String(scalars))
            guard number % 10 == 9 else { continue }
            let found = talk.published.filter { !$0.value.isEmpty }.mapValues {
                $0.compactMap { $0["message"]?.text?.firstLine }
            }
            #expect(found == Self.checked(texts), "after \(number + 1) edits")
        }
    }

    private static func checked(_ files: [String: String]) -> [String: [String]] {
        var conversation = Conversation([:])
        conversation.files = files
        let result = SiteGenerator.check(
            conversation.tree, with: Conversation.resources, options: SiteOptions(date: "2026-11-30", jobs: 1)
        )
        return Dictionary(grouping: result.report.diagnostics, by: \.location.path).mapValues {
            $0.map { $0.message.firstLine }
        }
    }

    /// Any request about any place of any text has an answer.
    @Test(arguments: [5, 6, 7]) func anyRequestHasAnAnswer(seed: UInt64) {
        var random = FixedRandom(seed)
        var talk = Conversation(Self.files)
        let methods = [
            "textDocument/completion", "textDocument/hover", "textDocument/definition",
            "textDocument/references",
            "textDocument/prepareRename", "textDocument/rename", "textDocument/codeAction",
            "textDocument/documentSymbol", "textDocument/foldingRange", "textDocument/documentLink",
            "textDocument/inlayHint", "textDocument/diagnostic", "workspace/symbol", "textDocument/unknown",
        ]
        let more = JSONValue.read(
            """
            {"newName": "Other", "query": "a", "context": {"diagnostics": [], "includeDeclaration": true},
             "range": {"start": {"line": 0, "character": 0}, "end": {"line": 90, "character": 3}}}
            """)
        let paths = Self.files.keys.sorted() + ["content/none.md", "templates/page.html"]
        for _ in 0..<150 {
            guard let path = paths.randomElement(using: &random),
                let method = methods.randomElement(using: &random)
            else { return }
            if Bool.random(using: &random) {
                let text = (0..<Int.random(in: 0...30, using: &random)).map { _ in
                    Self.pieces.randomElement(using: &random) ?? ""
                }.joined()
                talk.open(path, text)
            }
            let answers = talk.answered
            _ = talk.ask(
                method, in: path, line: Int.random(in: -1...30, using: &random),
                Int.random(in: -1...40, using: &random), more)
            #expect(talk.answered == answers + 1, "\(method) in \(path)")
        }
    }
}

extension String {
    fileprivate var firstLine: String { split(separator: "\n").first.map(String.init) ?? "" }
}
