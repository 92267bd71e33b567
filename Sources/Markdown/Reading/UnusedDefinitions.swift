import Text

/// Definitions that readers get nothing of: of footnotes and links that nothing refers to, and second ones of a label,
/// of which the first counts (CommonMark 0.30, section 4.7, and GitHub's footnotes).
struct UnusedDefinitions {
    struct Finding {
        /// The label with its brackets.
        let range: Range<Int>
        let isFootnote: Bool
        /// The first definition of the label, where this is another one.
        let first: Range<Int>?
    }

    private(set) var found: [Finding] = []

    init(_ arena: Arena) {
        readFootnotes(arena)
        if !arena.definitions.isEmpty { readLinks(arena) }
        found.sort { $0.range.lowerBound < $1.range.lowerBound }
    }

    private mutating func readFootnotes(_ arena: Arena) {
        let definitions = arena.nodes.filter { $0.kind == .footnoteDefinition }
        guard !definitions.isEmpty else { return }
        let used = Set(arena.footnoteReferences.lazy.filter { $0.number > 0 }.map(\.label))
        var first: [String: Range<Int>] = [:]
        for node in definitions.sorted(by: { $0.start < $1.start }) {
            let label = Footnotes.normalized(arena.bytes(of: node.text))
            guard let range = Self.label(of: node, arena), !Self.isComment(label, range, arena) else {
                continue
            }
            let earlier = first[label]
            if earlier == nil { first[label] = range }
            if earlier != nil || !used.contains(label) {
                found.append(Finding(range: range, isFootnote: true, first: earlier))
            }
        }
    }

    /// The place of `[^label]`, with which a footnote begins.
    private static func label(of node: Node, _ arena: Arena) -> Range<Int>? {
        let text = arena.bytes[node.range]
        guard text.first == .leftBracket, let end = text.firstIndex(of: .rightBracket) else { return nil }
        return text.startIndex..<(end + 1)
    }

    private mutating func readLinks(_ arena: Arena) {
        var used: Set<String> = []
        for target in arena.targets where target.isReference {
            used.insert(LinkDefinitions.normalized(LinkDefinitions.label(in: arena.bytes[target.range])))
        }
        var first: [String: Range<Int>] = [:]
        for definition in arena.definitions where !Self.isComment(definition, arena) {
            let label = LinkDefinitions.normalized(definition.label[...])
            let start = max(definition.range.lowerBound - 1, 0)
            let range = start..<min(definition.range.upperBound + 1, arena.bytes.count)
            let earlier = first[label]
            if earlier == nil { first[label] = range }
            if earlier != nil || !used.contains(label) {
                found.append(Finding(range: range, isFootnote: false, first: earlier))
            }
        }
    }

    /// Whether a footnote is a comment for people, as many write one: `[^_^]: # (text)`.
    private static func isComment(_ label: String, _ range: Range<Int>, _ arena: Arena) -> Bool {
        let text = arena.bytes[range.upperBound...].dropFirst().drop(while: \.isBlank)
        let isFace = !label.utf8.contains {
            $0.isLetter && $0 != UInt8(ascii: "o") || $0.isDigit || $0 >= 0x80
        }
        return isFace || text.starts(with: "# (".utf8) || text.starts(with: "# \"".utf8)
    }

    /// Whether it is a comment for people, as many write one: `[//]: # (text)`, `[hidden]: <!-- text -->`.
    private static func isComment(_ definition: Arena.Definition, _ arena: Arena) -> Bool {
        let rest = arena.bytes[min(definition.destination, arena.bytes.count)...]
        let destination = rest.prefix { !$0.isWhitespace }
        return definition.label.starts(with: "//".utf8)
            || destination.starts(with: "!--".utf8)
            || ["#", ">", "#>", "-"].contains { destination.elementsEqual($0.utf8) }
    }
}
