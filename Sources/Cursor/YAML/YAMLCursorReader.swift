/// Reads YAML around a cursor, line by line: what a line belongs to follows from its column.
///
/// A node that is expected is `pending`: the value of a key, an element behind its dash, or the document.
/// What comes next becomes it, if it stands deep enough.
struct YAMLCursorReader {
    /// A block mapping or sequence that is open.
    struct Frame {
        let holder: Int
        /// The column of its keys or dashes.
        let column: Int
        let isMapping: Bool
    }

    /// A node that is expected.
    struct Pending {
        /// What it belongs to, as its last entry; -1 for the document.
        let holder: Int
        /// The column that it must stand deeper than.
        let parentColumn: Int
        /// Whether a list at the same column may be it, as for the value of a key.
        let allowsSameColumn: Bool
    }

    /// How deep blocks may nest.
    static let depthLimit = 200

    let text: CursorText
    var frames: [Frame] = []
    var pending: Pending? = .document
    /// The beginning of the next line.
    var position = 0
    /// The beginning of the line being read.
    var lineStart = 0
    /// The column that lines of the last block scalar stand deeper than, until something else comes.
    var scalarColumn: Int?
    /// The blank line with the cursor, if it belongs to the block that the next line begins.
    var waiting: Int?
    /// Whether the document has content or a marker.
    private var hasBegun = false

    init(_ text: CursorText) { self.text = text }

    /// Reads all of the text.
    mutating func read(_ draft: inout Draft) {
        if text.has("\u{FEFF}", at: 0) { position = 3 }
        while position < text.count {
            lineStart = position
            let end = text.lineEnd(position)
            position = text.nextLine(end)
            readLine(until: end, &draft)
            passCursor(&draft)
        }
        let isBehindLineEnding = text.count == 0 || text[text.count - 1].isLineEnding
        if text.cursor == text.count, isBehindLineEnding {
            lineStart = text.count
            readBlank(until: text.count, &draft)
        }
        if !draft.isSettled { draft.settle([]) }
    }

    /// Where nothing was expected at the cursor though its line was read, nothing may stand there.
    private mutating func passCursor(_ draft: inout Draft) {
        guard !draft.isSettled, waiting == nil else { return }
        let isLast = position >= text.count && !text[text.count - 1].isLineEnding
        if text.cursor < position || isLast { draft.settle([]) }
    }

    private mutating func readLine(until end: Int, _ draft: inout Draft) {
        let start = text.skipBlanks(lineStart)
        guard start < end else { return readBlank(until: end, &draft) }
        if text[start] == UInt8(ascii: "#") {
            if text.cursor <= start { readBlank(until: start, &draft) }
            return
        }
        if readMarker(at: start, &draft) { return }
        hasBegun = true
        scalarColumn = nil
        // Before what stands on a line nothing else may.
        if waiting == nil, text.cursor < start { draft.settle([]) }
        readBlock(from: start, &draft)
    }

    /// Reads the marks that part documents, and directives (YAML 1.2, section 9.1).
    private mutating func readMarker(at start: Int, _ draft: inout Draft) -> Bool {
        guard start == lineStart else { return false }
        if text[start] == UInt8(ascii: "%"), frames.isEmpty, pending != nil { return true }
        let begins = text.has("---", at: start)
        guard begins || text.has("...", at: start),
            start + 3 >= text.count || text[start + 3].isSpace
        else { return false }
        if hasBegun { draft.document += 1 }
        hasBegun = begins
        frames = []
        scalarColumn = nil
        pending = .document
        let content = text.skipBlanks(start + 3)
        let end = text.lineEnd(start)
        if begins, content < end, text[content] != UInt8(ascii: "#") {
            readInline(from: content, &draft)
        }
        return true
    }
}

extension YAMLCursorReader.Pending {
    /// The value of a whole document.
    static let document = YAMLCursorReader.Pending(holder: -1, parentColumn: -1, allowsSameColumn: false)
}
