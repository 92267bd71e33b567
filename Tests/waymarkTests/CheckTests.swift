import Diagnostics
import Foundation
import Testing

/// What `check` prints of a site, and what it writes.
@Suite struct CheckTests {
    @Test(arguments: ["build", "check"])
    func whatTheLastLineCountsCanBeListed(command: String) throws {
        let folder = try Folder([
            "content/index.md": "# A", "content/.git/x": "", "content/_x/a.md": "", "content/404.html": "own",
        ])
        let plain = try Program.run([command, "--date", "2026-11-22"], in: folder.path)
        let both = plain.output + plain.errors
        #expect(
            both.contains(
                ", 1 generated file replaced by an own one (404.html), 2 names with . or _ not published, "))
        #expect(!both.contains("not published: "))
        let listed = try Program.run([command, "--verbose"], in: folder.path)
        let lines =
            "replaced by an own file: 404.html\nnot published: content/.git/\nnot published: content/_x/\n"
        #expect((command == "check" ? listed.output : listed.errors).hasPrefix(lines))
        #expect(listed.status == 0)
    }

    @Test func machineFormatsHaveTheOutputToThemselves() throws {
        let folder = try Folder(["content/index.md": "# A", "content/.git/x": ""])
        let run = try Program.run(["check", "--verbose", "--format", "json"], in: folder.path)
        #expect(run.output.hasPrefix("{"))
        #expect(run.errors == "not published: content/.git/\n")
    }

    @Test func whatStandsInTheWayOfAFolderIsNamed() throws {
        let folder = try Folder(CommandTests.clean)
        let run = try Program.run(["check", "--templates", "content/index.md"], in: folder.path)
        #expect(
            run.errors
                == "waymark: error: cannot find the templates folder content/index.md: Not a directory\n")
        try folder.write("title: x\n", to: "content/site.yaml")
        try folder.write(String(repeating: "#", count: (16 << 20) + 1), to: "content/site.yaml")
        #expect(try Program.run(["build", "--keep-going"], in: folder.path).status == 2)
        #expect(folder.files(in: "public") == [])
    }

    @Test func checkWritesNothing() throws {
        let folder = try Folder(CommandTests.clean)
        _ = try Program.run(["check", folder.path])
        #expect(folder.files(in: ".") == ["content/index.md"])
    }

    @Test func fixMendsTheFilesAndShowsTheLines() throws {
        let folder = try Folder(["content/index.md": "---\ntitel: x\n---\n"])
        let run = try Program.run(["check", folder.path, "--fix"])
        #expect(folder.read("content/index.md") == "---\ntitle: x\n---\n")
        #expect(run.output.contains("@@ -2 +2 @@\n-titel: x\n+title: x\n1 fix applied in 1 file\n"))
        #expect(run.output.contains("0 errors, 0 warnings"))
        #expect(folder.files(in: ".") == ["content/index.md"])
        let again = try Program.run(["check", folder.path, "--fix", "--format", "json"])
        #expect(again.output.hasPrefix("{") && again.errors.contains("0 fixes applied\n"))
    }

    @Test func textHasNoColoursInAPipe() throws {
        let folder = try Folder(CommandTests.wrong)
        let run = try Program.run(["check", folder.path])
        #expect(!run.output.contains("\u{1B}"))
        #expect(run.output.hasPrefix("content/index.md:3:5: error[broken-link]: "))
        #expect(run.output.contains("1 page, 0 snippets validated, 1 error, 0 warnings in "))
    }

    @Test func jsonIsOneObject() throws {
        let folder = try Folder(CommandTests.wrong)
        let run = try Program.run(["check", folder.path, "--format", "json"])
        let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        let findings = try #require(object?["diagnostics"] as? [[String: Any]])
        #expect(findings.map { $0["path"] as? String } == ["content/index.md"])
        #expect(run.status == 1)
    }

    @Test func pathsAreRelativeToTheRoot() throws {
        let folder = try Folder(CommandTests.wrong)
        for arguments in [
            ["check", folder.path], ["check", folder.path + "/"], ["check"], ["check", "."], ["check", "./"],
        ] {
            let run = try Program.run(arguments, in: folder.path)
            #expect(run.output.hasPrefix("content/index.md:3:5: "), "\(arguments): \(run.output)")
        }
    }

    @Test func everyIdCanBeExplained() throws {
        let list = try Program.run(["check", "--explain", "list"]).output.split(separator: "\n")
        #expect(list.contains("unbound-snippet") && list.contains("unknown-property"))
        let run = try Program.run(["check", "--explain", "unbound-snippet"])
        #expect(run.output.hasPrefix("unbound-snippet\n\n"))
    }

    @Test func explanationsAreWrittenForPrograms() throws {
        let one = try Program.run(["check", "--explain", "unused-directive", "--format", "json"]).output
        let object = try #require(try JSONSerialization.jsonObject(with: Data(one.utf8)) as? [String: Any])
        #expect(object["id"] as? String == "unused-directive")
        #expect(object["severity"] as? String == "warning")
        #expect(object["reporters"] as? [String] == ["check", "render"])
        #expect(
            (object["explanation"] as? String)?.hasPrefix("A comment `<!-- waymark: off ID reason -->`")
                == true)
        #expect(object.count == 4)
        let list = try Program.run(["check", "--explain", "list", "--format", "json"]).output
        let kinds = try #require(try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [[String: Any]])
        let names = try Program.run(["check", "--explain", "list"]).output.split(separator: "\n").map(
            String.init)
        #expect(kinds.map { $0["id"] as? String } == names)
    }

    /// A secret in an address is named and never shown.
    @Test(arguments: DiagnosticFormat.allCases)
    func secretsInAddressesAreShownNowhere(format: DiagnosticFormat) throws {
        let folder = try Folder([
            "content/site.yaml": "title: T\nbase_url: https://a:hidden-1@example.org/\n",
            "content/index.md": """
            ---
            title: T
            sources:
              - title: X
                url: https://example.org/a?token=hidden-2
              - title: Y
                url: https://b:hidden-3@example.org/a
            ---

            text
            """,
            "content/schemas/own.schema.json": """
            {"title": "t", "x-warn": [{"id": "a", "if": true, "message": "m",
             "source": "https://example.org/?api_key=hidden-4"}]}
            """,
        ])
        let run = try Program.run(["check", ".", "--format", format.rawValue], in: folder.path)
        #expect(run.status == 1)
        #expect(!(run.output + run.errors).contains("hidden-"), "\(run.output)")
        if format == .text { #expect(run.findings.count { $0.contains("error[") } >= 4, "\(run.output)") }
    }
}
