import Testing

/// GitHub counts the paths of files from the repository's root, wherever in it a site lies and the program runs.
@Suite struct CheckoutTests {
    private static func files(_ git: String?) -> [String: String] {
        var files = [
            "w/docs/content/index.md": "# Home\n\n[x](gone.md)\n", "w/docs/content/site.yaml": "title: T\n",
        ]
        if let git { files[git] = "" }
        return files
    }

    @Test(
        arguments: [
            ("w", "docs", "w/.git/HEAD", "docs/content/index.md"),
            ("w", "./docs/", "w/.git/HEAD", "docs/content/index.md"),
            ("w/docs", ".", "w/.git/HEAD", "docs/content/index.md"),
            ("w/docs/content", ".", "w/.git/HEAD", "docs/content/index.md"),
            ("w", "docs", "w/.git", "docs/content/index.md"),
            ("w/docs", ".", "w/docs/.git/HEAD", "content/index.md"),
            ("w", "docs", "w/docs/.git/HEAD", "content/index.md"),
            ("", "w/docs", nil, "w/docs/content/index.md"), ("w/docs", ".", nil, "content/index.md"),
            ("w/docs/content", "../../docs", nil, "content/index.md"),
        ] as [(String, String, String?, String)])
    func pathsBeginAtTheRepositorysRoot(folder: String, root: String, git: String?, path: String) throws {
        let place = try Folder(Self.files(git))
        let run = try Program.run(["check", root, "--format", "github"], in: "\(place.path)/\(folder)")
        #expect(run.output.contains("::error file=\(path),line=3,"), "\(run.output)\(run.errors)")
    }
}

/// The last line says what `--fix` is good for.
@Suite struct MendableTests {
    @Test(arguments: [
        (
            ["check"], "{\"mcpServers\": {\"a\": {\"comand\": \"npx\"}}}",
            "1 error, 0 warnings (--fix can mend 1) in "
        ),
        (["check"], "{\"mcpServers\": 1}", "1 error, 0 warnings in "),
        (["check", "--fix"], "{\"mcpServer\": 5}", "0 errors, 1 warning in "),
    ])
    func theLastLineCountsFixes(arguments: [String], text: String, line: String) throws {
        let folder = try Folder([
            "content/site.yaml": "title: T\n",
            "content/index.md": "# Home\n\n```json schema=claude-desktop\n\(text)\n```\n",
        ])
        let run = try Program.run(arguments, in: folder.path)
        #expect(run.output.contains(line), "\(run.output)\(run.errors)")
    }
}
