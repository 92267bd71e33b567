import Text

/// Paragraphs, headings, and the tables that libcmark takes for paragraphs.
extension TreeWalk {
    mutating func addTextBlock(_ node: LibraryNode, _ kind: NodeKind, _ range: Range<Int>, parent: Int32) {
        let firstLine = node.startLine - 1
        if kind == .heading, range.lowerBound < source.count, source[range.lowerBound] == .hash {
            let id = arena.append(
                Node(kind, place(lineRange(from: range.lowerBound, line: firstLine))), to: parent)
            arena[id].flags = UInt8(truncatingIfNeeded: node.headingLevel)
            let content = BlockContent(
                from: range.lowerBound, lines: firstLine, through: firstLine, of: source, lines, containers)
            walkInlines(of: node, into: id, content) { cursor in
                cursor.skip(node.headingLevel)
                cursor.skipBlanks()
            }
            return
        }
        var range = range
        var lastLine = lines.line(of: max(range.upperBound - 1, range.lowerBound), from: firstLine)
        // libcmark gives an underlined heading the line behind it too, unless that is blank.
        if kind == .heading, lastLine - 1 > firstLine, isUnderline(lastLine - 1) {
            lastLine -= 1
            range = range.lowerBound..<lineRange(from: range.lowerBound, line: lastLine).upperBound
        }
        // The underline of a heading is no part of its text, and no definition goes on in it.
        let textEnd = kind == .heading ? max(lastLine - 1, firstLine) : lastLine
        let content = BlockContent(
            from: range.lowerBound, lines: firstLine, through: textEnd, of: source, lines, containers)
        if findsTables, lastLine > firstLine,
            addTable(content, lines: firstLine...lastLine, isSetextHeading: kind == .heading, to: parent)
        {
            return
        }
        definitions.collect(from: content, source)
        let id = arena.append(Node(kind, place(range)), to: parent)
        if kind == .heading { arena[id].flags = UInt8(truncatingIfNeeded: node.headingLevel) }
        walkInlines(of: node, into: id, content) { $0.skipDefinitions() }
    }

    /// Whether a line is made of `=` or `-` alone.
    private func isUnderline(_ line: Int) -> Bool {
        let start = containers.textStart(ofLine: line)
        let end = lines.range(ofLine: line).upperBound
        guard start < end, source[start] == .equals || source[start] == .hyphen else { return false }
        return source[start..<end].drop { $0 == source[start] }.allSatisfy(\.isWhitespace)
    }

    /// The closing `#` characters belong to a heading.
    private func lineRange(from start: Int, line: Int) -> Range<Int> {
        var end = lines.range(ofLine: line).upperBound
        while end > start, source[end - 1].isWhitespace { end -= 1 }
        return start..<max(start, end)
    }

    /// Walks the inlines of a block; `begin` takes what stands in front of the first.
    mutating func walkInlines(
        of block: LibraryNode, into id: Int32, _ content: BlockContent, _ begin: (inout InlineCursor) -> Void
    ) {
        guard block.firstChild != nil else { return }
        content.withBytes(of: source) { bytes in
            var cursor = InlineCursor(bytes, content.segments)
            begin(&cursor)
            var walk = InlineWalk(cursor: cursor)
            walk.run(block, id, &self)
            misses += walk.cursor.misses
        }
    }

    /// Where a range of the source stands in the document.
    @inline(__always)
    func place(_ range: Range<Int>) -> Range<Int> {
        map?.range(range) ?? range
    }

    /// The text of a code span. In a cell, `\|` is `|` in code too, also where it was masked for a wiki link that
    /// turned out to be code.
    mutating func codeReference(to literal: ByteView, at range: Range<Int>) -> TextReference {
        let escape = MaskTable.masked(.backslash)
        guard isInCell, isMasked, literal.firstPlace(of: escape) < literal.count else {
            return reference(to: literal, at: range)
        }
        let pipe = MaskTable.masked(.pipe)
        var code: [UInt8] = []
        for (offset, byte) in literal.enumerated() {
            let isEscape = byte == escape && offset + 1 < literal.count && literal[offset + 1] == pipe
            if !isEscape { code.append(MaskTable.unmasked(byte)) }
        }
        return arena.store(code)
    }

    /// Bytes that stand in the document as they are need no copy.
    mutating func reference(to literal: ByteView, at range: Range<Int>) -> TextReference {
        guard range.count == literal.count, source.part(range).equals(literal) else {
            return store(literal)
        }
        let place = place(range)
        return place.count == range.count ? TextReference(inDocument: place) : store(literal)
    }
}
