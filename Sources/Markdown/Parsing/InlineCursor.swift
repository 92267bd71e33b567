import Text

/// A place in the content of a block that follows libcmark's inlines in their order.
///
/// The columns that libcmark gives to inlines are wrong behind code spans, links and indented lines. But the
/// inlines come in the order of the text, and what may stand between two of them is known from their kinds; so
/// each is found by reading on from the end of the one before it.
struct InlineCursor {
    private let text: ByteView
    private let segments: BlockContent.Segments
    /// The place in the content.
    private(set) var offset = 0
    /// How often an inline was not found where it had to be; always 0 unless there is a mistake here.
    private(set) var misses = 0

    init(_ text: ByteView, _ segments: BlockContent.Segments = BlockContent.Segments(origin: 0)) {
        self.text = text
        self.segments = segments
    }

    /// The place in the source of a place in the content that is the start of something.
    func sourceOffset(ofStart place: Int) -> Int {
        segments.origin(of: place)
    }

    /// The range in the source of a range in the content.
    func sourceRange(_ range: Range<Int>) -> Range<Int> {
        let start = sourceOffset(ofStart: range.lowerBound)
        guard !range.isEmpty else { return start..<start }
        return start..<max(start, sourceOffset(ofStart: range.upperBound - 1) + 1)
    }

    /// The place in the content of a place in the source that is on the line of the cursor.
    func contentOffset(ofSource place: Int) -> Int {
        place - sourceOffset(ofStart: offset) + offset
    }

    /// Takes the link reference definitions at the beginning of the content.
    mutating func skipDefinitions(_ found: (LinkSyntax.Definition) -> Void = { _ in }) {
        let syntax = LinkSyntax(text: text)
        while byte(offset) == .leftBracket, let definition = syntax.definition(at: offset) {
            found(definition)
            offset = definition.end
        }
    }

    /// Takes blanks.
    mutating func skipBlanks() {
        while let byte = byte(offset), byte.isBlank { offset += 1 }
    }

    /// Takes delimiters such as `**` or `](`.
    mutating func skip(_ count: Int) {
        offset = min(offset + count, text.count)
    }

    /// Takes a line's end with the white space or backslash in front of it and the white space behind it.
    mutating func takeBreak() -> Range<Int> {
        let start = offset
        while let byte = byte(offset), byte.isWhitespace, !byte.isLineEnd { offset += 1 }
        let isBackslash = byte(offset) == .backslash
        if isBackslash { offset += 1 }
        if byte(offset) == .carriageReturn { offset += 1 }
        if byte(offset) == .lineFeed { offset += 1 }
        let end = offset
        // Behind a backslash libcmark keeps the white space of a lazy line.
        if !isBackslash { skipBlanks() }
        if end == start { misses += 1 }
        return start..<end
    }

    /// Takes a code span; the ranges are those of the whole and of what is between the backticks.
    mutating func takeCodeSpan() -> (whole: Range<Int>, content: Range<Int>) {
        let start = offset
        let length = backticks(at: offset)
        var place = offset + length
        while length > 0, place < text.count {
            let run = backticks(at: place)
            if run == length {
                offset = place + run
                return (start..<offset, (start + length)..<place)
            }
            place = text.firstPlace(of: .backtick, from: place + max(run, 1))
        }
        misses += 1
        return (start..<start, start..<start)
    }

    private func backticks(at start: Int) -> Int {
        var place = start
        while byte(place) == .backtick { place += 1 }
        return place - start
    }

    /// Takes bytes that stand in the content as they are.
    mutating func takeVerbatim(_ literal: ByteView) -> Range<Int> {
        let start = offset
        if offset + literal.count <= text.count, text.part(offset..<offset + literal.count).equals(literal) {
            offset += literal.count
        } else {
            misses += 1
        }
        return start..<offset
    }

    /// Whether the link that begins here is an autolink in angle brackets.
    var isAtAngleBracket: Bool { byte(offset) == .less }

    /// Takes the end of a link or image from its `]` on.
    mutating func takeLinkTail() -> LinkSyntax.Tail {
        guard byte(offset) == .rightBracket else {
            misses += 1
            return .shortcut
        }
        offset += 1
        let tail = LinkSyntax(text: text).tail(at: offset)
        switch tail {
        case .inline(_, let end), .reference(_, let end): offset = end
        case .shortcut: break
        }
        return tail
    }

    /// How a piece of text is written in the source.
    enum TextUnit {
        /// As a byte that stands for itself.
        case plain
        /// With a backslash, or as an entity.
        case escaped
    }

    /// Takes text whose bytes libcmark has given as `literal`, from `consumed` on and up to a place in the content.
    ///
    /// Returns the range in the content; `isExact` says whether the bytes are the same in both.
    mutating func takeText(
        _ literal: ByteView, from consumed: inout Int, upTo limit: Int = .max, backslashEscapes: Bool
    ) -> (range: Range<Int>, isExact: Bool) {
        let start = offset
        if consumed == 0, limit == .max, takePlainText(literal) {
            consumed = literal.count
            return (start..<offset, true)
        }
        var isExact = true
        while consumed < literal.count, offset < min(limit, text.count) {
            switch takeUnit(of: literal, &consumed, backslashEscapes: backslashEscapes) {
            case .plain: break
            case .escaped: isExact = false
            case nil: return miss(start, &consumed, literal)
            }
        }
        if consumed < literal.count, offset < limit { return miss(start, &consumed, literal) }
        return (start..<offset, isExact)
    }

    /// Takes text in which no byte can be a part of an escape or entity; false where the text is not such.
    @inline(__always)
    mutating func takePlainText(_ literal: ByteView) -> Bool {
        guard text.has(literal, at: offset),
            literal.firstPlace(of: .backslash) == literal.count,
            literal.firstPlace(of: .ampersand) == literal.count
        else { return false }
        offset += literal.count
        return true
    }

    /// Takes the next byte, escaped character or entity of a text; `nil` where it is not the literal's.
    mutating func takeUnit(of literal: ByteView, _ consumed: inout Int, backslashEscapes: Bool = true)
        -> TextUnit?
    {
        guard offset < text.count, consumed < literal.count else { return nil }
        let wanted = literal[consumed]
        let found = text[offset]
        if found == .backslash, backslashEscapes, byte(offset + 1)?.isPunctuation == true {
            guard text[offset + 1] == wanted else { return nil }
            offset += 2
            consumed += 1
            return .escaped
        }
        if found == .ampersand, let entity = EntityMatch(text, at: offset, literal, consumed) {
            offset = entity.end
            consumed += entity.length
            return .escaped
        }
        guard found == wanted else { return nil }
        offset += 1
        consumed += 1
        return .plain
    }

    private mutating func miss(
        _ start: Int, _ consumed: inout Int, _ literal: ByteView
    ) -> (range: Range<Int>, isExact: Bool) {
        misses += 1
        consumed = literal.count
        return (start..<offset, false)
    }

    private func byte(_ place: Int) -> UInt8? {
        place < text.count ? text[place] : nil
    }
}
