import Foundation
import Testing

/// What the program does where the machine refuses to take what it writes.
@Suite struct WritingTests {
    // MARK: Standard output

    static let files = [
        "content/index.md": "# Hello\n", "o.json": "{\"type\": \"object\"}", "i.json": "{}",
        "content/wrong.md": "---\ntitel: x\n---\n",
    ]
    static let formats = ["text", "json", "github", "gitlab", "sarif", "junit", "rdjson"]
    static let commands: [[String]] =
        formats.map { ["check", "--format", $0] }
        + formats.map { ["schema", "validate", "--schema", "o.json", "i.json", "--format", $0] }
        + [
            ["check", "--fix"], ["check", "--explain", "list"], ["check", "--explain", "broken-link"],
            ["build"], ["render", "content/index.md"], ["highlight", "i.json"], ["schema", "list"],
            ["schema", "show", "claude-desktop"], ["schema", "diff", "o.json", "o.json"],
            ["schema", "diff", "o.json", "o.json", "--format", "json"], ["schema", "add", "o.json"],
            ["schema", "validate", "--schema", "o.json", "--benchmark", "1", "i.json"],
            ["new", "site", "docs"], ["new", "guide", "x"], ["reference", "commands"],
            ["reference", "rules"], ["--help"], ["build", "--help"], ["--version"],
        ]

