package import Text

/// What a server can do (`ServerCapabilities`): all that ``ClientRequest`` holds.
package struct ServerCapabilities: Sendable, Hashable, JSONWritable {
    /// What columns count.
    package var columnUnit: ColumnUnit
    /// Whether findings are asked for; else they are sent.
    package var pullsDiagnostics: Bool
    /// The characters after which completion is asked for.
    package var triggerCharacters: [String]
    /// The kinds of code actions.
    package var codeActionKinds: [String]
    /// The orders that it takes.
    package var commands: [String]
    /// Whether it may be asked before a rename.
    package var preparesRename: Bool
    /// The files of whose renames it wants to hear, as globs.
    package var renamedFiles: [String]

    /// What a server can do.
    package init(
        columnUnit: ColumnUnit, pullsDiagnostics: Bool, triggerCharacters: [String] = [],
        codeActionKinds: [String] = [], commands: [String] = [], preparesRename: Bool = true,
        renamedFiles: [String] = []
    ) {
        self.columnUnit = columnUnit
        self.pullsDiagnostics = pullsDiagnostics
        self.triggerCharacters = triggerCharacters
        self.codeActionKinds = codeActionKinds
        self.commands = commands
        self.preparesRename = preparesRename
        self.renamedFiles = renamedFiles
    }

    /// The capabilities as JSON.
    package var json: JSONValue {
        let yes = JSONValue.boolean(true)
        return .members([
            "positionEncoding": .string(columnUnit.rawValue),
            "textDocumentSync": .members(["openClose": yes, "change": 2.json, "save": yes]),
            "diagnosticProvider": pullsDiagnostics
                ? .members(["interFileDependencies": yes, "workspaceDiagnostics": yes]) : nil,
            "completionProvider": .members([
                "triggerCharacters": triggerCharacters.json, "resolveProvider": yes,
            ]),
            "hoverProvider": yes, "definitionProvider": yes, "referencesProvider": yes,
            "renameProvider": preparesRename ? .members(["prepareProvider": yes]) : yes,
            "codeActionProvider": .members(["codeActionKinds": codeActionKinds.json]),
            "executeCommandProvider": commands.isEmpty
                ? nil : .members(["commands": commands.json, "workDoneProgress": yes]),
            "documentSymbolProvider": yes, "workspaceSymbolProvider": yes, "foldingRangeProvider": yes,
            "documentLinkProvider": .members(["resolveProvider": .boolean(false)]),
            "inlayHintProvider": yes, "workspace": workspace,
        ])
    }

    private var workspace: JSONValue {
        let filters = renamedFiles.map { glob in
            JSONValue.members(["pattern": .members(["glob": glob.json])])
        }
        let operations: JSONValue? =
            filters.isEmpty
            ? nil
            : .members([
                "willRename": .members(["filters": .array(filters)]),
                "didRename": .members(["filters": .array(filters)]),
            ])
        return .members([
            "workspaceFolders": .members([
                "supported": .boolean(true), "changeNotifications": .boolean(true),
            ]),
            "fileOperations": operations,
        ])
    }
}

/// The answer to the first request (`InitializeResult`).
package struct InitializeResult: Sendable, Hashable, JSONWritable {
    /// What the server can do.
    package var capabilities: ServerCapabilities
    /// Its name and version.
    package var name, version: String

    /// An answer.
    package init(capabilities: ServerCapabilities, name: String, version: String) {
        self.capabilities = capabilities
        self.name = name
        self.version = version
    }

    /// The answer as JSON.
    package var json: JSONValue {
        .members([
            "capabilities": capabilities.json,
            "serverInfo": .members(["name": name.json, "version": version.json]),
        ])
    }
}
