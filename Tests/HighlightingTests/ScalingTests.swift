import Diagnostics
import Testing

@testable import Highlighting

/// The bytes looked at grow with the text, never faster.
@Suite struct ScalingTests {
    /// Texts of which a part is repeated: what is never closed, nests without end, or nearly matches.
    private static let parts = [
        "\"", "'", "`", "/*", "//", "<!--", "<", "{", "[", "(", "((\"", "\\", "\"\\", "\"\\\"", "a", " ",
        "\n", "\r",
        "<<EOF ", "<<A\n", "```js\n", "~~~\n", "- |\n", "a: |\n ", "key: >-\n\n", "$(", "${", "\"${", "`${",
        "\"\"\"",
        "'''", "<script>", "<style>", "#", "r#\"", "a: b ", "&a ", "@\"\n", "0", "1e", "-", "--", "$ a \\\n",
        "é", "\u{FF}",
        "key ", "a b: ", "x=", "/a", "[a](", "**", "CREATE ", "</",
    ]

    @Test(arguments: BuiltIn.languages.names)
    func stepsAreLinear(language: String) throws {
        for part in Self.parts {
            let small = try steps(part, 2_000, language)
            let large = try steps(part, 10_000, language)
            // The look-ahead at the text's end makes the small text a little cheaper than a fifth.
            #expect(large <= small * 6 + 1_000, "\(language): \(part.debugDescription)")
            #expect(large <= 10_000 * (Scanner.lookahead * 4), "\(language): \(part.debugDescription)")
        }
    }

    @Test(arguments: ["json", "bash", "yaml", "html", "markdown"])
    func aMillionBytesInOneLine(language: String) throws {
        for part in ["\"", "/* ", "{"] where BuiltIn.languages.contains(language) {
            let count = 1_000_000
            #expect(try steps(part, count, language) <= count * 16, "\(language): \(part.debugDescription)")
        }
    }

    private func steps(_ part: String, _ count: Int, _ language: String) throws -> Int {
        let unit = Array(part.utf8)
        var code: [UInt8] = []
        code.reserveCapacity(count + unit.count)
        while code.count < count { code += unit }
        var html: [UInt8] = []
        let steps = code.withUnsafeBufferPointer {
            BuiltIn.languages.steps(highlighting: $0, as: language, appendingTo: &html)
        }
        return try #require(steps)
    }
}
