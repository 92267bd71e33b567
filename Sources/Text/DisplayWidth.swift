/// A piece of a line of source as it can be shown: nothing in it moves the cursor, tabs are spaces, and the columns
/// are counted as a terminal shows them.
public struct DisplayLine {
    /// A character of the source as it is shown.
    private struct Cell {
        var text: String
        /// Its first column, from 0.
        var column: Int
        /// Its first byte in the source.
        var offset: Int
    }

    private var cells: [Cell] = []
    private let count: Int
    /// The columns of the whole piece.
    public private(set) var width = 0

    /// The piece to print.
    public var text: String { cells.map(\.text).joined() }

    /// Takes a piece of one line apart into what a terminal shows.
    ///
    /// - Parameter bytes: UTF-8; what is none is shown as U+FFFD.
    public init(_ bytes: ArraySlice<UInt8>) {
        count = bytes.count
        var offset = 0
        let text = String(decoding: bytes, as: UTF8.self)
        // A byte that is no text is one byte in the source and three in the string that shows it.
        let isText = text.utf8.count == bytes.count
        for character in text {
            let (shown, width) = Self.shown(character)
            cells.append(Cell(text: shown, column: self.width, offset: offset))
            self.width += width
            offset += isText || character != "\u{FFFD}" ? character.utf8.count : 1
        }
    }

    /// The column of a byte of the piece, from 0; the piece's width behind its end.
    public func column(ofByte offset: Int) -> Int {
        guard offset < count else { return width }
        let cell = max(cells.partitioningIndex { $0.offset > offset } - 1, 0)
        return cell < cells.count ? cells[cell].column : 0
    }

    /// The characters that lie in columns as a whole, and the first of their columns.
    public func part(_ columns: Range<Int>) -> (text: String, start: Int) {
        let inside = cells.indices.filter { index in
            let end = index + 1 < cells.count ? cells[index + 1].column : width
            return cells[index].column >= columns.lowerBound && end <= columns.upperBound
        }
        let text = inside.map { cells[$0].text }.joined()
        return (text, inside.first.map { cells[$0].column } ?? columns.lowerBound)
    }

    /// What is shown of a character, and its columns.
    private static func shown(_ character: Character) -> (String, Int) {
        if let ascii = character.asciiValue {
            if ascii >= 0x20, ascii < 0x7F { return (String(character), 1) }
            return character == "\t" ? ("    ", 4) : ("\u{FFFD}", 1)
        }
        let scalars = character.unicodeScalars
        guard !scalars.contains(where: TerminalText.isUnsafe) else { return ("\u{FFFD}", 1) }
        let isEmoji = scalars.contains { $0.properties.isEmojiPresentation || $0.value == 0xFE0F }
        if isEmoji { return (String(String.UnicodeScalarView(scalars.prefix(longestEmoji))), 2) }
        let visible = scalars.reduce(0) { $0 + width(of: $1) }
        // Marks without a letter, and what is never seen, would be lost among their neighbours.
        guard visible > 0 else { return ("\u{FFFD}", 1) }
        let kept = String.UnicodeScalarView(scalars.prefix(mostScalars))
        return (String(kept), kept.reduce(0) { $0 + width(of: $1) })
    }

    /// More marks than any script puts on a letter are not shown, so that a line's bytes are bounded as its columns
    /// are.
    private static let mostScalars = 6
    private static let longestEmoji = 10

    /// Columns of one scalar in a terminal, after Unicode's East Asian Width (UAX 11): 0, 1 or 2.
    private static func width(of scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0..<0x300: return 1
        case 0x1160...0x11FF, 0x200B...0x200F, 0xFE00...0xFE0F: return 0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
            0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
            0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default:
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format: return 0
            default: return 1
            }
        }
    }
}
