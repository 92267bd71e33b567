package import Text

/// A document that the client has opened (`TextDocumentItem`).
package struct TextDocumentItem: Sendable, Hashable, JSONReadable {
    /// Its address.
    package let uri: DocumentURI
    /// The client's name for its language.
    package let languageID: String
    /// The number of its state; it grows with each change.
    package let version: Int
    /// Its text.
    package let text: String

    /// Takes a `TextDocumentItem`.
    package init(_ json: JSONValue) throws(ResponseError) {
        uri = try json.required("uri")
        languageID = try json.required("languageId")
        version = try json.required("version")
        text = try json.required("text")
    }
}

/// A change of an open document (`TextDocumentContentChangeEvent`).
package struct TextChange: Sendable, Hashable, JSONReadable {
    /// What is replaced; `nil` for all of it.
    package let range: EditorRange?
    /// What stands there afterwards.
    package let text: String

    /// A change.
    package init(range: EditorRange?, text: String) {
        self.range = range
        self.text = text
    }

    /// Takes a `TextDocumentContentChangeEvent`.
    package init(_ json: JSONValue) throws(ResponseError) {
        range = try json.optional("range")
        text = try json.required("text")
    }
}

/// The text of a document that is open in an editor.
package struct EditedText: Sendable {
    /// The number of its state.
    package private(set) var version: Int
    /// Its bytes: UTF-8.
    package private(set) var bytes: [UInt8]
    /// Where its lines begin.
    package private(set) var lines: LineIndex

    /// A document that was opened.
    package init(_ item: TextDocumentItem) {
        version = item.version
        bytes = Array(item.text.utf8)
        lines = LineIndex(bytes)
    }

    /// Makes changes, each in the text that the one before it left. A place that is not there is moved to the
    /// nearest that is. Each change takes time linear in the text.
    package mutating func apply(_ changes: [TextChange], version: Int, in unit: ColumnUnit) {
        // What stands before the last change of the whole text is gone.
        let start = changes.lastIndex { $0.range == nil } ?? 0
        for change in changes[start...] {
            if let range = change.range {
                bytes.replaceSubrange(lines.offsets(of: range, in: unit), with: Array(change.text.utf8))
            } else {
                bytes = Array(change.text.utf8)
            }
            lines = LineIndex(bytes)
        }
        self.version = version
    }
}

/// A replacement of a piece of a document (`TextEdit`).
package struct TextEdit: Sendable, Hashable, JSONReadable, JSONWritable {
    /// What is replaced.
    package var range: EditorRange
    /// What stands there afterwards.
    package var newText: String

    /// A replacement.
    package init(range: EditorRange, newText: String) {
        self.range = range
        self.newText = newText
    }

    /// Takes a `TextEdit`.
    package init(_ json: JSONValue) throws(ResponseError) {
        range = try json.required("range")
        newText = try json.required("newText")
    }

    /// The replacement as JSON.
    package var json: JSONValue { .members(["range": range.json, "newText": newText.json]) }
}

/// What a request asks about: a place in a document (`TextDocumentPositionParams`).
package struct DocumentPlace: Sendable, Hashable, JSONReadable {
    /// The document.
    package let uri: DocumentURI
    /// The place in it.
    package let position: EditorPosition

    /// A place.
    package init(uri: DocumentURI, position: EditorPosition) {
        self.uri = uri
        self.position = position
    }

    /// Takes `TextDocumentPositionParams`.
    package init(_ json: JSONValue) throws(ResponseError) {
        uri = try DocumentURI(inDocumentOf: json)
        position = try json.required("position")
    }
}

extension DocumentURI {
    /// Takes the address in the member `textDocument`.
    init(inDocumentOf json: JSONValue) throws(ResponseError) {
        let document: JSONValue = try json.required("textDocument")
        do { self = try document.required("uri") } catch { throw error.inside("textDocument") }
    }
}
