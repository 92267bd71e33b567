package import Text

/// The address of a document (RFC 3986), as the client wrote it.
package struct DocumentURI: Sendable, Hashable, JSONReadable, JSONWritable {
    /// The address.
    package let text: String

    /// An address.
    package init(_ text: String) { self.text = text }

    /// The address of a file by its absolute path, with `/`.
    package init(path: String) { text = "file://" + PercentEncoding.path(path) }

    /// Takes a string.
    package init(_ json: JSONValue) throws(ResponseError) { text = try String(json) }

    /// The address as JSON.
    package var json: JSONValue { .string(text) }

    /// The absolute path of a file, decoded; `nil` for all that is no file of this machine.
    package var path: String? {
        guard text.lowercased().hasPrefix("file://") else { return nil }
        let rest = text.utf8.dropFirst("file://".utf8.count)
        guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else { return nil }
        let host = String(rest[..<slash]) ?? ""
        guard host.isEmpty || host.lowercased() == "localhost" else { return nil }
        let path = rest[slash...].prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        return Self.decode(Array(path))
    }

    private static func decode(_ bytes: [UInt8]) -> String? {
        var decoded: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let byte = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
            {
                decoded.append(byte)
                index += 3
            } else {
                decoded.append(bytes[index])
                index += 1
            }
        }
        return decoded.contains(0) ? nil : String(decoding: decoded, as: UTF8.self)
    }
}

extension EditorPosition: JSONReadable, JSONWritable {
    /// Takes a `Position`.
    package init(_ json: JSONValue) throws(ResponseError) {
        self.init(line: try json.required("line"), character: try json.required("character"))
    }

    /// The place as JSON.
    package var json: JSONValue { .members(["line": line.json, "character": character.json]) }
}

/// A piece of a text as editors count (`Range`).
package struct EditorRange: Sendable, Hashable, JSONReadable, JSONWritable {
    /// Where it begins.
    package var start: EditorPosition
    /// Where it ends: the place behind its last character.
    package var end: EditorPosition

    /// A piece.
    package init(start: EditorPosition, end: EditorPosition) {
        self.start = start
        self.end = end
    }

    /// Takes a `Range`.
    package init(_ json: JSONValue) throws(ResponseError) {
        start = try json.required("start")
        end = try json.required("end")
    }

    /// The piece as JSON.
    package var json: JSONValue { .members(["start": start.json, "end": end.json]) }
}

extension LineIndex {
    /// A range of bytes as editors count.
    package func editorRange(of range: Range<Int>, in unit: ColumnUnit) -> EditorRange {
        EditorRange(
            start: editorPosition(at: range.lowerBound, in: unit),
            end: editorPosition(at: range.upperBound, in: unit))
    }

    /// The bytes of an editor's range; of one that ends before it begins, those between its ends.
    package func offsets(of range: EditorRange, in unit: ColumnUnit) -> Range<Int> {
        let (one, other) = (offset(of: range.start, in: unit), offset(of: range.end, in: unit))
        return min(one, other)..<max(one, other)
    }
}

/// A piece of a document (`Location`).
package struct EditorLocation: Sendable, Hashable, JSONReadable, JSONWritable {
    /// The document.
    package var uri: DocumentURI
    /// The piece.
    package var range: EditorRange

    /// A piece of a document.
    package init(uri: DocumentURI, range: EditorRange) {
        self.uri = uri
        self.range = range
    }

    /// Takes a `Location`.
    package init(_ json: JSONValue) throws(ResponseError) {
        uri = try json.required("uri")
        range = try json.required("range")
    }

    /// The location as JSON.
    package var json: JSONValue { .members(["uri": uri.json, "range": range.json]) }
}

/// Where a link leads, and what of the text is the link (`LocationLink`).
package struct EditorLink: Sendable, Hashable, JSONWritable {
    /// The piece of the text that is the link.
    package var origin: EditorRange?
    /// The document that it leads to.
    package var target: DocumentURI
    /// What is shown of it.
    package var targetRange: EditorRange
    /// Where the cursor goes; within what is shown.
    package var selection: EditorRange

    /// A link.
    package init(
        origin: EditorRange? = nil, target: DocumentURI, targetRange: EditorRange, selection: EditorRange
    ) {
        self.origin = origin
        self.target = target
        self.targetRange = targetRange
        self.selection = selection
    }

    /// The link as JSON.
    package var json: JSONValue {
        .members([
            "originSelectionRange": origin?.json, "targetUri": target.json, "targetRange": targetRange.json,
            "targetSelectionRange": selection.json,
        ])
    }
}

/// A text that people read (`MarkupContent`).
package struct MarkupContent: Sendable, Hashable, JSONWritable {
    /// How the text is written.
    package enum Kind: String, Sendable, Hashable, JSONReadable, JSONWritable {
        case plainText = "plaintext"
        case markdown
    }

    /// How the text is written.
    package var kind: Kind
    /// The text.
    package var value: String

    /// A text.
    package init(_ kind: Kind, _ value: String) {
        self.kind = kind
        self.value = value
    }

    /// The text as JSON.
    package var json: JSONValue { .members(["kind": kind.json, "value": value.json]) }
}
