import Diagnostics

/// A version of TOML's specification.
enum TOMLVersion: Sendable {
    /// 1.0.0 of January 2021.
    case one
    /// 1.1.0: inline tables over several lines with a comma at the end, `\e` and `\x`, times without seconds.
    case onePointOne
}

/// Reads TOML into an arena, in one pass over the bytes and without recursion.
///
/// Tables can be written in pieces all over a text, so values are collected in a tree of links first.
/// What is wrong ends its own line, or its own value where that goes over several lines; the rest is read.
struct TOMLParser {
    let version: TOMLVersion
    let limits: ConfigLimits
    /// Whether `…` and `...` stand for left-out parts.
    let allowsLeftOutParts: Bool
    let input: UnsafeBufferPointer<UInt8>
    /// The same bytes, for keys that are kept.
    let bytes: [UInt8]
    var position = 0
    var side: [UInt8] = []
    var problems: [ConfigProblem] = []
    var tree: TOMLTree
    /// The table that the lines belong to.
    var table = TOMLTree.root
    /// The table or array that the reader is in, inline ones included.
    var container = TOMLTree.root
    /// The number of the present table, which tells the dotted keys that are written in one piece.
    var section: Int32 = 0
    /// How many tables have been opened, inline tables included.
    var sectionCount: Int32 = 0
    /// Where the header of the table at hand begins, if the table was defined already.
    var repeatedHeader: Int?
    /// The number of arrays and inline tables that the reader is inside of.
    var nesting = 0
    var isStopped = false
    /// Where another mark stands for the equals sign behind a key, with what mends it and what is a guess by it.
    var colons = TOMLColons()
    /// Keys and strings in the quotes of printed text.
    var typographic: [TOMLTypographicText] = []
    /// Whether a line has ended with a carriage return alone, which is said once.
    private var hasLoneReturn = false

    var count: Int { input.count }

    /// Parses a text.
    static func parse(
        _ bytes: [UInt8], version: TOMLVersion, limits: ConfigLimits,
        allowingLeftOutParts leftOut: Bool = false
    ) -> ConfigStorage {
        bytes.withUnsafeBufferPointer { input in
            var parser = TOMLParser(
                version: version, limits: limits, allowsLeftOutParts: leftOut, input: input, bytes: bytes,
                tree: TOMLTree(end: input.count))
            parser.parse()
            parser.reportColons()
            parser.reportTypographicQuotes()
            return ConfigStorage(
                arena: NodeArena(nodes: parser.tree.flattened(), bytes: bytes, side: parser.side),
                problems: parser.problems.sorted { $0.range.lowerBound < $1.range.lowerBound },
                roots: [0], language: .toml)
        }
    }

    private mutating func parse() {
        if let offset = UTF8Check.firstInvalidByte(input) {
            report(
                .invalidEncoding, "the text is not UTF-8 from this byte on", offset..<offset + 1,
                help: "save it as UTF-8")
            tree[TOMLTree.root].value.flags.insert(.partial)
            return
        }
        if input.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        while position < count, !isStopped {
            skipSpaces()
            guard position < count else { return }
            container = table
            colons.isOnLine = false
            switch input[position] {
            case 0x0A, 0x0D, UInt8(ascii: "#"): break
            case UInt8(ascii: "["): if !readHeader() { skipHeader() }
            default:
                if !takeLeftOutPart(), !readPair() {
                    tree[table].value.flags.insert(.partial)
                    tree[container].value.flags.insert(.partial)
                    skipValue()
                }
            }
            finishLine()
        }
    }

    /// Reads a key, `=` and a value into the present table.
    private mutating func readPair() -> Bool {
        nesting = 0
        guard let item = readKeyAndEquals(in: table, section: section) else { return false }
        guard readValue(into: item) else { return false }
        if table != TOMLTree.root { tree[table].value.end = UInt32(truncatingIfNeeded: position) }
        return true
    }

    /// Reads a dotted key and the equals sign behind it; the item is the one that takes the value.
    mutating func readKeyAndEquals(in table: Int, section: Int32) -> Int? {
        guard let path = readPath() else { return nil }
        skipSpaces()
        guard takeEquals() else {
            reportMissingEquals(path)
            return nil
        }
        skipSpaces()
        return place(path, in: table, section: section)
    }

