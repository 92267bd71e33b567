/// An arena for a walk that only reads: its nodes and bytes as views, which cost no reference counting for each
/// node. The arena lends them for the duration of a call; the places in its nodes are its own, so they lie within.
struct ArenaReader {
    /// What is read.
    let arena: Arena
    private let nodes: UnsafeBufferPointer<Node>
    private let document: ByteView
    private let sideBuffer: ByteView

    fileprivate init(
        _ arena: Arena, _ nodes: UnsafeBufferPointer<Node>, _ document: ByteView, _ sideBuffer: ByteView
    ) {
        self.arena = arena
        self.nodes = nodes
        self.document = document
        self.sideBuffer = sideBuffer
    }

    /// All nodes, also those that stand nowhere in the tree.
    var all: UnsafeBufferPointer<Node> { nodes }

    subscript(id: Int32) -> Node {
        @inline(__always) get { nodes[Int(id)] }
    }

    /// The bytes that a reference stands for.
    @inline(__always)
    func bytes(of text: TextReference) -> ByteView {
        (text.isInDocument ? document : sideBuffer).part(text.range)
    }
}

extension Arena {
    /// Calls `body` with a reader, which must not outlive the call.
    func withReader<Result>(_ body: (ArenaReader) -> Result) -> Result {
        nodes.withUnsafeBufferPointer { nodes in
            bytes.withUnsafeBufferPointer { document in
                sideBuffer.withUnsafeBufferPointer { body(ArenaReader(self, nodes, document, $0)) }
            }
        }
    }
}
