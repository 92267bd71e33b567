/// Moves nodes from one arena to another.
extension Node {
    /// The node in an arena where everything lies elsewhere.
    func shifted(nodes: Int, bytes: Int, side: Int) -> Node {
        var node = self
        node.start += UInt32(truncatingIfNeeded: bytes)
        node.end += UInt32(truncatingIfNeeded: bytes)
        node.next = UInt32(truncatingIfNeeded: Int(next) + nodes)
        let isSide = flags.contains(.side)
        if type == .string {
            node.payload = Node.text(offset: textOffset + (isSide ? side : bytes), length: textLength)
        }
        if flags.contains(.alias) {
            node.moveAlias { $0 + nodes >= 0 ? $0 + nodes : nil }
        } else if isSide, !type.isDisjoint(with: .number) {
            node.hash += UInt32(truncatingIfNeeded: side)
        }
        return node
    }

    /// Moves what an alias repeats; where it is gone the value stands for itself.
    mutating func moveAlias(_ place: (Int) -> Int?) {
        guard flags.contains(.alias) else { return }
        if let moved = place(Int(hash)) {
            hash = UInt32(truncatingIfNeeded: moved)
        } else {
            flags.remove(.alias)
        }
    }
}
