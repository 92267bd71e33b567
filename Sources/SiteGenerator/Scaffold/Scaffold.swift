/// The beginnings of sites and pages, which build without a finding.
package enum Scaffold {
    /// A site with a home page, a guide and a node of a wiki, and what publishes and watches it where it is hosted.
    ///
    /// - Parameters:
    ///   - date: today's date, as `YYYY-MM-DD`.
    ///   - version: the program's version, which is what is installed there.
    ///   - place: the site's root, seen from the repository's; empty where they are the same.
    package static func site(date: String, version: String, place: String = "") -> [OutputFile] {
        [
            file("content/site.yaml", configuration),
            file("content/index.md", home),
            file("content/guides/getting-started.md", guide(title: "Getting started", date: date)),
            file("content/wiki/example.md", wiki(title: "Example", date: date)),
            file("public/.gitignore", "*\n!.gitignore\n"),
        ] + workflows(version: version, place: place).map(file)
    }

    /// A page of a kind at a path below the content folder, or `nil` for a path that leads out of it.
    package static func page(_ kind: PageKind, at path: String, date: String) -> OutputFile? {
        guard let written = normalized(path), !written.isEmpty, !path.hasPrefix("/") else { return nil }
        let place = place(ofPage: written)
        let title = PageTable.title(fromName: stem(of: place))
        let text =
            switch kind {
            case .guide: guide(title: title, date: date)
            case .wiki: wiki(title: title, date: date)
            case .article: article(title: title, date: date)
            case .page, .section, .topic, .report, .schema: plain(title: title, date: date)
            }
        return file("content/\(place)", text)
    }

    /// The file of a page below the content folder, whose path may begin with that folder and end without `.md`.
    private static func place(ofPage path: String) -> String {
        let inner = path.hasPrefix("content/") ? String(path.dropFirst("content/".count)) : path
        return pathExtension(of: inner) == "md" ? inner : inner + ".md"
    }

    /// The name in a path that would keep the page from being published, if there is one.
    package static func heldBackName(in path: String) -> String? {
        let names = path.split(separator: "/").filter { $0 != "." && $0 != ".." }
        let isFolderPage = names.last.map { Route.isFolderPage(String($0)) } ?? false
        return names.dropLast(isFolderPage ? 1 : 0).first { $0.hasPrefix(".") || $0.hasPrefix("_") }
            .map(String.init)
    }

    /// The path below the content folder of a new page, for one that leads there from the file system's root or, as
    /// the shell completes it, by way of the site's root; any other as it is.
    package static func pathInContent(_ path: String, of root: String) throws(FileSystemError) -> String {
        let content = SiteFolders(root: root).content
        let inner: String?
        if path.hasPrefix("/") {
            inner = innerPath(
                of: try FileSystem.canonicalAsFarAsThere(normalized(path).map { "/" + $0 } ?? path),
                in: try FileSystem.canonical(content))
        } else if let folder = normalized(content), folder != "content", !root.hasPrefix("/") {
            inner = normalized(path).flatMap { innerPath(of: $0, in: folder) }
        } else {
            inner = nil
        }
        return inner.map { $0.isEmpty ? "" : "content/" + $0 } ?? path
    }

    /// Why a path cannot be that of a new page, in words; `nil` where it can.
    package static func fault(ofPath path: String) -> String? {
        let name = fileName(of: path)
        if !path.contains(where: { $0 != " " && $0 != "/" }) {
            return "a page needs a path below the content folder, such as `guides/web-search`"
        }
        let kinds = ["mdx", "markdown", "mdown", "html", "htm", "txt", "rst", "adoc"]
        if kinds.contains(pathExtension(of: name).lowercased()) {
            return
                "pages are files that end in `.md`, so give `\(path.dropLast(pathExtension(of: name).count + 1))`"
        }
        if let character = path.first(where: { "?*:|<>\"\\".contains($0) }) {
            return "`\(path)` has a `\(character)`, which not every file system can hold"
        }
        guard let place = normalized(path).map(place(ofPage:)) else { return nil }
        if let name = PortableName.controlled(in: place).map(fileName) {
            return "the name `\(name.shownPlainly)` \(PathFault.control.words), which no address can hold"
        }
        return PortableName.fault(in: place).map { name, words in
            "the name `\(fileName(of: name))` \(words); give another one"
        }
    }

    /// The file of a site whose page would have the same address as a new one.
    package static func page(withAddressOf path: String, in root: String) throws -> String? {
        guard let place = normalized(path).map(place(ofPage:)) else { return nil }
        let route = Route(place: place)
        return try SourceTree.load(SiteFolders(root: root)).files.first {
            pathExtension(of: $0.place) == "md" && $0.place != place && Route(place: $0.place) == route
        }?.path
    }

    /// Writes files that are not there yet, and tells the paths that it made.
    ///
    /// Where one of them is there already, nothing is written and the error names it; where the machine refuses,
    /// nothing is left of them.
    package static func write(_ files: [OutputFile], to folder: String) throws(FileSystemError) -> [String] {
        let root = try WritableFolder.make(folder)
        var walk = FolderWalk(root)
        for file in files {
            if let problem = PlainPath.problem(in: file.path) {
                throw FileSystemError("make", joined(folder, file.path), .notPlain(problem))
            }
            guard case .folder(let inner) = try walk.entry(parent(of: file.path)) else { continue }
            if try inner.plainStatus(fileName(of: file.path)) != nil {
                throw FileSystemError.occupied(joined(folder, file.path))
            }
        }
        var made: (files: [String], folders: [String]) = ([], [])
        do throws(FileSystemError) {
            for file in files {
                guard case .bytes(let bytes) = file.content else { continue }
                let inner = try walk.makeFolder(parent(of: file.path), noting: &made.folders)
                try inner.create(fileName(of: file.path), bytes)
                made.files.append(file.path)
            }
        } catch {
            for path in made.files { _ = try? walk.folder(parent(of: path)).remove(fileName(of: path)) }
            for path in made.folders.reversed() { _ = try? walk.removeEmptyFolder(path) }
            throw error
        }
        return made.files.map { joined(folder, $0) }
    }

    private static func file(_ path: String, _ text: String) -> OutputFile {
        OutputFile(path: path, content: .bytes(Array(text.utf8)))
    }
}
