import Foundation
import Testing

/// What cannot be written is an error that leaves everything as it was, and two builds do not disturb each other.
@Suite struct ProgramWritingTests {
    /// Runs a line of the shell, in which `$W` is the program.
    private func shell(_ line: String, in folder: Folder) throws -> Program.Run {
        try Program.run(
            ["-c", "W='\(Program.path)'; \(line)"], in: folder.path, program: "/bin/sh")
    }

    private func site() throws -> Folder {
        let folder = try Folder(["content/index.md": "# Home\n", "content/a.md": "# A\n"])
        #expect(try Program.run(["build", folder.path]).status == 0)
        return folder
    }

    #if os(Linux)
        @Test(arguments: [
            "build .", "check .", "check . --format json", "check . --format sarif", "check --explain list",
            "check --explain broken-link", "render content/a.md", "schema list", "schema show waymark-site",
            "reference rules", "reference commands", "--help", "--version", "new site other",
        ])
        func aResultThatNobodyGetsIsAnError(command: String) throws {
            let folder = try site()
            let run = try shell("\"$W\" \(command) >/dev/full", in: folder)
            #expect(run.status == 2)
            #expect(
                run.errors.contains(
                    "waymark: error: cannot write to standard output: No space left on device"))
        }
    #endif

    @Test func aReaderThatWentAwayIsNoError() throws {
        let line = "(trap '' PIPE; \"$W\" reference rules; echo status $? >&2) | true"
        #expect(try shell(line, in: try site()).errors == "status 0\n")
    }

    /// A file over the limit ends the build before anything of it can be seen.
    @Test func aFullDiskLeavesTheLastBuild() throws {
        let folder = try site()
        let names = folder.files(in: "public")
        try folder.write("# Changed\n", to: "content/a.md")
        try folder.write(String(repeating: "x", count: 200_000), to: "content/big.txt")
        let run = try shell("ulimit -f 64; \"$W\" build .", in: folder)
        #expect(run.status == 2)
        #expect(run.errors.contains("File too large"))
        #expect(folder.files(in: "public") == names)
        #expect(folder.read("public/a/index.html")?.contains("Changed") == false)
        #expect(try Program.run(["build", folder.path]).status == 0)
        #expect(folder.files(in: "public") == (names + ["big.txt"]).sorted())
    }

    @Test func aFileThatVanishedLeavesTheLastBuild() throws {
        let folder = try site()
        let names = folder.files(in: "public")
        try folder.write("picture", to: "content/p.png")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0], ofItemAtPath: folder.path + "/content/p.png")
        guard getuid() != 0 else { return }
        #expect(try Program.run(["build", folder.path]).status == 2)
        #expect(folder.files(in: "public") == names)
    }

    @Test func theSecondBuildWaitsOrSaysThatItDoesNot() throws {
        let folder = try site()
        let line = """
            exec 9<>public/.waymark-lock; flock 9; "$W" build . --no-wait; echo $?; \
            { sleep 1; flock -u 9; } & "$W" build .; echo $?; wait
            """
        let run = try shell(line, in: folder)
        #expect(run.output.hasPrefix("2\n"))
        #expect(run.output.hasSuffix("0\n"))
        #expect(run.errors.contains("waymark: error: another build writes into public"))
        #expect(run.errors.contains("waymark: waiting for another build that writes into public"))
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
        let run = try shell("\(planted); \"$W\" \(command)", in: folder)
        #expect(folder.files(in: "victim") == ["index.html", "keep"], "\(run.errors)")
        #expect(folder.read("victim/keep") == "precious" && folder.read("victim/index.html") == "precious")
        #expect(run.status != 0, "\(run.output)")
        #expect(run.errors.contains("error"))
    }
}
