import Text

/// On which sides of a run of delimiters text can begin or end (CommonMark 0.30, section 6.2).
struct Flanking {
    /// Whether the run can open.
    let isLeft: Bool
    /// Whether the run can close.
    let isRight: Bool

    /// Looks at the characters around a range of a text.
    init(of range: Range<Int>, in bytes: [UInt8]) {
        let before = Neighbour(before: range.lowerBound, in: bytes)
        let after = Neighbour(after: range.upperBound, in: bytes)
        isLeft = after != .space && (after != .punctuation || before != .other)
        isRight = before != .space && (before != .punctuation || after != .other)
    }
}

/// The character beside a run of delimiters, as far as it matters.
enum Neighbour {
    /// White space, or the beginning or end of the text.
    case space
    case punctuation
    case other

    init(before place: Int, in bytes: [UInt8]) {
        var start = place - 1
        while start > 0, place - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        self.init(bytes[max(start, 0)..<max(place, 0)])
    }

    init(after place: Int, in bytes: [UInt8]) {
        var end = min(place + 1, bytes.count)
        while end < bytes.count, end - place < 4, bytes[end] & 0xC0 == 0x80 { end += 1 }
        self.init(bytes[min(place, end)..<end])
    }

    private init(_ character: ArraySlice<UInt8>) {
        guard let first = character.first else {
            self = .space
            return
        }
        if first < 0x80 {
            self = first.isWhitespace ? .space : first.isPunctuation ? .punctuation : .other
            return
        }
        switch String(decoding: character, as: UTF8.self).unicodeScalars.first?.properties.generalCategory {
        case .spaceSeparator: self = .space
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
            .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            self = .punctuation
        default: self = .other
        }
    }
}
