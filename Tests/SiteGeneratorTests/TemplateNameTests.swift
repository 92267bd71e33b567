import Testing

@testable import Diagnostics
@testable import SiteGenerator

/// Names that the site's own templates read and nothing gives a value.
@Suite struct TemplateNameTests {
    static func findings(_ templates: [String: String]) -> [Diagnostic] {
        let tree = SourceTree(
            ["index.md": "# A\n", "site.yaml": "title: A\nbase_url: https://a.example/\n"],
            templates: templates)
        return build(tree, with: Checkout.resources, options: SiteOptions(date: "2026-11-22"))
            .report.diagnostics
    }

    @Test(arguments: [
        ("page.html", "{{ pgae.title }}", "did you mean `page`?"),
        (
            "_card.html", "{% for entry in page.children %}{{ entyr.title }}{% endfor %}",
            "did you mean `entry`?"
        ),
        (
            "_footer.html", "{{ company }}",
            "where it may be missing, write `company|default` or ask `company is defined`"
        ),
    ])
    func aNameThatNothingGivesIsFound(name: String, text: String, help: String) {
        let findings = Self.findings([name: text]).filter { $0.id.rawValue == "unknown-template-name" }
        #expect(findings.map(\.location.path) == ["templates/\(name)"])
        #expect(findings.map(\.help) == [help])
    }

    @Test func whatTemplatesAreGivenIsKnown() {
        let findings = Self.findings([
            "page.html": "{{ page.title }}{{ site.title }}{{ navigation }}{% include '_part.html' %}",
            "_part.html": "{% set a = 1 %}{{ a }}{{ b|default('') }}{{ c is defined }}",
            "feed.xml":
                "{% for entry in pages %}{{ loop.index }}{{ entry.title }}{% endfor %}{{ site.home }}",
            "_navigation.html": "{% for item in items %}{{ item.title }}{% endfor %}",
            "redirect.html": "{{ url }}",
        ])
        #expect(findings == [])
    }

    /// Copies of the built-in templates are right, so the names that they read are all given.
    @Test func theThemeReadsOnlyNamesThatAreGiven() {
        let theme = Checkout.resources.theme.filter { $0.key.hasSuffix(".html") || $0.key.hasSuffix(".xml") }
        let texts = theme.mapValues { String(decoding: $0.bytes, as: UTF8.self) }
        #expect(Self.findings(texts).filter { $0.id.rawValue == "unknown-template-name" } == [])
    }
}
