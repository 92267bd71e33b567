import ConfigSchema
import Testing

@testable import SiteGenerator

/// Which texts without a mark are certainly config, and which are not.
@Suite struct UnmarkedTextTests {
    @Test(arguments: [
        ("{ \"a\": 1 }", ConfigLanguage.json), ("\n  {\n  \"a\": {}\n}\n", .json), ("[a]\nb = 1\n", .toml),
        ("# ours\nx = 1\n[a.b]\nc = \"d\"\n", .toml), ("a: 1\nb: 2\n", .yaml),
        ("a:\n  - x\nb_2: word\n", .yaml),
        ("# ours\na: true\nb: {c: d}\n", .yaml),
    ])
    func certain(text: String, language: ConfigLanguage) {
        #expect(UnmarkedText.language(of: Array(text.utf8)) == language)
    }

    @Test(arguments: [
        "", "{}", "{ a }", "{ \"a\": 1 } and more", "{ \"a\": 1, }", "[1, 2]", "[a]\n", "[a]\nb = c d\n",
        "a = 1\nb = 2\n",
        "a: 1\n", "Host: x\nAccept: y\n", "name: Ann\nnote: this is a sentence\n", "a:\nb:\n", "$ ls\nx: 1\n",
        "a: 1\nb: 2\nand text\n", "content-type: x\nlength: 1\n", "- a: 1\n- b: 2\n", "a: 1\n---\nb: 2\n",
    ])
    func none(text: String) {
        #expect(UnmarkedText.language(of: Array(text.utf8)) == nil)
    }

    @Test(arguments: [
        ("{\"a\": 1,, \"b\": 2}", true), ("{ \"a\": <port>, }", true),
        ("{\n  \"a\": 1\n  \"b\": 2\n}\n", true),
        ("{ \"a\": 1 } and more", false), ("{ a: 1 }", false), ("{}", false), ("{ \"a\": 1", false),
        ("{ a }", false), ("[1,, 2]", false), ("", false),
    ])
    func meantAsJSON(text: String, isMeant: Bool) {
        #expect(UnmarkedText.isMeantAsJSON(Array(text.utf8)) == isMeant)
    }
}
