package import Diagnostics
import Markdown
package import Text

/// Every file of a site: texts with their bytes, everything else by its place on the disk.
///
/// The tree is a value. It comes from the disk, from an editor's buffers laid over another tree, or from
/// literals in a test, and nothing that is made from it looks at the disk again, except to copy assets.
package struct SourceTree: Sendable {
    /// One file below the content folder.
    package struct File: Sendable, Hashable {
        /// What is known of a file.
        package enum Content: Sendable, Hashable {
            /// A text that the generator reads: Markdown, configuration, schemas, data.
            case text([UInt8])
            /// A file that is copied as it is, from this absolute path.
            case asset(String)
        }

        /// The path relative to the content folder, with `/`.
        package let place: String
        /// The path that findings show, relative to the site's root.
        package let path: String
        /// The bytes, or where they are.
        package let content: Content
        /// The size of a picture, where its file says it.
        let picture: PictureSize?

        /// Makes a file.
        package init(place: String, path: String, content: Content) {
            self.init(place: place, path: path, content: content, picture: nil)
        }

        init(place: String, path: String, content: Content, picture: PictureSize?) {
            self.place = place
            self.path = path
            self.content = content
            self.picture = picture
        }

        /// Whether its name is that of a text in Markdown.
        var isMarkdown: Bool { ["md", "markdown"].contains(pathExtension(of: place).lowercased()) }
    }

    /// The files below the content folder, sorted by place.
    package let files: [File]
    /// The site's own templates, by path below the templates folder.
    package let templates: [String: SourceText]
    /// What was found wrong while reading.
    package let diagnostics: [Diagnostic]
    /// The paths of files and folders whose names begin with a full stop and that were not read, a folder's with `/`
    /// at its end.
    package let hidden: [String]
    /// Files named like a configuration that lie beside the content folder.
    let besides: [SourceText]
    /// Whether symbolic links lead to some of the files.
    let hasLinks: Bool

    /// Makes a tree from its files.
    package init(
        files: [File], templates: [String: SourceText] = [:], diagnostics: [Diagnostic] = [],
        hidden: [String] = [], besides: [SourceText] = [], hasLinks: Bool = false
    ) {
        self.init(
            sorted: files.sorted { $0.place.utf8.lexicographicallyPrecedes($1.place.utf8) },
            templates: templates, diagnostics: diagnostics, hidden: hidden.sorted(), besides: besides,
            hasLinks: hasLinks)
    }

    /// Makes a tree of files and hidden paths that are sorted already.
    init(
        sorted files: [File], templates: [String: SourceText], diagnostics: [Diagnostic], hidden: [String],
        besides: [SourceText], hasLinks: Bool
    ) {
        self.files = files
        self.templates = templates
        self.diagnostics = diagnostics
        self.hidden = hidden
        self.besides = besides
        self.hasLinks = hasLinks
    }

    /// A tree of texts, by place below the content folder.
    package init(_ texts: [String: String], templates: [String: String] = [:]) {
        self.init(
            files: texts.map { place, text in
                File(place: place, path: "content/\(place)", content: .text(Array(text.utf8)))
            },
            templates: Dictionary(
                uniqueKeysWithValues: templates.map { ($0, SourceText(path: "templates/\($0)", $1)) }))
    }

    /// The same tree with one text put in or replaced, as an editor's unsaved buffer is.
    package func replacing(_ place: String, with bytes: [UInt8]) -> SourceTree {
        let key = PathKey(place)
        let path = files.first { PathKey($0.place) == key }?.path ?? "content/\(place)"
        let others = files.filter { PathKey($0.place) != key }
        return SourceTree(
            files: others + [File(place: place, path: path, content: .text(bytes))], templates: templates,
            diagnostics: diagnostics, hidden: hidden, besides: besides, hasLinks: hasLinks)
    }

    /// The texts, for reports that show lines.
    package var texts: [SourceText] {
        let contents = files.compactMap { file -> SourceText? in
            guard case .text(let bytes) = file.content else { return nil }
            return SourceText(path: file.path, bytes: bytes)
        }
        return contents + templates.values
    }
}
