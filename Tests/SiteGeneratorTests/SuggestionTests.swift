import Testing

@testable import Diagnostics
@testable import SiteGenerator

/// What the help of a broken link suggests leads somewhere when it is written in its place.
@Suite struct SuggestionTests {
    static let site = [
        "index.md": "---\ntitle: Home\ntopics: [examples, Caf\u{E9}s]\n---\n",
        "guide/example.md": "---\ntitle: Samples\naliases: [Specimens, 'a|b']\n---\n## Part\n",
        "wiki/example.md": "---\ntitle: Samples\n---\n",
        "C#.md": "---\ntitle: 'C# guide'\n---\n", "a b (1).md": "# Bracketed [one]\n",
        "50% off?.md": "# Fifty\n", "img/picture one.png": "", "sub/page.md": "# Sub page\n",
        "_partials/keys.md": "Keys.\n", "schemas.md": "# Of schemas\n",
    ]

    /// The findings of a page with a text.
    private func findings(_ text: String, at place: String) -> [Diagnostic] {
        var files = Self.site
        files[place] = text
        return build(files, templates: [:], resources: .bare).report.diagnostics.filter {
            $0.id == .brokenLink
        }
    }

    private func suggestion(_ finding: Diagnostic) -> String? {
        guard let help = finding.help, help.hasPrefix("did you mean `") else { return nil }
        return String(help.dropFirst("did you mean `".count).prefix { $0 != "`" })
    }

    @Test(arguments: [
        ("xylophone.md", "[[smaples]]", "guide/example"),
        ("xylophone.md", "[[Samplse#Part]]", "guide/example"),
        ("guide/xylophone.md", "[[smaples]]", "Samples"), ("wiki/xylophone.md", "[[exampel]]", "example"),
        ("xylophone.md", "[[exampel]]", "guide/example"), ("xylophone.md", "[[Specimen]]", "Specimens"),
        ("xylophone.md", "[[a|b c]]", nil), ("xylophone.md", "[[C# giude]]", "C# guide"),
        ("xylophone.md", "[[guide/exmple]]", "guide/example"),
        ("xylophone.md", "[[nowhere/page]]", "sub/page"),
        ("xylophone.md", "![[img/picture_one.png]]", "img/picture one.png"),
        ("xylophone.md", "[x](a%20b%20(2).md)", "a%20b%20%281%29.md"),
        ("sub/xylophone.md", "[x](pag.md)", "page.md"),
        ("sub/xylophone.md", "[x](../50%25%20of%3f.md)", "../50%25%20off%3F.md"),
        ("sub/xylophone.md", "<img src=\"../img/picture%20on.png\">", "../img/picture%20one.png"),
        ("xylophone.md", "[x](SUB/page.md)", "sub/page.md"),
        // A page's own name is not what its link was to lead to, however near it is.
        ("xylophone.md", "[x](xylophon.md)", nil), ("xylophone.md", "[[xylophon]]", nil),
        ("sub/pages.md", "[x](pagess.md)", "page.md"), ("xylophone.md", "[x](sub/xylophone.md)", nil),
        // Topics have lists of their own, which no wiki link names.
        ("xylophone.md", "[[Examples]]", "guide/example"), ("xylophone.md", "[[examples]]", "guide/example"),
        ("xylophone.md", "[[Cafes]]", nil),
    ])
    func suggestion(place: String, text: String, expected: String?) throws {
        let found = findings(text, at: place)
        let finding = try #require(found.first)
        #expect(found.count == 1)
        let suggested = suggestion(finding)
        #expect(suggested == expected)
        guard let suggested, let range = finding.location.range else { return }
        let bytes = Array(text.utf8)
        let taken = bytes[..<range.lowerBound] + Array(suggested.utf8) + bytes[range.upperBound...]
        #expect(findings(String(decoding: taken, as: UTF8.self), at: place).map(\.message) == [])
    }
}
