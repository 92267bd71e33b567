import Text

/// The grammar of link destinations, titles, labels and definitions (CommonMark 0.30, sections 4.7 and 6.3), as
/// far as it is needed to find where they stand in the text.
///
/// Every function takes a place and returns the place behind what it read, or `nil`.
struct LinkSyntax {
    let text: ByteView

    /// What follows the `]` of a link or image.
    enum Tail {
        /// `(destination "title")`
        case inline(destination: Range<Int>, end: Int)
        /// `[label]` or `[]`; an empty range stands for the latter.
        case reference(label: Range<Int>, end: Int)
        /// Nothing.
        case shortcut
    }

    /// Reads what follows the `]` of a link that is known to be one.
    func tail(at offset: Int) -> Tail {
        if let (destination, end) = inlineTail(at: offset) {
            return .inline(destination: destination, end: end)
        }
        if let end = label(at: offset) { return .reference(label: (offset + 1)..<(end - 1), end: end) }
        return .shortcut
    }

    private func inlineTail(at offset: Int) -> (Range<Int>, Int)? {
        guard byte(offset) == .leftParenthesis else { return nil }
        let start = whitespace(from: offset + 1)
        guard let (destination, afterDestination) = destination(at: start) else { return nil }
        var end = whitespace(from: afterDestination)
        if end > afterDestination, let afterTitle = title(at: end) { end = whitespace(from: afterTitle) }
        return byte(end) == .rightParenthesis ? (destination, end + 1) : nil
    }

    /// A destination: its range without angle brackets, and its end.
    func destination(at start: Int) -> (Range<Int>, Int)? {
        byte(start) == .less ? bracketedDestination(at: start) : plainDestination(at: start)
    }

    private func bracketedDestination(at start: Int) -> (Range<Int>, Int)? {
        var offset = start + 1
        while let byte = byte(offset) {
            switch byte {
            case .greater: return ((start + 1)..<offset, offset + 1)
            case .backslash: offset += 2
            case .lineFeed, .less: return nil
            default: offset += 1
            }
        }
        return nil
    }

    private func plainDestination(at start: Int) -> (Range<Int>, Int)? {
        var offset = start
        var depth = 0
        while let byte = byte(offset) {
            if byte == .backslash, self.byte(offset + 1)?.isPunctuation == true {
                offset += 2
            } else if byte == .leftParenthesis {
                depth += 1
                guard depth <= 32 else { return nil }
                offset += 1
            } else if byte == .rightParenthesis {
                guard depth > 0 else { break }
                depth -= 1
                offset += 1
            } else if byte.isWhitespace {
                guard offset > start else { return nil }
                break
            } else {
                offset += 1
            }
        }
        return depth == 0 && offset <= text.count ? (start..<offset, offset) : nil
    }

    /// A title in double quotes, single quotes or parentheses.
    func title(at start: Int) -> Int? {
        guard let opening = byte(start) else { return nil }
        let closing: UInt8
        switch opening {
        case .quote, UInt8(ascii: "'"): closing = opening
        case .leftParenthesis: closing = .rightParenthesis
        default: return nil
        }
        var offset = start + 1
        while let byte = byte(offset) {
            if byte == closing { return offset + 1 }
            if byte == .backslash, self.byte(offset + 1) != .lineFeed {
                offset += 2
            } else if byte == opening {
                return nil
            } else {
                offset += 1
            }
        }
        return nil
    }

    /// A label in brackets, of at most 1000 bytes.
    func label(at start: Int) -> Int? {
        guard byte(start) == .leftBracket else { return nil }
        var offset = start + 1
        while let byte = byte(offset), offset - start <= 1001 {
            switch byte {
            case .backslash: offset += self.byte(offset + 1)?.isPunctuation == true ? 2 : 1
            case .leftBracket: return nil
            case .rightBracket: return offset + 1
            default: offset += 1
            }
        }
        return nil
    }

    /// A link reference definition with its line ending.
    func definition(at start: Int) -> Definition? {
        guard let labelEnd = label(at: start), byte(labelEnd) == .colon else { return nil }
        guard text[(start + 1)..<(labelEnd - 1)].contains(where: { !$0.isWhitespace }) else { return nil }
        let destinationStart = whitespace(from: labelEnd + 1)
        guard let (destination, afterDestination) = destination(at: destinationStart),
            afterDestination > destinationStart
        else { return nil }
        let titleStart = whitespace(from: afterDestination)
        let label = (start + 1)..<(labelEnd - 1)
        if titleStart > afterDestination, let afterTitle = title(at: titleStart),
            let end = lineEnd(afterBlanksAt: afterTitle)
        {
            return Definition(label: label, destination: destination, end: end)
        }
        guard let end = lineEnd(afterBlanksAt: afterDestination) else { return nil }
        return Definition(label: label, destination: destination, end: end)
    }

    /// A link reference definition's parts.
    struct Definition {
        let label: Range<Int>
        let destination: Range<Int>
        let end: Int
    }

    private func lineEnd(afterBlanksAt start: Int) -> Int? {
        var offset = start
        while let byte = byte(offset), byte.isBlank { offset += 1 }
        guard let byte = byte(offset) else { return offset }
        guard byte.isLineEnd else { return nil }
        return offset + (byte == .carriageReturn && self.byte(offset + 1) == .lineFeed ? 2 : 1)
    }

    private func whitespace(from start: Int) -> Int {
        var offset = start
        while let byte = byte(offset), byte.isWhitespace { offset += 1 }
        return offset
    }

    private func byte(_ offset: Int) -> UInt8? {
        offset < text.count ? text[offset] : nil
    }
}
