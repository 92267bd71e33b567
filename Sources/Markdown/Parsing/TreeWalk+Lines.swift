import Text

/// Blocks whose text is taken line by line: code and raw HTML. Each of their lines is the end of a line of the
/// document, which tells where it stands; only spaces that a tab was split into stand nowhere.
extension TreeWalk {
    /// The text of a block: where it is kept, and the way from it to the document.
    struct BlockLines {
        let reference: TextReference
        let map: SourceMap
        /// The line (from 0) behind the last one.
        let nextLine: Int
    }

    /// Finds the lines of a block in the document, from a line (from 0) on.
    mutating func takeLines(of literal: ByteView, firstLine: Int) -> BlockLines {
        var map: [SourceMap.Segment] = []
        var line = firstLine
        var start = 0
        let hasCarriageReturns = literal.firstPlace(of: .carriageReturn) < literal.count
        while start < literal.count {
            let end =
                hasCarriageReturns
                ? lineEnd(of: literal, from: start)
                : min(literal.firstPlace(of: .lineFeed, from: start) + 1, literal.count)
            let content = ByteView(rebasing: literal[start..<end])
            let segment = segment(of: content, start: start, line: line)
            if let last = map.last, last.start + last.count == segment.start,
                last.origin + last.count == segment.origin
            {
                map[map.count - 1] = .init(
                    start: last.start, origin: last.origin, count: last.count + segment.count)
            } else {
                map.append(segment)
            }
            start = end
            line += 1
        }
        return BlockLines(
            reference: reference(to: literal, map), map: SourceMap(segments: map), nextLine: line)
    }

    /// Where a line of the text stands on its line of the document.
    private func segment(of content: ByteView, start: Int, line: Int) -> SourceMap.Segment {
        let range = lines.range(ofLine: line)
        let contentWithoutEnd = withoutLineEnd(content)
        var lineEnd = range.upperBound
        while lineEnd > range.lowerBound, source[lineEnd - 1].isLineEnd { lineEnd -= 1 }
        let common = commonEnd(content.part(0..<contentWithoutEnd), range.lowerBound..<lineEnd)
        // libcmark makes every line ending in code a line feed.
        let keepsEnding =
            contentWithoutEnd < content.count && lineEnd < range.upperBound
            && source[lineEnd] == content[contentWithoutEnd]
        let ending = keepsEnding ? 1 : 0
        let origin = place((lineEnd - common)..<(lineEnd - common + 1)).lowerBound
        return SourceMap.Segment(
            start: start + contentWithoutEnd - common, origin: origin, count: common + ending)
    }

    /// How many bytes at the ends of a line's text and of the line in the source are the same.
    private func commonEnd(_ content: ByteView, _ line: Range<Int>) -> Int {
        if content.count <= line.count,
            source.part(line.upperBound - content.count..<line.upperBound).equals(content)
        {
            return content.count
        }
        var common = 0
        while common < min(content.count, line.count),
            source[line.upperBound - common - 1] == content[content.count - common - 1]
        {
            common += 1
        }
        return common
    }

    private func lineEnd(of literal: ByteView, from start: Int) -> Int {
        var end = start
        while end < literal.count, !literal[end].isLineEnd { end += 1 }
        if end + 1 < literal.count, literal[end] == .carriageReturn, literal[end + 1] == .lineFeed {
            end += 1
        }
        return min(end + 1, literal.count)
    }

    private func withoutLineEnd(_ content: ByteView) -> Int {
        var end = content.count
        while end > 0, content[end - 1].isLineEnd { end -= 1 }
        return end
    }

    /// Text that is one run of the document is not copied. In other text, what stands in the document is taken from
    /// there, so that no mask is left in it.
    private mutating func reference(to literal: ByteView, _ map: [SourceMap.Segment]) -> TextReference {
        if map.count == 1, let only = map.first, only.start == 0, only.count == literal.count {
            return TextReference(inDocument: only.origin, count: only.count)
        }
        guard isMasked else { return store(literal) }
        var text: [UInt8] = []
        text.reserveCapacity(literal.count)
        for segment in map {
            text.append(contentsOf: literal[text.count..<segment.start])
            text.append(contentsOf: arena.bytes[segment.origin..<segment.origin + segment.count])
        }
        text.append(contentsOf: literal[text.count...])
        return arena.store(text)
    }

    /// Copies bytes that libcmark has given, with the masks taken back.
    mutating func store(_ literal: ByteView) -> TextReference {
        guard !literal.isEmpty else { return .empty }
        if literal.contains(where: EntityMatch.isForbidden) {
            let text = EntityMatch.withoutForbidden(Array(literal))
            return isMasked ? arena.store(text.lazy.map(MaskTable.unmasked)) : arena.store(text)
        }
        return isMasked ? arena.store(literal.lazy.map(MaskTable.unmasked)) : arena.store(literal)
    }
}
