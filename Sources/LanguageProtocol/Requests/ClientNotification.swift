/// What a client tells a server, as far as it matters here.
package enum ClientNotification: Sendable, Hashable {
    case initialized
    case opened(TextDocumentItem)
    case changed(DocumentURI, version: Int, [TextChange])
    case saved(DocumentURI)
    case closed(DocumentURI)
    /// Files changed on the disk.
    case filesChanged([FileChange])
    /// Files were renamed.
    case filesRenamed([FileRename])
    /// Something may be configured otherwise; with what is, from clients that send it.
    case configurationChanged(JSONValue)
    /// Folders were opened and closed.
    case foldersChanged(added: [DocumentURI], removed: [DocumentURI])
    /// The user does not want to wait for work with this token.
    case progressCancelled(RequestID)
    /// Nothing that matters here.
    case ignored(method: String)

    /// Reads a notification; throws what is wrong with one, to which there is no answer.
    package init(method: String, _ params: JSONValue) throws(ResponseError) {
        switch method {
        case "initialized": self = .initialized
        case "textDocument/didOpen": self = .opened(try params.required("textDocument"))
        case "textDocument/didChange":
            let document: JSONValue = try params.required("textDocument")
            self = .changed(
                try document.required("uri"), version: try document.optional("version") ?? 0,
                try params.required("contentChanges"))
        case "textDocument/didSave": self = .saved(try DocumentURI(inDocumentOf: params))
        case "textDocument/didClose": self = .closed(try DocumentURI(inDocumentOf: params))
        case "workspace/didChangeWatchedFiles": self = .filesChanged(try params.required("changes"))
        case "workspace/didRenameFiles": self = .filesRenamed(try params.required("files"))
        case "workspace/didChangeConfiguration":
            self = .configurationChanged(params["settings"] ?? .null)
        case "workspace/didChangeWorkspaceFolders":
            let event: JSONValue = try params.required("event")
            self = .foldersChanged(
                added: Self.folders(event, "added"), removed: Self.folders(event, "removed"))
        case "window/workDoneProgress/cancel": self = .progressCancelled(try params.required("token"))
        default: self = .ignored(method: method)
        }
    }

    private static func folders(_ event: JSONValue, _ name: String) -> [DocumentURI] {
        let listed: [JSONValue] = event.known(name)
        return listed.compactMap { $0["uri"].flatMap { try? DocumentURI($0) } }
    }
}

/// A file that changed on the disk (`FileEvent`).
package struct FileChange: Sendable, Hashable, JSONReadable {
    /// What became of it.
    package enum Kind: Int, Sendable, Hashable, JSONReadable {
        case created = 1
        case changed, deleted
    }

    /// The file.
    package let uri: DocumentURI
    /// What became of it.
    package let kind: Kind

    /// Takes a `FileEvent`.
    package init(_ json: JSONValue) throws(ResponseError) {
        uri = try json.required("uri")
        kind = try json.required("type")
    }
}
