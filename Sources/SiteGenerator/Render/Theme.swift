import Diagnostics
import Templates
import Text

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
    /// The keys below `extra` that the site's own templates read; `nil` where nobody knows which.
    let ownNames: Set<String>?
    /// The names of what the program has.
    private let builtIn: Set<String>
    /// The site's own files by name, with the paths that findings show.
    private let own: [String: String]

    init(builtIn: [String: SourceText], site: [String: SourceText]) {
        let all = builtIn.merging(site) { $1 }
        let templates = TemplateSet(templates: all.filter { Self.isTemplate($0.key) })
        let own = Set(site.values.map(\.path))
        self.builtIn = Set(builtIn.keys)
        self.own = site.mapValues(\.path)
        let undefined = templates.undefinedNames(given: ContextShape.namesGiven(to:))
        diagnostics =
            templates.diagnostics + undefined.filter { own.contains($0.location.path) }
            + templates.unknownMembers(of: .site, in: own) + templates.unusedParts(in: own)
        ownNames = templates.ownNames(of: .site, in: own)
        self.templates = templates
        sources = Array(all.values)
        var assets: [String: (path: String, bytes: [UInt8])] = [:]
        var scripts: [String: [UInt8]] = [:]
        for (name, text) in all where !Self.isTemplate(name) {
            if SearchClient.names.contains(name) {
                scripts[name] = site[name] == nil ? SearchClient.withoutComments(text.bytes) : text.bytes
            } else {
                assets[name] = (Self.publishedPath(name, text.bytes), text.bytes)
            }
        }
        assets.merge(SearchClient.published(scripts, at: Self.publishedPath)) { $1 }
        self.assets = assets
    }

    /// The paths of the files to publish.
    func paths(withSearch hasSearch: Bool) -> [String] {
        assets.filter { hasSearch || !SearchClient.names.contains($0.key) }.map(\.value.path)
    }

    /// The theme of a site, which is the earlier one where the site's own files are as they were.
    init(builtIn: [String: SourceText], site: [String: SourceText], after earlier: ResolvedSite?) {
        if let earlier, earlier.tree.templates == site {
            self = earlier.theme
        } else {
            self.init(builtIn: builtIn, site: site)
        }
    }

    private static func isTemplate(_ name: String) -> Bool {
        name.hasSuffix(".html") || name.hasSuffix(".xml")
    }

    /// Whether a template is the site's own.
    var hasOwnTemplates: Bool { own.keys.contains(where: Self.isTemplate) }

    /// Whether another theme has templates of the same names, and files of the same names and bytes.
    func hasSameFiles(as other: Theme) -> Bool {
        Set(templates.names) == Set(other.templates.names)
            && assets.mapValues(\.path) == other.assets.mapValues(\.path)
    }

    /// The files to publish.
    var files: [OutputFile] {
        assets.values.map { OutputFile(path: $0.path, content: .bytes($0.bytes)) }
    }

    /// The site's own files that no page is rendered with: no template that is used names them, no front matter, and
    /// they take no built-in file's place.
    ///
    /// - Parameter chosen: the templates that front matter names.
    func unusedFiles(chosen: Set<String>) -> [Diagnostic] {
        let used = templates.used(from: builtIn.union(chosen))
        return own.filter { name, _ in !builtIn.contains(name) }.compactMap { name, path in
            guard Self.isTemplate(name) else { return .unreachableFile(name, path, builtIn) }
            guard let used, !used.contains(name) else { return nil }
            return .unusedTemplate(name, path, builtIn)
        }
    }

    /// The link to one of the theme's files; nothing where the theme has no such file.
    func url(_ name: String, base: BaseURL) -> String? {
        assets[name].map { base.path + $0.path }
    }

    /// The published file that a file of this name and these bytes among a site's templates becomes; `nil` for a template,
    /// and for a script of the search, which is published with others.
    static func publishedFile(_ name: String, _ bytes: [UInt8]) -> OutputFile? {
        isTemplate(name) || SearchClient.names.contains(name)
            ? nil : OutputFile(path: publishedPath(name, bytes), content: .bytes(bytes))
    }

    /// The name carries a hash of the bytes, so that browsers can keep a file for good and never use an old one.
    private static func publishedPath(_ name: String, _ bytes: [UInt8]) -> String {
        var hash = StableHash()
        hash.combine(bytes)
        return "assets/\(stem(of: name)).\(hash.digits).\(pathExtension(of: name))"
    }
}

extension Diagnostic {
    fileprivate static func unusedTemplate(_ name: String, _ path: String, _ known: Set<String>) -> Diagnostic
    {
        Diagnostic(
            .unusedTemplate, .warning, "no page is rendered with the template `\(name)`",
            at: Location(path: path),
            help: Spelling.nearest(to: name, in: known).map { "did you mean `\($0)`?" }
                ?? "name it as `template` in a page's front matter, include it in another template, or remove it"
        )
    }

    fileprivate static func unreachableFile(_ name: String, _ path: String, _ known: Set<String>)
        -> Diagnostic
    {
        Diagnostic(
            .unusedTemplate, .warning, "nothing can refer to `\(name)`", at: Location(path: path),
            help: Spelling.nearest(to: name, in: known).map { "did you mean `\($0)`?" }
                ?? "style goes into `waymark.css` and script into `waymark.js`; other files belong into the "
                + "content folder")
    }
}
