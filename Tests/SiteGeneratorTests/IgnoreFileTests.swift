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
        ("\u{FEFF}a", "a", true), ("[]a].md", "].md", true), ("[]a].md", "a.md", true), ("[!]]", "a", true),
        ("***/a.md", "x/y/a.md", true),
    ])
    func decides(file: String, path: String, verdict expected: Bool) {
        #expect(verdict(file, path) == expected)
    }

    @Test(arguments: [
        ("/dist", "a/dist"), ("docs/*.md", "docs/a/b.md"), ("docs/*.md", "x/docs/a.md"), ("# a", "# a"),
        ("", "a"),
        ("build/", "build"), ("foo[0-9]", "fooa"), ("a*b", "a/b"), ("[]a].md", "b.md"), ("[!]]", "]"),
        ("[]", "]"),
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
        ("vendor", "vendor", false), ("a/b", "a/b", false), ("{x,vendor}/a.md", "vendor", true),
        ("vendor/docs/", "vendor/docs", false), ("./vendor/docs", "vendor", true),
    ])
    func goesIntoFoldersForWhatIsBelow(pattern: String, folder: String, expected: Bool) {
        #expect(PathPattern(pattern).mayMean(below: Array(folder.utf8)[...]) == expected)
    }

    @Test(arguments: [
        ("docs", "docs/a/b.md", true), ("docs/", "docs", true), ("docs", "x/docs/b.md", false),
        ("*.md", "a.md", true), ("*.md", "x/a.md", false), ("**/*.md", "a.md", true),
        ("**/*.md", "x/y/a.md", true),
        ("d{ocs,raft}/?.md", "draft/a.md", true), ("d{ocs,raft}/?.md", "docs/ab.md", false),
        ("[[:alpha:]]*.md", "a1.md", true), ("[[:alpha:]]*.md", "1a.md", false),
        ("[^[:digit:]x].md", "5.md", false),
        ("[^[:digit:]x].md", "x.md", false), ("[^[:digit:]x].md", "y.md", true), ("a[!b]c", "a/c", false),
        ("[]a].md", "].md", true),
        ("[[:digit:]-].md", "-.md", true), ("[a-c][0-1].md", "c1.md", true),
        ("[a-c][0-1].md", "d1.md", false),
        ("[!a]*.md", "b.md", true), ("[!a]*.md", "a.md", false), ("./a.md", "a.md", true),
    ])
    func patternsOfConfigurationsAreOfWholePaths(pattern: String, path: String, expected: Bool) {
        #expect(PathPattern(pattern).means(Array(path.utf8)[...]) == expected)
    }
}
