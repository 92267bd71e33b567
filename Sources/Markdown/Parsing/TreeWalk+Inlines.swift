/// The inlines of a paragraph or heading.
extension TreeWalk {
    mutating func walkInlines(of block: LibraryNode, into id: Int32) {
        guard block.firstChild != nil else { return }
        let firstLine = block.start.line - 1
        let isHeadingOfOneLine = arena[id].kind == .heading && source[arena[id].range.lowerBound] == .hash
        let lastLine = isHeadingOfOneLine ? firstLine : max(block.end.line - 1, firstLine)
        let content = BlockContent(
            from: arena[id].range.lowerBound, lines: firstLine, through: lastLine, of: source, lines,
            containers)
        content.withBytes(of: source) { bytes in
            var cursor = InlineCursor(bytes, content.segments)
            if isHeadingOfOneLine {
                cursor.skip(Int(arena[id].flags))
                cursor.skipBlanks()
            } else {
                cursor.skipDefinitions()
            }
            var walk = InlineWalk(cursor: cursor)
            walk.run(block, id, &self)
            misses += walk.cursor.misses
        }
    }
}

/// A walk over the inlines of one block.
private struct InlineWalk {
    var cursor: InlineCursor
    /// How many links and images are open: what is inside is no wiki link.
    private var linkDepth = 0
    private var isInAutolink = false

    init(cursor: InlineCursor) {
        self.cursor = cursor
    }

    mutating func run(_ block: LibraryNode, _ id: Int32, _ tree: inout TreeWalk) {
        var parent = id
        var open: [LibraryNode] = []
        var next = block.firstChild
        while true {
            guard let node = next else {
                guard let finished = open.popLast() else { return }
                leave(parent, finished, &tree)
                parent = tree.arena[parent].parent
                next = finished.next
                continue
            }
            guard let kind = node.kind else {
                next = node.next
                continue
            }
            switch kind {
            case .emphasis, .strong, .link, .image:
                parent = enter(node, kind, parent, &tree)
                open.append(node)
                next = node.firstChild
            default:
                addLeaf(node, kind, parent, &tree)
                next = node.next
            }
        }
    }

    private mutating func enter(
        _ node: LibraryNode, _ kind: NodeKind, _ parent: Int32, _ tree: inout TreeWalk
    ) -> Int32 {
        let start = cursor.documentOffset(ofStart: cursor.offset)
        let id = tree.arena.append(Node(kind, start..<start), to: parent)
        switch kind {
        case .link:
            linkDepth += 1
            isInAutolink = cursor.isAtAngleBracket
            cursor.skip(1)
        case .image:
            linkDepth += 1
            cursor.skip(2)
        case .strong: cursor.skip(2)
        default: cursor.skip(1)
        }
        return id
    }

    private mutating func leave(_ id: Int32, _ node: LibraryNode, _ tree: inout TreeWalk) {
        switch tree.arena[id].kind {
        case .link, .image: leaveLink(id, node, &tree)
        case .strong: cursor.skip(2)
        default: cursor.skip(1)
        }
        let start = Int(tree.arena[id].start)
        let end = cursor.documentRange(max(cursor.offset - 1, 0)..<cursor.offset).upperBound
        tree.arena[id].end = Int32(truncatingIfNeeded: max(start, end))
    }

    private mutating func leaveLink(_ id: Int32, _ node: LibraryNode, _ tree: inout TreeWalk) {
        linkDepth -= 1
        let start = Int(tree.arena[id].start)
        let destination: Range<Int>
        if isInAutolink {
            isInAutolink = false
            destination = (start + 1)..<cursor.documentOffset(ofStart: cursor.offset)
            cursor.skip(1)
        } else {
            switch cursor.takeLinkTail() {
            case .inline(let range, _): destination = cursor.documentRange(range)
            case .reference, .shortcut:
                let end = cursor.documentRange((cursor.offset - 1)..<cursor.offset).upperBound
                destination = start..<max(start, end)
            }
        }
        tree.arena[id].payload = Int32(truncatingIfNeeded: tree.arena.targets.count)
        tree.arena.targets.append(
            Arena.Target(
                destination: tree.store(node.url), title: tree.store(node.title), range: destination))
    }

    private mutating func addLeaf(
        _ node: LibraryNode, _ kind: NodeKind, _ parent: Int32, _ tree: inout TreeWalk
    ) {
        switch kind {
        case .softBreak, .lineBreak:
            let range = cursor.takeBreak()
            tree.arena.append(Node(kind, cursor.documentRange(range)), to: parent)
        case .code:
            let (whole, content) = cursor.takeCodeSpan()
            var leaf = Node(.code, cursor.documentRange(whole))
            leaf.text = reference(to: node.literal, at: content, &tree)
            tree.arena.append(leaf, to: parent)
        case .htmlInline:
            let range = cursor.takeVerbatim(node.literal)
            var leaf = Node(.htmlInline, cursor.documentRange(range))
            leaf.text = reference(to: node.literal, at: range, &tree)
            tree.arena.append(leaf, to: parent)
        default: addText(node.literal, parent, &tree)
        }
    }

    /// Text, cut where an extension has masked something.
    private mutating func addText(_ literal: ByteView, _ parent: Int32, _ tree: inout TreeWalk) {
        var consumed = 0
        while consumed < literal.count {
            let place = cursor.documentOffset(ofStart: cursor.offset)
            let span = linkDepth == 0 ? tree.spans.next(from: place) : nil
            if let span, span.range.lowerBound == place {
                cursor.skip(span.range.count)
                consumed += span.range.count
                tree.arena.addWikiLink(span, to: parent)
                continue
            }
            let limit = span.map { cursor.contentOffset(ofDocument: $0.range.lowerBound) } ?? .max
            let first = consumed
            let (range, isExact) = cursor.takeText(
                literal, from: &consumed, upTo: limit, backslashEscapes: !isInAutolink)
            var leaf = Node(.text, cursor.documentRange(range))
            leaf.text =
                isExact
                ? TextReference(inDocument: leaf.range)
                : tree.store(ByteView(rebasing: literal[min(first, consumed)..<min(consumed, literal.count)]))
            tree.arena.append(leaf, to: parent)
            if range.isEmpty, consumed < literal.count { return }
        }
    }

    /// Bytes that stand in the document as they are need no copy.
    private mutating func reference(
        to literal: ByteView, at content: Range<Int>, _ tree: inout TreeWalk
    ) -> TextReference {
        let range = cursor.documentRange(content)
        if range.count == literal.count, tree.source[range].elementsEqual(literal) {
            return TextReference(inDocument: range)
        }
        return tree.store(literal)
    }
}