    /// Runs the program by the shell, which knows how to redirect and to set limits; `$0` is the program.
    func shell(_ script: String, _ arguments: [String], in folder: Folder) throws -> Program.Run {
        try Program.run(
            ["-c", script, Program.path] + arguments, in: folder.path, program: "/bin/bash")
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")), arguments: commands)
    func aResultThatCannotBeWrittenIsAnError(arguments: [String]) throws {
        let run = try shell(#""$0" "$@" >/dev/full"#, arguments, in: Folder(Self.files))
        #expect(run.status == 2, "\(run.errors)")
        #expect(
            run.errors.hasSuffix(
                "waymark: error: cannot write to standard output: No space left on device\n"), "\(run.errors)"
        )
    }

    @Test func aClosedOutputIsAnErrorAndNoFileTakesItsPlace() throws {
        let folder = try Folder(["content/index.md": "# Hello\n"])
        let run = try shell(#""$0" "$@" >&-"#, ["build"], in: folder)
        #expect(run.status == 2)
        #expect(run.errors.contains("cannot write to standard output: Bad file descriptor"))
        #expect(folder.read("public/.waymark-manifest")?.hasPrefix("waymark-manifest 3 complete\n") == true)
    }

    @Test func aReaderThatWentAwayIsQuiet() throws {
        let folder = try Folder(Self.files)
        let run = try shell(
            #""$0" schema show claude-code-settings | head -c 1; "$0" schema list | true"#, [], in: folder)
        #expect(run.output == "{" && run.errors == "")
        let deaf = try shell(
            #"(trap '' PIPE; "$0" reference rules; echo "status $?" >&2) | true"#, [], in: folder)
        #expect(deaf.errors == "status 0\n")
    }

    @Test func anInputThatCannotBeReadIsAnError() throws {
        let run = try shell(#""$0" render - <"$1""#, ["/"], in: Folder())
        #expect(run.status == 2)
        #expect(run.errors == "waymark: error: cannot read standard input: Is a directory\n")
    }

    // MARK: Nothing changed

    /// A build of what the last one built looks at the files alone, and says what that one said.
    @Test func aBuildOfTheSameSaysTheSame() throws {
        let folder = try Folder([
            "content/index.md": "# A\n\n[b](b.md)\n", "content/a.txt": "x", "content/c.md": "# C\n",
        ])
        func build(_ arguments: String...) throws -> (steps: [String], said: String, ended: String) {
            let run = try Program.run(
                ["build", "--keep-going", "--timings", "--date", "2026-11-30"] + arguments, in: folder.path)
            #expect(run.status == 1)
            let lines = run.errors.split(separator: "\n").map(String.init)
            let findings = lines.prefix { !$0.contains(" pages, ") }
            let steps = lines[(findings.count + 1)...].compactMap { $0.split(separator: ":").first }
            return (steps.map(String.init), findings.joined(separator: "\n"), run.output)
        }
        let first = try build()
        #expect(first.steps.prefix(7) == ["read", "parse", "resolve", "check", "search", "render", "write"])
        #expect(first.said.hasPrefix("content/index.md:3:5: error[broken-link]: "))
        #expect(first.ended == "public: 22 written, 0 unchanged, 0 removed\n")
        let second = try build()
        #expect(second.steps == ["read", "compare"])
        #expect(second.said == first.said)
        #expect(second.ended == "public: 0 written, 22 unchanged, 0 removed\n")
        // A page that somebody changed is written again.
        let page = try #require(folder.read("public/c/index.html"))
        try folder.write("x" + page.dropFirst(), to: "public/c/index.html")
        #expect(try build().ended == "public: 1 written, 21 unchanged, 0 removed\n")
        #expect(folder.read("public/c/index.html") == page)
        #expect(try build().steps == ["read", "compare"])
        try FileManager.default.removeItem(atPath: folder.path + "/public/c/index.html")
        #expect(try build().ended == "public: 1 written, 21 unchanged, 0 removed\n")
    }

    @Test(arguments: [
        ["content/c.md": "# D\n"], ["content/a.txt": "y"], ["content/d.txt": ""],
        ["content/_p.md": "x\n"], ["templates/page.html": "{{ page.title }}"],
        ["content/site.yaml": "title: T\n"],
    ])
    func whatABuildReadsIsLookedAt(change: [String: String]) throws {
        let folder = try Folder([
            "content/index.md": "# A\n", "content/a.txt": "x", "content/c.md": "# C\n",
        ])
        func isBuilt(_ arguments: [String] = []) throws -> Bool {
            try Program.run(["build", "--timings", "--date", "2026-11-30"] + arguments, in: folder.path)
                .errors.contains("\nrender: ")
        }
        #expect(try isBuilt())
        #expect(try !isBuilt())
        #expect(try !isBuilt(["--jobs", "1"]))
        for arguments in [
            ["--date", "2026-12-01"], ["--drafts"], ["--no-highlight"],
            ["--base-url", "https://example.org/"],
        ] {
            #expect(try isBuilt(arguments), "\(arguments)")
        }
        #expect(try isBuilt())
        for (path, text) in change { try folder.write(text, to: path) }
        #expect(try isBuilt())
        #expect(try !isBuilt())
    }

    // MARK: Limits

    /// A site that is built, and of which every page is another one then.
    func changedSite() throws -> (folder: Folder, before: [String: String]) {
        let folder = try Folder()
        func write(_ word: String) throws {
            for page in 0..<40 {
                try folder.write(
                    "# \(word)\n\n\(String(repeating: word, count: 4000))\n", to: "content/a/p\(page).md")
            }
        }
        try write("before")
        #expect(try Program.run(["build"], in: folder.path).status == 0)
        let before = contents(folder)
        try write("after")
        try folder.write("# New\n", to: "content/b/new.md")
        return (folder, before)
    }

    func contents(_ folder: Folder) -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: folder.files(in: "public").map { ($0, folder.read("public/" + $0) ?? "") })
    }

    /// A block of the shell's limit has 1024 bytes.
    @Test func aFileOverTheLimitLeavesTheSiteBefore() throws {
        let (folder, before) = try changedSite()
        let run = try shell(#"ulimit -f 16; exec "$0" build"#, [], in: folder)
        #expect(run.status == 2)
        #expect(run.errors.contains("File too large"), "\(run.errors)")
        #expect(contents(folder) == before)
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/public/b"))
        #expect(try Program.run(["build"], in: folder.path).status == 0)
        #expect(folder.read("public/b/new/index.html") != nil)
    }

    /// With each number of descriptors the site is either the one before or the one after.
    @Test func tooFewDescriptorsLeaveTheSiteBefore() throws {
        let (folder, before) = try changedSite()
        var failed = 0
        for limit in 4..<40 {
            let run = try shell("ulimit -n \(limit); exec \"$0\" build --jobs 2", [], in: folder)
            if run.status == 0 { break }
            failed += 1
            #expect(run.status == 2 || limit < 6, "\(limit): \(run.status) \(run.errors)")
            #expect(
                contents(folder).filter { $0.key != ".waymark-lock" }
                    == before.filter { $0.key != ".waymark-lock" })
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/public/b"))
            #expect(try staging(folder) == [])
        }
        #expect(failed > 2)
        #expect(folder.read("public/b/new/index.html") != nil)
    }

    /// The template goes wrong on the last page alone, when others are staged already.
    @Test func anErrorOfATemplateLeavesTheSiteBefore() throws {
        let folder = try Folder([
            "content/index.md": "# A\n", "content/z.md": "---\nkind: guide\n---\n# Z\n",
        ])
        for page in 0..<20 { try folder.write("# P\n", to: "content/p\(page).md") }
        #expect(try Program.run(["build"], in: folder.path).status == 0)
        let before = contents(folder)
        try folder.write("# Other\n", to: "content/index.md")
        try folder.write("{{ page.title / 0 }}", to: "templates/guide.html")
        let run = try Program.run(["build"], in: folder.path)
        #expect(run.status == 1 && run.output == "nothing written to public\n", "\(run.errors)")
        #expect(contents(folder) == before)
        #expect(try staging(folder) == [])
        #expect(try Program.run(["build", "--keep-going"], in: folder.path).status == 1)
        #expect(folder.read("public/index.html")?.contains("Other") == true)
    }

    func staging(_ folder: Folder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path + "/public").filter {
            $0.hasPrefix(".waymark-staging")
        }
    }

    /// Limits of processes do not hold for the superuser, so the program runs as somebody else then.
    @Test func withoutThreadsTheWorkIsDoneAllTheSame() throws {
        let folder = try Folder([
            "content/index.md": "# A\n", "content/b.md": "# B\n", "content/c.md": "# C\n",
        ])
        let installed = try Program.copy(to: folder.path + "/bin")
        let script = "ulimit -u 1; exec \"\(installed)\" check \"\(folder.path)\" --jobs 8"
        let run =
            geteuid() == 0
            ? try Program.run(
                ["--reuid=65534", "--regid=65534", "--clear-groups", "/bin/bash", "-c", script],
                program: "/usr/bin/setpriv")
            : try Program.run(["-c", script], program: "/bin/bash")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("3 pages"))
    }

    // MARK: Two builds

    @Test func theSecondBuildWaitsForTheLockOrGivesUp() throws {
        let folder = try Folder(["content/index.md": "# Hello\n"])
        try folder.write("", to: "public/.waymark-lock")
        let lock = open(folder.path + "/public/.waymark-lock", O_RDWR | O_CLOEXEC)
        #expect(flock(lock, LOCK_EX) == 0)
        let hasty = try Program.run(["build", "--no-wait"], in: folder.path)
        #expect(hasty.status == 2)
        #expect(
            hasty.errors.contains("waymark: error: another build writes into public\n"), "\(hasty.errors)")
        let waiting = try Program.start(["build"], in: folder.path)
        let words = "waymark: waiting for another build that writes into public\n"
        while waiting.process.isRunning, (try? String(contentsOf: waiting.errors, encoding: .utf8)) != words {
        }
        #expect(waiting.process.isRunning)
        #expect(folder.files(in: "public") == [".waymark-lock"])
        close(lock)
        waiting.process.waitUntilExit()
        #expect(waiting.process.terminationStatus == 0)
        #expect(folder.read("public/index.html") != nil)
        try? FileManager.default.removeItem(at: waiting.errors)
    }

