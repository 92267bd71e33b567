import Text

/// Formulas. To libcmark each of their lines is text without punctuation.
struct OpenMath {
    let span: MaskedSpan
    let node: Int32
    /// The lines up to now, with the opening delimiter.
    var text: [UInt8] = []
}

extension InlineWalk {
    /// Adds the node of a formula that begins in a text, and takes what the text holds of it.
    mutating func beginMath(
        _ span: MaskedSpan, _ literal: ByteView, _ consumed: inout Int, _ parent: Int32,
        _ tree: inout TreeWalk
    ) {
        var node = Node(.math, span.documentRange)
        node.flags = span.kind == .displayMath ? 1 : 0
        let delimiters = Int(node.flags) + 1
        guard span.range.count > literal.count - consumed else {
            let start = span.origin + delimiters
            let end = max(start, span.documentRange.upperBound - delimiters)
            node.text = TextReference(inDocument: start..<end)
            tree.arena.append(node, to: parent)
            cursor.skip(span.range.count)
            consumed += span.range.count
            return
        }
        math = OpenMath(span: span, node: tree.arena.append(node, to: parent))
        continueMath(literal, &consumed, &tree)
    }

    /// Takes what a text holds of the open formula.
    mutating func continueMath(_ literal: ByteView, _ consumed: inout Int, _ tree: inout TreeWalk) {
        guard var open = math else { return }
        let start = cursor.sourceOffset(ofStart: cursor.offset)
        let count = min(max(open.span.range.upperBound - start, 0), literal.count - consumed)
        open.text.append(contentsOf: tree.arena.bytes[tree.place(start..<start + count)])
        cursor.skip(count)
        consumed += count
        math = open
        guard start + count >= open.span.range.upperBound else { return }
        let delimiters = Int(tree.arena[open.node].flags) + 1
        tree.arena[open.node].text = tree.arena.store(open.text.dropFirst(delimiters).dropLast(delimiters))
        math = nil
    }

    /// Takes a line's end within the open formula; false where none is open.
    mutating func continueMathBehindBreak() -> Bool {
        guard math != nil else { return false }
        _ = cursor.takeBreak()
        math?.text.append(.lineFeed)
        return true
    }

    /// What the block did not close is no formula but text.
    mutating func dropMath(_ tree: inout TreeWalk) {
        guard let open = math else { return }
        let end = tree.place(cursor.sourceRange(max(cursor.offset - 1, 0)..<cursor.offset)).upperBound
        tree.arena[open.node].kind = .text
        tree.arena[open.node].flags = 0
        tree.arena[open.node].end = max(tree.arena[open.node].start, Int32(truncatingIfNeeded: end))
        tree.arena[open.node].text = tree.arena.store(open.text)
        math = nil
    }
}
