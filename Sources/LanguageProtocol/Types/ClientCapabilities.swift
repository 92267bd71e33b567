package import Text

/// What a client can do, as far as a server asks (`ClientCapabilities`). What is missing or is of another
/// type, it cannot.
package struct ClientCapabilities: Sendable, Hashable, JSONReadable {
    /// The encodings that it counts columns in; the first is what it likes best.
    package var positionEncodings: [String]
    /// Whether it asks for findings.
    package var pullsDiagnostics: Bool
    /// Whether findings are asked for again when the server says so.
    package var refreshesDiagnostics: Bool
    /// Whether it shows other places with a finding.
    package var relatedInformation: Bool
    /// Whether it leads to a finding's explanation.
    package var codeDescription: Bool
    /// Whether it fills in the places of snippets.
    package var snippets: Bool
    /// Whether texts may be Markdown.
    package var markdown: Bool
    /// Whether edits may have versions, new files and names.
    package var documentChanges: Bool
    /// What it does with files in edits: `create`, `rename`, `delete`.
    package var resourceOperations: [String]
    /// Whether code actions may be more than orders.
    package var codeActionLiterals: Bool
    /// Whether the parts of a document may have parts.
    package var nestedSymbols: Bool
    /// Whether a definition may say what of the text leads there.
    package var definitionLinks: Bool
    /// Whether it asks before a rename.
    package var preparesRename: Bool
    /// Whether it asks before files are renamed.
    package var willRenameFiles: Bool
    /// Whether it watches files that the server names.
    package var watchesFiles: Bool
    /// Whether it answers what is configured.
    package var configuration: Bool
    /// Whether it tells of other settings once the server asks for that.
    package var registersConfiguration: Bool
    /// Whether it shows the progress of work that the server begins.
    package var workDoneProgress: Bool
    /// Whether hints in lines are asked for again when the server says so.
    package var refreshesInlayHints: Bool
    /// Whether it makes edits that the server asks for.
    package var appliesEdits: Bool

    /// Takes `ClientCapabilities`.
    package init(_ json: JSONValue) throws(ResponseError) { self.init(reading: json) }

    private init(reading json: JSONValue) {
        let text = json["textDocument"] ?? .null
        let workspace = json["workspace"] ?? .null
        let completion = text.inside("completion", "completionItem") ?? .null
        let documentation: [String] = completion.known("documentationFormat")
        positionEncodings = (json["general"] ?? .null).known("positionEncodings")
        pullsDiagnostics = Self.isObject(text["diagnostic"])
        refreshesDiagnostics = workspace["diagnostics"]?.isTrue("refreshSupport") ?? false
        relatedInformation = text["publishDiagnostics"]?.isTrue("relatedInformation") ?? false
        codeDescription = text["publishDiagnostics"]?.isTrue("codeDescriptionSupport") ?? false
        snippets = completion.isTrue("snippetSupport")
        let hover: [String] = (text["hover"] ?? .null).known("contentFormat")
        markdown = documentation.contains("markdown") || hover.contains("markdown")
        documentChanges = workspace["workspaceEdit"]?.isTrue("documentChanges") ?? false
        resourceOperations = (workspace["workspaceEdit"] ?? .null).known("resourceOperations")
        codeActionLiterals = Self.isObject(text.inside("codeAction", "codeActionLiteralSupport"))
        nestedSymbols = text["documentSymbol"]?.isTrue("hierarchicalDocumentSymbolSupport") ?? false
        definitionLinks = text["definition"]?.isTrue("linkSupport") ?? false
        preparesRename = text["rename"]?.isTrue("prepareSupport") ?? false
        willRenameFiles = workspace["fileOperations"]?.isTrue("willRename") ?? false
        watchesFiles = workspace["didChangeWatchedFiles"]?.isTrue("dynamicRegistration") ?? false
        configuration = workspace.isTrue("configuration")
        registersConfiguration =
            workspace["didChangeConfiguration"]?.isTrue("dynamicRegistration") ?? false
        workDoneProgress = json["window"]?.isTrue("workDoneProgress") ?? false
        refreshesInlayHints = workspace["inlayHint"]?.isTrue("refreshSupport") ?? false
        appliesEdits = workspace.isTrue("applyEdit")
    }

    /// A client that can do nothing.
    package static let none = ClientCapabilities(reading: .null)

    private static func isObject(_ json: JSONValue?) -> Bool {
        if case .object = json { true } else { false }
    }

    /// What columns count: bytes where the client can, since texts are bytes here; else what it likes best of
    /// what is known; UTF-16, which every client can, where it says nothing.
    package var columnUnit: ColumnUnit {
        if positionEncodings.contains(ColumnUnit.utf8.rawValue) { return .utf8 }
        return positionEncodings.lazy.compactMap { ColumnUnit(rawValue: $0) }.first ?? .utf16
    }
}

/// The first request (`InitializeParams`).
package struct InitializeParams: Sendable, Hashable, JSONReadable {
    /// The process that started the server; it ends with it.
    package let processID: Int?
    /// The client's name.
    package let clientName: String?
    /// The folders that are open; empty where a file stands alone.
    package let folders: [DocumentURI]
    /// What the client can do.
    package let capabilities: ClientCapabilities
    /// What the user has set for this server.
    package let options: JSONValue?
    /// The token under which the client shows the progress of the beginning, if it does.
    package let workDoneToken: RequestID?

    /// Takes `InitializeParams`. The root of older clients is a folder too.
    package init(_ json: JSONValue) throws(ResponseError) {
        processID = try json.optional("processId")
        clientName = json.inside("clientInfo", "name").flatMap { try? String($0) }
        capabilities = try json.required("capabilities")
        options = json["initializationOptions"]
        workDoneToken = try json.optional("workDoneToken")
        if case .array(let listed) = json["workspaceFolders"] {
            folders = listed.compactMap { $0["uri"].flatMap { try? DocumentURI($0) } }
        } else if let root: DocumentURI = try json.optional("rootUri") {
            folders = [root]
        } else if let path: String = try json.optional("rootPath") {
            folders = [DocumentURI(path: path)]
        } else {
            folders = []
        }
    }
}
