import Diagnostics
import Text

/// Changes to a YAML text that make it readable, and the way back from places in the changed text to the text itself.
struct YAMLEdits {
    private let bytes: [UInt8]
    /// The changes in the order of the text, none over another.
    private(set) var edits: [Diagnostic.TextEdit] = []
    /// The pieces that were put in, by where they lie in the changed text.
    private var pieces: [(changed: Range<Int>, original: Range<Int>)] = []
    /// The changed text.
    private(set) var text: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        text = bytes
    }

    /// Makes further changes, whose ranges lie in the text itself; `false` where one meets an earlier one.
    mutating func apply(_ new: [Diagnostic.TextEdit]) -> Bool {
        let sorted = (edits + new).sorted { $0.range.lowerBound < $1.range.lowerBound }
        for (first, second) in zip(sorted, sorted.dropFirst())
        where first.range.upperBound > second.range.lowerBound || first.range == second.range {
            return false
        }
        edits = sorted
        text = []
        pieces = []
        var place = 0
        for edit in edits {
            text += bytes[place..<edit.range.lowerBound]
            let start = text.count
            text += edit.replacement.utf8
            pieces.append((start..<text.count, edit.range))
            place = edit.range.upperBound
        }
        text += bytes[place...]
        return true
    }

    /// Takes changes back.
    mutating func remove(where isUnwanted: (Diagnostic.TextEdit) -> Bool) {
        let kept = edits.filter { !isUnwanted($0) }
        self = YAMLEdits(bytes)
        _ = apply(kept)
    }

    /// The place in the text itself of one in the changed text.
    func original(_ place: Int) -> Int {
        let behind = pieces.partitioningIndex { $0.changed.lowerBound > place }
        guard behind > 0 else { return place }
        let piece = pieces[behind - 1]
        if place < piece.changed.upperBound {
            return min(
                piece.original.lowerBound + place - piece.changed.lowerBound, piece.original.upperBound)
        }
        return piece.original.upperBound + place - piece.changed.upperBound
    }

    /// What was read of the changed text, as read of the text itself; problems are the caller's.
    func original(_ storage: ConfigStorage, problems: [ConfigProblem]) -> ConfigStorage {
        let nodes = storage.arena.nodes.map { node in
            var node = node
            let start = original(Int(node.start))
            node.start = UInt32(truncatingIfNeeded: start)
            node.end = UInt32(truncatingIfNeeded: max(start, original(Int(node.end))))
            if node.type == .string, !node.flags.contains(.side) {
                let text = original(node.textOffset)
                let end = original(node.textOffset + node.textLength)
                node.payload = Node.text(offset: text, length: max(end - text, 0))
            }
            return node
        }
        return ConfigStorage(
            arena: NodeArena(nodes: nodes, bytes: bytes, side: storage.arena.side), problems: problems,
            roots: storage.roots, language: .yaml)
    }
}
