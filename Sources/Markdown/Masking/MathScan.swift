import Text

/// Finds formulas: `$…$` and `$$…$$`, by Pandoc's rules.
///
/// What opens `$` has no white space behind it, what closes has none in front of it and no digit behind it; `$$`
/// may stand apart from its formula. Prices are none: a `$` that cannot close ends what another began, and an amount
/// with words behind it is text. No formula holds a blank line. One that goes on over several lines holds no
/// line that would begin another block, unless it is a `$$` that begins its line.
struct MathScan {
    /// A formula with its delimiters.
    struct Candidate {
        let isDisplay: Bool
        /// What it takes of each of its lines, without the markers of block quotes.
        let lines: [Range<Int>]
    }

    /// Up to where no opening `$$` finds one that closes it.
    private var displayEnd = 0

    /// The formula that begins at a `$`, and otherwise where to look on.
    mutating func candidate(
        in bytes: [UInt8], at start: Int, backticksBefore: Int
    ) -> (candidate: Candidate?, end: Int) {
        var length = 1
        while start + length < bytes.count, bytes[start + length] == .dollar { length += 1 }
        let first = start + length
        guard length <= 2, first < bytes.count, length == 2 || !bytes[first].isWhitespace,
            length == 1 || start >= displayEnd
        else { return (nil, first) }
        var reading = MathReading(bytes, from: start, delimiters: length)
        if reading.findEnd(backticksBefore: backticksBefore) {
            return (Candidate(isDisplay: length == 2, lines: reading.lines), reading.end)
        }
        // An inline one is looked for up to the next `$` only, so that each byte is looked at once.
        if length == 2 { displayEnd = reading.end }
        return (nil, first)
    }
}

/// A reading of one formula from its opening delimiter on.
private struct MathReading {
    private let bytes: [UInt8]
    private let delimiters: Int
    private let quotes: Int
    /// Whether the formula's first line begins with it.
    private let beginsLine: Bool
    private var lineStart: Int
    private(set) var lines: [Range<Int>] = []
    /// The place behind the closing delimiter, or behind all that was looked at.
    private(set) var end: Int

    init(_ bytes: [UInt8], from start: Int, delimiters: Int) {
        self.bytes = bytes
        self.delimiters = delimiters
        var prefix = start
        while prefix > 0, bytes[prefix - 1].isBlank || bytes[prefix - 1] == .greater { prefix -= 1 }
        beginsLine = prefix == 0 || bytes[prefix - 1].isLineEnd
        quotes = beginsLine ? bytes[prefix..<start].count { $0 == .greater } : 0
        lineStart = start
        end = start + delimiters
    }

    /// Goes to the closing delimiter; false where there is none.
    mutating func findEnd(backticksBefore: Int) -> Bool {
        let first = end
        var backticks = 0
        while end < bytes.count {
            switch bytes[end] {
            case .backslash: end += end + 1 < bytes.count && bytes[end + 1].isLineEnd ? 1 : 2
            case .lineFeed, .carriageReturn:
                guard backticks == 0, nextLine() else { return false }
            case .dollar where delimiters == 1 && !closes(behind: first): return false
            case .dollar where closes(behind: first):
                guard delimiters == 2 || !isPrice(first..<end) && !isVariable(first..<end) else {
                    return false
                }
                end += delimiters
                lines.append(lineStart..<end)
                guard backticks == 0 || lines.count == 1 else { return false }
                return backticks % 2 == 0 && (backticks == 0 || backticksBefore % 2 == 0)
            case .backtick:
                backticks += 1
                end += 1
            default: end += 1
            }
        }
        end = bytes.count
        return false
    }

    /// Whether a text is an amount with words behind it, or an amount in front of which letters name the currency.
    private func isPrice(_ content: Range<Int>) -> Bool {
        guard bytes[content.lowerBound].isDigit else { return false }
        let dollar = content.lowerBound - 1
        if dollar > 0, bytes[dollar - 1].isLetter { return true }
        var letters = 0
        for offset in content {
            switch bytes[offset] {
            case .backslash, .caret, .equals, .leftBrace: return false
            default: break
            }
        }
        for offset in content {
            letters = bytes[offset].isLetter ? letters + 1 : 0
            if letters > 2 { return true }
        }
        return false
    }

    /// Whether a text begins with the name of a shell's variable and another such name comes right behind it, as in
    /// `$HOME/$USER`.
    private func isVariable(_ content: Range<Int>) -> Bool {
        let next = bytes[(content.upperBound + 1)...]
        let isInBraces = bytes[content.lowerBound] == .leftBrace
        guard name(bytes[content].dropFirst(isInBraces ? 1 : 0)) > 1, let first = next.first else {
            return false
        }
        return first == .leftBrace || name(next) > 1
            || first.isLetter && "/:".utf8.contains(bytes[content.upperBound - 1])
    }

    /// How long a name in capitals is that a text begins with.
    private func name(_ text: ArraySlice<UInt8>) -> Int {
        let name = text.prefix {
            $0 == .underscore || $0.isDigit || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0
        }
        return name.first?.isDigit == false && name.contains(where: \.isLetter) ? name.count : 0
    }

    private func closes(behind first: Int) -> Bool {
        let next = end + delimiters
        if delimiters == 2 { return end > first && next <= bytes.count && bytes[end + 1] == .dollar }
        return end > first && !bytes[end - 1].isWhitespace && !(next < bytes.count && bytes[next].isDigit)
    }

    /// Goes to the text of the next line; false where the formula cannot go on there.
    private mutating func nextLine() -> Bool {
        lines.append(lineStart..<end)
        if bytes[end] == .carriageReturn, end + 1 < bytes.count, bytes[end + 1] == .lineFeed { end += 1 }
        end += 1
        var found = 0
        while end < bytes.count, bytes[end].isBlank || (bytes[end] == .greater && found < quotes) {
            if bytes[end] == .greater { found += 1 }
            end += 1
        }
        guard end < bytes.count, !bytes[end].isLineEnd else { return false }
        lineStart = end
        return beginsLine && delimiters == 2 ? !beginsFence : !beginsBlock
    }

    private var beginsFence: Bool {
        guard end + 2 < bytes.count, bytes[end] == bytes[end + 1], bytes[end] == bytes[end + 2] else {
            return false
        }
        return bytes[end] == .backtick || bytes[end] == .tilde || bytes[end] == .colon
    }

    private var beginsBlock: Bool {
        switch bytes[end] {
        case .hyphen, .plus, .star, .hash, .greater, .pipe, .colon, .tilde, .backtick, .equals, .less,
            .percent,
            .leftBracket:
            true
        default: bytes[end].isDigit
        }
    }
}

extension UInt8 {
    static let dollar = UInt8(ascii: "$")
}
