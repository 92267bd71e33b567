import Testing

/// Where a site can be built to: nowhere in what it is made of, and nowhere around it.
@Suite struct OutputFolderTests {
    @Test(arguments: [
        (".", "holds the content folder"), ("..", "holds the content folder"),
        ("content", "lies in the content folder"), ("content/public", "lies in the content folder"),
        ("templates", "lies in the templates folder"), ("templates/a/b", "lies in the templates folder"),
        ("public/../content/x", "lies in the content folder"),
    ])
    func whatTheSiteIsMadeOfIsNoOutput(output: String, words: String) throws {
        let folder = try Folder([
            "site/content/index.md": "# Home\n", "site/templates/notes.html": "x", "site/public/a.txt": "a",
        ])
        let before = folder.read("site/content/index.md")
        let run = try Program.run(["build", "--output", output], in: folder.path + "/site")
        #expect(run.status == 2)
        #expect(run.errors.contains("the output folder"), "\(run.errors)")
        #expect(run.errors.contains(words), "\(run.errors)")
        #expect(folder.read("site/content/index.md") == before)
        #expect(folder.read("site/index.html") == nil && folder.read("site/.waymark-manifest") == nil)
    }

    @Test(arguments: ["public", "out/deep/er", "../elsewhere", "contents", "templates.out"])
    func otherFoldersAre(output: String) throws {
        let folder = try Folder(["site/content/index.md": "# Home\n"])
        let run = try Program.run(["build", "--output", output], in: folder.path + "/site")
        #expect(run.status == 0, "\(run.errors)")
        #expect(folder.read("site/\(output)/index.html") != nil || folder.read("elsewhere/index.html") != nil)
    }
}
