import Foundation
import Testing

@testable import waymark

/// The workflows that `new site` makes: what their shell does, with programs of their names that come first on the path.
@Suite struct NewSiteWorkflowTests {
    /// A site, and programs that note how they are called in `calls`.
    private static func site(in place: String = ".") throws -> Folder {
        let folder = try Folder()
        if place != "." {
            try folder.write("", to: ".git/HEAD")
        }
        let made = try Program.run(["new", "site", place], in: folder.path)
        #expect(made.status == 0, "\(made.errors)")
        for (name, answer) in [("pipx", ""), ("pip", ""), ("gh", "[ \"$2\" = list ] && cat issue\n")] {
            try folder.write(
                "#!/bin/sh\nprintf '\(name)' >> calls\nprintf ' [%s]' \"$@\" >> calls\necho >> calls\n\(answer)exit 0\n",
                to: "bin/\(name)")
        }
        try folder.write("", to: "issue")
        try folder.write("", to: "temp/x")
        try folder.write("#!/bin/sh\nexec '\(Program.path)' \"$@\"\n", to: "bin/waymark")
        return folder
    }

    /// Runs a step as GitHub's runners do.
    private static func run(
        _ step: String, in folder: Folder, _ values: [String: String] = [:]
    ) throws -> Program.Run {
        let fixed = [
            "SITE": ".", "WAYMARK_VERSION": Waymark.version, "RUNNER_TEMP": folder.path + "/temp",
            "HOME": folder.path + "/temp", "TITLE": "The world moved on",
        ]
        let settings = fixed.merging(values) { $1 }.map { "\($0.key)=\($0.value)" }
        let script = "chmod +x bin/*; PATH=\"$PWD/bin:$PATH\"; export PATH\n" + step
        return try Program.run(
            settings + ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script], in: folder.path,
            program: "/usr/bin/env")
    }

    @Test func theSiteIsCheckedAndBuilt() throws {
        let folder = try Self.site()
        let steps = try WorkflowSteps.shell(of: folder.read(".github/workflows/site.yml"))
        #expect(steps.count == 3)
        for step in steps {
            let run = try Self.run(step, in: folder, ["BASE_URL": "https://example.org/docs/"])
            #expect(run.status == 0, "\(run.output)\(run.errors)")
        }
        #expect(folder.read("calls") == "pipx [install] [waymark-docs==\(Waymark.version)]\n")
        #expect(folder.read("public/sitemap.xml")?.contains("https://example.org/docs/wiki/example/") == true)
        // In a pull request nobody says where the site will be.
        let unknown = try Self.run(steps[2], in: folder, ["BASE_URL": ""])
        #expect(unknown.status == 0 && folder.read("public/sitemap.xml") == nil, "\(unknown.errors)")
        try folder.write("[x](nowhere.md)\n", to: "content/wiki/bad.md")
        #expect(try Self.run(steps[1], in: folder).status == 1)
    }

    /// One issue is opened, brought up to date, and closed.
    @Test func oneIssueTellsWhatIsToDo() throws {
        let folder = try Self.site()
        let step = try #require(
            try WorkflowSteps.shell(of: folder.read(".github/workflows/watch-sources.yml")).last)
        let list =
            "gh [issue] [list] [--state] [open] [--limit] [500] [--json] [number,title] [--jq] "
            + "[map(select(.title == env.TITLE)) | .[0].number // empty]\n"
        let report = folder.path + "/temp/report.md"
        func calls(todo: Bool, issue: String) throws -> String {
            let reviewed = todo ? "2020-01-01" : Machine.today
            let page = try #require(folder.read("content/wiki/example.md"))
            try folder.write(
                page.replacing(/reviewed: [0-9-]+/, with: "reviewed: \(reviewed)"),
                to: "content/wiki/example.md")
            try folder.write(issue, to: "issue")
            try folder.write("", to: "calls")
            let run = try Self.run(step, in: folder)
            #expect(run.status == 0, "\(run.output)\(run.errors)")
            return folder.read("calls") ?? ""
        }
        #expect(try calls(todo: false, issue: "") == list)
        #expect(
            try calls(todo: true, issue: "")
                == list + "gh [issue] [create] [--title] [The world moved on] [--body-file] [\(report)]\n")
        #expect(folder.read("temp/report.md")?.hasPrefix("There is 1 thing to do on ") == true)
        #expect(
            try calls(todo: true, issue: "7\n") == list + "gh [issue] [edit] [7] [--body-file] [\(report)]\n")
        #expect(
            try calls(todo: false, issue: "7\n")
                == list + "gh [issue] [close] [7] [--comment] [Nothing is to be done any more.]\n")
        // What could not run tells nobody anything, and fails.
        try folder.write("a: [\n", to: "content/site.yaml")
        try folder.write("", to: "calls")
        #expect(try Self.run(step, in: folder).status == 2)
        #expect(folder.read("calls") == "")
    }

    /// The same on GitLab, where the job also fails by itself as long as nobody gave it a token.
    @Test func oneIssueOfGitLabTellsWhatIsToDo() throws {
        let folder = try Self.site()
        try folder.write("#!/bin/sh\necho apt-get >> calls\n", to: "bin/apt-get")
        try folder.write(
            "#!/bin/sh\nprintf 'curl' >> calls\nprintf ' [%s]' \"$@\" >> calls\necho >> calls\n"
                + "[ \"$5\" != --get ] && [ \"$6\" != --get ] || cat issue\n",
            to: "bin/curl")
        let text = try #require(folder.read(".gitlab-ci.yml"))
        let block = try #require(text.firstRange(of: "    - |\n").map { text[$0.upperBound...] })
        let step = block.split(separator: "\n").prefix { $0.hasPrefix("      ") }
            .map { $0.dropFirst(6) + "\n" }.joined()
        #expect(step.hasSuffix("\nfi\n"))
        func calls(todo: Bool, issues: String, token: String? = "secret", fails: Bool = false) throws
            -> [String]
        {
            let reviewed = todo ? "2020-01-01" : Machine.today
            let page = try #require(folder.read("content/wiki/example.md"))
            try folder.write(
                page.replacing(/reviewed: [0-9-]+/, with: "reviewed: \(reviewed)"),
                to: "content/wiki/example.md")
            try folder.write(issues, to: "issue")
            try folder.write("", to: "calls")
            let values = [
                "CI_API_V4_URL": "https://gitlab.example.org/api/v4", "CI_PROJECT_ID": "12",
                "TITLE": "The world moved on",
            ]
            let run = try Self.run(
                step, in: folder, values.merging(token.map { ["WATCH_TOKEN": $0] } ?? [:]) { $1 })
            #expect((run.status != 0) == fails, "\(run.output)\(run.errors)")
            let start = "curl [--fail] [--silent] [--show-error] [--header] [PRIVATE-TOKEN: secret] "
            return (folder.read("calls") ?? "").split(separator: "\n").filter { $0 != "apt-get" }.map {
                $0.hasPrefix(start) ? String($0.dropFirst(start.count)) : "other: \($0)"
            }
        }
        let place = "https://gitlab.example.org/api/v4/projects/12/issues"
        let list =
            "[--get] [\(place)] [--data] [state=opened] [--data] [in=title] [--data-urlencode] [search=The world moved on]"
        let other = #"{"iid": 6, "title": "The world moved on and on"}"#
        let own = #"{"iid": 7, "title": "The world moved on"}"#
        #expect(try calls(todo: false, issues: "[\(other)]") == [list])
        #expect(
            try calls(todo: true, issues: "[\(other)]") == [
                list,
                "[\(place)] [--data-urlencode] [title=The world moved on] [--data-urlencode] [description@report.md]",
            ])
        #expect(folder.read("report.md")?.hasPrefix("There is 1 thing to do on ") == true)
        #expect(
            try calls(todo: true, issues: "[\(other), \(own)]") == [
                list, "[--request] [PUT] [\(place)/7] [--data-urlencode] [description@report.md]",
            ])
        #expect(
            try calls(todo: false, issues: "[\(own)]") == [
                list, "[--request] [PUT] [\(place)/7] [--data] [state_event=close]",
            ])
        #expect(try calls(todo: false, issues: "[]", token: nil) == [])
        #expect(try calls(todo: true, issues: "[]", token: nil, fails: true) == [])
        try folder.write("a: [\n", to: "content/site.yaml")
        #expect(try calls(todo: true, issues: "[]", fails: true) == [])
    }

    @Test func gitLabChecksAndBuilds() throws {
        let folder = try Self.site()
        let text = try #require(folder.read(".gitlab-ci.yml"))
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("    - ") }.map {
            String($0.dropFirst(6))
        }
        let commands = lines.filter { !$0.hasPrefix("if: ") && $0 != "|" }
        #expect(commands.count == 5)
        #expect(try Self.run(commands[0], in: folder).status == 0)
        #expect(folder.read("calls")?.hasPrefix("pip [install] ") == true)
        #expect(try Self.run(commands[1...3].joined(separator: "\n"), in: folder).status == 0)
        #expect(folder.read("gl-code-quality-report.json") == "[]\n")
        let built = try Self.run(commands[4], in: folder, ["CI_PAGES_URL": "https://a.gitlab.io/b"])
        #expect(built.status == 0, "\(built.errors)")
        #expect(folder.read("public/index.html") != nil)
        try folder.write("[x](nowhere.md)\n", to: "content/wiki/bad.md")
        #expect(try Self.run(commands[1...3].joined(separator: "\n"), in: folder).status == 1)
        #expect(folder.read("gl-code-quality-report.json")?.contains("content/wiki/bad.md") == true)
    }

    /// In a folder of a repository the files say so, and their place is told.
    @Test func aSiteInARepositoryKnowsItsFolder() throws {
        let folder = try Self.site(in: "a/docs")
        let again = try Program.run(["new", "site", "other"], in: folder.path)
        #expect(again.errors.contains("the repository's root is not other"), "\(again.errors)")
        for file in [".github/workflows/site.yml", ".github/workflows/watch-sources.yml", ".gitlab-ci.yml"] {
            #expect(folder.read("a/docs/" + file)?.contains("SITE: \"a/docs\"\n") == true, "\(file)")
        }
        let own = try Self.site()
        #expect(own.read(".gitlab-ci.yml")?.contains("SITE: \".\"\n") == true)
    }

    /// The files are YAML without an error, with the parts that their hosts ask for.
    @Test(arguments: [
        (".github/workflows/site.yml", #"["name", "on", "permissions", "env", "jobs"]"#),
        (".github/workflows/watch-sources.yml", #"["name", "on", "permissions", "env", "jobs"]"#),
        (".gitlab-ci.yml", #"["variables", "stages", "default", "check", "pages", "watch"]"#),
    ])
    func theFilesAreWellFormed(file: String, keys: String) throws {
        let folder = try Self.site()
        let job =
            #"{"type": "object", "required": ["runs-on", "steps"], "properties": {"steps": {"type": "array", "#
            + #""items": {"oneOf": [{"required": ["uses"]}, {"required": ["run"]}]}}}}"#
        try folder.write(
            "{\"type\": \"object\", \"required\": \(keys), \"properties\": {\"jobs\": {\"additionalProperties\": \(job)}}}",
            to: "s.json")
        let run = try Program.run(["schema", "validate", "--schema", "s.json", file], in: folder.path)
        #expect(run.status == 0, "\(run.output)")
        let version = "WAYMARK_VERSION: \"\(Waymark.version)\"\n"
        #expect(folder.read(file)?.contains(version) == true)
    }
}
