/// What a client asks a server, as far as there are answers here.
package enum ClientRequest: Sendable, Hashable {
    case initialize(InitializeParams)
    case shutdown
    /// The findings of a document; with the id of the last result, if there was one.
    case diagnostics(DocumentURI, previous: String?)
    /// The findings of all documents, with the ids of the last results by document.
    case workspaceDiagnostics(previous: [DocumentURI: String])
    /// What may be written at a place; with the character that was typed, if that is why.
    case completion(DocumentPlace, trigger: String?)
    /// All of an item that was sent in part.
    case resolveCompletion(CompletionItem)
    case hover(DocumentPlace)
    case definition(DocumentPlace)
    case references(DocumentPlace, includesDeclaration: Bool)
    case prepareRename(DocumentPlace)
    case rename(DocumentPlace, newName: String)
    /// What changes with files that are about to be renamed.
    case willRenameFiles([FileRename])
    case codeActions(DocumentURI, EditorRange, CodeActionContext)
    case executeCommand(String, [JSONValue])
    case documentSymbols(DocumentURI)
    case workspaceSymbols(query: String)
    case foldingRanges(DocumentURI)
    case documentLinks(DocumentURI)
    case inlayHints(DocumentURI, EditorRange)

    /// Reads a request; throws the answer to one that is not known or has no such parameters.
    package init(method: String, _ params: JSONValue) throws(ResponseError) {
        switch method {
        case "initialize": self = .initialize(try InitializeParams(params))
        case "shutdown": self = .shutdown
        default:
            if let request = try Self.textDocument(method, params) {
                self = request
            } else if let request = try Self.workspace(method, params) {
                self = request
            } else {
                throw ResponseError(.methodNotFound, "`\(method)` is not known")
            }
        }
    }

    private static func textDocument(
        _ method: String, _ params: JSONValue
    ) throws(ResponseError) -> ClientRequest? {
        switch method {
        case "textDocument/diagnostic":
            return .diagnostics(
                try DocumentURI(inDocumentOf: params), previous: try params.optional("previousResultId"))
        case "textDocument/completion":
            let trigger = params.inside("context", "triggerCharacter").flatMap { try? String($0) }
            return .completion(try DocumentPlace(params), trigger: trigger)
        case "completionItem/resolve": return .resolveCompletion(try CompletionItem(params))
        case "textDocument/hover": return .hover(try DocumentPlace(params))
        case "textDocument/definition": return .definition(try DocumentPlace(params))
        case "textDocument/references":
            let includes = params["context"]?.isTrue("includeDeclaration") ?? false
            return .references(try DocumentPlace(params), includesDeclaration: includes)
        case "textDocument/prepareRename": return .prepareRename(try DocumentPlace(params))
        case "textDocument/rename":
            return .rename(try DocumentPlace(params), newName: try params.required("newName"))
        case "textDocument/codeAction":
            return .codeActions(
                try DocumentURI(inDocumentOf: params), try params.required("range"),
                CodeActionContext(params["context"] ?? .null))
        case "textDocument/documentSymbol": return .documentSymbols(try DocumentURI(inDocumentOf: params))
        case "textDocument/foldingRange": return .foldingRanges(try DocumentURI(inDocumentOf: params))
        case "textDocument/documentLink": return .documentLinks(try DocumentURI(inDocumentOf: params))
        case "textDocument/inlayHint":
            return .inlayHints(try DocumentURI(inDocumentOf: params), try params.required("range"))
        default: return nil
        }
    }

    private static func workspace(
        _ method: String, _ params: JSONValue
    ) throws(ResponseError) -> ClientRequest? {
        switch method {
        case "workspace/diagnostic":
            var previous: [DocumentURI: String] = [:]
            let listed: [JSONValue] = try params.optional("previousResultIds") ?? []
            for entry in listed { previous[try entry.required("uri")] = try entry.required("value") }
            return .workspaceDiagnostics(previous: previous)
        case "workspace/symbol": return .workspaceSymbols(query: try params.required("query"))
        case "workspace/willRenameFiles": return .willRenameFiles(try params.required("files"))
        case "workspace/executeCommand":
            return .executeCommand(
                try params.required("command"), try params.optional("arguments") ?? [])
        default: return nil
        }
    }
}

/// What a request for code actions is about.
package struct CodeActionContext: Sendable, Hashable {
    /// The findings that the client shows there.
    package let diagnostics: [ShownDiagnostic]
    /// The kinds that are wanted; `nil` for all.
    package let only: [String]?

    /// Takes a `CodeActionContext`; findings that cannot be read are passed over.
    init(_ json: JSONValue) {
        diagnostics = json.known("diagnostics")
        only = json["only"] == nil || json["only"] == .null ? nil : json.known("only")
    }

    /// Whether actions of a kind are wanted: the kind itself, or one that it is a part of.
    package func wants(_ kind: String) -> Bool {
        guard let only else { return true }
        return only.contains { $0 == kind || $0.isEmpty || kind.hasPrefix($0 + ".") }
    }
}
