import Testing

@testable import SiteGenerator

/// Ignore files mean what they mean for git.
@Suite struct IgnoreFileTests {
    private func verdict(_ file: String, _ path: String, isFolder: Bool = false) -> Bool? {
        IgnoreFile(Array(file.utf8)).means(Array(path.utf8)[...], isFolder: isFolder)
    }

    @Test(arguments: [
        ("node_modules", "a/node_modules", true), ("*.log", "a/b.log", true), ("/dist", "dist", true),
        ("docs/*.md", "docs/a.md", true), ("a/**/b", "a/b", true), ("a/**/b", "a/x/y/b", true),
        ("**/gen", "x/gen", true), ("out/**", "out/a/b", true), ("*.md\n!keep.md", "keep.md", false),
        ("!keep.md\n*.md", "keep.md", true), ("\\#a", "#a", true), ("\\!a", "!a", true), ("a\\ ", "a ", true),
        ("a   ", "a", true), ("a\r\nb\r\n", "a", true), ("foo[0-9]", "foo1", true),
    ])
    func decides(file: String, path: String, verdict expected: Bool) {
        #expect(verdict(file, path) == expected)
    }

    @Test(arguments: [
        ("/dist", "a/dist"), ("docs/*.md", "docs/a/b.md"), ("docs/*.md", "x/docs/a.md"), ("# a", "# a"),
        ("", "a"),
        ("build/", "build"), ("foo[0-9]", "fooa"), ("a*b", "a/b"),
    ])
    func leavesAlone(file: String, path: String) {
        #expect(verdict(file, path) == nil)
    }

    @Test func aPatternWithASlashAtItsEndIsForFolders() {
        #expect(verdict("build/", "x/build", isFolder: true) == true)
        #expect(verdict("build/", "x/build", isFolder: false) == nil)
    }

    @Test(arguments: [
        ("vendor/docs/a.md", "vendor", true), ("vendor/docs/a.md", "vendor/docs", true),
        ("vendor/docs/a.md", "vendor/src", false), ("**/a.md", "x/y", true),
        ("vendor/*/a.md", "vendor/x", true),
        ("vendor", "vendor", false), ("a/b", "a/b", false),
    ])
    func goesIntoFoldersForWhatIsBelow(file: String, folder: String, expected: Bool) {
        #expect(IgnoreFile(Array(file.utf8)).mayMean(below: Array(folder.utf8)[...]) == expected)
    }
}
