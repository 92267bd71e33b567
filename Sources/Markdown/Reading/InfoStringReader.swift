/// Reads an info string from left to right.
struct InfoStringReader {
    private let bytes: [UInt8]
    private let end: Int
    private var offset: Int
    private(set) var languageRange: Range<Int>
    private(set) var attributes: [InfoString.Attribute] = []
    private(set) var markedLines: [ClosedRange<Int>] = []
    private(set) var problems: [InfoString.Problem] = []
    private var names: Set<String> = []
    /// How many problems of one info string are told.
    private static let mostProblems = 16

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        end = min(range.upperBound, bytes.count)
        offset = min(range.lowerBound, end)
        languageRange = offset..<offset
    }

    mutating func read(hasLanguage: Bool) {
        languageRange = take { $0.isWhitespace || $0 == .leftBrace }
        if !hasLanguage || text(languageRange).contains("=") {
            offset = languageRange.lowerBound
            languageRange = offset..<offset
        }
        while true {
            _ = take { !$0.isWhitespace }
            guard offset < end else { return }
            if bytes[offset] == .leftBrace { readMarkedLines() } else { readAttribute() }
        }
    }

    /// The text of a range.
    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    private mutating func readMarkedLines() {
        let range = takeBraces()
        let lines = InfoString.lines(in: text(range))
        let parts = bytes[range].split(separator: .comma).count
        if lines.isEmpty || lines.count != parts {
            report("`{\(text(range))}` is no list of lines such as `{1,3-5}`", range)
        }
        markedLines += lines
    }

    private mutating func readAttribute() {
        let nameRange = take { $0.isWhitespace || $0 == .equals || $0 == .leftBrace }
        guard offset < end, bytes[offset] == .equals else {
            add(nameRange, nil, offset..<offset)
            return
        }
        offset += 1
        if nameRange.isEmpty {
            report("a value has no name in front of its `=`", (offset - 1)..<offset)
        }
        guard offset < end else { return add(nameRange, "", offset..<offset) }
        switch bytes[offset] {
        case .quote, UInt8(ascii: "'"):
            let (value, range) = takeQuoted()
            add(nameRange, value, range)
        case .leftBrace:
            let range = takeBraces()
            add(nameRange, text(range), range)
        default:
            let range = take { $0.isWhitespace }
            add(nameRange, text(range), range)
        }
    }

    private mutating func add(_ nameRange: Range<Int>, _ value: String?, _ valueRange: Range<Int>) {
        let name = text(nameRange)
        if !name.isEmpty, !names.insert(name).inserted {
            report("the attribute `\(name)` is given twice", nameRange)
        }
        attributes.append(.init(name: name, value: value, nameRange: nameRange, valueRange: valueRange))
    }

    private mutating func report(_ message: String, _ range: Range<Int>) {
        guard problems.count < Self.mostProblems else { return }
        problems.append(.init(message: message, range: range))
    }

    /// What stands between quotes; a backslash keeps a quote or backslash from its meaning.
    private mutating func takeQuoted() -> (String, Range<Int>) {
        let quote = bytes[offset]
        let start = offset + 1
        var value: [UInt8] = []
        var place = start
        while place < end, bytes[place] != quote {
            if bytes[place] == .backslash, place + 1 < end,
                bytes[place + 1] == quote || bytes[place + 1] == .backslash
            {
                place += 1
            }
            value.append(bytes[place])
            place += 1
        }
        if place >= end {
            report("a quoted value is not closed", (start - 1)..<end)
        }
        offset = min(place + 1, end)
        return (String(decoding: value, as: UTF8.self), start..<min(place, end))
    }

    private mutating func takeBraces() -> Range<Int> {
        let start = offset + 1
        offset = start
        let range = take { $0 == .rightBrace }
        if offset >= end { report("a `{` is not closed", (start - 1)..<end) }
        offset = min(offset + 1, end)
        return range
    }

    /// Takes the bytes up to the first that ends the run.
    private mutating func take(until isEnd: (UInt8) -> Bool) -> Range<Int> {
        let start = min(offset, end)
        while offset < end, !isEnd(bytes[offset]) { offset += 1 }
        return start..<max(start, offset)
    }
}
