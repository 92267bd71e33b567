import Text

/// Code blocks, fenced and indented.
extension TreeWalk {
    mutating func addCodeBlock(_ node: LibraryNode, at start: Int, _ id: Int32) {
        let line = node.startLine - 1
        let isFenced = isFence(at: start, line: line)
        let literal = node.literal
        let columns = isFenced ? containers.indent(of: start, line: line) : 0
        let content =
            columns > 0 && columns != containers.indentBytes(of: start, line: line)
            ? takeLines(of: literal, firstLine: line + 1, behindColumns: columns)
            : takeLines(of: literal, firstLine: isFenced ? line + 1 : line)
        let infoRange = place(isFenced ? infoRange(from: start, line: line) : start..<start)
        addCode(
            content, to: id, infoRange: infoRange, languageName: store(node.info), isFenced: isFenced,
            isClosed: !isFenced || closesFence(at: start, line: content.nextLine))
    }

    /// Whether a line closes the fence that begins at a place: as many of its characters or more stand alone there,
    /// inside the same containers (CommonMark 0.30, section 4.5).
    private func closesFence(at start: Int, line: Int) -> Bool {
        guard let (indent, first) = containers.start(ofLine: line), indent < 4 else { return false }
        let end = lines.range(ofLine: line).upperBound
        var place = first
        while place < end, source[place] == source[start] { place += 1 }
        guard place - first >= runLength(from: start) else { return false }
        return source.part(place..<end).allSatisfy(\.isWhitespace)
    }

    private func runLength(from start: Int) -> Int {
        var end = start
        while end < source.count, source[end] == source[start] { end += 1 }
        return end - start
    }

    /// Finds the lines of code between fences that a tab indents. Of each line as many columns are taken as the
    /// fence is indented by (CommonMark 0.30, section 4.5); libcmark counts the fence's bytes.
    private mutating func takeLines(
        of literal: ByteView, firstLine: Int, behindColumns columns: Int
    ) -> BlockLines {
        var code: [UInt8] = []
        var line = firstLine
        var start = 0
        while start < literal.count {
            let end = min(literal.firstPlace(of: .lineFeed, from: start) + 1, literal.count)
            if let content = containers.code(ofLine: line, behindColumns: columns) {
                var lineEnd = lines.range(ofLine: line).upperBound
                while lineEnd > content.offset, source[lineEnd - 1].isLineEnd { lineEnd -= 1 }
                code.append(contentsOf: repeatElement(.space, count: content.spaces))
                code.append(contentsOf: source[content.offset..<max(content.offset, lineEnd)])
                code.append(.lineFeed)
            } else {
                code.append(contentsOf: literal[start..<end])
            }
            start = end
            line += 1
        }
        return code.withUnsafeBufferPointer { takeLines(of: $0, firstLine: firstLine) }
    }

    /// Gives a node its code.
    mutating func addCode(
        _ content: BlockLines, to id: Int32, infoRange: Range<Int>, languageName: TextReference,
        isFenced: Bool, isClosed: Bool = true
    ) {
        var info = InfoString(parsing: arena.bytes, in: infoRange)
        var (reference, map) = (content.reference, content.map)
        if let options = arena.withBytes(of: reference, { DirectiveOptions(info, $0, map) }) {
            reference = reference[options.length..<Int(reference.count)]
            map = map.dropping(options.length)
            info = info.adding(options.title)
        }
        arena[id].text = reference
        arena[id].payload = Int32(truncatingIfNeeded: codeBlocks.count)
        codeBlocks.append(
            Document.CodeBlock(
                node: Document.NodeID(index: id),
                info: info,
                languageName: String(decoding: arena.bytes(of: languageName), as: UTF8.self),
                text: Array(arena.bytes(of: reference)),
                map: map,
                range: arena[id].range,
                infoRange: infoRange,
                isFenced: isFenced,
                isClosed: isClosed))
    }

    /// Whether a code block begins with a fence: one that is indented does not, whatever its code begins with.
    private func isFence(at start: Int, line: Int) -> Bool {
        guard start < source.count, source[start] == .backtick || source[start] == .tilde else {
            return false
        }
        return containers.indent(of: start, line: line) < 4
    }

    /// What follows the fence on its line, without the white space around it.
    private func infoRange(from start: Int, line: Int) -> Range<Int> {
        var end = lines.range(ofLine: line).upperBound
        var lower = start
        while lower < end, source[lower] == source[start] { lower += 1 }
        while lower < end, source[lower].isBlank { lower += 1 }
        while end > lower, source[end - 1].isWhitespace { end -= 1 }
        return lower..<end
    }
}
