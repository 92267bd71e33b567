/// The nodes of one or more values with the bytes that their texts lie in.
struct NodeArena: Sendable {
    /// The nodes, depth first.
    var nodes: [Node] = []
    /// The source.
    var bytes: [UInt8] = []
    /// Texts that the source spells with escapes, one behind the other.
    var side: [UInt8] = []

    /// Whether parts of any array or object are left out, so that a value may be invalid by what is not there.
    var hasLeftOutParts: Bool { nodes.contains { $0.flags.contains(.partial) } }

    /// Calls `body` with the arena's memory. Nothing of it may leave the call.
    @inline(__always)
    func withView<Result>(_ body: (ArenaView) -> Result) -> Result {
        nodes.withUnsafeBufferPointer { nodes in
            bytes.withUnsafeBufferPointer { bytes in
                side.withUnsafeBufferPointer { side in
                    body(ArenaView(nodes: nodes, bytes: bytes, side: side))
                }
            }
        }
    }

    /// The bytes of a string's text.
    func text(_ index: Int) -> ArraySlice<UInt8> {
        let node = nodes[index]
        let range = node.textOffset..<node.textOffset + node.textLength
        return node.flags.contains(.side) ? side[range] : bytes[range]
    }

    /// A string's text.
    func string(_ index: Int) -> String { String(decoding: text(index), as: UTF8.self) }

    /// How the source writes a number, seen through aliases.
    func numberText(_ index: Int) -> ArraySlice<UInt8> {
        var node = nodes[index]
        if node.flags.contains(.alias) { node = nodes[Int(node.hash)] }
        guard node.flags.contains(.side) else { return bytes[node.range] }
        return side[Int(node.hash)...].prefix { $0 != UInt8(ascii: " ") }
    }

    /// The value of an object's member; of equal keys the last counts.
    func member(_ key: String, of object: Int) -> Int? {
        guard object < nodes.count, nodes[object].type == .object else { return nil }
        var key = key
        return key.withUTF8 { key in withView { $0.member(key, of: object) } }
    }
}

/// A look into an arena's memory, for the hot loops. It lives no longer than the call that made it.
struct ArenaView {
    let nodes: UnsafeBufferPointer<Node>
    let bytes: UnsafeBufferPointer<UInt8>
    let side: UnsafeBufferPointer<UInt8>

    /// The bytes of a string's text.
    @inline(__always)
    func text(_ node: Node) -> UnsafeBufferPointer<UInt8> {
        let base = node.flags.contains(.side) ? side : bytes
        return UnsafeBufferPointer(rebasing: base[node.textOffset..<node.textOffset + node.textLength])
    }

    /// The value of an object's member; of equal keys the last counts.
    func member(_ key: UnsafeBufferPointer<UInt8>, of object: Int) -> Int? {
        var index = object + 1
        var found: Int?
        let end = Int(nodes[object].next)
        while index < end {
            let node = nodes[index]
            if node.textLength == key.count, text(node).elementsEqual(key) { found = index + 1 }
            index = Int(nodes[index + 1].next)
        }
        return found
    }

    /// How the source writes a number, seen through aliases.
    func numberText(_ node: Node) -> UnsafeBufferPointer<UInt8> {
        let written = node.flags.contains(.alias) ? nodes[Int(node.hash)] : node
        guard written.flags.contains(.side) else {
            return UnsafeBufferPointer(rebasing: bytes[written.range])
        }
        return UnsafeBufferPointer(
            rebasing: side[Int(written.hash)...].prefix { $0 != UInt8(ascii: " ") })
    }
}
