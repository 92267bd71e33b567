import Diagnostics
import Text

/// Reads a YAML text with control characters as if they could be seen, and says where they are.
struct YAMLControls {
    let bytes: [UInt8]
    let found: [ControlCharacters.Found]

    func parse(limits: ConfigLimits) -> ConfigStorage {
        guard bytes.withUnsafeBufferPointer({ UTF8Check.firstInvalidByte($0) }) == nil else {
            return YAMLParser.parsePrintable(bytes, limits: limits)
        }
        let read = YAMLParser.parsePrintable(
            ControlCharacters.replaced(found, in: bytes), limits: limits)
        let quoted = read.arena.nodes.filter { isQuoted($0) }.map(\.range).sorted {
            $0.lowerBound < $1.lowerBound
        }
        let wrong = found.filter { $0.scalar < 0x20 || !Self.isInside($0.range.lowerBound, quoted) }
        let problem = ControlCharacters.problem(
            wrong, in: "YAML",
            help: "remove it; a text in double quotes can have it as an escape such as `\\x1b`")
        let problems = (read.problems + (problem.map { [$0] } ?? [])).sorted {
            $0.range.lowerBound < $1.range.lowerBound
        }
        return ConfigStorage(
            arena: NodeArena(nodes: read.arena.nodes, bytes: bytes, side: read.arena.side),
            problems: problems,
            roots: read.roots, language: .yaml)
    }

    /// Whether a node is a text in quotes, in which what JSON admits may stand too (YAML 1.2, section 5.1).
    private func isQuoted(_ node: Node) -> Bool {
        guard node.type == .string, node.start < bytes.count else { return false }
        let first = bytes[Int(node.start)]
        return first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
    }

    private static func isInside(_ place: Int, _ ranges: [Range<Int>]) -> Bool {
        let behind = ranges.partitioningIndex { $0.lowerBound > place }
        return behind > 0 && ranges[behind - 1].contains(place)
    }
}
