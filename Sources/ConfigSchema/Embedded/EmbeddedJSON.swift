import Diagnostics
import Text

/// JSON that a string of another document holds, with its values at their places in that document.
struct EmbeddedJSON {
    private(set) var nodes: [Node] = []
    private(set) var side: [UInt8] = []
    private(set) var problems: [ConfigProblem] = []

    /// Parses the text of a string.
    ///
    /// - Parameters:
    ///   - string: the string; for other values there is nothing to parse.
    ///   - sideOffset: the length of the side buffer that the texts are appended to.
    init(_ string: ConfigNode, sideOffset: Int) {
        guard let text = string.utf8 else { return }
        let decoded = string.decodedText
        // Deep values below a deep string must not nest deeper together than one text may.
        let limits = ConfigLimits(depth: 256 - string.steps.count)
        let inner = ConfigDocument(parsing: Array(text), as: .json, limits: limits)
        let escaping = TextEscaping(language: string.storage.language)
        problems = inner.problems.map { Self.moved($0, decoded, escaping) }
        guard !inner.storage.roots.isEmpty else { return }
        nodes.reserveCapacity(inner.storage.arena.nodes.count)
        // A string stands for one value; what follows it is a mistake that is said.
        let count = inner.storage.arena.nodes.first.map { Int($0.next) } ?? 0
        for index in 0..<min(count, inner.storage.arena.nodes.count) {
            append(index, of: inner.storage.arena, decoded, sideOffset)
        }
    }

    /// A single value that is known.
    init(node: Node) {
        var node = node
        node.next = 1
        nodes = [node]
    }

    private mutating func append(
        _ index: Int, of arena: NodeArena, _ decoded: DecodedText, _ sideOffset: Int
    ) {
        var node = arena.nodes[index]
        let origin = decoded.origin(of: node.range)
        node.start = UInt32(truncatingIfNeeded: origin.lowerBound)
        node.end = UInt32(truncatingIfNeeded: origin.upperBound)
        let offset = sideOffset + side.count
        if node.type == .string {
            let text = arena.text(index)
            node.payload = Node.text(offset: offset, length: text.count)
            node.flags.insert(.side)
            side += text
        } else if !node.type.isDisjoint(with: .number) {
            side += arena.numberText(index)
            side.append(UInt8(ascii: " "))
            node.hash = UInt32(truncatingIfNeeded: offset)
            node.flags.insert(.side)
        }
        node.flags.insert(.embedded)
        nodes.append(node)
    }

    private static func moved(
        _ problem: ConfigProblem, _ decoded: DecodedText, _ escaping: TextEscaping
    ) -> ConfigProblem {
        let fixes = problem.fixes.compactMap { fix -> Diagnostic.Fix? in
            var edits: [Diagnostic.TextEdit] = []
            for edit in fix.edits {
                guard decoded.isExact, let replacement = escaping.escaped(edit.replacement) else {
                    return nil
                }
                let range = decoded.origin(of: edit.range)
                edits.append(Diagnostic.TextEdit(range: range, replacement: replacement))
            }
            var fix = fix
            fix.edits = edits
            return fix
        }
        return ConfigProblem(
            problem.id, problem.severity, problem.message, at: decoded.origin(of: problem.range),
            help: problem.help, fixes: fixes, earlier: problem.earlier.map { decoded.origin(of: $0) })
    }
}

/// How a language writes a text inside one of its strings.
struct TextEscaping {
    let language: ConfigLanguage

    /// The text as it is written; `nil` where that depends on more than the text.
    func escaped(_ text: String) -> String? {
        var written = ""
        for character in text.unicodeScalars {
            switch (language, character) {
            case (.plist, "&"): written += "&amp;"
            case (.plist, "<"): written += "&lt;"
            case (.reg, "\\"): written += "\\\\"
            case (.reg, "\""): written += "\\\""
            case (.json, "\\"), (.jsonc, "\\"): written += "\\\\"
            case (.json, "\""), (.jsonc, "\""): written += "\\\""
            case (.json, " "..."~"), (.jsonc, " "..."~"): written.unicodeScalars.append(character)
            case (.plist, _), (.reg, _): written.unicodeScalars.append(character)
            case (.env, "0"..."9"), (.env, "a"..."z"), (.env, "A"..."Z"), (.env, ","), (.env, ":"):
                written.unicodeScalars.append(character)
            default: return nil
            }
        }
        return written
    }
}

extension ConfigNode {
    /// The text of a string with the way back to the bytes that spell it.
    var decodedText: DecodedText {
        guard let text = utf8 else { return DecodedText() }
        let (range, language) = (range, storage.language)
        let candidates = storage.arena.bytes.withUnsafeBufferPointer { input -> [DecodedText] in
            guard range.upperBound <= input.count, !range.isEmpty else { return [] }
            switch language {
            case .plist: return [XMLText.decode(range, in: input)]
            case .reg: return [RegistryText.decode(range, in: input)]
            case .env:
                return [false, true].map { isExport in
                    EnvironmentValue.scan(range.lowerBound, in: input, isExport: isExport).text
                }
            case .json, .jsonc, .json5, .jsonl, .yaml, .toml:
                guard !node.flags.contains(.side) else { return [] }
                return [DecodedText(verbatim: node.textOffset..<node.textOffset + node.textLength, of: input)]
            }
        }
        return candidates.first { $0.bytes.elementsEqual(text) } ?? DecodedText(text, at: range)
    }
}