    @Test func theLockDiesWithItsProcess() throws {
        let folder = try Folder(["content/index.md": "# Hello\n"])
        try folder.write("", to: "public/.waymark-lock")
        let holder = Process()
        holder.executableURL = URL(filePath: "/bin/bash")
        holder.arguments = [
            "-c", #"exec 9<>"$0"; flock 9; echo held; exec sleep 600"#, folder.path + "/public/.waymark-lock",
        ]
        let pipe = Pipe()
        holder.standardOutput = pipe
        try holder.run()
        #expect(pipe.fileHandleForReading.availableData == Data("held\n".utf8))
        #expect(try Program.run(["build", "--no-wait"], in: folder.path).status == 2)
        kill(holder.processIdentifier, SIGKILL)
        holder.waitUntilExit()
        #expect(try Program.run(["build", "--no-wait"], in: folder.path).status == 0)
    }

    // MARK: Links

    @Test func aLinkInTheWayIsNamedWithWhatToDo() throws {
        let folder = try Folder(["content/index.md": "# Hello\n", "victim/keep.html": "precious"])
        try FileManager.default.createDirectory(
            atPath: folder.path + "/public", withIntermediateDirectories: true)
        #expect(symlink("../victim/keep.html", folder.path + "/public/index.html") == 0)
        let run = try Program.run(["build"], in: folder.path)
        #expect(run.status == 2)
        #expect(
            run.errors.hasSuffix(
                """
                waymark: error: cannot use public/index.html: it is a symbolic link, and links are not followed where \
                something is written
                  = help: remove it or move it away

                """), "\(run.errors)")
        #expect(folder.read("victim/keep.html") == "precious")
    }

    @Test func aLineOfTheManifestIsShown() throws {
        let folder = try Folder([
            "content/index.md": "# Hello\n", "keep.html": "precious",
            "public/.waymark-manifest": "waymark-manifest 1 complete\n../keep.html\n",
        ])
        let run = try Program.run(["build"], in: folder.path)
        #expect(
            run.errors.hasPrefix("public/.waymark-manifest:2:1: warning[invalid-manifest]: "), "\(run.errors)"
        )
        #expect(run.status == 0)
        #expect(folder.read("keep.html") == "precious")
    }

    /// Links that lead out of the folder are planted where earlier builds wrote through them.
    @Test(arguments: [
        ("ln -s $PWD/victim public", "build ."),
        ("mkdir public; ln -s $PWD/victim public/a", "build ."),
        ("mkdir public; ln -s $PWD/victim/keep public/index.html", "build ."),
        ("mkdir public; ln -s $PWD/victim/keep public/.waymark-manifest", "build ."),
        ("mkdir public; ln -s $PWD/victim/keep public/.waymark-lock", "build ."),
        ("mkdir public; mkfifo public/.waymark-manifest", "build ."),
        ("mkdir public; mkfifo public/.waymark-lock", "build ."),
        ("ln -s $PWD/victim content/schemas", "schema add s.json --site ."),
        ("ln -s $PWD/victim/keep content/schemas.lock.yaml", "schema add s.json --site ."),
        ("ln -s $PWD/victim content/guides", "new guide guides/x.md"),
    ])
    func nothingIsWrittenThroughALink(planted: String, command: String) throws {
        let folder = try Folder([
            "content/index.md": "# Home\n", "content/a.md": "# A\n", "s.json": "{\"type\": \"object\"}",
            "victim/keep": "precious", "victim/index.html": "precious",
        ])
        let run = try shell("\(planted); \"$0\" \(command)", [], in: folder)
        #expect(folder.files(in: "victim") == ["index.html", "keep"], "\(run.errors)")
        #expect(folder.read("victim/keep") == "precious" && folder.read("victim/index.html") == "precious")
        #expect(run.status != 0, "\(run.output)")
        #expect(run.errors.contains("error"))
    }
}
