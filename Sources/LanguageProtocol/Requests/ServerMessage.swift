/// What a server tells a client.
package enum ServerNotification: Sendable, Hashable {
    /// The findings of a document, all of them; with the state that they are of, where it is open.
    case diagnostics(DocumentURI, version: Int?, [EditorDiagnostic])
    /// A message that the user sees.
    case showMessage(MessageKind, String)
    /// A message for the client's log.
    case logMessage(MessageKind, String)
    /// How far some work is.
    case progress(token: RequestID, WorkDoneProgress)

    /// How grave a message is (`MessageType`).
    package enum MessageKind: Int, Sendable, Hashable, JSONWritable {
        case error = 1
        case warning, info, log
    }

    /// Its method.
    package var method: String {
        switch self {
        case .diagnostics: "textDocument/publishDiagnostics"
        case .showMessage: "window/showMessage"
        case .logMessage: "window/logMessage"
        case .progress: "$/progress"
        }
    }

    /// Its parameters.
    package var params: JSONValue {
        switch self {
        case .diagnostics(let uri, let version, let list):
            .members(["uri": uri.json, "version": version?.json, "diagnostics": list.json])
        case .showMessage(let kind, let text), .logMessage(let kind, let text):
            .members(["type": kind.json, "message": text.json])
        case .progress(let token, let state): .members(["token": token.json, "value": state.json])
        }
    }

    /// The message as it is sent.
    package var bytes: [UInt8] { Connection.notification(method, params) }
}

/// How far some work is (`WorkDoneProgress…`).
package enum WorkDoneProgress: Sendable, Hashable, JSONWritable {
    case begin(title: String, isCancellable: Bool)
    /// How much of it is done, from 0 to 100.
    case report(message: String?, percentage: Int?)
    case end(message: String?)

    /// The state as JSON.
    package var json: JSONValue {
        switch self {
        case .begin(let title, let isCancellable):
            .members([
                "kind": .string("begin"), "title": title.json, "cancellable": isCancellable.json,
                "percentage": 0.json,
            ])
        case .report(let message, let percentage):
            .members([
                "kind": .string("report"), "message": message?.json,
                "percentage": percentage.map { min(max($0, 0), 100).json },
            ])
        case .end(let message): .members(["kind": .string("end"), "message": message?.json])
        }
    }
}

/// What a server asks a client.
package enum ServerRequest: Sendable, Hashable {
    /// What is configured under some names; the answer has a value for each.
    case configuration(sections: [String], scope: DocumentURI?)
    /// To tell of changes of files that fit globs.
    case watchFiles(globs: [String])
    /// To tell when something is configured otherwise.
    case followConfiguration
    /// To show the progress of work with a token.
    case createProgress(token: RequestID)
    case applyEdit(label: String, WorkspaceEdit)
    case refreshDiagnostics
    case refreshInlayHints

    /// Its method.
    package var method: String {
        switch self {
        case .configuration: "workspace/configuration"
        case .watchFiles, .followConfiguration: "client/registerCapability"
        case .createProgress: "window/workDoneProgress/create"
        case .applyEdit: "workspace/applyEdit"
        case .refreshDiagnostics: "workspace/diagnostic/refresh"
        case .refreshInlayHints: "workspace/inlayHint/refresh"
        }
    }

    /// Its parameters.
    package var params: JSONValue {
        switch self {
        case .configuration(let sections, let scope):
            let items = sections.map { JSONValue.members(["scopeUri": scope?.json, "section": $0.json]) }
            return .members(["items": .array(items)])
        case .watchFiles(let globs):
            let watchers = globs.map { JSONValue.members(["globPattern": $0.json]) }
            let registration = JSONValue.members([
                "id": .string("watched-files"), "method": .string("workspace/didChangeWatchedFiles"),
                "registerOptions": .members(["watchers": .array(watchers)]),
            ])
            return .members(["registrations": .array([registration])])
        case .followConfiguration:
            let registration = JSONValue.members([
                "id": .string("configuration"), "method": .string("workspace/didChangeConfiguration"),
                "registerOptions": .members(["section": .string("waymark")]),
            ])
            return .members(["registrations": .array([registration])])
        case .createProgress(let token): return .members(["token": token.json])
        case .applyEdit(let label, let edit): return .members(["label": label.json, "edit": edit.json])
        case .refreshDiagnostics, .refreshInlayHints: return .null
        }
    }
}
