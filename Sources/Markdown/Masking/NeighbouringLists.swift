import Text

/// Which kinds of lists stand around a line, so that a list item that stands for something else can be of another
/// kind: items of one kind would become one list (CommonMark 0.30, section 5.3).
struct NeighbouringLists {
    /// A set of the five kinds.
    private struct Kinds: OptionSet {
        let rawValue: UInt8

        init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// The kind of list that a marker such as `-` or the byte behind a number makes.
        init(of delimiter: UInt8) {
            switch delimiter {
            case .hyphen: rawValue = 1
            case .star: rawValue = 2
            case .plus: rawValue = 4
            case .dot: rawValue = 8
            case .rightParenthesis: rawValue = 16
            default: rawValue = 0
            }
        }
    }

    /// What matters of a line.
    private struct Line {
        var kinds: Kinds = []
        /// Whether every list ends at its beginning: it follows a blank line and is not indented.
        var endsLists = false
    }

    /// The kinds of the lists that may be open at the end of the line in front of a line, or reach up to it from
    /// behind.
    private let kinds: [Kinds]

    /// Looks at all lines of a text.
    init(_ bytes: ByteView, _ lines: LineStarts) {
        var parts: [Line] = []
        parts.reserveCapacity(lines.lineCount)
        var followsBlank = true
        for number in 0..<lines.lineCount {
            let (line, isBlank) = Self.read(bytes, lines.range(ofLine: number), followsBlank)
            parts.append(line)
            followsBlank = isBlank
        }
        var kinds = [Kinds](repeating: [], count: parts.count)
        var open: Kinds = []
        for number in parts.indices {
            if parts[number].endsLists { open = [] }
            kinds[number].formUnion(open)
            open.formUnion(parts[number].kinds)
        }
        open = []
        for number in parts.indices.reversed() {
            kinds[number].formUnion(open)
            open = parts[number].endsLists ? [] : open.union(parts[number].kinds)
        }
        self.kinds = kinds
    }

    /// The first of some delimiters whose lists do not stand around a line; the first of all where there is none.
    func free(_ delimiters: [UInt8], atLine line: Int) -> UInt8 {
        delimiters.first { kinds[line].isDisjoint(with: Kinds(of: $0)) } ?? delimiters.first ?? .hyphen
    }

    private static func read(_ bytes: ByteView, _ line: Range<Int>, _ followsBlank: Bool) -> (Line, Bool) {
        var result = Line()
        var offset = line.lowerBound
        var indent = 0
        while offset < line.upperBound, bytes[offset].isBlank || bytes[offset] == .greater {
            indent = bytes[offset] == .space ? indent + 1 : bytes[offset] == .tab ? 4 : -1
            offset += 1
        }
        guard offset < line.upperBound, !bytes[offset].isLineEnd else { return (result, true) }
        let isOfExtension = bytes[offset] == .colon || bytes[offset] == .leftBracket
        while let delimiter = marker(bytes, &offset, line.upperBound) {
            result.kinds.formUnion(Kinds(of: delimiter))
        }
        result.endsLists = followsBlank && indent <= 1 && result.kinds.isEmpty && !isOfExtension
        return (result, false)
    }

    /// Takes a list marker with the blanks behind it.
    private static func marker(_ bytes: ByteView, _ offset: inout Int, _ end: Int) -> UInt8? {
        var place = offset
        while place < end, bytes[place].isDigit { place += 1 }
        guard place < end else { return nil }
        let isNumbered = place > offset
        let delimiter = bytes[place]
        guard isNumbered ? delimiter.isNumberEnd : delimiter.isBulletMarker else { return nil }
        guard place + 1 == end || bytes[place + 1].isWhitespace else { return nil }
        offset = place + 1
        while offset < end, bytes[offset].isBlank { offset += 1 }
        return delimiter
    }
}

extension UInt8 {
    static let plus = UInt8(ascii: "+")

    /// Whether it is the marker of a bullet list.
    var isBulletMarker: Bool { self == .hyphen || self == .star || self == .plus }
    /// Whether it can stand behind the number in the marker of an ordered list.
    var isNumberEnd: Bool { self == .dot || self == .rightParenthesis }
}
