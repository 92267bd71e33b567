/// A walk over the inlines of one block.
struct InlineWalk {
    var cursor: InlineCursor
    /// The formula of several lines that is open.
    var math: OpenMath?
    /// How many links and images are open: what is inside is no wiki link.
    private var linkDepth = 0
    private var isInAutolink = false

    init(cursor: InlineCursor) {
        self.cursor = cursor
    }

    /// Adds the inlines of a block to a node.
    mutating func run(_ block: LibraryNode, _ id: Int32, _ tree: inout TreeWalk) {
        var parent = id
        var container = block
        var next = block.firstChild
        while true {
            guard let node = next else {
                guard parent != id, let outer = container.parent else { break }
                leave(parent, container, &tree)
                parent = tree.arena[parent].parent
                next = container.next
                container = outer
                continue
            }
            guard let kind = node.kind else {
                next = node.next
                continue
            }
            if kind.level == .inlineContainer {
                parent = enter(kind, parent, &tree)
                container = node
                next = node.firstChild
            } else {
                addLeaf(node, kind, parent, &tree)
                next = node.next
            }
        }
        if math != nil { dropMath(&tree) }
    }

    private mutating func enter(_ kind: NodeKind, _ parent: Int32, _ tree: inout TreeWalk) -> Int32 {
        let start = tree.place(
            cursor.sourceOffset(ofStart: cursor.offset)..<cursor.sourceOffset(ofStart: cursor.offset))
        let id = tree.arena.append(Node(kind, start), to: parent)
        if kind == .link {
            linkDepth += 1
            isInAutolink = cursor.isAtAngleBracket
        } else if kind == .image {
            linkDepth += 1
        }
        cursor.skip(kind == .image || kind == .strong ? 2 : 1)
        return id
    }

    private mutating func leave(_ id: Int32, _ node: LibraryNode, _ tree: inout TreeWalk) {
        let kind = tree.arena[id].kind
        if kind.isLink { leaveLink(id, node, &tree) } else { cursor.skip(kind == .strong ? 2 : 1) }
        let end = tree.place(cursor.sourceRange(max(cursor.offset - 1, 0)..<cursor.offset)).upperBound
        tree.arena[id].end = max(tree.arena[id].start, Int32(truncatingIfNeeded: end))
    }

    private mutating func leaveLink(_ id: Int32, _ node: LibraryNode, _ tree: inout TreeWalk) {
        linkDepth -= 1
        let start = Int(tree.arena[id].start)
        let destination: Range<Int>
        var isReference = false
        if isInAutolink {
            isInAutolink = false
            let end = cursor.sourceRange(max(cursor.offset - 1, 0)..<cursor.offset)
            destination = (start + 1)..<max(start + 1, tree.place(end).upperBound)
            cursor.skip(1)
        } else {
            switch cursor.takeLinkTail() {
            case .inline(let range, _): destination = tree.place(cursor.sourceRange(range))
            case .reference(let label, _) where !label.isEmpty:
                isReference = true
                destination = tree.place(cursor.sourceRange(label))
            case .reference, .shortcut:
                isReference = true
                let end = tree.place(cursor.sourceRange(max(cursor.offset - 1, 0)..<cursor.offset)).upperBound
                destination = start..<max(start, end)
            }
        }
        tree.arena[id].payload = Int32(truncatingIfNeeded: tree.arena.targets.count)
        tree.arena.targets.append(
            Arena.Target(
                destination: tree.store(node.url), title: tree.store(node.title), range: destination,
                isReference: isReference))
    }

    private mutating func addLeaf(
        _ node: LibraryNode, _ kind: NodeKind, _ parent: Int32, _ tree: inout TreeWalk
    ) {
        if kind == .text { return addText(node.literal, parent, &tree) }
        let whole: Range<Int>
        var text = TextReference.empty
        if kind == .code {
            let span = cursor.takeCodeSpan()
            whole = span.whole
            text = tree.codeReference(to: node.literal, at: cursor.sourceRange(span.content))
        } else if kind == .htmlInline {
            whole = cursor.takeVerbatim(node.literal)
            text = tree.reference(to: node.literal, at: cursor.sourceRange(whole))
        } else {
            if continueMathBehindBreak() { return }
            whole = cursor.takeBreak()
        }
        var leaf = Node(kind, tree.place(cursor.sourceRange(whole)))
        leaf.text = text
        tree.arena.append(leaf, to: parent)
    }

    /// Text that stands in the document as it is, which most does; false for any other.
    private mutating func takePlainText(
        _ literal: ByteView, _ parent: Int32, _ tree: inout TreeWalk
    ) -> Bool {
        let start = cursor.offset
        guard tree.map == nil, cursor.takePlainText(literal) else { return false }
        let range = cursor.sourceRange(start..<cursor.offset)
        var leaf = Node(.text, range)
        leaf.text = TextReference(inDocument: range)
        tree.arena.append(leaf, to: parent)
        return true
    }

    /// Text, cut where an extension has masked something.
    private mutating func addText(_ literal: ByteView, _ parent: Int32, _ tree: inout TreeWalk) {
        if math == nil, tree.spans.isEmpty, takePlainText(literal, parent, &tree) { return }
        var consumed = 0
        if math != nil { continueMath(literal, &consumed, &tree) }
        while consumed < literal.count {
            let place = cursor.sourceOffset(ofStart: cursor.offset)
            let span =
                isInAutolink || tree.spans.isEmpty
                ? nil : tree.spans.next(from: place, formulasOnly: linkDepth > 0)
            if let span, span.range.lowerBound == place {
                if span.isMath {
                    beginMath(span, literal, &consumed, parent, &tree)
                    continue
                }
                cursor.skip(span.range.count)
                consumed += span.range.count
                tree.arena.addSpan(span, to: parent)
                continue
            }
            let limit = span.map { cursor.contentOffset(ofSource: $0.range.lowerBound) } ?? .max
            let first = consumed
            let (content, isExact) = cursor.takeText(
                literal, from: &consumed, upTo: limit, backslashEscapes: !isInAutolink)
            let range = cursor.sourceRange(content)
            let piece = ByteView(rebasing: literal[min(first, consumed)..<min(consumed, literal.count)])
            var leaf = Node(.text, tree.place(range))
            leaf.text =
                isExact && tree.map == nil
                ? TextReference(inDocument: range) : tree.reference(to: piece, at: range)
            tree.arena.append(leaf, to: parent)
            if content.isEmpty, consumed < literal.count { return }
        }
    }
}
