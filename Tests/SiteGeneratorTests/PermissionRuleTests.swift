import ConfigSchema
import Diagnostics
import Testing

@testable import SiteGenerator

/// The permission rules of Claude Code: what it skips, ignores or never asks, by the names of the warnings.
struct PermissionRuleTests {
    private static func warnings(_ rule: String, in list: String) throws -> [String] {
        let text = "{\"permissions\": {\"\(list)\": [\"\(rule)\"]}}"
        let root = try #require(ConfigDocument(parsing: Array(text.utf8), as: .json).root)
        return try Bundled.schema("claude-code-settings").validate(root).map { violation in
            guard case .schemaWarning(let id, _, _, _, _, _) = violation.kind else {
                return "\(violation.id)"
            }
            return id + (violation.help.map { ": \($0)" } ?? "")
        }
    }

    @Test(arguments: [
        "Agent", "Artifact", "AskUserQuestion", "Bash", "CronCreate", "CronDelete", "CronList", "Edit",
        "EndConversation", "EnterPlanMode", "EnterWorktree", "ExitPlanMode", "ExitWorktree", "Glob", "Grep",
        "ListAgents", "ListMcpResourcesTool", "LSP", "Monitor", "NotebookEdit", "PowerShell",
        "PushNotification", "Read", "ReadMcpResourceTool", "RemoteTrigger", "ReportFindings",
        "ScheduleWakeup", "SendMessage", "SendUserFile", "ShareOnboardingGuide", "Skill", "TaskCreate",
        "TaskGet", "TaskList", "TaskOutput", "TaskStop", "TaskUpdate", "TodoWrite", "ToolSearch",
        "WaitForMcpServers", "WebFetch", "WebSearch", "Workflow", "Write", "Task", "Task(Explore)",
        "Bash(npm run *)", "Bash(*)", "Grep(*)", "WebFetch(*)", "Agent(team:reviewer)", "Bash(echo (a) *)",
        "Bash(git:*)", "Read(./.env)",
        "Read(//etc/**)", "Edit(/src/**)", "WebFetch(domain:example.com)", "Skill(name *)", "mcp__github",
        "mcp__github__*", "mcp__github__get_*", "mcp__puppeteer__navigate", "Cd(/tmp)",
    ])
    func whatTheProductTakesIsSilent(rule: String) throws {
        for list in ["allow", "ask", "deny"] { #expect(try Self.warnings(rule, in: list) == []) }
    }

    @Test(
        arguments: [
            ("*", "deny", []), ("mcp__*", "ask", []), ("Web*", "deny", []), ("my_tool", "deny", []),
            ("*", "allow", ["allow-pattern"]), ("mcp__*", "allow", ["allow-pattern"]),
            ("mcp__*__get", "allow", ["allow-pattern"]), ("B*", "allow", ["allow-pattern"]),
            ("Bash(", "deny", ["malformed-rule"]), ("Bash)", "deny", ["malformed-rule"]),
            ("", "allow", ["malformed-rule"]), ("rm -rf", "deny", ["malformed-rule"]),
            ("bash(ls)", "allow", ["unknown-tool: did you mean `Bash`?"]),
            ("Raed", "deny", ["unknown-tool: did you mean `Read`?"]), ("Xylophone", "deny", ["unknown-tool"]),
            ("mcp__git__push(main)", "allow", ["mcp-arguments: use the name of the tool alone"]),
            (
                "Bash(command:rm *)", "deny",
                ["ignored-argument: use the command itself in the parentheses, as in `Bash(npm test)`"]
            ),
            (
                "Read(file_path:a)", "deny",
                ["ignored-argument: use the path itself in the parentheses, as in `Read(./.env)`"]
            ),
            (
                "Write(file_path:a)", "deny",
                ["ignored-argument: use `Edit(…)` with the path, which covers all tools that write files"]
            ),
            (
                "NotebookEdit(notebook_path:a)", "deny",
                ["ignored-argument: use `Edit(…)` with the path, which covers all tools that write files"]
            ),
            (
                "Glob(path:a)", "deny",
                ["ignored-argument: use `Read(…)` with the path, which covers all tools that read files"]
            ),
            (
                "WebFetch(url:https://a)", "deny",
                [
                    "ignored-argument: use `WebFetch(domain:…)` with the host, as in `WebFetch(domain:example.com)`"
                ]
            ),
            (
                "WebFetch(https://a.example)", "deny",
                ["no-host: use `WebFetch(domain:…)` with the host, as in `WebFetch(domain:example.com)`"]
            ),
            ("Grep(foo)", "deny", ["no-argument: use the name of the tool alone"]),
            ("WebSearch(foo)", "deny", ["no-argument: use the name of the tool alone"]),
            ("WebSearch(query:foo)", "deny", []), ("Agent(model:opus)", "ask", []),
            ("Agent(model:opus)", "allow", ["allow-parameter: use one of those two lists"]),
            (
                "Write(/etc/**)", "allow",
                ["write-path: use `Edit(…)` with the path, which covers all tools that write files"]
            ),
            ("Write", "allow", []), ("Glob", "allow", []),
            (
                "Glob(src/**)", "deny",
                ["glob-path: use `Read(…)` with the path, which covers all tools that read files"]
            ),
            // One finding for one rule, and no name that is no tool.
            ("mcp__*(x)", "allow", ["mcp-arguments"]), ("mcp__a__*(b:c)", "allow", ["mcp-arguments"]),
            (
                "Multiedit", "deny",
                [
                    "unknown-tool: use a name from the tools reference, https://code.claude.com/docs/en/tools-reference"
                ]
            ),
        ] as [(String, String, [String])])
    func whatItDoesNotTakeHasAName(rule: String, list: String, expected: [String]) throws {
        let found = try Self.warnings(rule, in: list)
        #expect(found.map { expected.contains($0) ? $0 : $0.prefix { $0 != ":" }.description } == expected)
    }

    /// A rule of the wrong type breaks the file, and a bad text does not.
    @Test func onlyTypesAreErrors() throws {
        let root = try #require(ConfigDocument(#"{"permissions": {"allow": [1, "Bash("]}}"#, as: .json).root)
        let found = try Bundled.schema("claude-code-settings").validate(root)
        #expect(found.map { "\($0.severity) \($0.id)" } == ["error wrong-type", "warning schema-warning"])
    }
}

/// The ids of models that retire, wherever a schema has a model.
struct ModelIDTests {
    @Test(arguments: [
        ("claude-code-settings", #"{"model": "claude-sonnet-4-5-20250929"}"#),
        ("claude-code-settings", #"{"model": "claude-sonnet-4-5[1m]"}"#),
        ("claude-code-settings", #"{"availableModels": ["claude-sonnet-4-5"]}"#),
        ("claude-code-settings", #"{"env": {"ANTHROPIC_MODEL": "claude-sonnet-4-5"}}"#),
        ("claude-code-env", #"{"ANTHROPIC_DEFAULT_SONNET_MODEL": "claude-sonnet-4-5"}"#),
        ("claude-desktop-3p", #"{"inferenceModels": ["claude-sonnet-4-5"]}"#),
        ("claude-desktop-3p", #"{"inferenceModels": [{"name": "claude-sonnet-4-5"}]}"#),
        (
            "litellm-config",
            #"{"model_list": [{"model_name": "x", "litellm_params": {"model": "anthropic/claude-sonnet-4-5"}}]}"#
        ),
    ])
    func aRetiringModelIsNamedByItsDay(schema: String, text: String) throws {
        let root = try #require(ConfigDocument(text, as: .json).root)
        for (day, expected) in [
            ("2026-09-29", []), ("2026-11-29", ["warning"]), ("2026-11-30", ["error"]),
        ] {
            let found = try Bundled.schema(schema).validate(root, options: ValidationOptions(today: day))
            let models = found.filter { $0.id == .deprecatedValue }
            #expect(models.map(\.severity.rawValue) == expected)
            // What stands before and behind the name stays.
            let owner = text.contains("anthropic/") ? "anthropic/" : ""
            let context = text.contains("[1m]") ? "[1m]" : ""
            #expect(models.allSatisfy { $0.help == "use `\(owner)claude-sonnet-5-5\(context)`" })
        }
    }

    /// Other platforms set days of their own, so that the maker's deprecation is all that is known.
    @Test(arguments: [
        "anthropic/claude-sonnet-4.5", "openrouter/anthropic/claude-sonnet-4.5:beta",
        "us.anthropic.claude-sonnet-4-5-20250929-v1:0", "bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0",
        "claude-sonnet-4-5@20250929", "vertex_ai/claude-sonnet-4-5@20250929",
    ])
    func anotherPlatformsModelIsDeprecated(model: String) throws {
        let root = try #require(ConfigDocument("{\"model\": \"\(model)\"}", as: .json).root)
        for (day, expected) in [("2026-09-29", []), ("2026-09-30", ["warning"]), ("2030-01-01", ["warning"])]
        {
            let found = try Bundled.schema("claude-code-settings").validate(
                root, options: ValidationOptions(today: day))
            #expect(found.map(\.severity.rawValue) == expected)
        }
    }

    @Test(arguments: [
        "claude-sonnet-5-5", "claude-sonnet-4-6", "anthropic/claude-sonnet-5.5", "sonnet",
        "my-claude-sonnet-4-5", "claude-sonnet-4-5-fast",
    ])
    func otherModelsAreSilent(model: String) throws {
        let root = try #require(ConfigDocument("{\"model\": \"\(model)\"}", as: .json).root)
        let found = try Bundled.schema("claude-code-settings").validate(
            root, options: ValidationOptions(today: "2030-01-01"))
        #expect(found.isEmpty)
    }
}
