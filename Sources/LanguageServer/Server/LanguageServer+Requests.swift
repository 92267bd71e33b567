import Diagnostics
import LanguageProtocol
import SiteGenerator
import Text

/// A place in a file that a request is about.
struct AskedPlace: Sendable {
    /// The number of the project that the file belongs to.
    let project: Int
    /// The path by which findings show the file.
    let path: String
    /// The byte of the file.
    let offset: Int
    /// The lines of the file.
    let lines: LineIndex
    /// The file's bytes.
    let bytes: [UInt8]
}

extension LanguageServer {
    /// The answer to a request.
    mutating func answer(
        _ request: ClientRequest, _ effects: inout [Effect]
    ) throws(ResponseError) -> JSONValue {
        switch request {
        case .initialize(let params): return begin(params).json
        case .shutdown: return .null
        case .diagnostics(let uri, let previous): return diagnostics(of: uri, previous: previous).json
        case .workspaceDiagnostics(let previous): return workspaceDiagnostics(previous: previous).json
        case .completion(let place, _): return completion(at: place).json
        case .resolveCompletion(let item): return item.json
        case .hover(let place): return hover(at: place)?.json ?? .null
        case .definition(let place): return definition(at: place)
        case .references(let place, let includes): return references(at: place, includes).json
        case .prepareRename(let place): return prepareRename(at: place)?.json ?? .null
        case .rename(let place, let name): return edit(try rename(at: place, to: name))
        case .willRenameFiles(let files): return edit(renameFiles(files))
        case .codeActions(let uri, let range, let context): return actions(uri, range, context).json
        case .executeCommand(let name, let arguments): return try execute(name, arguments)
        case .documentSymbols(let uri): return documentSymbols(of: uri)
        case .workspaceSymbols(let query): return workspaceSymbols(query).json
        case .foldingRanges(let uri): return foldingRanges(of: uri).json
        case .documentLinks(let uri): return documentLinks(of: uri).json
        case .inlayHints(let uri, let range): return inlayHints(of: uri, range).json
        }
    }

    /// Changes as the client can make them.
    func edit(_ edit: WorkspaceEdit?) -> JSONValue {
        guard let edit else { return .null }
        return client.documentChanges ? edit.json : edit.plain
    }

    /// What a place of a document is in its file; `nil` for a document that nobody has opened and no project
    /// has.
    mutating func ask(_ place: DocumentPlace) -> AskedPlace? {
        guard let (project, path) = self.place(of: place.uri) else { return nil }
        projects[project].refresh()
        guard let bytes = documents[place.uri]?.text.bytes ?? projects[project].bytes(at: path) else {
            return nil
        }
        let lines = documents[place.uri]?.text.lines ?? LineIndex(bytes)
        return AskedPlace(
            project: project, path: path, offset: lines.offset(of: place.position, in: unit), lines: lines,
            bytes: bytes)
    }

    /// The same for a document as a whole.
    mutating func ask(_ uri: DocumentURI) -> AskedPlace? {
        ask(DocumentPlace(uri: uri, position: EditorPosition(line: 0, character: 0)))
    }

    /// Texts as the client shows them.
    func markup(_ text: String) -> MarkupContent {
        MarkupContent(client.markdown ? .markdown : .plainText, text)
    }
}

extension AskedPlace {
    /// A range of the file as an editor counts.
    func range(_ range: Range<Int>, in unit: ColumnUnit) -> EditorRange {
        lines.editorRange(of: range, in: unit)
    }

    /// The bytes of the line up to the place, and where the line begins.
    var lineBefore: (text: String, start: Int) {
        let start = lines.range(ofLine: lines.position(at: offset).line).lowerBound
        return (String(decoding: bytes[start..<max(start, offset)], as: UTF8.self), start)
    }

    /// The rest of the line behind the place.
    var lineAfter: String {
        let end = lines.range(ofLine: lines.position(at: offset).line).upperBound
        return offset < end ? String(decoding: bytes[offset..<end], as: UTF8.self) : ""
    }
}
