import Foundation
import Testing

@testable import Diagnostics
@testable import SiteGenerator
import Text

/// What `check --fix` makes of a site.
@Suite struct MendTests {
    func mended(_ files: [String: String]) -> (files: [String: String], result: MendResult) {
        let result = mend(SourceTree(files), with: .bare, options: SiteOptions(date: "2026-11-22"))
        var after = files
        for file in result.files { after[file.place] = String(decoding: file.after, as: UTF8.self) }
        return (after, result)
    }

    static func block(_ text: String, _ language: String = "json") -> String {
        "# A\n\n```\(language) schema=claude-desktop\n\(text)\n```\n"
    }

    /// A block whose schema knows all keys.
    static func closed(_ text: String, _ language: String = "json") -> String {
        block(text, language).replacing("claude-desktop", with: "claude-code-plugin")
    }

    @Test func whatIsSwitchedOffStaysAsItIs() {
        let off = "<!-- waymark: off unknown-property shown on purpose -->\n"
        let (wrong, right) = (
            Self.block(#"{"mcpServers": {"a": {"comand": "npx"}}}"#).dropFirst(5),
            Self.block(#"{"mcpServers": {"a": {"command": "npx"}}}"#).dropFirst(5)
        )
        let (files, _) = mended(["index.md": "# A\n\n\(off)\(wrong)\n\(wrong)"])
        #expect(files["index.md"] == "# A\n\n\(off)\(wrong)\n\(right)")
    }

    @Test func onlySelectedFilesAreMended() {
        let text = "```json schema=claude-desktop\n{\"mcpServers\": {},}\n```\n"
        let tree = SourceTree(["a.md": "# A\n\n\(text)", "b.md": "# B\n\n\(text)"])
        let path = tree.files.first { $0.place == "b.md" }.map(\.path) ?? ""
        let result = mend(tree, with: .bare, options: SiteOptions(date: "2026-11-22"), only: [path])
        #expect(result.files.map(\.place) == ["b.md"])
        let none = mend(tree, with: .bare, options: SiteOptions(date: "2026-11-22"), only: [])
        #expect(none.files.isEmpty)
    }

    @Test(arguments: [
        // A misspelt key, with the quotes and without.
        (
            block(#"{"mcpServers": {"a": {"comand": "npx"}}}"#),
            block(#"{"mcpServers": {"a": {"command": "npx"}}}"#)
        ),
        (
            block("mcpServers:\n  a:\n    comand: npx", "yaml"),
            block("mcpServers:\n  a:\n    command: npx", "yaml")
        ),
        (
            block("[mcpServers.a]\ncomand = 'npx'", "toml"), block("[mcpServers.a]\ncommand = 'npx'", "toml")
        ),
        // Typographic quotes.
        (
            block("{ “mcpServers”: { “a”: { \"command\": “npx” } } }"),
            block(#"{ "mcpServers": { "a": { "command": "npx" } } }"#)
        ),
        // Braces, commas and comments.
        (block("\"mcpServers\": {\n}\n"), block("{\"mcpServers\": {\n}}\n")),
        (block("{\"mcpServers\": {},}"), block("{\"mcpServers\": {}}")),
        (block("{\"mcpServers\": {},}", "jsonc"), block("{\"mcpServers\": {}}", "jsonc")),
        (
            "```json schema=kiro-mcp\n{ // here\n\"mcpServers\": {}, }\n```\n",
            "```json schema=kiro-mcp\n{ // here\n\"mcpServers\": {} }\n```\n"
        ),
        // A key, and what was not looked at before it was right.
        (
            block(#"{"mcpServer": {"a": {"comand": "npx"}}}"#),
            block(#"{"mcpServers": {"a": {"command": "npx"}}}"#)
        ),
        (
            block("{\"mcpServers\": {} \"globalShortcut\": \"x\"}"),
            block("{\"mcpServers\": {}, \"globalShortcut\": \"x\"}")
        ),
        // In a quote, with several characters in front, and with other line endings.
        (
            "> ```json schema=claude-desktop\n> {\"mcpServers\":\n> {\"ä\": {\"comand\": \"npx\"}}}\n> ```\n",
            "> ```json schema=claude-desktop\n> {\"mcpServers\":\n> {\"ä\": {\"command\": \"npx\"}}}\n> ```\n"
        ),
        (
            "\u{FEFF}# A\r\n\r\n```json schema=claude-desktop\r\n{\"mcpServers\": {\"a\": {\"comand\": \"x\"}}}\r\n```\r\n",
            "\u{FEFF}# A\r\n\r\n```json schema=claude-desktop\r\n{\"mcpServers\": {\"a\": {\"command\": \"x\"}}}\r\n```\r\n"
        ),
        // Front matter, and a pointer.
        ("---\ntitel: A\n---\n", "---\ntitle: A\n---\n"),
        ("{\"titel\": \"A\", \"author\": \"B\",}\n", "{\"title\": \"A\", \"authors\": \"B\"}\n"),
        ("---\n'tags': [a]\n\"author\": B\n---\n", "---\n'topics': [a]\n\"authors\": B\n---\n"),
        ("+++\n'tags' = ['a']\nauthor = 'B'\n+++\n", "+++\n'topics' = ['a']\nauthors = 'B'\n+++\n"),
        (
            "```json schema=claude-desktop at=mcpServers/a\n{\"command\": \"x\"}\n```\n",
            "```json schema=claude-desktop at=/mcpServers/a\n{\"command\": \"x\"}\n```\n"
        ),
    ])
    func whatHasOneRightAnswerIsMended(before: String, after: String) {
        let (files, result) = mended(["index.md": before])
        #expect(files["index.md"] == after)
        #expect(result.build.report.summary.errors == 0)
        #expect(result.outcome.takenBack.isEmpty)
    }

    @Test(arguments: [
        // Two keys are equally near, another is only a little alike, and a comment over lines of a quote.
        block(#"{"mcpServers": {"a": {"command": "x", "foo": 1}}}"#),
        block(#"{"globalShortcutKeys": "x"}"#),
        "# A\n\nNothing is wrong.\n",
        // The key would be there twice.
        block(#"{"mcpServers": {"a": {"command": "x", "comand": "y"}}}"#),
    ])
    func whatHasNoneStays(text: String) {
        #expect(mended(["index.md": text]).files["index.md"] == text)
    }

    /// Nobody looked at the value before, so it is not the new key's fault.
    @Test(arguments: [
        (
            closed(
                #"{"name": "p", "lspServers": {"a": {"command": "x", "extensionToLanguage": {".x": "x"}, "arg": "-y"}}}"#
            ), "wrong-type"
        ),
        (
            closed(
                "name: p\nlspServers:\n  a:\n    command: x\n    extensionToLanguage: {.x: x}\n    arg: y",
                "yaml"),
            "wrong-type"
        ),
    ])
    func aKeyIsMendedWhereItsValueIsWrongToo(text: String, id: String) {
        let (files, result) = mended(["index.md": text])
        #expect(files["index.md"] != text)
        #expect(Set(result.build.report.diagnostics.map(\.id.rawValue)) == [id])
        #expect(result.outcome.takenBack.isEmpty)
    }

    /// A key that is only doubted is renamed where what stands behind it is a doubt or has a fix.
    @Test(arguments: ["", #", "additionalProperties": false"#])
    func aWarningUncoversWhatIsMendedToo(inner: String) {
        let schema = "{\"properties\": {\"permissions\": {\"properties\": {\"allow\": {}}\(inner)}}}"
        let text = { (keys: String) in "```json schema=/schemas/s.json\n\(keys)\n```\n" }
        let (files, result) = mended([
            "index.md": text(#"{"permisions": {"alow": []}}"#), "schemas/s.json": schema,
        ])
        #expect(files["index.md"] == text(#"{"permissions": {"allow": []}}"#))
        #expect(result.outcome.applied == 2 && result.outcome.takenBack.isEmpty)
    }

    /// What a fix makes wrong itself speaks against it, and what it reveals does not.
    @Test func aDoubtIsMendedOnlyWithAllThatItUncovers() {
        let schema = """
            {"properties": {"permissions": {"properties": {"allow": {"type": "array"}, "ask": {}},
             "additionalProperties": false, "dependentRequired": {"allow": ["ask"]}}}}
            """
        let text = { (keys: String) in "```json schema=/schemas/s.json\n\(keys)\n```\n" }
        let (files, result) = mended([
            "index.md": text(#"{"permisions": {"alow": []}}"#), "schemas/s.json": schema,
        ])
        #expect(files["index.md"] == text(#"{"permisions": {"alow": []}}"#))
        #expect(result.build.report.summary.errors == 0)
        #expect(
            result.outcome.takenBack.map(\.reason) == [
                "there would be a new finding: `allow` needs `ask` beside it",
                "there would be a new finding: `allow` needs `ask` beside it",
            ])
        let (all, mended) = mended([
            "index.md": text(#"{"permisions": {"alow": [], "askk": 1}}"#), "schemas/s.json": schema,
        ])
        #expect(all["index.md"] == text(#"{"permissions": {"allow": [], "ask": 1}}"#))
        #expect(mended.outcome.applied == 3 && mended.outcome.takenBack.isEmpty)
    }

    /// What could not be read hides nothing that counts as new.
    @Test(arguments: [
        // The last fault of a text is only seen behind another.
        (
            #"{"mcpServers": {"a": {"comand": "x" "args": "y"}}}"#,
            #"{"mcpServers": {"a": {"command": "x", "args": "y"}}}"#
        ),
        (#""mcpServers": {"a": {"comand": 1}}"#, #"{"mcpServers": {"a": {"command": 1}}}"#),
    ])
    func whatIsUncoveredIsNotNew(before: String, after: String) {
        let (files, result) = mended(["index.md": Self.block(before)])
        #expect(files["index.md"] == Self.block(after))
        #expect(result.build.report.diagnostics.map(\.id) == [.wrongType])
        #expect(result.outcome.takenBack.isEmpty)
    }

    /// A word without quotes may be a text, but not where none can stand; where a fix follows, it is taken for one.
    @Test func aGuessThatASchemaContradictsIsTakenBack() {
        let schema = #"{"properties": {"on": {"type": "boolean"}, "mode": {"enum": ["fast", "safe"]}}}"#
        let text = { (keys: String) in "```json schema=/schemas/s.json\n\(keys)\n```\n" }
        for (before, after) in [
            (#"{"on": treu}"#, #"{"on": treu}"#), (#"{"mode": fast}"#, #"{"mode": "fast"}"#),
            (#"{"mode": fats}"#, #"{"mode": "fast"}"#), (#"{"on": True}"#, #"{"on": true}"#),
            (#"{"mode" "fats", "on": treu}"#, #"{"mode" "fats", "on": treu}"#),
        ] {
            let (files, result) = mended(["index.md": text(before), "schemas/s.json": schema])
            #expect(files["index.md"] == text(after))
            #expect(result.outcome.takenBack.isEmpty == (before != after))
        }
    }

    /// Front matter is mended as one, each other thing by itself.
    @Test func frontMatterIsMendedAsAWhole() {
        let text = "---\ntitel: A\nweigth: 1\nauthor: {a: 1}\n---\n\n```js showLineNumbers\n```\n"
        let (files, result) = mended(["index.md": text])
        #expect(
            files["index.md"]
                == "---\ntitle: A\nweight: 1\nauthor: {a: 1}\n---\n\n```js numbers\n```\n")
        #expect(result.outcome.applied == 3)
        #expect(result.outcome.takenBack.isEmpty)
        let left = result.build.report.diagnostics.filter { $0.id == .unknownFrontMatterKey }
        #expect(left.map(\.fixes.isEmpty) == [true])
        let broken = "---\ntitel: A\nweight: [1\n---\n\n```js showLineNumbers\n```\n"
        let (others, _) = mended(["index.md": broken])
        #expect(others["index.md"] == broken.replacing("showLineNumbers", with: "numbers"))
    }

    /// A block that shows how not to do it stays as it is, also where it says so with a misspelt word.
    @Test(arguments: [
        ("expect=invalid", "expect=invalid", []), ("expct=invalid", "expect=invalid", []),
        ("expect=invalid:unknwn-property", "expect=invalid:unknown-property", []),
        ("expect=invaild", "expect=invaild", ["unknown-expectation", "unknown-property"]),
    ])
    func aCounterExampleIsNotMended(before: String, after: String, ids: [String]) {
        for keys in [
            #"{"mcpServers": {"a": {"comand": "npx"}}}"#, #"{"mcpServers": {"a": {"comand": "npx"}},}"#,
        ] {
            let text = { (info: String) in "```json schema=claude-desktop \(info)\n\(keys)\n```\n" }
            let (files, result) = mended(["index.md": text(before)])
            #expect(files["index.md"] == text(after))
            let found = Set(result.build.report.diagnostics.map(\.id.rawValue))
            #expect(found.isSuperset(of: ids) && found.isEmpty == ids.isEmpty)
            #expect(
                Set(result.outcome.takenBack.map(\.reason)).isSubset(of: ["the block says that it fails"]))
        }
    }

    @Test func aFileThatACounterExampleShowsIsNotMended() {
        let keys = #"{"mcpServers": {"a": {"comand": "npx"}}}"#
        let text = { (word: String) in "```json file=a.json schema=claude-desktop \(word)=invalid\n```\n" }
        let (files, _) = mended(["index.md": text("expct"), "a.json": keys])
        #expect(files == ["index.md": text("expect"), "a.json": keys])
    }

    /// Before each line of a text in a quote or a list stands something, so that no line is added there or taken away.
    @Test(arguments: [
        "> ```json .mcp.json\n> {\"mcpServers\": {\"a\": {\"command\": \"a\n> b\"}}}\n> ```\n",
        "- x\n\n  ```json .mcp.json\n  {\"mcpServers\": {\"a\": {\"command\": \"a\n  b\"}}}\n  ```\n",
        "> ```reg schema=claude-desktop-3p\n> [HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Claude]\n> ```\n",
        "- ```reg schema=claude-desktop-3p\n  [HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Claude]\n  ```\n",
    ])
    func linesInQuotesAndListsStayAsTheyAre(text: String) {
        let (files, result) = mended(["index.md": "# A\n\n" + text])
        #expect(files["index.md"] == "# A\n\n" + text)
        #expect(result.outcome.applied == 0)
    }

    /// What stands on one of those lines is mended, and at the margin lines are.
    @Test(arguments: [
        (
            "> ```json .mcp.json\n> {\"mcpServers\": {\"a\": {\"comand\": \"x\"}}}\n> ```\n",
            "> ```json .mcp.json\n> {\"mcpServers\": {\"a\": {\"command\": \"x\"}}}\n> ```\n"
        ),
        (
            "```json .mcp.json\n{\"mcpServers\": {\"a\": {\"command\": \"a\nb\"}}}\n```\n",
            "```json .mcp.json\n{\"mcpServers\": {\"a\": {\"command\": \"a\\nb\"}}}\n```\n"
        ),
        (
            "```json .mcp.json\n{\"mcpServers\": {\"a\": {\"command\": \"it\\'s \\d\"}}}\n```\n",
            "```json .mcp.json\n{\"mcpServers\": {\"a\": {\"command\": \"it's \\\\d\"}}}\n```\n"
        ),
    ])
    func linesAtTheMarginAreMended(before: String, after: String) {
        let (files, _) = mended(["index.md": "# A\n\n" + before])
        #expect(files["index.md"] == "# A\n\n" + after)
    }

    /// What a misspelt attribute kept from being checked is not new, and is mended too.
    @Test(arguments: [
        ("json shema=claude-desktop", "json schema=claude-desktop"),
        ("json schema=claude-desktop at=mcpServers", "json schema=claude-desktop at=/mcpServers"),
    ])
    func anAttributeIsMendedBeforeTheText(before: String, after: String) {
        let text = { (info: String, key: String) in
            let servers = "{\"a\": {\"\(key)\": \"npx\", \"args\": 1}}"
            let isPart = info.contains("at=")
            return "```\(info)\n\(isPart ? servers : "{\"mcpServers\": \(servers)}")\n```\n"
        }
        let (files, result) = mended(["index.md": text(before, "comand")])
        #expect(files["index.md"] == text(after, "command"))
        #expect(result.build.report.diagnostics.map(\.id) == [.wrongType])
        #expect(result.outcome.applied == 2 && result.outcome.takenBack.isEmpty)
    }

    /// The same of a text that stands in another file and is only shown.
    @Test func anAttributeIsMendedBeforeTheFileThatItShows() {
        let (files, result) = mended([
            "index.md": "```yaml file=a.yaml schema=claude-desktop at=mcpServers\n```\n",
            "a.yaml": "a:\n  comand: npx\n  args: 1\n",
        ])
        #expect(files["index.md"] == "```yaml file=a.yaml schema=claude-desktop at=/mcpServers\n```\n")
        #expect(files["a.yaml"] == "a:\n  command: npx\n  args: 1\n")
        #expect(result.build.report.diagnostics.map(\.id) == [.wrongType])
        #expect(result.outcome.applied == 2 && result.outcome.takenBack.isEmpty)
    }

    /// What is empty is of the attributes too: a value that is not there, and what was written where one was taken out.
    @Test(arguments: [
        (13..<13, false), (14..<14, true), (17..<17, true), (20..<20, true), (21..<21, false),
        (14..<20, true),
        (13..<15, false), (19..<21, false), (15..<16, true),
    ])
    func rangesBehindTheFenceAreOfAttributes(range: Range<Int>, isOne: Bool) {
        let block = MendingUnit(range: 10..<40, info: 14..<20, isBlock: true)
        #expect(block.isOfAttributes(range) == isOne)
        let bare = MendingUnit(range: 10..<40, info: 14..<14, isBlock: true)
        #expect(bare.isOfAttributes(range) == (range == 14..<14))
        let file = MendingUnit(range: 0..<40, info: 0..<0, isBlock: false)
        #expect(!file.isOfAttributes(0..<0) && !file.isOfAttributes(range))
    }

    /// A finding is the same one where it only says something else after a fix.
    @Test func aFindingThatIsOnlyWordedOtherwiseIsNotNew() {
        let text = { (language: String) in "# A\n\n```\(language)\n{\"a\": 1 /* one */}\n```\n" }
        let (files, result) = mended(["index.md": text("json")])
        #expect(files["index.md"] == text("jsonc"))
        #expect(result.build.report.diagnostics.map(\.id) == [.unboundSnippet])
        #expect(result.outcome.takenBack.isEmpty)
    }

    /// What is removed takes what parts it from the word before with it.
    @Test(arguments: [
        ("js numbers=false", "js"), ("js  showLineNumbers=false title=a", "js title=a"),
        ("js,title=a,wrap=no,numbers", "js,title=a,numbers"), ("js wrap=off numbers=0 {1}", "js {1}"),
        ("js linenos=\"1\"", "js numbers"), ("js startFrom=7", "js start=7"),
        // What other generators read has no form here, and is theirs.
        ("js theme={null}", "js theme={null}"), ("js live noInline", "js live noInline"),
        ("ts twoslash expandable theme={null} ", "ts twoslash expandable theme={null} "),
    ])
    func attributesLeaveNoBlankBehind(before: String, after: String) {
        let (files, _) = mended(["index.md": "# A\n\n```\(before)\nlet a\n```\n"])
        #expect(files["index.md"] == "# A\n\n```\(after)\nlet a\n```\n")
    }

    /// `index: true` and `noindex: true` are opposites.
    @Test func aKeyIsNotRenamedToItsOpposite() {
        let text = "---\ntitle: A\nindex: true\n---\n"
        let (files, result) = mended(["index.md": text])
        #expect(files["index.md"] == text)
        #expect(result.outcome == MendingOutcome())
    }

    /// What was a warning must not become an error. Of front matter that is known before a fix is offered.
    @Test(arguments: [
        ("---\ntitel: [1]\n---\n", FindingID.unknownFrontMatterKey),
        ("---\ntitle: A\nauthor: {a: 1}\n---\n", .unknownFrontMatterKey),
        (block(#"{"mcpServer": 5}"#), .unknownProperty),
    ])
    func aWarningBecomesNoError(text: String, id: FindingID) {
        let (files, result) = mended(["index.md": text])
        #expect(files["index.md"] == text)
        #expect(result.build.report.summary.errors == 0)
        #expect(result.outcome.takenBack.map(\.id) == (id == .unknownProperty ? [id] : []))
        #expect(
            result.outcome.takenBack.allSatisfy { $0.reason.hasPrefix("there would be a new finding: ") })
        let standing = result.build.report.diagnostics.first { $0.id == id }
        #expect(standing?.fixes.isEmpty == true)
    }

    /// A key that may be meant as it is stays where something in its value would be an error then, unless that is
    /// mended too: the fix of a warning leaves no site that cannot be built any more.
    @Test(
        arguments: [
            (
                #"{"a": {"command": "npx", "args": 1}}"#, ["`args` must be an array, not 1"],
                [.unknownProperty, .wrongType]
            ),
            (
                #"{"a": {"command": "npx", "args": ["-y", 1]}}"#, ["this element must be a string, not 1"],
                [.unknownProperty, .wrongType]
            ),
            (
                #"{"a": {"env": {"A": 1}, "command": 5}}"#, ["`A` must be a string, not 1"],
                [.unknownProperty, .wrongType, .wrongType]
            ),
        ] as [(String, [String], [FindingID])])
    func aWarningLeavesNoErrorInAValue(value: String, reasons: [String], left: [FindingID]) {
        let (files, result) = mended(["index.md": Self.block("{\"mcpServer\": \(value)}")])
        #expect(files["index.md"] == Self.block("{\"mcpServer\": \(value)}"))
        #expect(result.build.report.diagnostics.map(\.id) == left)
        #expect(result.build.report.summary.errors == 0)
        #expect(
            result.outcome.takenBack.map(\.reason)
                == reasons.map { "a warning would become an error: \($0)" })
        #expect(result.outcome.applied == 0)
    }

    /// Below a key that stays, a key is righted whose value is only doubted.
    @Test func aKeyBelowOneThatStaysIsRighted() {
        let (files, result) = mended(["index.md": Self.block(#"{"mcpServer": {"a": {"comand": {}}}}"#)])
        #expect(files["index.md"] == Self.block(#"{"mcpServer": {"a": {"command": {}}}}"#))
        #expect(result.build.report.diagnostics.map(\.id) == [.unknownProperty, .wrongType])
        #expect(result.build.report.summary.errors == 0)
        #expect(
            result.outcome.takenBack.map(\.reason) == [
                "there would be a new finding: `command` must be a string, not an empty object"
            ])
    }

    /// A comment in a block for a program that reads strict JSON was written for readers, and nobody takes it out.
    @Test(arguments: ["json", "jsonc", "json5"])
    func commentsStayInBlocksOfStrictJSON(language: String) {
        let text = Self.block("{\n  // here\n  \"mcpServers\": {}\n}", language)
        let (files, result) = mended(["index.md": text])
        #expect(files["index.md"] == text)
        #expect(result.build.report.diagnostics.map(\.id) == [.notStrictJSON])
        #expect(result.build.report.diagnostics.map(\.severity) == [language == "json" ? .error : .warning])
        #expect(result.outcome == MendingOutcome())
    }

    /// A comment of another language is no less the author's, and a text that is no value is left alone.
    @Test(arguments: [
        ("json", "{\n  // keep\n  # note: rotate key on Fridays\n  \"mcpServers\": {}\n}", 2),
        ("jsonl", "{\"mcpServers\": {}} # one", 1), ("jsonl", "{\"mcpServers\": {}} // one", 1),
        ("jsonl", "{\"mcpServers\": {}}\nOK", 1), ("json", "'mcpServers'", 1), ("json", "'it''s'", 1),
        ("json", "{\"mcpServers\": {}} #second", 1),
        ("json", "{\"mcpServers\": {\"a\": {\"comand\": \"x\", \"commnd\": \"y\"}}}", 2),
    ])
    func nothingOfTheAuthorIsTakenOut(language: String, text: String, findings: Int) {
        let block = Self.block(text, language)
        let (files, result) = mended(["index.md": block])
        #expect(files["index.md"] == block)
        #expect(result.build.report.diagnostics.count == findings)
    }

    /// A comment that stays keeps nothing else from being mended.
    @Test func aCommentIsNoFaultThatFixesWaitFor() {
        let text = { (key: String) in Self.block("{ // here\n\"mcpServers\": {\"a\": {\"\(key)\": \"x\"}}}") }
        let (files, result) = mended(["index.md": text("comand")])
        #expect(files["index.md"] == text("command"))
        #expect(result.outcome.takenBack.isEmpty)
    }

    /// One mistake has no fix, so the others would not make the block well-formed.
    @Test func aBlockThatStaysBrokenStaysAsItIs() {
        let text = Self.block(#"{"mcpServers": {"a": {"comand": }} "globalShortcut": "x"}"#)
        let (files, result) = mended(["index.md": text])
        #expect(files["index.md"] == text)
        #expect(Set(result.outcome.takenBack.map(\.reason)) == ["the text would still not be well-formed"])
    }

    /// A comma at the end hides no misspelt key.
    @Test func aBlockIsMendedAsAWhole() {
        let (files, result) = mended([
            "index.md": Self.block(#"{"mcpServers": {"a": {"comand": "npx", "arg": ["-y"],}}}"#)
        ])
        let text = Self.block(#"{"mcpServers": {"a": {"command": "npx", "args": ["-y"]}}}"#)
        #expect(files["index.md"] == text)
        #expect(result.outcome.applied == 3)
        #expect(result.outcome.takenBack.isEmpty)
    }

    /// With `required` the object lacks a key, which is not inside the value of `required`.
    @Test func aFixThatMakesANewFindingIsTakenBackAlone() {
        let schema = """
            {"properties": {"from": {"type": "integer"}, "to": {"type": "integer"}, "name": {"type": "string"}},
             "dependentRequired": {"from": ["to"]}, "additionalProperties": false}
            """
        let text = { (name: String) in
            "```json schema=/schemas/span.json\n{\"\(name)\": \"a\", \"form\": 1}\n```\n"
        }
        let (files, result) = mended(["index.md": text("nmae"), "schemas/span.json": schema])
        #expect(files["index.md"] == text("name"))
        #expect(result.outcome.applied == 1)
        #expect(result.outcome.takenBack.count == 1)
    }

    /// As a draft the page would be gone, and the link to it would lead nowhere.
    @Test func aFixThatBreaksAnotherPageIsTakenBackAlone() {
        let page = { (key: String, name: String) in
            "---\ntitle: B\n\(key): true\n---\n"
                + "```json schema=claude-desktop\n{\"\(name)\": {}}\n```\n"
        }
        let (files, result) = mended([
            "index.md": "[b](b.md), [c](c.md)\n", "b.md": page("drafft", "mcpServer"),
            "c.md": "---\ntitel: C\n---\n",
        ])
        #expect(files["b.md"] == page("drafft", "mcpServers"))
        #expect(files["c.md"] == "---\ntitle: C\n---\n")
        #expect(result.outcome.applied == 2)
        #expect(result.outcome.takenBack.count == 1)
    }

    /// However many files there are, only what breaks another page is taken back.
    @Test(arguments: [([], ["b"]), ([], ["b", "d"]), (["c"], ["b", "d"]), (["c", "e", "f"], ["b"])])
    func onlyWhatBreaksAnotherPageIsTakenBack(good: [String], bad: [String]) {
        var site = ["index.md": (good + bad).map { "[x](\($0).md)\n" }.joined()]
        for name in good { site["\(name).md"] = "---\ntitel: C\n---\n" }
        for name in bad { site["\(name).md"] = "---\ntitle: B\ndrafft: true\n---\n" }
        let (files, result) = mended(site)
        for name in good { #expect(files["\(name).md"] == "---\ntitle: C\n---\n") }
        for name in bad { #expect(files["\(name).md"] == "---\ntitle: B\ndrafft: true\n---\n") }
        #expect(result.outcome.applied == good.count)
        #expect(result.outcome.takenBack.count == bad.count)
    }

    @Test func aPartialOnTwoPagesIsMendedOnce() {
        let partial = Self.block(#"{"mcpServers": {"a": {"comand": "x"}}}"#)
        let (files, result) = mended([
            "_part.md": partial, "a.md": ":::include{file=_part.md}\n", "b.md": ":::include{file=_part.md}\n",
            "index.md": "[a](a.md) [b](b.md)\n",
        ])
        #expect(files["_part.md"]?.contains("\"command\"") == true)
        #expect(result.files.map(\.place) == ["_part.md"])
    }

    @Test func fixesThatOverlapAreNotAppliedTogether() {
        let range = Location(path: "content/index.md", range: 0..<1)
        let findings = [0..<3, 2..<4, 5..<5, 5..<6, 7..<8].map { edit in
            Diagnostic(
                .wrongType, .error, "x\(edit)", at: range,
                fixes: [.init("x", edits: [.init(range: edit, replacement: "y")])])
        }
        let text = Array("0123456789".utf8)
        let fixes = FixChoice(diagnostics: findings, texts: [PathKey(range.path): text]).fixes(besides: [])
        #expect(fixes.map { $0.edits[0].range } == [0..<3, 5..<5, 7..<8])
        let map = EditMap(fixes.flatMap(\.fix.edits))
        #expect(map.applied(to: text) == Array("y34y56y89".utf8))
        #expect(fixes.map { map.replacement(of: $0.edits[0]) } == [0..<1, 3..<4, 6..<7])
    }

    /// A fix is applied whole or not at all, so one that edits another file too leaves its own as it is.
    @Test func aFixOfTwoFilesIsNotAppliedInPart() {
        let place = Location(path: "content/index.md", range: 0..<1)
        let edits: [Diagnostic.TextEdit] = [
            .init(range: 0..<1, replacement: "y"), .init(range: 0..<1, replacement: "y", in: "content/a.md"),
        ]
        let findings = [edits, [edits[0]]].map {
            Diagnostic(.wrongType, .error, "x\($0.count)", at: place, fixes: [.init("x", edits: $0)])
        }
        let texts = [PathKey(place.path): [UInt8](repeating: 0x30, count: 3)]
        for (finding, expected) in [(findings[0], 0), (findings[1], 1)] {
            #expect(FixChoice(diagnostics: [finding], texts: texts).fixes(besides: []).count == expected)
        }
    }

    @Test func theDifferenceIsShownByLines() {
        let file = MendedFile(
            place: "a.md", path: "content/a.md", before: Array("a\r\nb\nc\nd\n".utf8),
            after: Array("a\r\nB\nc\nd\ne\n".utf8), fixes: 2)
        #expect(
            file.difference.plain
                == "--- content/a.md\n+++ content/a.md\n@@ -2 +2 @@\n-b\n+B\n@@ -4,0 +5 @@\n+e\n")
    }

    @Test func aFileIsWrittenOnlyAsItWasRead() throws {
        let folder = try TemporaryFolder()
        try folder.write("old", to: "content/real.md")
        try folder.link("content/a.md", to: "real.md")
        #expect(chmod(folder.path + "/content/real.md", 0o600) == 0)
        let site = SiteFolders(root: folder.path)
        let file = {
            MendedFile(place: $0, path: "content/\($0)", before: Array("old".utf8), after: [0x6E], fixes: 1)
        }
        #expect(throws: FileSystemError("use", folder.path + "/content/a.md", .symbolicLink)) {
            try file("a.md").write(in: site)
        }
        #expect(folder.read("content/real.md") == "old")
        #expect(!file("a.md").isWritten(in: site))
        try file("real.md").write(in: site)
        #expect(folder.read("content/real.md") == "n")
        #expect(file("a.md").isWritten(in: site))
        #expect(try FileSystem.status(folder.path + "/content/a.md", follow: false)?.kind == .symbolicLink)
        let rights = try FileManager.default.attributesOfItem(atPath: folder.path + "/content/real.md")
        #expect(rights[.posixPermissions] as? Int == 0o600)
        #expect(throws: ChangedFile(path: "content/real.md")) { try file("real.md").write(in: site) }
        #expect(throws: ChangedFile(path: "content/gone.md")) { try file("gone.md").write(in: site) }
        #expect(folder.files == ["content/a.md", "content/real.md"])
    }
}
