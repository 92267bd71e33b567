/// Changes of several documents and files that are made together (`WorkspaceEdit`, by `documentChanges`).
package struct WorkspaceEdit: Sendable, Hashable, JSONWritable {
    /// One change.
    package enum Change: Sendable, Hashable, JSONWritable {
        /// Edits of a document. Its version says which state they are for; `nil` for one that is not open.
        case edit(DocumentURI, version: Int?, [TextEdit])
        /// A new file; one that is there is left as it is.
        case create(DocumentURI)
        /// Another name for a file.
        case rename(DocumentURI, to: DocumentURI)

        /// The change as JSON.
        package var json: JSONValue {
            switch self {
            case .edit(let uri, let version, let edits):
                .members([
                    "textDocument": .members(["uri": uri.json, "version": version?.json ?? .null]),
                    "edits": edits.json,
                ])
            case .create(let uri):
                .members([
                    "kind": .string("create"), "uri": uri.json,
                    "options": .members(["ignoreIfExists": .boolean(true)]),
                ])
            case .rename(let old, let new):
                .members(["kind": .string("rename"), "oldUri": old.json, "newUri": new.json])
            }
        }
    }

    /// The changes, in the order in which they are made.
    package var changes: [Change]

    /// Changes.
    package init(_ changes: [Change]) { self.changes = changes }

    /// The changes as JSON.
    package var json: JSONValue { .members(["documentChanges": changes.json]) }

    /// The changes as JSON for a client that knows no versions: by document, without new files and names.
    package var plain: JSONValue {
        var edits: [(uri: DocumentURI, edits: [TextEdit])] = []
        for case .edit(let uri, _, let new) in changes {
            if let known = edits.firstIndex(where: { $0.uri == uri }) {
                edits[known].edits += new
            } else {
                edits.append((uri, new))
            }
        }
        return .members(["changes": .object(edits.map { JSONMember($0.uri.text, $0.edits.json) })])
    }
}

/// What can be done at a place (`CodeAction`).
package struct CodeAction: Sendable, Hashable, JSONWritable {
    /// What it does.
    package var title: String
    /// Its kind, with dots: `quickfix`, `refactor.rewrite`, `source.fixAll`.
    package var kind: String
    /// The findings that it mends.
    package var diagnostics: [EditorDiagnostic] = []
    /// Whether it is the one that most would choose.
    package var isPreferred = false
    /// Its changes.
    package var edit: WorkspaceEdit?
    /// What the server does afterwards.
    package var command: Command?

    /// An order to the server.
    package struct Command: Sendable, Hashable, JSONWritable {
        /// What it does.
        package var title: String
        /// Its name.
        package var name: String
        /// Its arguments.
        package var arguments: [JSONValue]

        /// An order.
        package init(title: String, name: String, arguments: [JSONValue] = []) {
            self.title = title
            self.name = name
            self.arguments = arguments
        }

        /// The order as JSON.
        package var json: JSONValue {
            .members(["title": title.json, "command": name.json, "arguments": .array(arguments)])
        }
    }

    /// An action.
    package init(
        _ title: String, kind: String, edit: WorkspaceEdit? = nil, diagnostics: [EditorDiagnostic] = [],
        isPreferred: Bool = false, command: Command? = nil
    ) {
        self.title = title
        self.kind = kind
        self.edit = edit
        self.diagnostics = diagnostics
        self.isPreferred = isPreferred
        self.command = command
    }

    /// The action as JSON.
    package var json: JSONValue {
        .members([
            "title": title.json, "kind": kind.json,
            "diagnostics": diagnostics.isEmpty ? nil : diagnostics.json,
            "isPreferred": isPreferred ? true.json : nil, "edit": edit?.json, "command": command?.json,
        ])
    }
}

/// What a rename would replace (`PrepareRenameResult`).
package struct RenameTarget: Sendable, Hashable, JSONWritable {
    /// The text that is renamed.
    package var range: EditorRange
    /// The name as it is now.
    package var placeholder: String

    /// A target.
    package init(range: EditorRange, placeholder: String) {
        self.range = range
        self.placeholder = placeholder
    }

    /// The target as JSON.
    package var json: JSONValue { .members(["range": range.json, "placeholder": placeholder.json]) }
}

/// A file with another name (`FileRename`).
package struct FileRename: Sendable, Hashable, JSONReadable {
    /// Its address before.
    package let old: DocumentURI
    /// Its address afterwards.
    package let new: DocumentURI

    /// Takes a `FileRename`.
    package init(_ json: JSONValue) throws(ResponseError) {
        old = try json.required("oldUri")
        new = try json.required("newUri")
    }
}
