/// What is found around an offset on one way through an arena, node by node.
struct PlaceSearch {
    let offset: Int
    /// The scalar, key or alias that the offset is in, else the one that it is right behind.
    private(set) var leaf: Int?
    /// The smallest object or array that the offset is in.
    private(set) var container: Int?
    /// The last node of the arena that begins at the offset or before it.
    private(set) var before: Int?
    private var match = Match.none

    /// How well a leaf fits, the better the later.
    private enum Match: Int {
        case none, unwritten, behind, inside
    }

    init(offset: Int) { self.offset = offset }

    /// Looks at the next node.
    mutating func look(at index: Int, _ nodes: UnsafeBufferPointer<Node>, _ bytes: [UInt8]) {
        let node = nodes[index]
        if node.start <= offset { before = index }
        let isLeaf = node.type.isDisjoint(with: [.array, .object]) || node.flags.contains(.alias)
        guard isLeaf else {
            let isSmallest = container.map { node.range.count <= nodes[$0].range.count } ?? true
            if isSmallest, holds(node, bytes) { container = index }
            return
        }
        let found = match(of: node)
        guard found != .none, found.rawValue >= match.rawValue else { return }
        (leaf, match) = (index, found)
    }

    private func match(of node: Node) -> Match {
        if node.range.contains(offset) { return .inside }
        guard node.range.upperBound == offset else { return .none }
        return node.range.isEmpty ? .unwritten : .behind
    }

    /// Whether the offset is in an object or array. One that nothing closes goes on at the text's end.
    private func holds(_ node: Node, _ bytes: [UInt8]) -> Bool {
        if node.range.contains(offset) { return true }
        guard node.end == bytes.count, offset == bytes.count else { return false }
        guard let last = bytes[node.range].last else { return true }
        return ![UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ">")].contains(last)
    }
}
