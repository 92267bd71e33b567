import Foundation
import Testing

@testable import Text
import Text

/// Patches that other programs apply.
@Suite struct UnifiedDiffTests {
    private static func patch(_ old: String, _ new: String) -> String {
        String(
            decoding: LineDifference.patch(Array(old.utf8), Array(new.utf8), path: "a/b.md"), as: UTF8.self)
    }

    private static let head = "--- a/a/b.md\n+++ b/a/b.md\n"

    private static func lines(_ numbers: ClosedRange<Int>, _ changed: [Int] = []) -> String {
        numbers.map { changed.contains($0) ? "x\n" : "\($0)\n" }.joined()
    }

    @Test func whatIsTheSameHasNoPatch() { #expect(Self.patch("a\n", "a\n") == "") }

    @Test func threeLinesStandAroundAChange() {
        #expect(
            Self.patch(Self.lines(1...9), Self.lines(1...9, [5]))
                == Self.head + "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n")
    }

    /// Changes that share lines around them are one part; six lines between them are shared, seven are not.
    @Test func nearChangesAreOnePart() {
        let one = Self.patch(Self.lines(1...8), Self.lines(1...8, [1, 8]))
        #expect(one == Self.head + "@@ -1,8 +1,8 @@\n-1\n+x\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n+x\n")
        let two = Self.patch(Self.lines(1...9), Self.lines(1...9, [1, 9]))
        #expect(
            two == Self.head + "@@ -1,4 +1,4 @@\n-1\n+x\n 2\n 3\n 4\n@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+x\n")
    }

    @Test(arguments: [
        ("", "a\n", "@@ -0,0 +1 @@\n+a\n"), ("a\n", "", "@@ -1 +0,0 @@\n-a\n"),
        ("a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"),
        ("a\nb", "x\nb", "@@ -1,2 +1,2 @@\n-a\n+x\n b\n\\ No newline at end of file\n"),
        ("a\n", "a\n\nb\n", "@@ -1 +1,3 @@\n a\n+\n+b\n"),
        ("a\r\nb\r\n", "a\r\nc\r\n", "@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n"),
    ])
    func endsOfFilesAreKept(old: String, new: String, patch: String) {
        #expect(Self.patch(old, new) == Self.head + patch)
    }

    // MARK: Messages in Markdown

    @Test(arguments: [
        ("plain words", "plain words"), ("`a_b` is no key", "`a_b` is no key"), ("a_b *c*", #"a\_b \*c\*"#),
        ("“<b>” by @somebody", #"“\<b\>” by @<!-- -->somebody"#),
        ("[x](y) #1 & co", ##"\[x\](y) \#1 &amp; co"##),
        ("an open ` one", #"an open \` one"#), ("two\nlines", "two lines"), ("`a\nb`", "`a b`"),
    ])
    func messagesMeanNothingElse(message: String, text: String) {
        #expect(MarkdownText.line(message) == text)
    }

    @Test(arguments: [("a", "`a`"), ("a`b", "`` a`b ``"), ("a\nb", "`a b`")])
    func codeIsCode(text: String, code: String) { #expect(MarkdownText.code(text) == code) }
}
