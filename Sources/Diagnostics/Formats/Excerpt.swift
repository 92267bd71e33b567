import Text

/// The part of a source line that is shown with a finding: a window of bounded width around its place.
///
/// Only the bytes near the place are looked at, so that a thousand findings on one long line cost no more than on a
/// thousand short ones.
struct Excerpt {
    /// The columns of source that are shown at most, besides the marks where something was cut.
    static let width = 110
    /// A character has four bytes at most, but for marks on it.
    private static let reach = 4 * width

    /// The text to print.
    let text: String
    /// Where the carets begin, in columns from 0.
    let indent: Int
    /// How many there are.
    let carets: Int

    /// Cuts a line.
    ///
    /// - Parameters:
    ///   - line: the line's bytes without their ending.
    ///   - range: the bytes that are marked, in the same indices; its end may lie behind the line.
    init(_ line: ArraySlice<UInt8>, marking range: Range<Int>) {
        let start = min(max(range.lowerBound, line.startIndex), line.endIndex)
        let end = min(max(range.upperBound, start), line.endIndex)
        let piece = Self.piece(of: line, around: start)
        WorkCounter.add(piece.count)
        let shown = DisplayLine(line[piece])
        let isWhole = piece.count == line.count && shown.width <= Self.width
        let first = shown.column(ofByte: start - piece.lowerBound)
        let last = shown.column(ofByte: min(end, piece.upperBound) - piece.lowerBound)
        let room = max(0, shown.width - Self.width)
        let from = isWhole ? 0 : min(max(0, first - Self.width / 3), room)
        let part = isWhole ? (text: shown.text, start: 0) : shown.part(from..<from + Self.width)
        let isCutBefore = !isWhole && (from > 0 || piece.lowerBound > line.startIndex)
        let isCutBehind = !isWhole && (from + Self.width < shown.width || piece.upperBound < line.endIndex)
        text = (isCutBefore ? "…" : "") + part.text + (isCutBehind ? "…" : "")
        indent = max(0, first - part.start) + (isCutBefore ? 1 : 0)
        carets = max(1, min(last, from + Self.width) - first)
    }

    /// The bytes that are looked at: from a character's first byte to another's.
    private static func piece(of line: ArraySlice<UInt8>, around place: Int) -> Range<Int> {
        var lower = max(line.startIndex, place - reach)
        var upper = min(line.endIndex, max(place, lower) + 2 * reach)
        while lower > line.startIndex, lower < place, line[lower] & 0xC0 == 0x80 { lower += 1 }
        while upper < line.endIndex, upper > place, line[upper] & 0xC0 == 0x80 { upper -= 1 }
        return lower..<max(lower, upper)
    }
}
