import Text

/// Finds `[[target]]`, `![[target]]`, `%%comments%%` and, where asked for, formulas before libcmark reads the text, so that nothing inside them
/// is emphasis.
///
/// A candidate for a link stands on one line, holds no further bracket, and its backticks, if any, are balanced. One that
/// turns out to stand in code or raw HTML is no link: there the mask is taken back and nothing else happens.
enum SpanMask {
    /// Masks all candidates of a text.
    static func apply(to text: inout MaskedText, math findsMath: Bool) {
        var math = MathScan()
        var offset = 0
        var backticksOnLine = 0
        let count = text.bytes.count
        let looked = findsMath ? ByteSet("\\`\n\r![%$<") : ByteSet("\\`\n\r![%")
        while offset < count {
            switch text.bytes[offset] {
            case .backslash:
                offset += 2
            case .backtick:
                backticksOnLine += 1
                offset += 1
            case .lineFeed, .carriageReturn:
                backticksOnLine = 0
                offset += 1
            case .bang where offset + 2 < count && text.bytes[offset + 1] == .leftBracket:
                offset = take(&text, from: offset, opening: offset + 1, embed: true, backticksOnLine)
            case .leftBracket:
                offset = take(&text, from: offset, opening: offset, embed: false, backticksOnLine)
            case .percent:
                offset = takeComment(&text, from: offset, backticksOnLine)
            case .less where findsMath:
                offset = autolinkEnd(in: text.bytes, at: offset)
            case .dollar where findsMath:
                let found = math.candidate(in: text.bytes, at: offset, backticksBefore: backticksOnLine)
                if let candidate = found.candidate {
                    text.mask(candidate)
                    if candidate.lines.count > 1 { backticksOnLine = 0 }
                }
                offset = found.end
            default:
                offset = text.bytes.withUnsafeBufferPointer { $0.firstPlace(of: looked, from: offset + 1) }
            }
        }
        // The ends of comments were masked before.
        text.orderSpans()
    }

    /// The end of the address in angle brackets that begins at an offset, or the place behind the `<`.
    private static func autolinkEnd(in bytes: [UInt8], at start: Int) -> Int {
        var end = start + 1
        var hasScheme = false
        while end < bytes.count, bytes[end] > .space, bytes[end] != .less, bytes[end] != .greater {
            if bytes[end] == .colon { hasScheme = true }
            end += 1
        }
        return hasScheme && end < bytes.count && bytes[end] == .greater ? end : start + 1
    }

    /// Masks the candidate that begins at `start`, if there is one, and returns where to look on.
    private static func take(
        _ text: inout MaskedText, from start: Int, opening: Int, embed: Bool, _ backticksBefore: Int
    ) -> Int {
        guard let end = end(of: opening, in: text.bytes, backticksBefore),
            backticksBefore % 2 == 0 || !isCodeWithPipe(start..<end, in: text.bytes)
        else { return start + 1 }
        text.mask(start..<end, as: embed ? .embed : .wikiLink)
        return end
    }

    /// Whether a candidate behind a backtick has a `|` in it and another backtick behind it on its line: in a table's row
    /// such a `|` parts two cells, as in any code.
    private static func isCodeWithPipe(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
        bytes[range].contains(.pipe)
            && bytes[range.upperBound...].first { $0 == .backtick || $0.isLineEnd } == .backtick
    }

    /// Masks the comment that begins at `start` and ends on its line, if there is one.
    private static func takeComment(_ text: inout MaskedText, from start: Int, _ backticksBefore: Int) -> Int
    {
        let count = text.bytes.count
        guard start + 1 < count, text.bytes[start + 1] == .percent else { return start + 1 }
        var end = start + 2
        var backticks = 0
        while end + 1 < count, !text.bytes[end].isLineEnd {
            if text.bytes[end] == .backtick { backticks += 1 }
            if text.bytes[end] == .percent, text.bytes[end + 1] == .percent {
                guard backticks % 2 == 0, backticks == 0 || backticksBefore % 2 == 0 else { return start + 2 }
                text.mask(start..<(end + 2), as: .comment)
                return end + 2
            }
            end += 1
        }
        return end
    }

    /// The end of the candidate whose `[[` stands at an offset.
    private static func end(of opening: Int, in bytes: [UInt8], _ backticksBefore: Int) -> Int? {
        guard opening + 1 < bytes.count, bytes[opening + 1] == .leftBracket else { return nil }
        guard opening == 0 || bytes[opening - 1] != .leftBracket || opensTitle(opening - 1, in: bytes) else {
            return nil
        }
        var offset = opening + 2
        var backticks = 0
        while offset < bytes.count {
            switch bytes[offset] {
            case .rightBracket:
                guard offset + 1 < bytes.count, bytes[offset + 1] == .rightBracket else { return nil }
                guard offset > opening + 2, backticks == 0 || (backticks + backticksBefore) % 2 == 0 else {
                    return nil
                }
                return backticks % 2 == 0 ? offset + 2 : nil
            case .leftBracket, .lineFeed, .carriageReturn: return nil
            case .backtick: backticks += 1
            default: break
            }
            offset += 1
        }
        return nil
    }

    /// Whether the `[` at a place opens the title of a container, as in `:::note[[[page]]]`.
    private static func opensTitle(_ place: Int, in bytes: [UInt8]) -> Bool {
        var start = place
        while start > 0, bytes[start - 1].isBlank { start -= 1 }
        while start > 0, bytes[start - 1].isOfContainerName { start -= 1 }
        let nameStart = start
        while start > 0, bytes[start - 1].isBlank || bytes[start - 1] == .colon { start -= 1 }
        guard bytes[start..<nameStart].count(where: { $0 == .colon }) > 2 else { return false }
        guard start > 0 else { return true }
        let before = bytes[start - 1]
        return before.isLineEnd || before == .greater || before.isBulletMarker || before.isNumberEnd
    }
}
