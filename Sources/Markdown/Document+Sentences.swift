import Text

/// The sentences that parts of a line stand in.
extension Document {
    /// The most bytes of a sentence on either side of what it is asked for.
    private static let reach = 160

    /// The sentences that nodes of lines, such as links, stand in, without markup. A long one is cut at
    /// words, with an ellipsis. It is empty where there is nothing but the node itself.
    ///
    /// The text of a block is put together once for all nodes in it.
    public func sentences(around nodes: [NodeID]) -> [String] {
        var blocks: [Int32: (text: [UInt8], places: [Int32: Range<Int>])] = [:]
        let wanted = Set(nodes.map(\.index))
        return nodes.map { node in
            let block = block(around: node.index)
            let known = blocks[block] ?? text(of: block, noting: wanted)
            blocks[block] = known
            guard let place = known.places[node.index] else { return "" }
            return Self.sentence(around: place, in: known.text)
        }
    }

    /// The paragraph, heading or cell that a node stands in.
    private func block(around node: Int32) -> Int32 {
        var block = node
        while arena[block].kind.level != .inlineBlock, arena[block].parent != Node.none {
            block = arena[block].parent
        }
        return block
    }

    private func text(
        of block: Int32, noting wanted: Set<Int32>
    ) -> (text: [UInt8], places: [Int32: Range<Int>]) {
        var text: [UInt8] = []
        var places: [Int32: Range<Int>] = [:]
        for id in arena.descendants(of: block) {
            let node = arena[id]
            if wanted.contains(id) {
                places[id] = text.count..<(text.count + arena.plainText(of: id).count)
            }
            if node.kind.isText {
                text += arena.bytes(of: node.text)
            } else if node.kind.isBreak {
                text.append(.space)
            }
        }
        return (text, places)
    }

    private static func sentence(around place: Range<Int>, in text: [UInt8]) -> String {
        var start = place.lowerBound
        let first = max(0, start - reach)
        while start > first, !isBeginning(start, in: text) { start -= 1 }
        let isCutBefore = start > 0 && !isBeginning(start, in: text)
        if isCutBefore { while start < place.lowerBound, text[start] != .space { start += 1 } }
        var end = place.upperBound
        let last = min(text.count, end + reach)
        while end < last, !isBeginning(end, in: text) { end += 1 }
        let isCutBehind = end < text.count && !isBeginning(end, in: text)
        if isCutBehind { while end > place.upperBound, text[end - 1] != .space { end -= 1 } }
        let words = text[start..<end].split(separator: UInt8.space)
        let link = text[place].split(separator: UInt8.space)
        guard words != link else { return "" }
        let sentence = String(decoding: Array(words.joined(separator: [UInt8.space])), as: UTF8.self)
        return (isCutBefore ? "… " : "") + sentence + (isCutBehind ? " …" : "")
    }

    /// Whether a sentence begins at a place: behind a blank with the end of one before it, where no small
    /// letter follows.
    private static func isBeginning(_ place: Int, in text: [UInt8]) -> Bool {
        guard place > 1, place < text.count, text[place - 1] == .space else { return place == 0 }
        let isEnd = ".!?".utf8.contains(text[place - 2])
        return isEnd && !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(text[place])
    }
}
