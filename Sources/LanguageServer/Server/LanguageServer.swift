package import LanguageProtocol
import SiteGenerator
import Text

/// A language server as a value: calls of a client and files that were read come in, what is to be done comes
/// out.
///
/// It reads nothing by itself and has no threads. Whoever runs it hands it calls in their order, does what it
/// gives out, hands in what it asks to read before the next call, and lets it ``settle()`` when no call
/// waits.
package struct LanguageServer: Sendable {
    let setup: Setup
    /// What the client can do; that of a client that can do nothing before it has said so.
    var client: ClientCapabilities
    /// What columns count.
    var unit = ColumnUnit.utf16
    var settings = Settings()
    /// What was set when the client began.
    private var begunWith: JSONValue?
    /// The folders that are open and the files that stand alone.
    var projects: [Project] = []
    /// The documents that are open.
    var documents: [DocumentURI: OpenDocument] = [:]
    /// What the client was told last, or has asked for, by document.
    var reports: [DocumentURI: FindingsReport] = [:]
    /// The folders that the client named and that are to be read.
    private var folders: [DocumentURI] = []
    /// Whether findings may be others than those that the client was told.
    var isUnsettled = false
    /// Whether findings may be others in documents that the client does not ask about by itself.
    var changedElsewhere = false

    /// A server that nobody has talked to.
    package init(_ setup: Setup) {
        self.setup = setup
        client = ClientCapabilities.none
    }

    /// Does what a client calls for.
    ///
    /// - Parameter isOutdated: whether changes of documents wait behind the call, so that its answer would be of a text that the
    ///   client has no more.
    package mutating func handle(_ call: Connection.Call, isOutdated: Bool = false) -> [Effect] {
        switch call {
        case .request(let id, let method, let params):
            do throws(ResponseError) {
                let request = try ClientRequest(method: method, params)
                if isOutdated, request.canWait { throw .outdated }
                if case .executeCommand(Self.addSchemaCommand, let arguments) = request {
                    let token = params["workDoneToken"].flatMap { try? RequestID($0) }
                    return try order(arguments, id, progress: token)
                }
                var effects: [Effect] = []
                let result = try answer(request, &effects)
                return [.answer(id, .success(result))] + effects
            } catch {
                return [.answer(id, .failure(error))]
            }
        case .notification(let method, let params):
            // There is no answer to a notification that cannot be read.
            guard let notification = try? ClientNotification(method: method, params) else { return [] }
            return take(notification)
        case .response(_, .success(.array(let values))): return follow(values.first ?? .null)
        // What else was asked has no answer that says anything.
        case .response: return []
        case .exit(let status): return [.exit(status)]
        }
    }

    // MARK: Beginning and end

    mutating func begin(_ params: InitializeParams) -> InitializeResult {
        client = params.capabilities
        unit = client.columnUnit
        folders = params.folders
        begunWith = params.options
        settings = Settings(begunWith)
        return InitializeResult(
            capabilities: ServerCapabilities(
                columnUnit: unit, pullsDiagnostics: client.pullsDiagnostics,
                triggerCharacters: ["\"", "'", ":", "[", "#", "/", "(", "=", "`", "{", "|", ".", "^"],
                codeActionKinds: ["quickfix", "source.fixAll.waymark", "refactor.rewrite"],
                commands: [Self.explainCommand, Self.addSchemaCommand], preparesRename: client.preparesRename,
                renamedFiles: ["**/*"]),
            name: "waymark", version: setup.version)
    }

    static let explainCommand = "waymark.explain"

    private mutating func take(_ notification: ClientNotification) -> [Effect] {
        switch notification {
        case .initialized:
            let watching: [Effect] = client.watchesFiles ? [.ask(.watchFiles(globs: ["**/*"]))] : []
            let following: [Effect] = client.registersConfiguration ? [.ask(.followConfiguration)] : []
            return watching + following + askForSettings() + readings(of: folders)
        case .opened(let item): return open(item)
        case .changed(let uri, let version, let changes):
            change(uri, version, changes)
            return []
        case .saved(let uri): return saved(uri)
        case .closed(let uri): return close(uri)
        case .filesChanged(let changes): return changed(changes.map(\.uri))
        case .filesRenamed(let files): return changed(files.flatMap { [$0.old, $0.new] })
        case .configurationChanged(let json):
            // A client that can be asked need not say what is set.
            return client.configuration ? askForSettings() : follow(json)
        case .foldersChanged(let added, let removed):
            let gone = Set(removed.compactMap(\.path).map(Self.withoutSlash))
            projects.removeAll { $0.lone == nil && gone.contains($0.root) }
            isUnsettled = true
            return readings(of: added)
        case .progressCancelled, .ignored: return []
        }
    }

    private func askForSettings() -> [Effect] {
        client.configuration ? [.ask(.configuration(sections: ["waymark"], scope: nil))] : []
    }

    /// Takes over what is set now; what is not is as it was when the client began.
    private mutating func follow(_ json: JSONValue) -> [Effect] {
        var now = Settings(begunWith)
        now.take(json)
        guard now != settings else { return [] }
        let hintsChanged = now.inlayHints != settings.inlayHints
        settings = now
        (isUnsettled, changedElsewhere) = (true, true)
        return hintsChanged && client.refreshesInlayHints ? [.ask(.refreshInlayHints)] : []
    }

    private func readings(of folders: [DocumentURI]) -> [Effect] {
        folders.compactMap(\.path).map(Self.withoutSlash).map { .read(.folder($0)) }
    }

    static func withoutSlash(_ path: String) -> String {
        path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    // MARK: What was read

    /// Takes over what was read.
    package mutating func take(_ files: ReadFiles, of reading: Reading) -> [Effect] {
        isUnsettled = true
        changedElsewhere = true
        if case .failed(let reason) = files {
            return [.tell(.showMessage(.warning, reason))]
        }
        switch reading {
        case .folder, .changes:
            guard let project = Project(files, setup) else { return [] }
            if let known = projects.firstIndex(where: { $0.root == project.root && $0.lone == nil }) {
                projects[known].take(files)
            } else {
                projects.append(project)
            }
            // A file that stood alone may be one of the folder's.
            projects.removeAll { lone in
                lone.lone.map { uri in Self.path(of: uri, in: project).map(project.reads) ?? false }
                    ?? false
            }
            layOpenDocuments()
        case .file(let path, _):
            let uri = documents.keys.first { $0.path == path }
            if case .site(let root, _) = files {
                guard !projects.contains(where: { $0.root == root && $0.isSite }) else { return [] }
                if let project = Project(files, setup) { projects.append(project) }
            } else if let uri, place(of: uri) == nil, let project = Project(files, lone: uri, setup) {
                projects.append(project)
            }
            layOpenDocuments()
        case .shown(let root, _):
            guard let index = projects.firstIndex(where: { $0.root == root && $0.isSite }) else { return [] }
            projects[index].take(files)
        }
        return []
    }

    private mutating func layOpenDocuments() {
        for (uri, document) in documents {
            guard let (index, path) = place(of: uri) else { continue }
            projects[index].lay(document.text.bytes, at: path)
        }
    }
}

extension ClientRequest {
    /// Whether a client asks again by itself when the text has changed.
    fileprivate var canWait: Bool {
        switch self {
        case .diagnostics, .workspaceDiagnostics: true
        default: false
        }
    }
}

extension ResponseError {
    /// The answer to a request for findings of a text that has changed already.
    fileprivate static let outdated = ResponseError(
        .serverCancelled, "the text has changed",
        data: .object([JSONMember("retriggerRequest", .boolean(true))]))
}
