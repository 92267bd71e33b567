import ConfigSchema
import Diagnostics
import Markdown

/// The addresses in a schema of the site's own that no page may lead to: the `source` of `x-waymark`, and those of
/// the entries of `x-warn`. Since the schema is published too, they are left out of it.
struct RefusedSources {
    private var found: [(node: ConfigNode, address: String, fault: Address.Fault)] = []

    init(in root: ConfigNode) {
        if let source = root["x-waymark"]?["source"] { judge(source) }
        for entry in root.schemaWarnings { entry["source"].map { judge($0) } }
        found.sort { $0.node.range.lowerBound < $1.node.range.lowerBound }
    }

    private mutating func judge(_ source: ConfigNode) {
        guard let address = source.string, !address.isEmpty, let fault = Address.fault(ofSource: address)
        else {
            return
        }
        found.append((source, address, fault))
    }

    /// What is wrong, in the order of the text.
    func diagnostics(in path: String) -> [Diagnostic] {
        found.map { node, address, fault in
            var finding = Diagnostic(
                .unsafeLink, .error,
                "`\(WebAddress.shown(address).shownPlainly)` is left out: \(fault.words)",
                at: Location(path: path, range: node.range),
                help: "name the page that says so, by its whole address with `https:`")
            if case .unclear(let fault) = fault { finding.hidesText = fault.isAboutSecrets }
            return finding
        }
    }

    /// The text with nothing in the place of each.
    func removed(from text: [UInt8]) -> [UInt8] {
        var kept = text
        for (node, _, _) in found.reversed() { kept.replaceSubrange(node.range, with: Array("\"\"".utf8)) }
        return kept
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
