import Diagnostics
import Text

/// The files of a site in each of its languages: every page has the place of the page that it is the translation of.
struct TranslatedTrees: Sendable {
    /// The files in one of the other languages.
    struct Other: Sendable {
        let translation: SiteTranslation
        let tree: SourceTree
    }

    /// The files in the site's own language.
    let own: SourceTree
    /// Those in the others, in the order of the configuration.
    let others: [Other]
    /// Pages that are there twice in one language.
    let findings: [Diagnostic]

    /// The trees of a site; `nil` where it is in one language.
    init?(of tree: SourceTree) {
        let configuration = SiteConfiguration.read(tree).0
        guard configuration.hasTranslations else { return nil }
        self.init(tree, configuration)
    }

    init(_ tree: SourceTree, _ configuration: SiteConfiguration) {
        let names = TranslationNames(configuration.languages)
        var pages: [String: [PathKey: SourceTree.File]] = [:]
        var shared: [SourceTree.File] = []
        var findings: [Diagnostic] = []
        for file in tree.files {
            let translation = names.translation(at: file.place)
            guard file.isMarkdown else {
                shared.append(file)
                continue
            }
            let (tag, place) =
                translation.map { ($0.tag, $0.original) } ?? (configuration.language, file.place)
            let placed = SourceTree.File(place: place, path: file.path, content: file.content)
            if let other = pages[tag]?[PathKey(place)] {
                findings.append(.secondTranslation(file, after: other, tag))
            } else {
                pages[tag, default: [:]][PathKey(place)] = placed
            }
        }
        let own = pages[configuration.language] ?? [:]
        self.own = tree.replacing(Array(own.values) + shared, tree.diagnostics)
        others = configuration.languages.filter { $0.tag != configuration.language }.map { language in
            let translated = pages[language.tag] ?? [:]
            let files = own.merging(translated) { $1 }
            let untranslated = own.keys.filter { translated[$0] == nil }
            let translation = SiteTranslation(
                language: language, original: configuration.language, fallbacks: Set(untranslated),
                paths: Set(translated.values.map { PathKey($0.path) }))
            return Other(translation: translation, tree: tree.replacing(Array(files.values) + shared, []))
        }
        self.findings = findings
    }
}

/// What is special about a site that is another one in a further language.
struct SiteTranslation: Sendable, Equatable {
    let language: SiteLanguage
    /// The tag of the language of the other one.
    let original: String
    /// The places of the pages that nobody has translated, so that the original stands there.
    let fallbacks: Set<PathKey>
    /// The paths of the translations' files, as findings show them.
    let paths: Set<PathKey>

    /// Whether the original stands at a place.
    func fallsBack(at place: String) -> Bool { fallbacks.contains(PathKey(place)) }
}

extension SourceTree {
    fileprivate func replacing(_ files: [File], _ diagnostics: [Diagnostic]) -> SourceTree {
        SourceTree(
            sorted: files.sorted { $0.place.utf8.lexicographicallyPrecedes($1.place.utf8) },
            templates: templates, diagnostics: diagnostics, hidden: hidden, besides: besides,
            hasLinks: hasLinks)
    }
}

extension Diagnostic {
    fileprivate static func secondTranslation(
        _ file: SourceTree.File, after other: SourceTree.File, _ tag: String
    ) -> Diagnostic {
        Diagnostic(
            .duplicateRoute, .error,
            "this is the same page in the language `\(tag)` as \(other.path.shownPlainly), and is left out",
            at: Location(path: file.path), help: "keep one of the two files")
    }
}
