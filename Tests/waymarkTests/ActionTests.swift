import Foundation
import Testing

@testable import waymark

/// The steps that run in other people's jobs, run as their shell does.
@Suite struct ActionTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path(percentEncoded: false)

    static func bash(_ script: String, _ values: [String: String], in folder: String) throws -> Program.Run {
        let settings = values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let file = root + "/.github/actions/check/" + script
        return try Program.run(settings + ["bash", file], in: folder, program: "/usr/bin/env")
    }

    static let wrong = ["a.md": "```json .mcp.json\n{\"mcpServers\": {\"a\": {\"comand\": \"x\"}}}\n```\n"]

    @Test func findingsAreAnnotationsAndTheJobHasASummary() throws {
        let folder = try Folder(Self.wrong)
        try folder.write("", to: "summary.txt")
        let run = try Self.bash(
            "check.sh",
            [
                "WAYMARK": Program.path, "CHECK_PATH": ".", "GITHUB_STEP_SUMMARY": "summary.txt",
                "SARIF": "x.sarif",
            ],
            in: folder.path)
        #expect(run.status == 1)
        #expect(run.output.hasPrefix("::error file=a.md,line=2,"), "\(run.output)")
        let lines = folder.read("summary.txt")?.split(separator: "\n").map(String.init) ?? []
        #expect(lines.first == "### Waymark")
        #expect(
            lines.dropFirst().first?.hasPrefix("1 page: 1 config block, 1 checked") == true
        )
        #expect(lines.suffix(3) == ["| Findings | Page |", "|---:|---|", "| 1 | `a.md` |"])
        #expect(folder.read("x.sarif")?.contains("\"version\": \"2.1.0\"") == true)
    }

    @Test func whatIsCleanPasses() throws {
        let folder = try Folder(["a.md": "# A\n"])
        let run = try Self.bash(
            "check.sh", ["WAYMARK": Program.path, "CHECK_PATH": ".", "STRICT": "true"], in: folder.path)
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("::notice title=waymark::1 page: 0 config blocks"), "\(run.output)")
    }

    @Test func aBaselineAndStrictnessReachTheProgram() throws {
        let folder = try Folder(Self.wrong)
        _ = try Program.run(["check", ".", "--write-baseline", "base.json"], in: folder.path)
        let known = try Self.bash(
            "check.sh", ["WAYMARK": Program.path, "CHECK_PATH": ".", "BASELINE": "base.json"], in: folder.path
        )
        #expect(known.status == 0)
        try folder.write("```json\n{\"mcpServers\": {\"a\": {\"comand\": \"x\"}}}\n```\n", to: "a.md")
        for (strict, status) in [("false", 0), ("true", 1)] {
            let run = try Self.bash(
                "check.sh", ["WAYMARK": Program.path, "CHECK_PATH": ".", "STRICT": strict], in: folder.path)
            #expect(run.status == Int32(status), "a warning with STRICT=\(strict)")
        }
    }

    // MARK: Fetching

    /// A folder of releases with one archive, made as `make dist` makes it, and its sum.
    private func releases() throws -> (folder: Folder, values: [String: String]) {
        let folder = try Folder()
        let make = """
            name=waymark-9.9.9-$(uname -s | sed 's/Linux/linux/; s/Darwin/macos/')-$(uname -m)
            mkdir -p v9.9.9 $name && echo program > $name/waymark && tar -czf v9.9.9/$name.tar.gz $name
            cd v9.9.9 && (sha256sum $name.tar.gz || shasum -a 256 $name.tar.gz) 2>/dev/null > SHA256SUMS
            """
        #expect(try Program.run(["-c", make], in: folder.path, program: "/bin/bash").status == 0)
        let values = [
            "RELEASES": "file://\(folder.path)", "VERSION": "9.9.9", "SHA256": "", "HOME": folder.path,
        ]
        return (folder, values)
    }

    @Test func aReleaseIsFetchedByItsSum() throws {
        let (folder, values) = try releases()
        let sum = try #require(folder.read("v9.9.9/SHA256SUMS")?.split(separator: " ").first)
        for given in ["", String(sum)] {
            let run = try Self.bash("fetch.sh", values.merging(["SHA256": given]) { $1 }, in: folder.path)
            #expect(run.status == 0, "\(run.errors)")
            #expect(folder.read(".cache/waymark/9.9.9/waymark") == "program\n")
            try FileManager.default.removeItem(atPath: folder.path + "/.cache")
        }
    }

    @Test func anotherSumOrReleaseIsAnError() throws {
        let (folder, values) = try releases()
        let other = try Self.bash(
            "fetch.sh", values.merging(["SHA256": String(repeating: "0", count: 64)]) { $1 }, in: folder.path)
        #expect(other.status == 2)
        #expect(other.errors.contains("::error::the SHA-256 sum of waymark-9.9.9-"), "\(other.errors)")
        #expect(folder.read(".cache/waymark/9.9.9/waymark") == nil)
        let missing = try Self.bash("fetch.sh", values.merging(["VERSION": "9.9.8"]) { $1 }, in: folder.path)
        #expect(missing.status == 2)
        #expect(missing.errors.contains("::error::waymark 9.9.8 has no waymark-9.9.8-"), "\(missing.errors)")
    }

    // MARK: Releasing

    /// What the machines built is gathered with one list of sums, in the names that `fetch.sh` asks for.
    @Test func aReleaseHasEveryFileAndItsSum() throws {
        let folder = try Folder()
        for (system, name) in [("linux-x86_64", "linux-x86_64"), ("macos-arm64", "macos-arm64")] {
            for file in ["out/waymark-9.9.9-\(name).tar.gz", "out/SHA256SUMS", "licenses/waymark.spdx.json"] {
                try folder.write("\(system) \(file)\n", to: "built/\(system)/\(file)")
            }
        }
        let workflow = try String(
            contentsOfFile: Self.root + "/.github/workflows/release.yml", encoding: .utf8)
        let step = try #require(
            try WorkflowSteps.shell(of: workflow).first { $0.contains("sha256sum") })
        let run = try Program.run(
            ["GITHUB_REF_NAME=v9.9.9", "bash", "-eo", "pipefail", "-c", step], in: folder.path,
            program: "/usr/bin/env")
        #expect(run.status == 0, "\(run.errors)")
        let names = [
            "waymark-9.9.9-linux-x86_64.spdx.json", "waymark-9.9.9-linux-x86_64.tar.gz",
            "waymark-9.9.9-macos-arm64.spdx.json", "waymark-9.9.9-macos-arm64.tar.gz",
        ]
        #expect(folder.files(in: "release") == ["SHA256SUMS"] + names)
        let check = try Program.run(
            ["-c", "sha256sum --check --quiet SHA256SUMS"], in: folder.path + "/release", program: "/bin/sh")
        #expect(check.status == 0, "\(check.errors)")
        let sums = folder.read("release/SHA256SUMS")?.split(separator: "\n").map { String($0.dropFirst(66)) }
        #expect(sums == names)
    }

    // MARK: What comes with the program

    /// The version stands in the program; what names it as well has the same.
    @Test(arguments: [".github/actions/check/action.yml", "pyproject.toml", "CHANGELOG.md"])
    func theVersionIsTheSameEverywhere(file: String) throws {
        let text = try String(contentsOfFile: Self.root + "/" + file, encoding: .utf8)
        #expect(text.contains(Waymark.version))
    }

    @Test(arguments: [("bash", "complete "), ("zsh", "#compdef waymark"), ("fish", "complete -c 'waymark'")])
    func shellsGetAScript(shell: String, mark: String) throws {
        let run = try Program.run(["completions", shell])
        #expect(run.status == 0)
        #expect(run.output.contains(mark) && run.output.contains("list-unrecognised"))
    }

    @Test func thePageForManHasEveryCommandAndOption() throws {
        let run = try Program.run(["reference", "man"])
        #expect(run.status == 0)
        let lines = run.output.split(separator: "\n").map(String.init)
        #expect(lines.first == ".TH WAYMARK 1 \"\" \"Waymark \(Waymark.version)\"")
        for name in ["build", "check", "new site", "schema diff", "completions"] {
            #expect(lines.contains(".SS waymark \(name)"), "\(name)")
        }
        #expect(lines.contains(".B \\-\\-write\\-baseline <file>"))
        let requests: Set = ["TH", "SH", "SS", "TP", "PP", "B", "BR", "I", "RS", "RE", "nf", "fi"]
        for line in lines where line.hasPrefix(".") {
            #expect(requests.contains(String(line.dropFirst().prefix { $0 != " " })), "\(line)")
        }
    }

    @Test func aBuildOfItsOwnHasNoLicences() throws {
        let run = try Program.run(["--licenses"])
        #expect(run.status == 2)
        #expect(
            run.errors
                == "waymark: error: this build has no texts of licences within it; `make dist` makes one that has\n"
        )
    }
}
