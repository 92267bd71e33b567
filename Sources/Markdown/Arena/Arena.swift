/// All nodes of a document in one array, and the texts and targets that they refer to.
///
/// A node is named by its place in the array. Node 0 is the document itself.
struct Arena: Sendable {
    /// Where a link leads.
    struct Target: Sendable {
        /// The unescaped destination; for a wiki link the target without its fragment.
        var destination: TextReference
        /// The unescaped title.
        var title: TextReference = .empty
        /// What follows `#` in a wiki link's target.
        var fragment: TextReference?
        /// Whether the author wrote a label of their own into a wiki link.
        var hasLabel = false
        /// The smallest range of the document that names the destination.
        var range: Range<Int>
        /// Whether the range is that of a link by reference, whose destination stands elsewhere.
        var isReference = false
    }

    /// A heading that stands in the tree.
    struct Heading: Sendable {
        let node: Int32
        /// The anchor, unique on the page.
        let id: TextReference
    }

    /// A link reference definition.
    struct Definition {
        /// The label without its brackets.
        let label: [UInt8]
        /// Where the label stands.
        let range: Range<Int>
        /// Where the destination begins.
        let destination: Int
    }

    /// The document's bytes as they were read.
    let bytes: [UInt8]
    private(set) var nodes: [Node]
    private(set) var sideBuffer: [UInt8] = []
    var targets: [Target] = []
    /// The headings in the order of the text, by the payload of their nodes.
    var headings: [Heading] = []
    /// The link reference definitions in the order of the text, where somebody asked for them.
    var definitions: [Definition] = []
    /// The containers and includes, by the payload of their nodes.
    var containers: [ContainerFence] = []
    /// The references to footnotes, by the payload of their nodes.
    var footnoteReferences: [FootnoteReference] = []
    /// The footnotes at the end of the document, in the order of their numbers.
    var footnotes: [Int32] = []
    /// The ids that authors have given to blocks, by the blocks' places.
    var blockIDs: [Int32: TextReference] = [:]

    /// An arena that holds nothing but the document's own node.
    init(bytes: [UInt8]) {
        self.bytes = bytes
        nodes = []
        nodes.reserveCapacity(bytes.count / 16 + 8)
        nodes.append(Node(.document, 0..<bytes.count))
    }

    subscript(id: Int32) -> Node {
        _read { yield nodes[Int(id)] }
        _modify { yield &nodes[Int(id)] }
    }

    /// The kinds of all nodes.
    var kinds: NodeKind.Kinds {
        nodes.withUnsafeBufferPointer { nodes in
            var kinds = NodeKind.Kinds()
            for node in nodes { kinds.insert(node.kind) }
            return kinds
        }
    }

    /// Adds a node as the last child of another and returns its place.
    @discardableResult
    mutating func append(_ node: Node, to parent: Int32) -> Int32 {
        let id = add(node)
        attach(id, to: parent)
        return id
    }

    /// Adds a node that has no place in the tree yet.
    mutating func add(_ node: Node) -> Int32 {
        let id = Int32(truncatingIfNeeded: nodes.count)
        nodes.append(node)
        return id
    }

    /// Makes a node the last child of another.
    mutating func attach(_ id: Int32, to parent: Int32) {
        nodes.withUnsafeMutableBufferPointer { nodes in
            nodes[Int(id)].parent = parent
            nodes[Int(id)].next = Node.none
            let last = nodes[Int(parent)].lastChild
            if last == Node.none {
                nodes[Int(parent)].firstChild = id
            } else {
                nodes[Int(last)].next = id
            }
            nodes[Int(parent)].lastChild = id
        }
    }

    /// Replaces all children of a node by others, which keep their own children.
    mutating func setChildren(of parent: Int32, to children: [Int32]) {
        nodes[Int(parent)].firstChild = Node.none
        nodes[Int(parent)].lastChild = Node.none
        for child in children { attach(child, to: parent) }
    }

    /// Copies bytes into the side buffer.
    mutating func store(_ bytes: some Collection<UInt8>) -> TextReference {
        let start = sideBuffer.count
        sideBuffer.append(contentsOf: bytes)
        return TextReference(inSideBuffer: start, count: sideBuffer.count - start)
    }

    /// Copies a text into the side buffer.
    mutating func store(_ text: String) -> TextReference {
        var text = text
        return text.withUTF8 { store($0) }
    }

    /// The bytes that a reference stands for.
    func bytes(of text: TextReference) -> ArraySlice<UInt8> {
        text.isInDocument ? bytes[text.range] : sideBuffer[text.range]
    }

    /// Calls `body` with the bytes that a reference stands for.
    func withBytes<Result>(of text: TextReference, _ body: (ByteView) -> Result) -> Result {
        (text.isInDocument ? bytes : sideBuffer).withUnsafeBufferPointer { buffer in
            body(ByteView(rebasing: buffer[text.range]))
        }
    }

    /// Whether two references stand for the same bytes.
    func haveSameBytes(_ one: TextReference, _ other: TextReference) -> Bool {
        one.count == other.count
            && withBytes(of: one) { one in withBytes(of: other) { one.equals($0) } }
    }

    /// The bytes that a reference stands for as text; invalid UTF-8 is replaced.
    func string(of text: TextReference) -> String {
        String(decoding: bytes(of: text), as: UTF8.self)
    }
}
