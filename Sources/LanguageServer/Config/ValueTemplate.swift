import ConfigSchema
import Cursor
import LanguageProtocol

/// The value that follows a key as it is completed: what a schema wants there, with places to fill in.
struct ValueTemplate {
    let language: CursorLanguage
    /// One step of indentation.
    let unit: String
    /// Whether it has to be on one line.
    let isOnOneLine: Bool
    /// The number of the last place to fill in.
    private(set) var places = 0

    /// How deep objects that must be there are written out.
    private static let deepest = 3

    init(_ language: CursorLanguage, unit: String, isOnOneLine: Bool) {
        self.language = language
        self.unit = unit
        self.isOnOneLine = isOnOneLine
    }

    /// The text of a snippet for a value.
    ///
    /// - Parameters:
    ///   - outline: what is said of it; `nil` where nothing is.
    ///   - indentation: what stands before the line of its key.
    mutating func text(_ outline: SchemaOutline?, indentation: String, depth: Int = 0) -> String {
        guard let outline, !outline.accepted.isAnything else { return place() }
        let accepted = outline.accepted
        if accepted.types.isEmpty || accepted.types == ["boolean"] {
            let listed = accepted.values.map(\.json) + (accepted.types.isEmpty ? [] : ["true", "false"])
            return choice(listed, first: outline.defaultValue)
        }
        if accepted.types == ["null"] || accepted.types.contains("string") { return string(outline) }
        if accepted.types.contains("object") { return object(outline, indentation, depth) }
        if accepted.types.contains("array") { return array(outline, indentation, depth) }
        return place(outline.defaultValue ?? "")
    }

    private mutating func place(_ word: String = "") -> String {
        places += 1
        return SnippetText.place(places, word)
    }

    private mutating func choice(_ values: [String], first: String?) -> String {
        let written = values.filter { !$0.hasPrefix("{") && !$0.hasPrefix("[") }.map(written)
        guard written.count > 1 else {
            return written.first.map(SnippetText.escaped) ?? place()
        }
        places += 1
        let before = first.map(self.written).flatMap { written.contains($0) ? $0 : nil }
        let ordered = (before.map { [$0] } ?? []) + written.filter { $0 != before }
        return SnippetText.choice(places, ordered)
    }

    private mutating func string(_ outline: SchemaOutline) -> String {
        let word = outline.defaultValue?.textOfJSON ?? ""
        return language == .yaml ? place(word) : "\"" + place(word) + "\""
    }

    private mutating func array(_ outline: SchemaOutline, _ indentation: String, _ depth: Int) -> String {
        let inner = outline.entry(.item)?.outline
        let isBlock = language == .yaml && !isOnOneLine && depth < Self.deepest
        if isBlock {
            let item =
                isContainer(inner) ? place() : text(inner, indentation: indentation + unit, depth: depth + 1)
            return "\n\(indentation)\(unit)- " + item
        }
        return "["
            + (inner.map { isContainer($0) } ?? true
                ? place() : text(inner, indentation: indentation, depth: depth + 1)) + "]"
    }

    private func isContainer(_ outline: SchemaOutline?) -> Bool {
        outline?.accepted.hasOnlyContainers ?? true
    }

    private mutating func object(_ outline: SchemaOutline, _ indentation: String, _ depth: Int) -> String {
        let required = outline.entries.compactMap { entry -> (String, SchemaOutline)? in
            guard entry.isRequired, case .key(let name) = entry.step else { return nil }
            return (name, entry.outline)
        }
        let inner = indentation + unit
        let isBlock = language == .yaml && !isOnOneLine
        guard !required.isEmpty, depth < Self.deepest else {
            if isBlock { return "\n" + inner + place() }
            return isOnOneLine || language == .toml || language == .yaml
                ? "{ " + place() + " }" : "{\n\(inner)\(place())\n\(indentation)}"
        }
        if isBlock {
            return required.map { name, outline in
                "\n\(inner)\(key(name)):" + spaced(text(outline, indentation: inner, depth: depth + 1))
            }.joined()
        }
        let colon = language == .toml ? " = " : ": "
        let lines = required.map { name, outline in
            key(name) + colon + text(outline, indentation: inner, depth: depth + 1)
        }
        if isOnOneLine || language == .toml || language == .yaml {
            return "{ " + lines.joined(separator: ", ") + " }"
        }
        return "{\n" + lines.map { inner + $0 }.joined(separator: ",\n") + "\n\(indentation)}"
    }

    /// A value of YAML behind its colon.
    private func spaced(_ value: String) -> String { value.hasPrefix("\n") ? value : " " + value }

    private func key(_ name: String) -> String {
        let isPlain = name.utf8.allSatisfy { byte in
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: "-") || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
        }
        switch language {
        case .json, .jsonc: return SnippetText.escaped(JSONValue.string(name).written)
        case .json5:
            return isPlain && !name.contains("-") ? name : SnippetText.escaped(JSONValue.string(name).written)
        case .yaml, .toml: return isPlain ? name : SnippetText.escaped(JSONValue.string(name).written)
        }
    }

    /// A value of JSON in the language.
    private func written(_ json: String) -> String {
        guard language == .yaml, let text = json.textOfJSON else { return json }
        let isPlain =
            !text.isEmpty
            && text.utf8.allSatisfy { byte in
                UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || byte == UInt8(ascii: "_")
                    || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/")
            }
        let isWord = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased())
        return isPlain && !isWord && !text.hasPrefix("-") ? text : json
    }
}

extension JSONValue {
    /// The value as text.
    var written: String { String(decoding: bytes, as: UTF8.self) }
}
