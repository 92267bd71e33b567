import Text

/// Ids that authors give themselves: `{#id}` behind a heading and ` ^id` behind a block.
extension Arena {
    /// Takes `{#id}` out of the end of headings; a heading's `text` becomes the id. Returns where else something
    /// stands between the braces, such as `.class`, which nothing reads.
    mutating func takeHeadingIDs() -> [Range<Int>] {
        var unread: [Range<Int>] = []
        for index in nodes.indices where nodes[index].kind == .heading {
            let last = nodes[index].lastChild
            guard last != Node.none, self[last].kind == .text, endsWithBrace(self[last]) else { continue }
            let text = NodeText(self[last], in: self)
            guard let found = HeadingAttributes(in: text) else { continue }
            self[Int32(truncatingIfNeeded: index)].text = self[last].text[found.id]
            for rest in found.others {
                unread.append(text.place(of: rest.lowerBound)..<text.place(of: rest.upperBound))
            }
            shorten(last, to: found.start, text)
        }
        return unread
    }

    private func endsWithBrace(_ text: Node) -> Bool {
        withBytes(of: text.text) { $0.last == .rightBrace }
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

/// `{#id}` at the end of a heading, as other generators write it too: `{ #id }`, `{: #id }`, `{#id .class}`.
private struct HeadingAttributes {
    /// Where the brace stands, by offsets in the text.
    let start: Int
    /// The id without its `#`.
    let id: Range<Int>
    /// What else stands between the braces.
    private(set) var others: [Range<Int>] = []

    /// Reads the braces at the end of a text; `nil` where they hold no id, or anything that is no attribute.
    init?(in text: NodeText) {
        guard text.count > 3, text[text.count - 1] == .rightBrace, text.isPlain(text.count - 1) else {
            return nil
        }
        var start = text.count - 2
        while start > 0, text[start] != .leftBrace, text[start] != .rightBrace { start -= 1 }
        guard text[start] == .leftBrace, text.isPlain(start) else { return nil }
        var offset = start + 1
        if text[offset] == .colon { offset += 1 }
        var id: Range<Int>?
        while offset < text.count - 1 {
            let first = offset
            while offset < text.count - 1, !text[offset].isBlank { offset += 1 }
            let token = first..<offset
            if token.isEmpty {
                offset += 1
            } else if text[first] == .hash, id == nil, Self.isName(token.dropFirst(), text) {
                id = (first + 1)..<offset
            } else if text[first] == .dot && Self.isName(token.dropFirst(), text)
                || text.slice(token).contains(.equals)
            {
                others.append(token)
            } else {
                return nil
            }
        }
        guard let id else { return nil }
        self.start = start
        self.id = id
    }

    private static func isName(_ range: Range<Int>, _ text: NodeText) -> Bool {
        !range.isEmpty && range.allSatisfy { text[$0].isOfOwnID }
    }
}

extension UInt8 {
    fileprivate var isOfBlockID: Bool { isLetter || isDigit || self == .hyphen }
    /// Whether it can be a part of the id that an author gives a heading.
    var isOfOwnID: Bool {
        isOfBlockID || self == .underscore || self == .dot || self == .colon || self >= 0x80
    }
}
