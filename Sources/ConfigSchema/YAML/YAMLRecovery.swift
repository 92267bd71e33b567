/// Goes on behind a mistake in YAML: reads the text again without the line that the mistake is on.
///
/// The mistake is said once. What could have stood on the line is not missed, so all arrays and objects that it may
/// have belonged to are partial. After a few lines that do not help, the value up to the first mistake counts.
struct YAMLRecovery {
    let bytes: [UInt8]
    let limits: ConfigLimits

    /// How many lines are tried to be left out.
    private static let most = 3

    /// What can be read besides the lines with mistakes; the problems that were found at first stay.
    func recovered(_ broken: ConfigStorage) -> ConfigStorage {
        var text = bytes
        var storage = broken
        var gaps: [Int] = []
        for _ in 0..<Self.most {
            guard let mistake = storage.problems.first(where: { $0.id == .invalidSnippet }) else { break }
            let offset = mistake.range.lowerBound
            if let spaced = Self.withoutTabs(text, at: offset), spaced != text {
                text = spaced
            } else {
                guard let line = line(at: offset), text[line].contains(where: { $0 > 0x20 }) else {
                    return broken
                }
                for place in line where text[place] != 0x0D { text[place] = 0x20 }
                gaps.append(line.lowerBound)
            }
            storage = YAMLParser.parseOnce(text, limits: limits)
        }
        guard !storage.problems.contains(where: { $0.id == .invalidSnippet }),
            storage.arena.nodes.count >= broken.arena.nodes.count / 2
        else { return broken }
        var nodes = storage.arena.nodes
        for gap in gaps { Self.mark(gap, &nodes, end: bytes.count) }
        let mistakes = broken.problems.filter { $0.id == .invalidSnippet }
        let others = storage.problems
        return ConfigStorage(
            arena: NodeArena(nodes: nodes, bytes: bytes, side: storage.arena.side),
            problems: (mistakes + others).sorted { $0.range.lowerBound < $1.range.lowerBound },
            roots: storage.roots, language: .yaml)
    }

    private func line(at offset: Int) -> Range<Int>? {
        guard offset < bytes.count else { return nil }
        var (start, end) = (offset, offset)
        while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        return start < end ? start..<end : nil
    }

    /// The text with a space for each tab that a line is indented with; `nil` where the mistake is no such tab.
    private static func withoutTabs(_ text: [UInt8], at offset: Int) -> [UInt8]? {
        var start = min(offset, text.count)
        while start > 0, text[start - 1] == 0x20 || text[start - 1] == 0x09 { start -= 1 }
        guard start == 0 || text[start - 1] == 0x0A,
            text[start...].prefix(while: { $0 == 0x20 || $0 == 0x09 }).contains(0x09)
        else { return nil }
        var spaced = text
        var isIndentation = true
        for place in spaced.indices {
            if spaced[place] == 0x0A {
                isIndentation = true
            } else if isIndentation, spaced[place] == 0x09 {
                spaced[place] = 0x20
            } else if spaced[place] != 0x20 {
                isIndentation = false
            }
        }
        return spaced
    }

    /// Marks the arrays and objects that a line left out may have belonged to: those that are open there.
    private static func mark(_ gap: Int, _ nodes: inout [Node], end: Int) {
        for index in nodes.indices where nodes[index].type == .object || nodes[index].type == .array {
            guard nodes[index].flags.isDisjoint(with: [.alias, .merged]) else { continue }
            let next = Int(nodes[index].next)
            let extent = next < nodes.count ? Int(nodes[next].start) : end
            // An object begins at its first key, which may be the one that is left out.
            let before = index > 0 ? Int(nodes[index - 1].end) : 0
            guard before <= gap, gap < extent else { continue }
            nodes[index].flags.insert(.partial)
        }
    }
}
