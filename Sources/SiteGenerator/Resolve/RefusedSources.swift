import ConfigSchema
import Diagnostics
import Markdown

/// The addresses in a schema of the site's own that no page may lead to: each `source` of a word that begins with `x-`,
/// wherever it stands. Since the schema is published too, they are left out of it.
struct RefusedSources {
    private var found: [(node: ConfigNode, address: String, fault: Address.Fault)] = []

    init(in root: ConfigNode) {
        var waiting = [Part(node: root, kind: .schema)]
        while let part = waiting.popLast() {
            for element in part.node.elements { waiting.append(Part(node: element, kind: part.kind)) }
            for (key, value) in part.node.members {
                guard let name = key.string else { continue }
                if part.isSource(name) { judge(value, part.kind) }
                part.kind(of: name).map { waiting.append(Part(node: value, kind: $0)) }
            }
        }
        found.sort { $0.node.range.lowerBound < $1.node.range.lowerBound }
    }

    /// Whether there is none.
    var isEmpty: Bool { found.isEmpty }

    private mutating func judge(_ source: ConfigNode, _ kind: Part.Kind) {
        guard let address = source.string, !address.isEmpty,
            let fault = Address.fault(ofSource: address),
            kind != .foreignWord || LinkResolver.hasScheme(address) || address.hasPrefix("//")
        else {
            return
        }
        found.append((source, address, fault))
    }

    /// What is wrong, in the order of the text.
    func diagnostics(in path: String) -> [Diagnostic] {
        found.map { node, address, fault in
            Diagnostic(
                .unsafeLink, .error,
                "`\(WebAddress.shown(address).shownPlainly)` is left out: \(fault.words)",
                at: Location(path: path, range: node.range),
                help: "name the page that says so, by its whole address with `https:`"
            ).hidingText(of: address)
        }
    }

    /// The text with nothing in the place of each.
    func removed(from text: [UInt8]) -> [UInt8] {
        replaced(in: text) { _ in Array("\"\"".utf8) }
    }

    /// The text with nothing in the place of each, and everything else where it was.
    func blanked(in text: [UInt8]) -> [UInt8] {
        replaced(in: text) { Array("\"\"".utf8) + Array(repeating: UInt8(ascii: " "), count: $0 - 2) }
    }

    private func replaced(in text: [UInt8], _ replacement: (Int) -> [UInt8]) -> [UInt8] {
        var kept = text
        for (node, _, _) in found.reversed() {
            kept.replaceSubrange(node.range, with: replacement(node.range.count))
        }
        return kept
    }
}

/// A part of a schema, and what its keys are.
private struct Part {
    enum Kind {
        /// A schema: its keys are keywords.
        case schema
        /// Schemas by names that say nothing themselves, as under `properties`.
        case names
        /// What stands under a word of Waymark's.
        case word
        /// What stands under a word that begins with `x-` and that others gave a meaning.
        case foreignWord
    }

    let node: ConfigNode
    let kind: Kind

    /// Whether a key here holds the address of a page.
    func isSource(_ key: String) -> Bool {
        switch kind {
        case .schema: key == "x-source"
        case .names: false
        case .word, .foreignWord: key == "source" || key == "x-source"
        }
    }

    /// What stands under a key; `nil` for examples of values, which say nothing of the schema.
    func kind(of key: String) -> Kind? {
        if kind == .names { return .schema }
        switch key {
        case "default", "const", "enum", "example", "examples": return nil
        case "properties", "patternProperties", "$defs", "definitions", "dependentSchemas",
            "dependencies":
            return kind == .schema ? .names : kind
        case _ where key.hasPrefix("x-"):
            let isOurs =
                ["x-waymark", "x-warn"].contains(key) || key.hasPrefix("x-deprecated")
                || key.hasPrefix("x-removed")
            return isOurs ? .word : .foreignWord
        default: return kind
        }
    }
}

extension ConfigNode {
    /// The entries of `x-warn` of a schema and all that is in it.
    var schemaWarnings: [ConfigNode] {
        var warnings: [ConfigNode] = []
        var waiting = [self]
        while let node = waiting.popLast() {
            if let list = node["x-warn"], list.kind == .array { warnings += list.elements }
            waiting += node.members.map(\.value).filter { $0.kind == .object || $0.kind == .array }
            waiting += node.elements.filter { $0.kind == .object || $0.kind == .array }
        }
        return warnings
    }
}
