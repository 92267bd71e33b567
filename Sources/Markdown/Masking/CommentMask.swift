import Text

/// Comments of several lines: from a line that begins with `%%` to the next `%%`. Their bytes become spaces; what
/// stands between code fences is left alone.
enum CommentMask {
    static func apply(to text: inout MaskedText, _ lines: LineStarts) {
        var comments: [Range<Int>] = []
        // What of the last lines belongs to comments and has text behind it.
        var ends: [Range<Int>] = []
        text.bytes.withUnsafeBufferPointer { bytes in
            var fence = FenceTracker()
            var line = 0
            while line < lines.lineCount {
                let range = lines.range(ofLine: line)
                let start = bytes[range].firstIndex { !$0.isBlank && $0 != .greater } ?? range.upperBound
                line += 1
                guard !fence.takes(bytes, start..<range.upperBound),
                    isOpening(bytes, start..<range.upperBound)
                else { continue }
                guard let end = closing(bytes, from: range.upperBound) else { return }
                let quotes = bytes[range.lowerBound..<start].count { $0 == .greater }
                comments.append(start..<range.upperBound)
                while lines.range(ofLine: line).lowerBound < end {
                    let next = lines.range(ofLine: line)
                    let lower = skipQuotes(quotes, bytes, next)
                    comments.append(lower..<max(min(end, next.upperBound), lower))
                    if end < next.upperBound, !bytes[end..<next.upperBound].allSatisfy(\.isWhitespace),
                        let first = bytes[lower..<end].firstIndex(where: { !$0.isBlank })
                    {
                        ends.append(first..<end)
                    }
                    line += 1
                }
            }
        }
        for comment in comments { text.blank(comment) }
        for end in ends { text.maskEnd(ofComment: end) }
    }

    /// The place behind the markers of the block quotes that the comment stands in.
    private static func skipQuotes(_ count: Int, _ bytes: ByteView, _ line: Range<Int>) -> Int {
        var offset = line.lowerBound
        for _ in 0..<count {
            var place = offset
            while place < line.upperBound, bytes[place].isBlank { place += 1 }
            guard place < line.upperBound, bytes[place] == .greater else { break }
            offset = place + 1
        }
        return offset
    }

    /// Whether a line begins a comment that does not end on it.
    private static func isOpening(_ bytes: ByteView, _ line: Range<Int>) -> Bool {
        guard line.count >= 2, bytes[line.lowerBound] == .percent, bytes[line.lowerBound + 1] == .percent
        else {
            return false
        }
        return closing(ByteView(rebasing: bytes[line]), from: 2) == nil
    }

    /// The place behind the next `%%`.
    private static func closing(_ bytes: ByteView, from start: Int) -> Int? {
        var offset = start
        while offset + 1 < bytes.count {
            if bytes[offset] == .percent, bytes[offset + 1] == .percent { return offset + 2 }
            offset += 1
        }
        return nil
    }
}

/// Follows code fences from line to line.
struct FenceTracker {
    private var open: (byte: UInt8, count: Int)?

    /// Whether a line, without its indentation, is a fence or stands between fences.
    mutating func takes(_ bytes: ByteView, _ line: Range<Int>) -> Bool {
        guard let first = bytes[line].first else { return open != nil }
        var end = line.lowerBound
        while end < line.upperBound, bytes[end] == first { end += 1 }
        let count = end - line.lowerBound
        if let fence = open {
            let isClosing =
                first == fence.byte && count >= fence.count
                && bytes[end..<line.upperBound].allSatisfy(\.isWhitespace)
            if isClosing { open = nil }
            return true
        }
        guard count >= 3, first == .backtick || first == .tilde else { return false }
        if first == .backtick, bytes[end..<line.upperBound].contains(.backtick) { return false }
        open = (first, count)
        return true
    }
}

extension UInt8 {
    static let percent = UInt8(ascii: "%")
}
