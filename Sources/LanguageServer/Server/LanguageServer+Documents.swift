import Diagnostics
import LanguageProtocol
import SiteGenerator
import Text

/// A document that is open.
struct OpenDocument: Sendable {
    /// Its text as the client has it.
    var text: EditedText
    /// The client's name for its language.
    let language: String
}

/// Which document is which file, and what becomes of the files as documents are edited.
extension LanguageServer {
    /// The project that a document belongs to, and the path by which it knows the document.
    func place(of uri: DocumentURI) -> (project: Int, path: String)? {
        if let lone = projects.firstIndex(where: { $0.lone == uri }) {
            return (lone, Self.loneName(of: uri))
        }
        let candidates = projects.indices.compactMap { index -> (project: Int, path: String)? in
            guard projects[index].lone == nil, let path = Self.path(of: uri, in: projects[index]),
                projects[index].reads(path)
            else { return nil }
            return (index, path)
        }
        return candidates.max { projects[$0.project].root.utf8.count < projects[$1.project].root.utf8.count }
    }

    /// The path by which a project knows a document; `nil` for one that lies elsewhere.
    static func path(of uri: DocumentURI, in project: Project) -> String? {
        guard let path = uri.path else { return nil }
        let prefix = project.root.hasSuffix("/") ? project.root : project.root + "/"
        return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : nil
    }

    /// The name of a document that stands alone.
    static func loneName(of uri: DocumentURI) -> String {
        let path = uri.path ?? uri.text
        return path.split(separator: "/").last.map(String.init) ?? path
    }

    /// The address of a file, as the client writes it where the file is open.
    func uri(of path: String, in project: Int) -> DocumentURI {
        let project = projects[project]
        if let lone = project.lone, path == Self.loneName(of: lone) { return lone }
        let whole = path.hasPrefix("/") ? path : project.root + "/" + path
        return documents.keys.first { $0.path == whole } ?? DocumentURI(path: whole)
    }

    /// The lines of a file, as the client has them where it is open.
    func lines(of path: String, in project: Int) -> LineIndex {
        if let document = documents[uri(of: path, in: project)] { return document.text.lines }
        return LineIndex(projects[project].bytes(at: path) ?? [])
    }

    // MARK: Changes

    mutating func open(_ item: TextDocumentItem) -> [Effect] {
        documents[item.uri] = OpenDocument(text: EditedText(item), language: item.languageID)
        isUnsettled = true
        if let (index, path) = place(of: item.uri) {
            projects[index].lay(Array(item.text.utf8), at: path)
            // A repository may have a site in it.
            let mayBeOfSite = ["content", "templates"].contains { "/\(path)".contains("/\($0)/") }
            guard !projects[index].isSite, projects[index].lone == nil, mayBeOfSite, let file = item.uri.path
            else { return [] }
            return [.read(.file(file, Array(item.text.utf8)))]
        }
        return openAlone(item.uri, Array(item.text.utf8))
    }

    /// Begins a project for a document that belongs to none.
    private mutating func openAlone(_ uri: DocumentURI, _ bytes: [UInt8]) -> [Effect] {
        if let path = uri.path { return [.read(.file(path, bytes))] }
        let catalogue = projects.first?.catalogue ?? setup.resources.catalogue
        let tree = RepositoryTree(bytes, name: Self.loneName(of: uri), with: catalogue)
        if let project = Project(.repository(root: "", tree, catalogue), lone: uri, setup) {
            projects.append(project)
        }
        return []
    }

    mutating func change(_ uri: DocumentURI, _ version: Int, _ changes: [TextChange]) {
        guard documents[uri] != nil else { return }
        documents[uri]?.text.apply(changes, version: version, in: unit)
        guard let document = documents[uri], let (index, path) = place(of: uri) else { return }
        projects[index].lay(document.text.bytes, at: path)
        isUnsettled = true
    }

    mutating func close(_ uri: DocumentURI) -> [Effect] {
        guard documents[uri] != nil else { return [] }
        isUnsettled = true
        guard let (index, path) = place(of: uri) else {
            documents[uri] = nil
            return []
        }
        documents[uri] = nil
        guard projects[index].lone == nil else {
            projects.remove(at: index)
            return []
        }
        projects[index].lay(nil, at: path)
        return uri.path.map { [.read(.changes(in: projects[index].root, [$0]))] } ?? []
    }

    mutating func saved(_ uri: DocumentURI) -> [Effect] {
        guard let path = uri.path, let (index, _) = place(of: uri), projects[index].lone == nil else {
            return []
        }
        changedElsewhere = true
        // What a repository has of an open document is what was saved, unless it says how others are looked
        // at.
        guard projects[index].isSite || Self.isSetting(path) else { return [] }
        return [.read(.changes(in: projects[index].root, [path]))]
    }

    /// Reads again what changed on the disk.
    mutating func changed(_ uris: [DocumentURI]) -> [Effect] {
        let paths = Set(uris.compactMap(\.path)).filter { !Self.isPassedOver($0) }
        return projects.indices.compactMap { index in
            let project = projects[index]
            guard project.lone == nil else { return nil }
            let inner = paths.filter { path in
                guard let shown = Self.path(of: DocumentURI(path: path), in: project) else { return false }
                // The site's own output changes nothing of it.
                return !project.isSite || shown.hasPrefix("content/") || shown.hasPrefix("templates/")
            }
            return inner.isEmpty ? nil : .read(.changes(in: project.root, inner))
        }
    }

    private static func isPassedOver(_ path: String) -> Bool {
        path.contains("/.git/") || path.contains("/node_modules/") || path.contains("/.build/")
    }

    private static func isSetting(_ path: String) -> Bool {
        path.hasSuffix("/waymark.yaml") || path.hasSuffix(".json")
    }
}
