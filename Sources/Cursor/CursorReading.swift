/// What could be written at an offset of a config text that need not be whole: the answer to an editor's
/// question what may stand at the cursor.
///
/// A reading knows no schema. Whoever has one looks up ``CursorPlace/path`` in it, and writes an edit of
/// ``CursorPlace/token`` with what ``CursorPlace/surroundings`` and ``CursorPlace/layout`` ask for.
package struct CursorReading: Sendable, Hashable {
    /// The language of the text.
    package let language: CursorLanguage
    /// The place in the text, in bytes.
    package let offset: Int
    /// What may be written there, the likeliest first; empty in a comment, behind a whole document, and
    /// wherever else nothing may stand. There are two where a line of YAML may go on with a list or with what
    /// the list stands in.
    package let places: [CursorPlace]
    /// One step of the text's indentation: spaces or a tab; two spaces where nothing is indented.
    package let indentationUnit: String
    /// The number of the document in a stream of YAML, from 0.
    package let document: Int

    /// Reads a text around an offset; one outside of the text is moved to its nearest end. Any bytes have a
    /// reading. The cost is linear in the text.
    package init(_ bytes: [UInt8], in language: CursorLanguage, at offset: Int) {
        let offset = min(max(offset, 0), bytes.count)
        let text = CursorText(bytes, offset: offset)
        var draft = Draft(offset: offset)
        switch language {
        case .json, .jsonc, .json5:
            var reader = JSONCursorReader(text)
            reader.read(&draft)
        case .yaml:
            var reader = YAMLCursorReader(text)
            reader.read(&draft)
        case .toml:
            var reader = TOMLCursorReader(text)
            reader.read(&draft)
        }
        self.language = language
        self.offset = offset
        let unit = Indentation.unit(of: bytes)
        indentationUnit = unit
        document = draft.documentOfCursor
        places = draft.places(in: text, language, unit: unit)
    }
}

/// The languages that have a reader of what stands at the cursor.
package enum CursorLanguage: String, Sendable, Hashable, CaseIterable {
    /// JSON by RFC 8259.
    case json
    /// JSON with comments and trailing commas.
    case jsonc
    /// JSON5 by the specification of json5.org.
    case json5
    /// YAML 1.2.
    case yaml
    /// TOML 1.1.
    case toml
}
