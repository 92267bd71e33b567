import Text

/// The block quotes and list items that are open around a block, as far as they decide where the text of a
/// line begins (CommonMark 0.30, sections 5.1 and 5.2).
struct ContainerStack {
    private enum Marker {
        case quote
        /// A list item whose lines are indented by this many columns.
        case item(indent: Int)
    }

    private struct Entry {
        let marker: Marker
        let line: Int
        /// Where the content begins on the line that opened the container.
        let content: LineCursor
    }

    private let bytes: ByteView
    private let lines: LineStarts
    private var entries: [Entry] = []

    init(bytes: ByteView, lines: LineStarts) {
        self.bytes = bytes
        self.lines = lines
    }

    /// Opens a block quote whose `>` stands at an offset.
    mutating func openQuote(at offset: Int, line: Int) {
        var cursor = cursor(onLine: line)
        cursor.advance(to: offset + 1)
        cursor.skipOneColumnIfBlank()
        entries.append(Entry(marker: .quote, line: line, content: cursor))
    }

    /// Opens a list item whose marker stands at an offset.
    mutating func openItem(at offset: Int, line: Int) {
        var cursor = cursor(onLine: line)
        let base = cursor.column
        cursor.advance(to: offset)
        let markerColumn = cursor.column
        cursor.advance(to: markerEnd(from: offset))
        let markerWidth = cursor.column - markerColumn
        var spaces = cursor.indent
        if spaces < 1 || spaces >= 5 || cursor.isAtLineEndAfterBlanks { spaces = 1 }
        cursor.advance(columns: spaces)
        let indent = markerColumn - base + markerWidth + spaces
        entries.append(Entry(marker: .item(indent: indent), line: line, content: cursor))
    }

    /// Closes the innermost container.
    mutating func close() {
        _ = entries.popLast()
    }

    /// How many columns a place on a line is indented inside the containers around it.
    func indent(of offset: Int, line: Int) -> Int {
        var cursor = cursor(onLine: line)
        let base = cursor.column
        cursor.advance(to: offset)
        return cursor.column - base
    }

    /// How many bytes are the indentation of a place on a line inside the containers around it.
    func indentBytes(of offset: Int, line: Int) -> Int {
        offset - cursor(onLine: line).offset
    }

    /// What a line of code holds behind its containers and some columns of indentation: spaces that are left of a
    /// tab, and the place from which on it is taken as it is. `nil` for a blank line.
    func code(ofLine line: Int, behindColumns columns: Int) -> (spaces: Int, offset: Int)? {
        var cursor = cursor(onLine: line)
        guard !cursor.isAtLineEndAfterBlanks else { return nil }
        cursor.advance(columns: columns)
        return cursor.rest
    }

    /// How many columns a line is indented inside the containers around it, and where its text begins; `nil` where
    /// it does not lie in all of them.
    func start(ofLine line: Int) -> (indent: Int, offset: Int)? {
        var isLazy = false
        var cursor = cursor(onLine: line, isLazy: &isLazy)
        guard !isLazy else { return nil }
        let indent = cursor.indent
        cursor.skipBlanks()
        return (indent, cursor.offset)
    }

    /// Where the text of a later line of a paragraph begins, behind the containers' markers and white space.
    func textStart(ofLine line: Int) -> Int {
        var cursor = cursor(onLine: line)
        cursor.skipBlanks()
        return cursor.offset
    }

    /// Where libcmark takes the text of a later line of a paragraph from: as `textStart(ofLine:)`, but from the white
    /// space on where the line continues the paragraph lazily.
    func contentStart(ofLine line: Int) -> Int {
        var isLazy = false
        var cursor = cursor(onLine: line, isLazy: &isLazy)
        if !isLazy { cursor.skipBlanks() }
        return cursor.offset
    }

    private func cursor(onLine line: Int) -> LineCursor {
        var isLazy = false
        return cursor(onLine: line, isLazy: &isLazy)
    }

    /// A cursor behind the markers of all containers, as far as the line has them.
    private func cursor(onLine line: Int, isLazy: inout Bool) -> LineCursor {
        if let last = entries.last, last.line == line { return last.content }
        let range = lines.range(ofLine: line)
        var cursor = LineCursor(bytes: bytes, offset: range.lowerBound, end: range.upperBound)
        for entry in entries {
            if entry.line == line {
                cursor = entry.content
                continue
            }
            switch entry.marker {
            case .quote:
                guard cursor.enterQuote() else {
                    isLazy = true
                    return cursor
                }
            case .item(let indent):
                guard cursor.enterItem(indent: indent) else {
                    isLazy = true
                    return cursor
                }
            }
        }
        return cursor
    }

    private func markerEnd(from offset: Int) -> Int {
        var end = offset
        while end < bytes.count, bytes[end].isDigit { end += 1 }
        return min(end + 1, bytes.count)
    }
}
