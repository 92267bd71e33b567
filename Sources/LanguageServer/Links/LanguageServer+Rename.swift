import Diagnostics
import LanguageProtocol
import SiteGenerator
import Text

/// Other names for headings, pages, files and topics.
extension LanguageServer {
    mutating func prepareRename(at place: DocumentPlace) -> RenameTarget? {
        guard let asked = ask(place),
            let name = projects[asked.project].site(at: asked.path)?.renamable(
                in: asked.path, at: asked.offset)
        else { return nil }
        return RenameTarget(range: asked.range(name.range, in: unit), placeholder: name.text)
    }

    mutating func rename(at place: DocumentPlace, to new: String) throws(ResponseError) -> WorkspaceEdit {
        guard let asked = ask(place), let site = projects[asked.project].site(at: asked.path),
            let name = site.renamable(in: asked.path, at: asked.offset)
        else {
            throw ResponseError(.requestFailed, "nothing here has a name that can be another")
        }
        do {
            return workspaceEdit(try site.renaming(name, to: new), in: asked.project)
        } catch {
            throw ResponseError(.requestFailed, error.reason)
        }
    }

    mutating func renameFiles(_ files: [FileRename]) -> WorkspaceEdit? {
        for index in projects.indices where projects[index].lone == nil {
            let moves = files.compactMap { file -> EditedMove? in
                guard let old = Self.path(of: file.old, in: projects[index]),
                    let new = Self.path(of: file.new, in: projects[index])
                else { return nil }
                return EditedMove(from: Self.withoutSlash(old), to: Self.withoutSlash(new))
            }
            guard !moves.isEmpty, projects[index].isSite else { continue }
            projects[index].refresh()
            let changes = projects[index].site?.moving(moves)
            if let changes, !changes.isEmpty { return workspaceEdit(changes, in: index) }
        }
        return nil
    }

    /// Changes as the client makes them.
    func workspaceEdit(_ changes: EditedChanges, in project: Int) -> WorkspaceEdit {
        WorkspaceEdit(
            changes.edits.sorted { $0.key < $1.key }.map { path, edits in
                let (uri, lines) = (uri(of: path, in: project), lines(of: path, in: project))
                let shown = edits.sorted { $0.range.lowerBound < $1.range.lowerBound }.map {
                    TextEdit(range: lines.editorRange(of: $0.range, in: unit), newText: $0.replacement)
                }
                return .edit(uri, version: documents[uri]?.text.version, shown)
            })
    }
}