    private mutating func reportMissingEquals(_ path: [Node]) {
        guard position < count, input[position] != 0x0A, input[position] != 0x0D else {
            let start = Int(path.first?.start ?? 0)
            report(
                .invalidSnippet, "`=` and a value are missing behind this key",
                start..<Int(path.last?.end ?? 0))
            return
        }
        reportUnexpected("`=`")
    }

    /// Moves over a header that cannot be read. What it would have opened may stand anywhere.
    private mutating func skipHeader() {
        tree[TOMLTree.root].value.flags.insert(.partial)
        skipLine()
    }

    // MARK: Lines

    /// Reads what may stand behind a value or header: spaces, a comment, and the end of the line.
    private mutating func finishLine() {
        container = table
        skipSpaces()
        if position < count, input[position] == UInt8(ascii: "#") { skipComment() }
        guard position < count, !isStopped else { return }
        if takeNewline() { return }
        if input[position] == 0x0D {
            if !hasLoneReturn {
                reportUnexpected("the end of the line")
                problems[problems.count - 1] = problems[problems.count - 1].with(doubts: [])
            }
            hasLoneReturn = true
            position += 1
            return
        }
        if skipSeparator() || beginsNextPair() { return }
        reportUnexpected("the end of the line")
        skipLine()
    }

    /// Moves over a comma or semicolon at a line's end, where other languages have it. It says nothing of the value.
    private mutating func skipSeparator() -> Bool {
        guard [UInt8(ascii: ","), UInt8(ascii: ";")].contains(input[position]) else { return false }
        let rest = input[(position + 1)...].prefix { $0 != 0x0A }.drop { $0 <= 0x20 }
        guard rest.isEmpty || rest.first == UInt8(ascii: "#") else { return false }
        let mark = position..<position + 1
        colons.areOfJSON = true
        let fixes = colons.ranges.isEmpty ? [fix("remove the `\(text(mark))`", mark, "")] : []
        report(
            .invalidSnippet, "expected the end of the line, found `\(text(mark))`", mark,
            help: "TOML has no such mark behind a value", fixes: fixes, doubts: [])
        position += 1
        finishLine()
        return true
    }

    /// Says that the next key and its value stand on the same line, and moves to them; `false` where none do.
    private mutating func beginsNextPair() -> Bool {
        var next = position
        let hasSeparator = input[next] == UInt8(ascii: ",") || input[next] == UInt8(ascii: ";")
        if hasSeparator { next += 1 }
        while next < count, input[next] == 0x20 || input[next] == 0x09 { next += 1 }
        guard next > position || input[position - 1] <= 0x20, next < count, input[next] != UInt8(ascii: "["),
            beginsStatement(next)
        else { return false }
        var end = position
        while end > 0, input[end - 1] == 0x20 || input[end - 1] == 0x09 { end -= 1 }
        report(
            .invalidSnippet, "expected the end of the line, found `\(text(input.character(at: position)))`",
            input.character(at: position), help: "each key stands on a line of its own",
            fixes: colons.ranges.isEmpty ? [fix("begin a new line", end..<next, "\n")] : [], doubts: [])
        position = next
        return true
    }

    @inline(__always)
    mutating func skipSpaces() {
        while position < count, input[position] == 0x20 || input[position] == 0x09 { position += 1 }
    }

    /// Moves to the end of the line.
    mutating func skipLine() {
        while position < count, input[position] != 0x0A { position += 1 }
    }

    /// Moves behind a line's end; `false` where none stands here.
    mutating func takeNewline() -> Bool {
        if input[position] == 0x0A {
            position += 1
            return true
        }
        if input[position] == 0x0D, position + 1 < count, input[position + 1] == 0x0A {
            position += 2
            return true
        }
        return false
    }

    /// Moves to the end of a comment, and says which control characters must not stand in it.
    mutating func skipComment() {
        noteLeftOutComment()
        while position < count, input[position] != 0x0A {
            if isControl(input[position]) {
                if input[position] == 0x0D, position + 1 < count, input[position + 1] == 0x0A { return }
                reportControl("a comment")
            }
            position += 1
        }
    }

    /// Moves behind what is left of a value that could not be read: to the end of its line, or where it goes
    /// over several lines to the next one that begins a key with a value or a table.
    private mutating func skipValue() {
        skipLine()
        while nesting > 0, position + 1 < count, !beginsStatement(position + 1) {
            position += 1
            skipLine()
        }
    }

}
