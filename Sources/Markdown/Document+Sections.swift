import Text

/// The text of a document as its readers see it, heading by heading.
extension Document {
    /// A heading and what stands below it, up to the next heading of any level.
    public struct Section: Sendable {
        /// The heading; `nil` for what stands before the first.
        public let heading: Heading?
        /// The text of paragraphs, lists and tables without markup, with a space between blocks.
        public fileprivate(set) var prose: [UInt8] = []
        /// The code blocks, in the order of the text.
        public fileprivate(set) var codeBlocks: [NodeID] = []
    }

    /// The sections in the order of the text; the first has no heading. Raw HTML is left out, and so is what other
    /// documents have in the place of an embed.
    public var sections: [Section] {
        let headings = headings
        var sections = [Section(heading: nil)]
        // The node of the heading or embed whose text is left out, until it is left.
        var omitted = Node.none
        for step in Traversal(arena) {
            switch step {
            case .leave(let id):
                if id == omitted { omitted = Node.none }
            case .enter(let id) where omitted == Node.none:
                let node = arena[id]
                switch node.kind {
                case .heading:
                    sections.append(Section(heading: headings[Int(node.payload)]))
                    omitted = id
                case .embed: omitted = id
                case .codeBlock: sections[sections.count - 1].codeBlocks.append(NodeID(index: id))
                default: sections[sections.count - 1].add(node, in: arena)
                }
            case .enter: break
            }
        }
        return sections
    }
}

extension Document.Section {
    /// Adds the text of a node, or a space where one begins.
    fileprivate mutating func add(_ node: Node, in arena: Arena) {
        if node.kind.isText {
            prose += arena.bytes(of: node.text)
        } else if node.kind.isBreak || node.kind.level == .inlineBlock, prose.last ?? .space != .space {
            prose.append(.space)
        }
    }
}
