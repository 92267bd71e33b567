/// A line of source as it can be shown: no control characters, tabs as spaces, and the columns counted as a
/// terminal shows them.
struct DisplayLine {
    /// The line to print.
    private(set) var text = ""
    /// For each byte of the source line, and its end, the column where it is shown, from 0.
    private var columns: [Int] = []

    init(_ bytes: ArraySlice<UInt8>) {
        var column = 0
        for character in String(decoding: bytes, as: UTF8.self) {
            let shown = Self.shown(character)
            columns += Array(repeating: column, count: character.utf8.count)
            text += shown
            column += shown.unicodeScalars.reduce(0) { $0 + Self.width(of: $1) }
        }
        columns.append(column)
    }

    /// The column of a byte of the line, from 0; the line's width behind its end.
    func column(ofByte offset: Int) -> Int {
        columns[min(max(offset, 0), columns.count - 1)]
    }

    /// The part of the line that is shown where it is too long, and how far it moves the columns.
    func window(around column: Int, width: Int) -> (text: String, shift: Int) {
        guard let total = columns.last, total > width, text.unicodeScalars.allSatisfy(\.isASCII) else {
            return (text, 0)
        }
        let start = min(max(0, column - width / 3), total - width)
        let part = text.dropFirst(start).prefix(width)
        let head = start > 0 ? "…" : ""
        let tail = start + width < total ? "…" : ""
        return (head + part + tail, start - head.count)
    }

    private static func shown(_ character: Character) -> String {
        if character == "\t" { return "    " }
        let isControl = character.unicodeScalars.contains {
            $0.properties.generalCategory == .control || isDirectional($0)
        }
        return isControl ? "\u{FFFD}" : String(character)
    }

    /// Marks that reorder the text around them could make a line read as something that it is not.
    private static func isDirectional(_ scalar: Unicode.Scalar) -> Bool {
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }

    /// Columns of one scalar in a terminal, after Unicode's East Asian Width (UAX 11): 0, 1 or 2.
    private static func width(of scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0..<0x300: return 1
        case 0x200B...0x200F, 0xFE00...0xFE0F: return 0
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            return 2
        default:
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark: return 0
            default: return 1
            }
        }
    }
}
