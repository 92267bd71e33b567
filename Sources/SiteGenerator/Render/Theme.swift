import Diagnostics
import Templates

/// The templates that pages are rendered with and the files that those pages refer to: the built-in theme with
/// what the site changes of it.
struct Theme: Sendable {
    let templates: TemplateSet
    /// What is wrong with the templates as they are written.
    let diagnostics: [Diagnostic]
    /// The texts of the templates, for findings that point into them.
    let sources: [SourceText]
    /// The published files of the theme by name: their URL's path and their bytes.
    let assets: [String: (path: String, bytes: [UInt8])]

    init(builtIn: [String: SourceText], site: [String: SourceText]) {
        let all = builtIn.merging(site) { $1 }
        let templates = TemplateSet(templates: all.filter { Self.isTemplate($0.key) })
        let own = Set(site.values.map(\.path))
        let undefined = templates.undefinedNames(given: Self.givenNames)
        diagnostics = templates.diagnostics + undefined.filter { own.contains($0.location.path) }
        self.templates = templates
        sources = Array(all.values)
        assets = Dictionary(
            uniqueKeysWithValues: all.filter { !Self.isTemplate($0.key) }.map { name, text in
                (name, (Self.publishedPath(name, text.bytes), text.bytes))
            })
    }

    /// The names that templates are given: `page`, `navigation` and `site` for pages, `pages` for the feed and the
    /// list for search engines, `items` for the navigation, and `url` for redirects.
    private static let givenNames: Set<String> = [
        "page", "navigation", "site", "pages", "items", "url", "changed_at",
    ]

    private static func isTemplate(_ name: String) -> Bool {
        name.hasSuffix(".html") || name.hasSuffix(".xml")
    }

    /// The files to publish.
    var files: [OutputFile] {
        assets.values.map { OutputFile(path: $0.path, content: .bytes($0.bytes)) }
    }

    /// The link to one of the theme's files; nothing where the theme has no such file.
    func url(_ name: String, base: BaseURL) -> String? {
        assets[name].map { base.path + $0.path }
    }

    /// The name carries a hash of the bytes, so that browsers can keep a file for good and never use an old one.
    private static func publishedPath(_ name: String, _ bytes: [UInt8]) -> String {
        var hash = StableHash()
        hash.combine(bytes)
        return "assets/\(stem(of: name)).\(hash.digits).\(pathExtension(of: name))"
    }
}
