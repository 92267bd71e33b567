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
    let assets: [String: ThemeFiles.Published]
    /// The words of the theme, and those of the site.
    let words: WordFiles
    /// The keys below `extra` that the site's own templates read; `nil` where nobody knows which.
    let ownNames: Set<String>?
    /// Whether one of the site's own templates may read `site.pages`: it has that word, or uses all that the site is.
    let readsAllPages: Bool
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
        words = WordFiles(builtIn: builtIn, site: site)
        diagnostics =
            words.diagnostics + templates.diagnostics + undefined.filter { own.contains($0.location.path) }
            + templates.unknownMembers(of: .site, in: own) + templates.unusedParts(in: own)
        ownNames = templates.ownNames(of: .site, in: own)
        readsAllPages = site.contains { Self.isTemplate($0.key) && Self.mayReadAllPages($0.value.bytes) }
        self.templates = templates
        sources = Array(all.values)
        assets = ThemeFiles(builtIn: builtIn, site: site).published
    }

    /// The paths of the files to publish.
    func paths(withSearch hasSearch: Bool) -> [String] {
        assets.filter { hasSearch || !SearchClient.names.contains($0.key) }.map(\.value.path)
    }

    /// The theme of a site, which is the earlier one where the site's own files are as they were.
    init(_ resources: ProgramResources, site: [String: SourceText], after earlier: ResolvedSite?) {
        if let earlier, earlier.tree.templates == site {
            self = earlier.theme
        } else {
            self = site.isEmpty ? resources.ownTheme : Theme(builtIn: resources.theme, site: site)
        }
    }

    static func isTemplate(_ name: String) -> Bool {
        name.hasSuffix(".html") || name.hasSuffix(".xml")
    }

    /// Whether a template is the site's own.
    var hasOwnTemplates: Bool { own.keys.contains(where: Self.isTemplate) }

    /// Whether another theme has templates of the same names, and files of the same names and bytes,
    /// words among them.
    func hasSameFiles(as other: Theme) -> Bool {
        Set(templates.names) == Set(other.templates.names)
            && assets.mapValues(\.path) == other.assets.mapValues(\.path)
            && words.hasSameWords(as: other.words)
    }

    private static func mayReadAllPages(_ text: [UInt8]) -> Bool {
        // What `debug` shows has all pages in it.
        for word in ["pages", "debug"] where text.firstRange(of: Array(word.utf8)) != nil { return true }
        var rest = text[...]
        while let place = rest.firstRange(of: Array("site".utf8)) {
            rest = rest[place.upperBound...]
            if rest.first != UInt8(ascii: ".") { return true }
        }
        return false
    }

    /// The files to publish.
    var files: [OutputFile] {
        assets.values.map { OutputFile(path: $0.path, content: .bytes($0.bytes)) }
    }

    /// The site's own files that no page is rendered with: no template that is used names them, no front matter, and
    /// they take no built-in file's place.
    ///
    /// - Parameters:
    ///   - chosen: the templates that front matter names.
    ///   - shared: the folder of a theme that other sites have too, which may have what this one does not need.
    func unusedFiles(chosen: Set<String>, besides shared: String?) -> [Diagnostic] {
        let used = templates.used(from: builtIn.union(chosen))
        return own.filter { name, path in
            !builtIn.contains(name) && !path.lies(below: shared) && !WordFiles.isName(name)
        }.compactMap {
            name, path in
            guard Self.isTemplate(name) else {
                return isNamed(name) ? nil : .unreachableFile(name, path, builtIn)
            }
            guard let used, !used.contains(name) else { return nil }
            return .unusedTemplate(name, path, builtIn)
        }
    }

    /// Whether a template or a style sheet has the name of a file in quotes, or as `url(…)`.
    private func isNamed(_ name: String) -> Bool {
        let forms = ["\"\(name)\"", "'\(name)'", "url(\(name))"].map { Array($0.utf8) }
        return sources.contains { source in forms.contains { source.bytes.firstRange(of: $0) != nil } }
    }

    /// The link to one of the theme's files; nothing where the theme has no such file.
    func url(_ name: String, base: BaseURL) -> String? {
        assets[name].map { base.sitePath + $0.path }
    }
}

extension String {
    /// Whether a path, as findings show it, is that of a file in a folder of the site's root.
    fileprivate func lies(below folder: String?) -> Bool {
        guard let folder = folder.flatMap(normalized) else { return false }
        return hasPrefix(folder + "/") || contains("/\(folder)/")
    }
}

extension Diagnostic {
    fileprivate static func unusedTemplate(_ name: String, _ path: String, _ known: Set<String>) -> Diagnostic
    {
        Diagnostic(
            .unusedTemplate, .warning, "no page is rendered with the template `\(name)`",
            at: Location(path: path),
            help: nearest(to: name, in: known).map { "did you mean `\($0)`?" }
                ?? "name it as `template` in a page's front matter, include it in another template, or remove it"
        )
    }

    /// The name of a file of the same kind: a part for a part, and a picture for a picture.
    private static func nearest(to name: String, in known: Set<String>) -> String? {
        func ending(_ name: String) -> Substring { name.split(separator: ".").last ?? "" }
        return Spelling.nearest(
            to: name,
            in: known.filter { $0.hasPrefix("_") == name.hasPrefix("_") && ending($0) == ending(name) })
    }

    fileprivate static func unreachableFile(_ name: String, _ path: String, _ known: Set<String>)
        -> Diagnostic
    {
        Diagnostic(
            .unusedTemplate, .warning, "nothing can refer to `\(name)`", at: Location(path: path),
            help: nearest(to: name, in: known).map { "did you mean `\($0)`?" }
                ?? "give its address in a template, as `{{ asset(\"\(name)\") }}` in `_head.html`"
        )
    }
}
