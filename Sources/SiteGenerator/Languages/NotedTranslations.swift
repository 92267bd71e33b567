import Diagnostics
import Text

/// What comes of saying that translations are those of their originals as they are now.
package struct NotedTranslations: Sendable {
    /// Why nothing is noted in a file.
    package enum Refusal: Sendable, Hashable {
        /// There is no such page.
        case missing
        /// It is no translation: a page in the site's own language, or the site is in one language.
        case noTranslation
        /// It is a translation of a page that is not there, at this place.
        case noOriginal(place: String)
        /// Its front matter cannot be read.
        case unreadable
    }

    /// The files that are different now, by place.
    package private(set) var files: [MendedFile] = []
    /// The paths of those that said so already.
    package private(set) var unchanged: [String] = []
    /// The others, by the paths that were asked for.
    package private(set) var refused: [(path: String, refusal: Refusal)] = []

    /// Notes originals in the files of their translations. The tree is a value: nothing is written.
    ///
    /// - Parameter paths: the translations' files, by the paths that findings show.
    package init(
        _ paths: [String], of tree: SourceTree, with resources: ProgramResources, options: SiteOptions
    ) {
        var options = options
        options.includesDrafts = true
        let sites = ResolvedSites(tree, with: resources, options: options)
        for path in paths { note(path, sites, tree) }
        files.sort { PathKey($0.place) < PathKey($1.place) }
    }

    private mutating func note(_ path: String, _ sites: ResolvedSites, _ tree: SourceTree) {
        let key = PathKey(path)
        guard let source = tree.files.first(where: { PathKey($0.path) == key }), source.isMarkdown else {
            return refused.append((path, .missing))
        }
        let site = sites.others.map(\.site).first { $0.options.translation?.paths.contains(key) == true }
        guard let site else { return refused.append((path, .noTranslation)) }
        let page = site.pages.first { page in page.file.map { PathKey($0.path) == key } ?? false }
        guard let page, let file = page.file else { return refused.append((path, .missing)) }
        guard let (_, original) = site.translated(page) else {
            return refused.append((path, .noOriginal(place: file.place)))
        }
        let text = EditedPage(file.source.bytes, path: path, options: site.configuration.markdown)
        let marks = TextMarks(of: original).written
        guard file.frontMatter.translatedFrom?.value != marks else { return unchanged.append(path) }
        guard let edit = FrontMatterEntries(page: text).setting("translated_from", to: marks) else {
            return refused.append((path, .unreadable))
        }
        var bytes = file.source.bytes
        bytes.replaceSubrange(edit.range, with: edit.replacement.utf8)
        files.append(
            MendedFile(place: source.place, path: path, before: file.source.bytes, after: bytes, fixes: 1))
    }
}
