/// Builds an arena depth first, for the languages whose values stand in the text in that order.
struct NodeBuilder {
    private(set) var nodes: [Node] = []
    private(set) var side: [UInt8] = []
    /// The arrays and objects that are not closed yet, outermost first.
    private(set) var open: [Int] = []
    var problems: [ConfigProblem] = []

    /// Appends a value that holds no others.
    mutating func append(_ node: Node) {
        countElement()
        appendBare(node)
    }

    /// Appends a string with its text in the side buffer.
    mutating func append(text: some Collection<UInt8>, at range: Range<Int>, flags: NodeFlags = []) {
        append(string(text, range, flags))
    }

    /// Appends a whole or other number whose text is not how the source writes it.
    mutating func append(_ number: NumberScanner.Scanned, text: String, at range: Range<Int>) {
        var node = Node(
            number.type, start: range.lowerBound, end: range.upperBound, payload: number.payload,
            flags: number.flags.union(.side))
        node.hash = UInt32(truncatingIfNeeded: side.count)
        side += text.utf8
        side.append(UInt8(ascii: " "))
        append(node)
    }

    /// Appends a key of the innermost object; its value must follow.
    mutating func append(key: some Collection<UInt8>, at range: Range<Int>) {
        var node = string(key, range, [])
        node.hash = Array(key).withUnsafeBufferPointer { KeyHash.hash($0) }
        if let container = open.last { nodes[container].payload += 1 }
        appendBare(node)
    }

    /// Opens an array or object.
    mutating func open(_ type: TypeMask, at start: Int) {
        countElement()
        open.append(nodes.count)
        nodes.append(Node(type, start: start, end: start))
    }

    /// Closes the innermost array or object, and reports the keys that it has twice.
    mutating func close(at end: Int, bytes: UnsafeBufferPointer<UInt8>) {
        guard let container = open.popLast() else { return }
        nodes[container].end = UInt32(truncatingIfNeeded: end)
        nodes[container].next = UInt32(truncatingIfNeeded: nodes.count)
        if nodes[container].type == .object { markDuplicates(in: container, bytes) }
    }

    /// Notes that parts of the innermost array or object could not be read, and are not to be missed.
    mutating func markPartial() {
        if let container = open.last { nodes[container].flags.insert(.partial) }
    }

    /// Takes back everything from a node on, which nothing may have been opened behind.
    mutating func remove(from node: Int) {
        nodes.removeSubrange(node...)
    }

    private mutating func countElement() {
        guard let container = open.last, nodes[container].type == .array else { return }
        nodes[container].payload += 1
    }

    private mutating func appendBare(_ node: Node) {
        var node = node
        node.next = UInt32(truncatingIfNeeded: nodes.count + 1)
        nodes.append(node)
    }

    private mutating func string(
        _ text: some Collection<UInt8>, _ range: Range<Int>, _ flags: NodeFlags
    ) -> Node {
        let node = Node(
            .string, start: range.lowerBound, end: range.upperBound,
            payload: Node.text(offset: side.count, length: text.count), flags: flags.union(.side))
        side += text
        return node
    }

    private mutating func markDuplicates(in object: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
        let (pairs, repeated) = nodes.withUnsafeBufferPointer { nodes in
            side.withUnsafeBufferPointer { side in
                let keys = DuplicateKeys(view: ArenaView(nodes: nodes, bytes: bytes, side: side))
                let pairs = keys.pairs(in: object)
                return (pairs, keys.problems(of: pairs))
            }
        }
        for pair in pairs { nodes[pair.earlier].flags.insert(.shadowed) }
        problems += repeated
    }
}
