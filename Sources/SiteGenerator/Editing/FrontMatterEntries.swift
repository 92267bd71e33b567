import ConfigSchema
import Diagnostics
import Text

/// Adds entries to lists and objects of a page's front matter, however that is written.
struct FrontMatterEntries {
    let page: EditedPage

    /// Adds a text to a list.
    func adding(_ value: String, toList key: String) -> Diagnostic.TextEdit {
        edit(key, entry: Self.quoted(value), line: "- " + Self.quoted(value), brackets: ("[", "]"))
    }

    /// Adds a member to an object.
    func adding(_ name: String, _ value: String, toObject key: String) -> Diagnostic.TextEdit {
        let separator = page.frontMatter.source?.document.language == .toml ? " = " : ": "
        let member = Self.quoted(name) + separator + Self.quoted(value)
        return edit(key, entry: member, line: member, brackets: ("{", "}"))
    }

    /// Says a text, in the place of what is said under the key; `nil` where front matter cannot be read.
    func setting(_ key: String, to value: String) -> Diagnostic.TextEdit? {
        guard let (document, map) = page.frontMatter.source, let range = page.frontMatterRange else {
            return .init(range: 0..<0, replacement: "---\n\(key): \(Self.quoted(value))\n---\n\n")
        }
        guard let root = document.root else { return line(key, value, document, range) }
        guard root.kind == .object else { return nil }
        if let member = root.members.first(where: { $0.key.string == key }) {
            return .init(range: map.range(member.value.range), replacement: Self.quoted(value))
        }
        return line(key, value, document, range)
    }

    /// A new line with a key and a text.
    private func line(
        _ key: String, _ value: String, _ document: ConfigDocument, _ range: Range<Int>
    ) -> Diagnostic.TextEdit {
        let text = Self.quoted(value)
        return inserting(key, text, yaml: " " + text, document, range)
    }

    /// A new key.
    ///
    /// - Parameter yaml: what stands behind the colon in YAML.
    private func inserting(
        _ key: String, _ value: String, yaml: String, _ document: ConfigDocument, _ range: Range<Int>
    ) -> Diagnostic.TextEdit {
        switch document.language {
        case .toml:
            return .init(range: range.lowerBound..<range.lowerBound, replacement: "\(key) = \(value)\n")
        case .json, .jsonc, .json5, .jsonl, .plist, .reg, .env:
            let start = range.lowerBound + 1
            let comma = (document.root?.count ?? 0) > 0 ? "," : ""
            return .init(range: start..<start, replacement: "\n  \"\(key)\": \(value)\(comma)")
        case .yaml:
            let end = range.upperBound
            let isOnNewLine = end == range.lowerBound || page.bytes[end - 1] == 0x0A
            return .init(range: end..<end, replacement: (isOnNewLine ? "" : "\n") + "\(key):\(yaml)\n")
        }
    }

    private static func quoted(_ text: String) -> String {
        var json = CompactJSON()
        json.element(text: text)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private func edit(
        _ key: String, entry: String, line: String, brackets: (String, String)
    ) -> Diagnostic.TextEdit {
        guard let (document, map) = page.frontMatter.source, let range = page.frontMatterRange else {
            return .init(range: 0..<0, replacement: "---\n\(key):\n  \(line)\n---\n\n")
        }
        if let root = document.root, root.kind == .object,
            let member = root.members.first(where: { $0.key.string == key })
        {
            return adding(entry, line, to: member, document, map)
        }
        return beginning(key, entry, line, brackets, document, range)
    }

    /// Adds to a list or object that is there.
    private func adding(
        _ entry: String, _ line: String, to member: (key: ConfigNode, value: ConfigNode),
        _ document: ConfigDocument, _ map: SourceMap
    ) -> Diagnostic.TextEdit {
        let value = member.value
        let start = map.range(value.range).lowerBound
        let isFlow = !value.range.isEmpty && "[{".utf8.contains(document.bytes[value.range.lowerBound])
        if isFlow {
            return .init(range: start + 1..<start + 1, replacement: entry + (value.count > 0 ? ", " : ""))
        }
        switch value.kind {
        case .array, .object:
            // Right before the first entry, on a line of its own.
            var line = page.bytes[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? start
            line = max(line, map.range(member.key.range).upperBound)
            let indentation = page.bytes[line..<start].prefix { $0 == 0x20 }
            let text = String(decoding: indentation, as: UTF8.self)
            return .init(range: line..<line, replacement: text + self.line(line: entry, value.kind) + "\n")
        case .null:
            let end = map.range(member.key.range).upperBound
            let stop = page.bytes[end...].firstIndex(of: 0x0A) ?? page.bytes.count
            return .init(range: stop..<stop, replacement: "\n  " + line)
        case .boolean, .number, .string:
            // A text alone stands for a list of one.
            let whole = map.range(value.range)
            let old = String(decoding: page.bytes[whole], as: UTF8.self)
            return .init(range: whole, replacement: "[\(old), \(entry)]")
        }
    }

    private func line(line entry: String, _ kind: ConfigNode.Kind) -> String {
        kind == .array ? "- " + entry : entry
    }

    /// Begins a list or object that is not there yet.
    private func beginning(
        _ key: String, _ entry: String, _ line: String, _ brackets: (String, String),
        _ document: ConfigDocument, _ range: Range<Int>
    ) -> Diagnostic.TextEdit {
        inserting(key, brackets.0 + entry + brackets.1, yaml: "\n  " + line, document, range)
    }
}
