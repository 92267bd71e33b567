package import Text

/// What a word means (`Hover`).
package struct Hover: Sendable, Hashable, JSONWritable {
    /// What is said.
    package var contents: MarkupContent
    /// What it is said of.
    package var range: EditorRange?

    /// A text about a piece of the document.
    package init(_ contents: MarkupContent, range: EditorRange? = nil) {
        self.contents = contents
        self.range = range
    }

    /// The text as JSON.
    package var json: JSONValue { .members(["contents": contents.json, "range": range?.json]) }
}

/// What a symbol is, for its icon (`SymbolKind`).
package enum SymbolKind: Int, Sendable, Hashable, JSONReadable, JSONWritable {
    case file = 1
    case module, namespace, package, `class`, method, property, field, constructor, `enum`, interface
    case function, variable, constant, string, number, boolean, array, object, key, null, enumMember
    case `struct`, event, `operator`, typeParameter
}

/// A part of a document (`DocumentSymbol`).
package struct DocumentSymbol: Sendable, Hashable, JSONWritable {
    /// Its name; not empty.
    package var name: String
    /// What stands beside the name.
    package var detail: String?
    /// What it is.
    package var kind: SymbolKind
    /// All of it.
    package var range: EditorRange
    /// Its name in the text, within the range.
    package var selection: EditorRange
    /// The parts in it.
    package var children: [DocumentSymbol]

    /// A part.
    package init(
        _ name: String, detail: String? = nil, kind: SymbolKind, range: EditorRange, selection: EditorRange,
        children: [DocumentSymbol] = []
    ) {
        self.name = name
        self.detail = detail
        self.kind = kind
        self.range = range
        self.selection = selection
        self.children = children
    }

    /// The part as JSON.
    package var json: JSONValue {
        .members([
            "name": name.json, "detail": detail?.json, "kind": kind.json, "range": range.json,
            "selectionRange": selection.json, "children": children.isEmpty ? nil : children.json,
        ])
    }
}

/// A part of some document (`SymbolInformation`).
package struct WorkspaceSymbol: Sendable, Hashable, JSONWritable {
    /// Its name.
    package var name: String
    /// What it is.
    package var kind: SymbolKind
    /// Where it is.
    package var location: EditorLocation
    /// What it belongs to.
    package var container: String?

    /// A part.
    package init(_ name: String, kind: SymbolKind, location: EditorLocation, container: String? = nil) {
        self.name = name
        self.kind = kind
        self.location = location
        self.container = container
    }

    /// The part as JSON.
    package var json: JSONValue {
        .members([
            "name": name.json, "kind": kind.json, "location": location.json, "containerName": container?.json,
        ])
    }
}

/// Lines that can be folded away (`FoldingRange`).
package struct FoldingRange: Sendable, Hashable, JSONWritable {
    /// What the lines are.
    package enum Kind: String, Sendable, Hashable, JSONReadable, JSONWritable {
        case comment, imports, region
    }

    /// The first line, which is still shown, from 0.
    package var startLine: Int
    /// The last line.
    package var endLine: Int
    /// What the lines are.
    package var kind: Kind?

    /// Lines.
    package init(startLine: Int, endLine: Int, kind: Kind? = nil) {
        self.startLine = startLine
        self.endLine = endLine
        self.kind = kind
    }

    /// The lines as JSON.
    package var json: JSONValue {
        .members(["startLine": startLine.json, "endLine": endLine.json, "kind": kind?.json])
    }
}

/// A piece of a text that leads elsewhere (`DocumentLink`).
package struct DocumentLink: Sendable, Hashable, JSONWritable {
    /// The piece.
    package var range: EditorRange
    /// Where it leads.
    package var target: DocumentURI
    /// What is shown of it.
    package var tooltip: String?

    /// A link.
    package init(range: EditorRange, target: DocumentURI, tooltip: String? = nil) {
        self.range = range
        self.target = target
        self.tooltip = tooltip
    }

    /// The link as JSON.
    package var json: JSONValue {
        .members(["range": range.json, "target": target.json, "tooltip": tooltip?.json])
    }
}

/// A text that an editor shows in a line, though it does not stand there (`InlayHint`).
package struct InlayHint: Sendable, Hashable, JSONWritable {
    /// Where it is shown.
    package var position: EditorPosition
    /// The text.
    package var label: String
    /// What is shown of it under the pointer.
    package var tooltip: MarkupContent?

    /// A hint.
    package init(at position: EditorPosition, _ label: String, tooltip: MarkupContent? = nil) {
        self.position = position
        self.label = label
        self.tooltip = tooltip
    }

    /// The hint as JSON, with a blank before it.
    package var json: JSONValue {
        .members([
            "position": position.json, "label": label.json, "tooltip": tooltip?.json,
            "paddingLeft": .boolean(true),
        ])
    }
}
