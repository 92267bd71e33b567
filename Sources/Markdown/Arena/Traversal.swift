import Text

/// A step of a walk over a tree in document order.
enum TraversalStep {
    case enter(Int32)
    case leave(Int32)
}

/// A walk over a subtree that enters and leaves each node, without recursion.
struct Traversal: Sequence, IteratorProtocol {
    private let nodes: [Node]
    private let root: Int32
    private var current: Int32
    private var isEntering = true

    init(_ arena: Arena, from root: Int32 = 0) {
        nodes = arena.nodes
        self.root = root
        current = root
    }

    mutating func next() -> TraversalStep? {
        guard current != Node.none else { return nil }
        let id = current
        let node = nodes[Int(id)]
        if isEntering {
            if node.firstChild != Node.none { current = node.firstChild } else { isEntering = false }
            return .enter(id)
        }
        if id == root {
            current = Node.none
        } else if node.next != Node.none {
            current = node.next
            isEntering = true
        } else {
            current = node.parent
        }
        return .leave(id)
    }
}

/// The nodes of a subtree, parents before their children.
struct Descendants: Sequence, IteratorProtocol {
    private let nodes: [Node]
    private let root: Int32
    private var upcoming: Int32

    init(_ arena: Arena, of root: Int32) {
        nodes = arena.nodes
        self.root = root
        upcoming = root
    }

    mutating func next() -> Int32? {
        guard upcoming != Node.none else { return nil }
        let current = upcoming
        nodes.withUnsafeBufferPointer { nodes in
            upcoming = nodes[Int(current)].firstChild
            var id = current
            while upcoming == Node.none, id != root {
                upcoming = nodes[Int(id)].next
                id = nodes[Int(id)].parent
            }
        }
        return current
    }
}

extension Arena {
    /// The nodes of a subtree, parents before their children.
    func descendants(of root: Int32 = 0) -> Descendants {
        Descendants(self, of: root)
    }

    /// The children of a node.
    func children(of parent: Int32) -> [Int32] {
        var children: [Int32] = []
        var child = self[parent].firstChild
        while child != Node.none {
            children.append(child)
            child = self[child].next
        }
        return children
    }

    /// The text of a subtree as the author wrote it: emoji by their names, dashes as hyphens.
    func writtenText(of root: Int32) -> [UInt8] {
        let text = writtenText(of: root, withPictures: false)
        return text.contains { !$0.isWhitespace } ? text : writtenText(of: root, withPictures: true)
    }

    /// The nodes of a subtree but for pictures and what describes them.
    private func nodesOutsidePictures(of root: Int32) -> [Int32] {
        var pictureEnd = 0
        return descendants(of: root).filter { id in
            let node = self[id]
            if node.kind == .image || node.kind == .embed { pictureEnd = max(pictureEnd, Int(node.end)) }
            return Int(node.start) >= pictureEnd
        }
    }

    private func writtenText(of root: Int32, withPictures: Bool) -> [UInt8] {
        var text: [UInt8] = []
        for id in withPictures ? Array(descendants(of: root)) : nodesOutsidePictures(of: root) {
            let node = self[id]
            if node.kind == .text, node.flags == Node.replaced {
                text.append(contentsOf: bytes[node.range])
            } else if node.kind.isText {
                text.append(contentsOf: bytes(of: node.text))
            } else if node.kind.isBreak {
                text.append(.space)
            }
        }
        return text
    }

    /// The text of a subtree without markup: breaks are spaces, images are their descriptions.
    func plainText(of root: Int32) -> [UInt8] { plainText(ofAll: descendants(of: root)) }

    private func plainText(ofAll nodes: some Sequence<Int32>) -> [UInt8] {
        var text: [UInt8] = []
        for id in nodes {
            let node = self[id]
            if node.kind.isText {
                text.append(contentsOf: bytes(of: node.text))
            } else if node.kind.isBreak {
                text.append(.space)
            }
        }
        return text
    }

    /// The text of a heading as lists of headings show it: without the descriptions of pictures, unless it is nothing
    /// but pictures.
    func headingText(of heading: Int32) -> [UInt8] {
        let nodes = Array(descendants(of: heading))
        let shown = nodesOutsidePictures(of: heading)
        guard shown.count < nodes.count else { return plainText(ofAll: nodes) }
        let text = plainText(ofAll: shown)
        let words = Array(text.split(separator: UInt8.space).joined(separator: [UInt8.space]))
        return words.isEmpty ? plainText(ofAll: nodes) : words
    }
}
