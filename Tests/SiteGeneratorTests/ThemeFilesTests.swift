import Testing

@testable import Diagnostics
@testable import SiteGenerator

/// The files that a theme publishes beside the pages, and how pages name them.
@Suite struct ThemeFilesTests {
    private static func built(_ page: String, _ own: [String: String] = [:]) -> BuildResult {
        let tree = SourceTree(
            ["p.md": "# P\n", "site.yaml": "base_url: https://example.org/docs/\nsearch: false\n"],
            templates: own.merging(["page.html": page]) { $1 })
        return build(tree, with: Checkout.resources, options: SiteOptions(date: "2026-11-22"))
    }

    @Test func aTemplateNamesAFileOfTheTheme() throws {
        let result = Self.built(
            "<link href=\"{{ asset(\"custom.css\") }}\"><img src=\"{{ asset('favicon.svg') }}\">",
            ["custom.css": "h1 { color: red }\n"])
        #expect(result.findings == [])
        let page = result.text("p/index.html")
        let style = try #require(
            result.files.first { $0.path.hasPrefix("assets/custom.") && $0.path.hasSuffix(".css") })
        let icon = try #require(result.files.first { $0.path.hasPrefix("assets/favicon.") })
        #expect(page == "<link href=\"/docs/\(style.path)\"><img src=\"/docs/\(icon.path)\">")
    }

    @Test(arguments: [
        (
            "{{ asset(\"custom.cs\") }}",
            "templates/page.html:1:4: error[template-arguments]: `asset` knows nothing called `custom.cs`"
        ),
        (
            "{{ asset() }}{{ asset(\"custom.css\")|length }}",
            "templates/page.html:1:4: error[template-type]: `asset` is an object and cannot be called"
        ),
    ])
    func whatIsNotThereIsFound(page: String, finding: String) {
        let result = Self.built(page, ["custom.css": "h1 { color: red }\n"])
        #expect(result.findings.contains(finding))
    }

    @Test func aFileThatNothingNamesIsFound() {
        let result = Self.built(
            "{{ asset(\"custom.css\") }}", ["custom.css": "a {}\n", "other.css": "a {}\n"])
        #expect(
            result.findings == [
                "templates/other.css:1:1: warning[unused-template]: nothing can refer to `other.css`"
            ])
        #expect(
            result.report.diagnostics.map(\.help)
                == ["give its address in a template, as `{{ asset(\"other.css\") }}` in `_head.html`"])
    }

    /// Pictures lie beside the style sheet under names of their own, which it says.
    @Test func styleSheetsNamePicturesAsTheyArePublished() throws {
        let style = "a { mask: url('mark.svg') } b { mask: url( icons.svg ) } c { mask: url(/x.svg) }\n"
        let result = Self.built(
            "{{ asset(\"own.css\") }}", ["own.css": style, "mark.svg": "<svg xmlns=\"x\"/>"])
        func name(_ start: String) throws -> String {
            let file = try #require(result.files.first { $0.path.hasPrefix("assets/\(start).") })
            return String(file.path.dropFirst("assets/".count))
        }
        let expected =
            "a { mask: url(\"\(try name("mark"))\") } b { mask: url(\"\(try name("icons"))\") } "
            + "c { mask: url(/x.svg) }\n"
        #expect(result.text("assets/" + (try name("own"))) == expected)
        #expect(result.findings == [])
    }

    /// Nothing on a page is inline that a strict policy forbids, and a page that is asked to says the policy.
    @Test(arguments: [true, false])
    func everyPageWorksUnderAStrictPolicy(isSaid: Bool) {
        let text = """
            ---
            aliases: [/old/]
            topics: [one]
            ---
            # P

            | a | b |
            |:-:|--:|
            | 1 | 2 |

            ```sh numbers start=10
            a
            ```
            """
        let site = ["p.md": text, "site.yaml": "csp: \(isSaid)\nsections: {\"\": {review_every: 30d}}\n"]
        let result = build(site, resources: Checkout.resources)
        let pages = result.files.filter { $0.path.hasSuffix(".html") }
        #expect(pages.map(\.path).contains("old/index.html"))
        for page in pages {
            let html = result.text(page.path) ?? ""
            for forbidden in [" style=", "<script>", "data:", "<style"] {
                #expect(!html.contains(forbidden), "\(page.path) has \(forbidden)")
            }
            #expect(
                html.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;self&#39;; ")
                    == isSaid)
        }
    }

    @Test func styleSheetsHaveNoPicturesWithin() {
        for (name, file) in Theme(builtIn: Checkout.resources.theme, site: [:]).assets
        where name.hasSuffix(".css") {
            #expect(file.bytes.firstRange(of: Array("data:".utf8)) == nil, "\(name)")
        }
    }
}
