import Testing

@testable import Markdown

/// What is not UTF-8, and NUL, becomes U+FFFD in the HTML, and every place stays that of the text.
struct BrokenTextTests {
    private func html(_ bytes: [UInt8], _ options: MarkdownOptions = MarkdownOptions()) -> String {
        let html = Document(parsing: bytes, options: options).html()
        #expect(String(validating: html, as: UTF8.self) != nil)
        return String(decoding: html, as: UTF8.self)
    }

    /// Each is a sequence of bytes and the number of U+FFFD that it becomes.
    @Test(arguments: [
        ([0x80], 1), ([0xBF, 0x80], 2), ([0xC0, 0xAF], 2), ([0xC1, 0x81], 2), ([0xC3], 1), ([0xE2, 0x82], 1),
        ([0xE0, 0x80, 0xAF], 3), ([0xE0, 0x9F, 0xBF], 3), ([0xED, 0xA0, 0x80], 3), ([0xED, 0xBF, 0xBF], 3),
        ([0xF0, 0x9F, 0x92], 1), ([0xF0, 0x80, 0x80, 0xAF], 4), ([0xF0, 0x8F, 0xBF, 0xBF], 4),
        ([0xF4, 0x90, 0x80, 0x80], 4), ([0xF1, 0x80, 0x80], 1), ([0xF5, 0x80], 2),
        ([0xF8, 0x88, 0x80, 0x80, 0x80], 5), ([0xFE], 1), ([0xFF, 0xFE], 2), ([0xE2, 0x28, 0xA1], 3),
        ([0x00], 1), ([0x00, 0xC3, 0x00], 3),
    ])
    func everyKindOfBrokenSequence(_ sequence: [UInt8], _ count: Int) {
        let marks = String(repeating: "\u{FFFD}", count: count)
        let text = sequence.contains(0x28) ? "\u{FFFD}(\u{FFFD}" : marks
        for options in [
            MarkdownOptions(), MarkdownOptions(profile: .commonmark), MarkdownOptions(profile: .gfm),
        ] {
            #expect(
                html(Array("é ".utf8) + sequence + Array(" *b*".utf8), options)
                    == "<p>é \(text) <em>b</em></p>\n")
        }
        #expect(html(Array("`a".utf8) + sequence + [0x60]) == "<p><code>a\(text)</code></p>\n")
        #expect(html(Array("    a".utf8) + sequence).contains("<code>a\(text)\n</code>"))
        let raw = html(
            Array("<div title=\"".utf8) + sequence + Array("\">".utf8), MarkdownOptions(html: .allow))
        #expect(raw == "<div title=\"\(text)\">\n")
    }

    @Test(arguments: [
        ("<p>a\u{0}\u{0}<o>", "<o>"), ("b\u{0} <o a=\"\u{0}\">", "<o a=\"\u{0}\">"),
        ("> <div>\n> \u{0}\u{0}<o>\n> </div>\n", "<o>"), ("<div>\n\u{0}<o>\n", "<o>"),
    ])
    func whatIsLeftOutBehindNULsIsFound(_ text: String, _ omitted: String) {
        let bytes = Array(text.utf8)
        let places = Document(parsing: bytes).diagnostics.filter { $0.id == .unsafeHTML }.compactMap(
            \.location.range)
        #expect(places.last.map { String(decoding: bytes[$0], as: UTF8.self) } == omitted)
        #expect(places.allSatisfy { $0.upperBound <= bytes.count })
    }

    @Test func addressesAreReplacedBeforeTheyAreEncoded() {
        #expect(
            html(Array("[a](b".utf8) + [0xFF] + Array("c)".utf8)) == "<p><a href=\"b%EF%BF%BDc\">a</a></p>\n")
        #expect(
            html(Array("[a](b".utf8) + [0] + Array("c)".utf8)) == "<p><a href=\"b%EF%BF%BDc\">a</a></p>\n")
        #expect(
            html(Array("[a](b".utf8) + [0xE2, 0x82] + Array(")".utf8))
                == "<p><a href=\"b%EF%BF%BD\">a</a></p>\n")
    }

    @Test func validTextStaysAsItIs() {
        for text in [
            "é", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}",
        ] {
            #expect(html(Array(text.utf8)) == "<p>\(text)</p>\n")
            #expect(!Document(parsing: Array(text.utf8)).hasBrokenText)
        }
    }

    @Test func positionsAreThoseOfTheText() {
        let page = Document(parsing: [0xFF, 0x00, 0xE2, 0x82, 0x20] + Array("[[x]]\n\n# \u{7F}y".utf8))
        #expect(page.links.map { page.text($0.range) } == ["x"])
        #expect(page.links.map(\.range) == [7..<8])
        #expect(page.headings.map(\.range) == [12..<16])
    }

    @Test func onlyTheDocumentItselfIsReplaced() {
        var output: [UInt8] = [0xFF]
        Document(parsing: [0x61, 0xFF]).html(into: &output)
        #expect(output.first == 0xFF)
        #expect(Array(output.dropFirst(2)) == Array("<p>a\u{FFFD}</p>\n".utf8))
    }
}
