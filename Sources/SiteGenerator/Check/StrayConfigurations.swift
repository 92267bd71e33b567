import ConfigSchema
import Diagnostics
import Text

/// Files that are called as the site's configuration is and that lie where none is looked for.
extension SourceTree {
    /// What is found about them: those beside the content folder, those in its folders that no page shows or links to,
    /// and those whose names have other letters.
    func strayConfigurations(_ configuration: SiteConfiguration, _ site: Site) -> [Diagnostic] {
        let shown = Deferred { site.placesThatPagesShow }
        func isShown(_ file: File) -> Bool { shown.value.contains(PathKey(file.place)) }
        let others = files.filter { !$0.isMarkdown }
        let inside = others.filter { file in
            let name = fileName(of: file.place)
            return SiteConfiguration.fileNames.contains(name.lowercased())
                && !SiteConfiguration.fileNames.contains(file.place)
                && !file.place.split(separator: "/").contains { $0.hasPrefix("_") }
                && !isShown(file)
        }
        let near = others.filter { SiteConfiguration.isNear($0.place) && !isShown($0) }
        return besides.filter(\.isConfiguration).map { .beside($0.path, configuration.path) }
            + inside.map { .inside($0, configuration.path) } + near.map { .near($0.path, configuration.path) }
            + foldersInItsPlace + templatesInTheContent(isShown)
    }

    /// A folder of templates that no page leads into, by its first file.
    private func templatesInTheContent(_ isShown: (File) -> Bool) -> [Diagnostic] {
        let templates = files.filter { $0.place.hasPrefix("templates/") && $0.place.hasSuffix(".html") }
        guard let first = templates.first, !templates.contains(where: isShown) else { return [] }
        return [.templates(first.path)]
    }

    private var foldersInItsPlace: [Diagnostic] {
        SiteConfiguration.fileNames.compactMap { name in
            files.first { $0.place.hasPrefix(name + "/") }.map { file in
                .folder(String(file.path.dropLast(file.place.count)) + name)
            }
        }
    }

    /// The files and folders that are not published because of their names, by the paths that findings show. A folder
    /// stands for all that is in it.
    var namesHeldBack: [String] {
        var names = Set(hidden)
        for file in files where !Site.isPage(file) && !Site.isPublished(file) {
            let parts = file.place.split(separator: "/", omittingEmptySubsequences: false)
            guard let first = parts.firstIndex(where: { $0.hasPrefix("_") }) else {
                if EditorCopy.isName(fileName(of: file.place)) { names.insert(file.path) }
                continue
            }
            let isFolder = first < parts.count - 1
            let place = parts[...first].joined(separator: "/") + (isFolder ? "/" : "")
            names.insert(String(file.path.dropLast(file.place.count)) + place)
        }
        return names.sorted()
    }
}

extension Site {
    /// The places of files that a page links to or shows in a block.
    fileprivate var placesThatPagesShow: Set<PathKey> {
        var places = Set<PathKey>()
        for link in links.joined() {
            if case .file(let place, _) = link.target { places.insert(PathKey(place)) }
        }
        for page in pages {
            for snippet in page.file?.snippets ?? [] {
                if let place = snippet.file { places.insert(PathKey(place)) }
            }
        }
        return places
    }
}

extension SourceText {
    /// Whether a file beside the content folder says what a site's configuration can say; other programs have files of
    /// these names too.
    fileprivate var isConfiguration: Bool {
        let document = ConfigDocument(parsing: bytes, as: ConfigLanguage(fileName: path) ?? .yaml)
        guard document.isWellFormed else { return true }
        guard let root = document.root, root.kind == .object else { return false }
        return SiteConfiguration.keys.contains { root[$0] != nil }
    }
}

extension SiteConfiguration {
    /// Whether a file directly in the content folder is called as other programs call a configuration.
    fileprivate static func isNear(_ place: String) -> Bool {
        let parts = place.lowercased().split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 2 && ["config", "_config", "waymark", "hugo", "mkdocs"].contains(parts[0])
            && ["yaml", "yml", "toml", "json"].contains(parts[1])
    }

    /// The keys that only a site's configuration is likely to have.
    fileprivate static let keys = [
        "title", "base_url", "sections", "redirects", "edit_url", "schemas", "rules", "feeds", "snippets",
        "markdown",
    ]
}

// MARK: Messages

extension Diagnostic {
    private static func advice(_ used: String) -> String {
        used.isEmpty ? "no configuration is used now" : "\(used) is the one that counts"
    }

    fileprivate static func beside(_ path: String, _ used: String) -> Diagnostic {
        Diagnostic(
            .invalidConfiguration, used.isEmpty ? .error : .warning,
            "the site's configuration is looked for in the content folder, and this one is not read",
            at: Location(path: path),
            help: (used.isEmpty ? "move it there; " : "remove it; ") + advice(used))
    }

    fileprivate static func inside(_ file: SourceTree.File, _ used: String) -> Diagnostic {
        let name = fileName(of: file.place)
        guard file.place == name else {
            return Diagnostic(
                .invalidConfiguration, .warning,
                "a site has one configuration, directly in the content folder, and this file is published like any other",
                at: Location(path: file.path),
                help: "settings of a folder stand under `sections`; \(advice(used))")
        }
        return Diagnostic(
            .invalidConfiguration, .error,
            "the configuration is called `\(name.lowercased())` in small letters, and this one is not read",
            at: Location(path: file.path), help: "rename it; \(advice(used))")
    }

    fileprivate static func near(_ path: String, _ used: String) -> Diagnostic {
        Diagnostic(
            .invalidConfiguration, .warning,
            "the site's configuration is called `site.yaml`, and this file is one like any other",
            at: Location(path: path),
            help: "rename it, or link to it from a page if readers should have it; \(advice(used))")
    }

    fileprivate static func templates(_ path: String) -> Diagnostic {
        Diagnostic(
            .unusedTemplate, .warning,
            "templates are looked for in the folder `templates` beside the content, and this one is a file like any other",
            at: Location(path: path),
            help: "move the folder there, or link to the file from a page if readers should have it")
    }

    fileprivate static func folder(_ path: String) -> Diagnostic {
        Diagnostic(
            .invalidConfiguration, .error, "a folder stands in the place of the site's configuration",
            at: Location(path: path), help: "rename the folder")
    }
}
