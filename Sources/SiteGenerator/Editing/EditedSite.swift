package import ConfigSchema
package import Diagnostics
import Highlighting
import Markdown
import Text

/// A site as it is now, for whoever edits it: answers by the paths that findings show and the bytes of their
/// files.
package struct EditedSite: Sendable {
    let site: Site
    /// The site's files.
    package let tree: SourceTree
    private let editor: SiteEditor

    init(_ site: Site, _ tree: SourceTree, _ editor: SiteEditor) {
        self.site = site
        self.tree = tree
        self.editor = editor
    }

    /// The schemas that blocks can be bound to.
    package var catalogue: SchemaCatalogue { site.catalogue }

    /// The place below the content folder of a file; `nil` for others.
    package func place(of path: String) -> String? {
        guard let place = innerPath(of: path, in: "content") else { return nil }
        return names?.translation(at: place)?.original ?? place
    }

    /// The path that findings show of a file below the content folder.
    package func path(of place: String) -> String {
        guard names != nil, let file = tree.files.first(where: { $0.place == place }) else {
            return joined("content", place)
        }
        return file.path
    }

    /// The names of translations; `nil` where the site is in one language.
    private var names: TranslationNames? {
        site.configuration.hasTranslations ? TranslationNames(site.configuration.languages) : nil
    }

    /// The page that is made of a file.
    func page(of path: String) -> Page? {
        place(of: path).flatMap { editor.page(at: $0, in: site) }
    }

    /// A Markdown file of the content, read by itself.
    package func text(at path: String) -> EditedPage? {
        guard isMarkdown(path), place(of: path) != nil, let bytes = tree.bytes(at: path) else { return nil }
        return EditedPage(bytes, path: path, options: site.configuration.markdown)
    }

    // MARK: Config texts

    /// The config text around a byte of a file.
    package func config(in path: String, at offset: Int) -> EditedConfig? {
        if let place = place(of: path), SiteConfiguration.fileNames.contains(place) {
            guard let bytes = tree.bytes(at: path), let language = ConfigLanguage(fileName: place) else {
                return nil
            }
            return EditedConfig(
                .file, ConfigDocument(parsing: bytes, as: language),
                SourceMap(origin: 0, count: bytes.count), catalogue.edited(.site))
        }
        guard let text = text(at: path) else { return nil }
        return text.config(catalogue.edited(.frontMatter), at: offset)
            ?? configs(in: path).filter { $0.range.touches(offset) }.min { $0.range.count < $1.range.count }
    }

    /// The config texts in the blocks of a file.
    package func configs(in path: String) -> [EditedConfig] {
        guard let place = place(of: path) else { return [] }
        if let page = page(of: path), let file = page.file {
            return configs(of: file, site.bindings[page.id.index].map(\.evidence), in: path)
        }
        if let left = site.unpublished.first(where: { $0.file.path == path }) {
            return configs(of: left.file, evidence(in: left.file), in: path)
        }
        guard let page = site.pages.first(where: { $0.file?.places.contains(place) == true }),
            let file = page.file
        else { return [] }
        return configs(of: file, site.bindings[page.id.index].map(\.evidence), in: path)
    }

    private func configs(of file: ParsedPage, _ bindings: [Evidence?], in path: String) -> [EditedConfig] {
        zip(file.snippets, bindings).compactMap { snippet, evidence in
            guard snippet.file == nil else { return nil }
            let location = file.located(snippet.block.range)
            guard location.path == path, let start = location.range?.lowerBound else { return nil }
            return catalogue.edited(snippet, evidence, movedBy: start - snippet.block.range.lowerBound)
        }
    }

    /// What says of which schemas the blocks of a page are that the site leaves out today.
    private func evidence(in file: ParsedPage) -> [Evidence?] {
        file.snippets.map { snippet in
            guard let name = snippet.block.info["schema"]?.value else {
                return site.evidence.evidence(for: file.block(of: snippet))
            }
            return catalogue.reference(name, from: parent(of: file.place)).map {
                Evidence(.attribute, "", $0)
            }
        }
    }

    /// The pages with a block that writes something at a place of a schema, and where: each page's first.
    package func uses(of steps: [SchemaOutline.Step], inSchema name: String) -> [EditedUse] {
        site.pages.flatMap { page -> [EditedUse] in
            guard let file = page.file,
                site.bindings[page.id.index].contains(where: { binding in
                    binding.evidence.map { catalogue.name(of: $0.schema) } == name
                })
            else { return [] }
            return configs(in: file.path).filter { $0.schema?.name == name }.flatMap { config in
                config.keys(at: steps).map {
                    EditedUse(title: page.title, location: Location(path: file.path, range: $0))
                }
            }
        }
    }

    // MARK: New pages

    /// The file and text of a page that a wiki link in a file names and that is not there; `nil` for a name
    /// that no page can have.
    package func newPage(named name: String, from path: String) -> (path: String, text: String)? {
        let name = name.trimmingSpaces
        let parts = name.split(separator: "/").map(String.init)
        guard let last = parts.last, !name.contains("#"), !parts.contains("..") else { return nil }
        let bare = last.hasSuffix(".md") ? String(last.dropLast(3)) : last
        let folder = parts.count > 1 ? parts.dropLast().joined(separator: "/") : folder(of: path)
        let place = joined(folder, Slug.make(bare) + ".md")
        guard !tree.files.contains(where: { $0.place == place }) else { return nil }
        var title = CompactJSON()
        title.element(text: bare)
        return (
            self.path(of: place),
            "---\ntitle: \(String(decoding: title.bytes, as: UTF8.self))\n---\n\n"
        )
    }

    // MARK: Names

    /// The names of the languages that code is highlighted or checked in.
    package var languageNames: [String] {
        Set(site.languages.names + ConfigLanguage.allCases.map(\.rawValue)).sorted()
    }

    /// The topics that pages name.
    package var topicNames: [String] { site.topics.map(\.name) }
}

/// A page that shows a key.
package struct EditedUse: Sendable, Hashable {
    /// The page's title.
    package let title: String
    /// The key.
    package let location: Location
}

extension SchemaCatalogue {
    /// The names of the schemas with what they describe, the site's own first.
    package var named: [(name: String, title: String, version: String)] {
        var seen = Set<String>()
        return entries.filter { seen.insert($0.name).inserted }.map { ($0.name, $0.title, $0.version) }
    }

    /// The names of files that say by themselves which schema they are for.
    package var knownFileNames: [String] { Set(tellingFileNames).sorted() }
}
