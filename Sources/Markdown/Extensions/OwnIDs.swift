/// Ids that authors give themselves: `{#id}` behind a heading and ` ^id` behind a block.
extension Arena {
    /// Takes `{#id}` out of the end of headings; a heading's `text` becomes the id.
    mutating func takeHeadingIDs() {
        for index in nodes.indices where nodes[index].kind == .heading {
            let last = nodes[index].lastChild
            guard last != Node.none, self[last].kind == .text, endsWithBrace(self[last]) else { continue }
            let text = NodeText(self[last], in: self)
            guard let range = Self.headingID(in: text) else { continue }
            self[Int32(truncatingIfNeeded: index)].text =
                self[last].text[(range.lowerBound + 2)..<(range.upperBound - 1)]
            shorten(last, to: range.lowerBound, text)
        }
    }

    private func endsWithBrace(_ text: Node) -> Bool {
        withBytes(of: text.text) { $0.last == .rightBrace }
    }

    /// Where `{#id}` stands at the end of a heading's text.
    private static func headingID(in text: NodeText) -> Range<Int>? {
        guard text.count > 3, text[text.count - 1] == .rightBrace else { return nil }
        var start = text.count - 2
        while start > 0, text[start].isOfOwnID { start -= 1 }
        guard start >= 1, start < text.count - 2, text[start] == .hash, text[start - 1] == .leftBrace,
            text.isPlain(start - 1)
        else { return nil }
        return (start - 1)..<text.count
    }

    /// Takes ` ^id` out of the end of paragraphs. An id that is a paragraph by itself belongs to the block above.
    mutating func takeBlockIDs() {
        var alone: [Int32: TextReference] = [:]
        for index in nodes.indices where nodes[index].kind == .paragraph && nodes[index].parent != Node.none {
            let id = Int32(truncatingIfNeeded: index)
            let last = nodes[index].lastChild
            guard last != Node.none, self[last].kind == .text,
                withBytes(of: self[last].text, { $0.firstPlace(of: .caret) < $0.count })
            else { continue }
            let text = NodeText(self[last], in: self)
            guard let range = blockID(in: text, isFirst: followsBreak(last, in: id)) else { continue }
            let name = self[last].text[(range.lowerBound + 1)..<range.upperBound]
            if range.lowerBound == 0, nodes[index].firstChild == last {
                alone[id] = name
            } else {
                blockIDs[id] = name
                shorten(last, to: range.lowerBound, text)
            }
        }
        giveToBlocksAbove(alone)
    }

    /// Gives ids that are paragraphs by themselves to the blocks above and takes the paragraphs out.
    private mutating func giveToBlocksAbove(_ alone: [Int32: TextReference]) {
        for parent in Set(alone.keys.map { self[$0].parent }) {
            var kept: [Int32] = []
            for child in children(of: parent) {
                if let name = alone[child], let previous = kept.last {
                    blockIDs[previous] = name
                } else {
                    kept.append(child)
                }
            }
            setChildren(of: parent, to: kept)
        }
    }

    private func blockID(in text: NodeText, isFirst: Bool) -> Range<Int>? {
        var start = text.count
        while start > 0, text[start - 1].isOfBlockID { start -= 1 }
        guard start > 0, start < text.count, text[start - 1] == .caret, text.isPlain(start - 1) else {
            return nil
        }
        let isAlone = start == 1 && isFirst
        return isAlone || (start > 1 && text[start - 2].isBlank) ? (start - 1)..<text.count : nil
    }

    /// Whether nothing stands before a text on its line, or an embed, which needs no space behind it.
    private func followsBreak(_ text: Int32, in paragraph: Int32) -> Bool {
        let siblings = children(of: paragraph)
        guard siblings.count > 1 else { return true }
        let kind = self[siblings[siblings.count - 2]].kind
        return kind.isBreak || kind == .embed
    }

    /// Cuts a text off at an offset and the white space in front of it.
    private mutating func shorten(_ node: Int32, to offset: Int, _ text: NodeText) {
        var end = offset
        while end > 0, text[end - 1].isBlank { end -= 1 }
        self[node].end = Int32(
            truncatingIfNeeded: end == 0 ? Int(self[node].start) : text.place(of: end - 1) + 1)
        self[node].text = self[node].text[0..<end]
    }
}

extension UInt8 {
    fileprivate var isOfBlockID: Bool { isLetter || isDigit || self == .hyphen }
    fileprivate var isOfOwnID: Bool {
        isOfBlockID || self == .underscore || self == .dot || self == .colon || self >= 0x80
    }
}
