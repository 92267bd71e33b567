import Testing

@testable import SiteGenerator
import Text

/// Very many blocks of one page, each of which is mended or left as it is like the only one, and costs no more.
@Suite struct MendScalingTests {
    /// A block before and after, how many of its fixes are applied, and why the others are taken back.
    struct Sample {
        var info = "json schema=claude-desktop"
        let before: String
        var after: String?
        var applied = 0
        var reasons: [String] = []
        /// What stands behind the fence then.
        var infoAfter: String?
    }

    private static let malformed = "the text would still not be well-formed"

    static let samples: [String: Sample] = [
        "good": Sample(
            before: #"{"mcpServers": {"a": {"comand": "npx", "arg": ["-y"]}}}"#,
            after: #"{"mcpServers": {"a": {"command": "npx", "args": ["-y"]}}}"#, applied: 2),
        "attribute": Sample(
            info: "json shema=claude-desktop", before: #"{"mcpServers": {"a": {"comand": "npx"}}}"#,
            after: #"{"mcpServers": {"a": {"command": "npx"}}}"#, applied: 2,
            infoAfter: "json schema=claude-desktop"),
        // One fault has no fix.
        "broken": Sample(
            before: #"{"mcpServers": {"a": {"comand": }} "globalShortcut": "x"}"#,
            reasons: [malformed, malformed]),
        // What the key is meant for has no such value.
        "worse": Sample(
            before: #"{"mcpServer": 5}"#,
            reasons: ["there would be a new finding: `mcpServers` must be an object, not 5"]),
        // What is wrong inside of a value would be an error with the right key.
        "inside": Sample(
            before: #"{"mcpServer": {"a": {"command": "x", "args": 1}}}"#,
            reasons: ["a warning would become an error: `args` must be an array, not 1"]),
        // One of two fixes makes a new finding.
        "half": Sample(
            info: "json schema=/schemas/span.json", before: #"{"nmae": "a", "form": 1}"#,
            after: #"{"name": "a", "form": 1}"#, applied: 1,
            reasons: ["there would be a new finding: `from` needs `to` beside it"]),
        "counter": Sample(
            info: "json schema=claude-desktop expect=invalid",
            before: #"{"mcpServers": {"a": {"comand": "npx"}}}"#),
    ]

    private static let schema = """
        {"properties": {"from": {"type": "integer"}, "to": {"type": "integer"}, "name": {"type": "string"}},
         "dependentRequired": {"from": ["to"]}, "additionalProperties": false}
        """

    private static func page(_ samples: [Sample], mended: Bool) -> String {
        "# A\n\n"
            + samples.map { sample in
                let info = mended ? sample.infoAfter ?? sample.info : sample.info
                return "```\(info)\n\(mended ? sample.after ?? sample.before : sample.before)\n```\n"
            }.joined(separator: "\n")
    }

    private static func mended(_ page: String) -> MendResult {
        mend(
            SourceTree(["index.md": page, "schemas/span.json": schema]), with: .bare,
            options: SiteOptions(date: "2026-11-22"))
    }

    /// Four times as many blocks take four times as many steps, whether they can be mended or not.
    @Test(arguments: [
        ["good"], ["attribute"], ["broken"], ["worse"], ["half"], ["counter"], ["good", "broken"],
        ["inside"], ["good", "worse", "half"], ["broken", "attribute", "worse", "good", "half", "counter"],
    ])
    func stepsAreLinear(names: [String]) throws {
        let kinds = try names.map { try #require(Self.samples[$0]) }
        let steps = [36, 144].map { count in
            let blocks = (0..<count).map { kinds[$0 % kinds.count] }
            let before = Self.page(blocks, mended: false)
            var result: MendResult?
            let steps = WorkCounter.steps { result = Self.mended(before) }
            #expect(result?.outcome.applied == blocks.reduce(0) { $0 + $1.applied })
            #expect(result?.outcome.takenBack.map(\.reason) == blocks.flatMap(\.reasons))
            let after = result?.files.first.map { String(decoding: $0.after, as: UTF8.self) } ?? before
            #expect(after == Self.page(blocks, mended: true))
            return steps
        }
        #expect(steps[0] >= 36)
        #expect(steps[1] <= steps[0] * 5 + 500, "\(steps)")
    }

    /// The same of fixes that all stand on one line.
    @Test func stepsAreLinearInFixesOnOneLine() {
        let steps = [36, 144].map { count in
            let text = { (key: String) in
                let servers = (0..<count).map { "\"s\($0)\": {\"\(key)\": \"npx\"}" }.joined(separator: ", ")
                return "```json schema=claude-desktop\n{\"mcpServers\": {\(servers)}}\n```\n"
            }
            var result: MendResult?
            let steps = WorkCounter.steps { result = Self.mended(text("comand")) }
            #expect(result?.outcome.applied == count)
            #expect(result?.files.map { String(decoding: $0.after, as: UTF8.self) } == [text("command")])
            return steps
        }
        #expect(steps[0] >= 36)
        #expect(steps[1] <= steps[0] * 5 + 500, "\(steps)")
    }

    /// A block with a fix that would be an error is to blame, not the blocks behind it.
    @Test func whatAFixDoesElsewhereIsNotBlamedOnABlock() throws {
        let good = try #require(Self.samples["good"])
        let blocks = Self.page(Array(repeating: good, count: 20), mended: false)
        let after = Self.page(Array(repeating: good, count: 20), mended: true)
        let front = "```json schema=claude-desktop\n{\"mcpServer\": 5}\n```\n\n"
        let result = Self.mended(front + blocks)
        #expect(result.files.map { String(decoding: $0.after, as: UTF8.self) } == [front + after])
        #expect(result.outcome.applied == 40 && result.outcome.takenBack.count == 1)
    }

    /// One text with very many fixes, of which one in four cannot stay.
    @Test func fixesOfOneTextAreTriedTogether() {
        let names = { (mended: Bool) in
            (0..<60).map { number -> String in
                number % 4 == 0
                    ? "\"frm-of-\(number)\": 1"
                    : "\"\(mended ? "name" : "nam")-of-\(number)\": 1"
            }.joined(separator: ", ")
        }
        let properties = (0..<60).map { "\"\($0 % 4 == 0 ? "from" : "name")-of-\($0)\": {}" }
            .joined(separator: ", ")
        let needs = stride(from: 0, to: 60, by: 4).map { "\"from-of-\($0)\": [\"to\"]" }
            .joined(separator: ", ")
        let schema =
            "{\"properties\": {\(properties)}, \"dependentRequired\": {\(needs)}, \"additionalProperties\": false}"
        let text = { (mended: Bool) in "```json schema=/schemas/s.json\n{\(names(mended))}\n```\n" }
        let result = mend(
            SourceTree(["index.md": text(false), "schemas/s.json": schema]), with: .bare,
            options: SiteOptions(date: "2026-11-22"))
        #expect(result.files.map { String(decoding: $0.after, as: UTF8.self) } == [text(true)])
        #expect(result.outcome.applied == 45 && result.outcome.takenBack.count == 15)
        #expect(
            result.outcome.takenBack.first?.reason
                == "there would be a new finding: `from-of-0` needs `to` beside it")
    }

    /// Each of very many pages with a fix is looked at by itself: no step walks over all pages for one of them.
    @Test func stepsAreLinearInPages() {
        let steps = [40, 160].map { count in
            let pages = (0..<count).map { number in
                (
                    "p\(number).md",
                    "# P \(number)\n\n[next](p\((number + 1) % count).md)\n\n" + Self.server("comand")
                )
            }
            var result: MendResult?
            let steps = WorkCounter.steps {
                result = mend(
                    SourceTree(Dictionary(uniqueKeysWithValues: pages)), with: .bare,
                    options: SiteOptions(date: "2026-11-22"))
            }
            #expect(result?.outcome.applied == count)
            #expect(result?.files.count == count)
            return steps
        }
        #expect(steps[0] >= 40)
        #expect(steps[1] <= steps[0] * 5 + 500, "\(steps)")
    }

    private static func server(_ key: String) -> String {
        "```json schema=claude-desktop\n{\"mcpServers\": {\"a\": {\"\(key)\": \"npx\"}}}\n```\n"
    }
}
