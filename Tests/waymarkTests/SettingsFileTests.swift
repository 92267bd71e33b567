import Foundation
import Testing

/// Files with settings that are no files are errors in words, and nobody waits for a pipe.
@Suite struct SettingsFileTests {
    private func shell(_ line: String, in folder: Folder) throws -> Program.Run {
        try Program.run(["-c", "W='\(Program.path)'; \(line)"], in: folder.path, program: "/bin/sh")
    }

    private static let link = "it is a symbolic link, and settings are not read through links"
    private static let special = "it is neither a file nor a folder, but a pipe, a socket or a device"
    private static let folder = "it is a folder"

    @Test(arguments: [
        ("ln -s own.yaml waymark.yaml", "waymark.yaml", link),
        ("ln -s nowhere waymark.yaml", "waymark.yaml", link),
        ("ln -s . waymark.yaml", "waymark.yaml", link),
        ("mkfifo waymark.yaml", "waymark.yaml", special), ("mkdir waymark.yaml", "waymark.yaml", folder),
        ("mkfifo schemas.lock.yaml", "schemas.lock.yaml", special),
        ("ln -s own.yaml schemas.lock.yaml", "schemas.lock.yaml", link),
    ])
    func aRepositorysSettingsAreAFile(planted: String, name: String, reason: String) throws {
        let folder = try Folder(["a.md": "x", "own.yaml": "exclude: [a.md]\n"])
        let run = try shell("\(planted); \"$W\" check .", in: folder)
        #expect(run.status == 2)
        let words = "the file cannot be read: \(reason)"
        #expect(run.findings == ["\(name): error[unreadable-file]: \(words)"])
    }

    /// What cannot be read may leave a file out, so nothing is mended.
    @Test(arguments: [
        "ln -s nowhere waymark.yaml", "mkfifo waymark.yaml", "echo 'exclude: [' > waymark.yaml",
    ])
    func withoutTheSettingsNothingIsMended(planted: String) throws {
        let text =
            "```json title=\"claude_desktop_config.json\"\n{\"mcpServers\": {\"a\": {\"comand\": \"npx\"}}}\n```\n"
        let folder = try Folder(["a.md": text])
        let run = try shell("\(planted); \"$W\" check . --fix", in: folder)
        #expect(run.status == 2)
        #expect(run.output.hasPrefix("0 fixes applied\n"))
        #expect(folder.read("a.md") == text)
        let with = try shell("rm waymark.yaml; \"$W\" check . --fix", in: folder)
        #expect(with.output.contains("1 fix applied in 1 file"))
    }

    @Test func theNearestSettingsCount() throws {
        let folder = try Folder(["a/b.md": "x", "waymark.yaml": "exclude: [b.md]\n"])
        let run = try shell("mkdir .git; ln -s ../waymark.yaml a/waymark.yaml; \"$W\" check a", in: folder)
        #expect(run.status == 2)
        #expect(run.findings.count == 1)
        #expect(run.findings.first?.hasPrefix("waymark.yaml: error[unreadable-file]") == true)
    }

    @Test(arguments: [
        (".gitignore", "ln -s list .gitignore", link), (".gitignore", "mkdir .gitignore", folder),
        ("sub/.ignore", "mkfifo sub/.ignore", special),
        (".git/info/exclude", "mkfifo .git/info/exclude", special),
    ])
    func anIgnoreFileThatIsNoneIsToldOf(name: String, planted: String, reason: String) throws {
        let folder = try Folder(["sub/a.md": "x", "list": "a.md\n", ".git/info/x": ""])
        let run = try shell("\(planted); \"$W\" check .", in: folder)
        #expect(run.status == 0)
        let words = "the ignore file is not read, and leaves nothing out: \(reason)"
        #expect(run.findings == ["\(name): warning[special-file]: \(words)"])
    }

    @Test func anIgnoreFileIsReadUpToItsLimit() throws {
        let folder = try Folder(["a.md": "x", "b.md": "y"])
        let padding = "a.md\n#" + String(repeating: "x", count: (1 << 20) - 6)
        try folder.write(padding, to: ".gitignore")
        #expect(try Program.run(["check", folder.path]).output.hasPrefix("1 page: "))
        try folder.write(padding + "x", to: ".gitignore")
        let run = try Program.run(["check", folder.path])
        #expect(
            run.findings == [
                ".gitignore: warning[special-file]: the ignore file is not read, and leaves nothing out: "
                    + "it has more than 1048576 bytes"
            ])
    }

    @Test(arguments: [
        ("mkfifo content/site.yaml", "site.yaml", special), ("mkdir content/site.yaml", "site.yaml", folder),
        ("mkfifo content/site.toml", "site.toml", special),
        ("mkfifo content/p; ln -s p content/site.yaml; rm content/p; mkdir content/p", "site.yaml", folder),
        ("mkfifo content/schemas.lock.yaml", "schemas.lock.yaml", special),
    ])
    func aSitesSettingsAreAFile(planted: String, name: String, reason: String) throws {
        let folder = try Folder(["content/index.md": "# Home\n"])
        let run = try shell("\(planted); \"$W\" check . --as site", in: folder)
        #expect(run.status == 2)
        let words = "the file cannot be read: \(reason)"
        #expect(run.findings == ["content/\(name): error[unreadable-file]: \(words)"])
    }

    /// A link to a file of the site is followed, as every link in the content is.
    @Test func aSitesSettingsMayBeALinkInTheContent() throws {
        let folder = try Folder(["content/index.md": "# Home\n", "content/_own.yaml": "titel: x\n"])
        let run = try shell("ln -s _own.yaml content/site.yaml; \"$W\" check .", in: folder)
        #expect(run.findings.first?.hasPrefix("content/site.yaml:1:1: error[invalid-configuration]") == true)
    }
}
