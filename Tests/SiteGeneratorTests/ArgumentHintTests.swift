import Testing

@testable import SiteGenerator

/// Hints about arguments in front matter, which YAML would take for a list with text behind it.
struct ArgumentHintTests {
    @Test(arguments: [
        ("argument-hint: [a] [b]\n", "argument-hint: (a) (b)\n"),
        ("name: [x]\nargument-hint: [a] b\n", "name: [x]\nargument-hint: (a) b\n"),
        ("argument-hint: {a} x\r\nb: [c]", "argument-hint: (a) x\r\nb: [c]"),
    ])
    func bracketsBecomePlain(text: String, plain: String) {
        #expect(ArgumentHint.plain(in: Array(text.utf8)) == Array(plain.utf8))
    }

    @Test(arguments: [
        "my-argument-hint: [a] [b]", "argument-hint: [a]\n", "argument-hint: [a] ", "argument-hint: a [b] c",
        "hint: [a] b",
        "argument-hint: [a", "argument-hint:",
    ])
    func otherTextsStay(text: String) {
        #expect(ArgumentHint.plain(in: Array(text.utf8)) == Array(text.utf8))
    }
}
