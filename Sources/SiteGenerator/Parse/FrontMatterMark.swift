/// A line that is made of one mark, as the lines around front matter are, or are meant to be: hyphens, the dashes that
/// an editor made of them, pluses, and the marks with which others draw a line.
struct FrontMatterMark: Equatable {
    /// The mark; a hyphen for all dashes.
    let scalar: Unicode.Scalar
    /// Whether it is a line that can be nothing else but one across the page or a fence: three or more hyphens or
    /// pluses, without blanks between them.
    let isWhole: Bool

    /// Reads a line without the blanks around it; `nil` for text, and for one mark alone.
    init?(line: ArraySlice<UInt8>) {
        guard line.count <= 64 else { return nil }
        var (mark, length, isClosed): (Unicode.Scalar?, Int, Bool) = (nil, 0, true)
        for scalar in String(decoding: line, as: UTF8.self).unicodeScalars {
            if scalar == " " || scalar == "\t" || scalar == "\u{A0}" {
                isClosed = false
                continue
            }
            guard let (kind, width) = Self.kind(of: scalar), mark == nil || mark == kind else { return nil }
            mark = kind
            length += width
        }
        guard let mark, length > 1 else { return nil }
        scalar = mark
        isWhole = isClosed && length > 2 && (mark == "-" || mark == "+" || mark == ";")
    }

    /// The mark that a character stands for, and how many hyphens an editor made it of.
    private static func kind(of scalar: Unicode.Scalar) -> (Unicode.Scalar, Int)? {
        switch scalar {
        case "\u{2010}", "\u{2011}", "\u{2012}", "\u{2212}": ("-", 1)
        case "\u{2013}", "\u{2014}", "\u{2015}": ("-", 2)
        case "-", "+", "*", "_", "=", ";": (scalar, 1)
        default: nil
        }
    }

    /// Whether a byte can be part of a mark or of the blanks between.
    static func isPart(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == 0x20 || byte == 0x09 || "-+*_=;".utf8.contains(byte)
    }
}
