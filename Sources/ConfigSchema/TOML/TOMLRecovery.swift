import Diagnostics
import Text

/// Where another mark than `=` stands behind keys, which is said once.
struct TOMLColons {
    var ranges: [Range<Int>] = []
    /// What writes the keys and their values as TOML does.
    var edits: [Diagnostic.TextEdit] = []
    /// Where values are guesses because of it.
    var doubts: [Range<Int>] = []
    /// Whether the present line has such a mark, so that nothing more is said of the value behind it.
    var isOnLine = false
    /// Whether objects over several lines or commas stand behind them, so that the text is rather meant as JSON.
    var areOfJSON = false
}

/// How reading goes on behind what is no TOML, so that what stands beside it is checked all the same.
extension TOMLParser {
    // MARK: Keys

    /// Moves behind the mark between a key and its value; `false` where none stands here.
    mutating func takeEquals() -> Bool {
        guard position < count else { return false }
        let start = position
        switch input[position] {
        case UInt8(ascii: "="):
            position += 1
            guard position < count,
                input[position] == UInt8(ascii: "=") || input[position] == UInt8(ascii: ">")
            else { return true }
            let extra = position..<position + 1
            report(
                .invalidSnippet, "a key and its value are parted by `=`, not `\(text(start..<position + 1))`",
                extra, fixes: [fix("remove it", extra, "")])
            position += 1
            return true
        case UInt8(ascii: ":"):
            position += 1
            if position < count, input[position] == UInt8(ascii: "=") { position += 1 }
            colons.ranges.append(start..<position)
            colons.edits.append(Diagnostic.TextEdit(range: start..<position, replacement: " ="))
            colons.isOnLine = true
            colons.areOfJSON = colons.areOfJSON || opensAtLineEnd()
            return true
        default: return false
        }
    }

    /// Whether the rest of the line is nothing but an opening bracket.
    private func opensAtLineEnd() -> Bool {
        var end = position
        while end < count, input[end] != 0x0A { end += 1 }
        let rest = input[position..<end].filter { $0 > 0x20 }
        return rest == [UInt8(ascii: "{")] || rest == [UInt8(ascii: "[")]
    }

    /// Says at the first of them that other marks stand behind keys.
    mutating func reportColons() {
        guard let first = colons.ranges.first else { return }
        report(
            .invalidSnippet, "a key and its value are parted by `=`, not `\(text(first))`", first,
            help: Wording.others(colons.ranges.count),
            fixes: colons.areOfJSON ? [] : [Diagnostic.Fix("write `=`", edits: colons.edits)],
            doubts: colons.doubts)
    }

    // MARK: Values

    /// What stands for a value that is not there, or is written as no language of TOML's writes one.
    mutating func readMissingValue() -> Node? {
        let isMissing = isLineEnd || "#,]}".utf8.contains(input[position])
        guard isMissing else {
            guard !isControl(input[position]) else {
                reportUnexpected("a value", doubts: [lineStart(of: position)..<position + 1])
                return nil
            }
            return readBareText(position..<position)
        }
        let start = max(position - 1, 0)
        // A schema would speak of the missing value at its key.
        let line = lineStart(of: start)
        if colons.isOnLine {
            colons.doubts.append(line..<position)
        } else {
            report(
                .invalidSnippet, "a value is missing here", start..<position,
                help: "write one, or remove the key", doubts: [line..<position])
        }
        return nil
    }

    private func lineStart(of place: Int) -> Int {
        var line = place
        while line > 0, input[line - 1] != 0x0A { line -= 1 }
        return line
    }

    /// Reads a text without quotes to its end: that of the line, a comment, or what parts it from the next value.
    mutating func readBareText(_ word: Range<Int>) -> Node {
        let range = word.lowerBound..<max(bareTextEnd(word.lowerBound), word.upperBound)
        position = range.upperBound
        let bare = text(range)
        let isPlain = !input[range].contains { $0 == UInt8(ascii: "\"") || $0 == 0x5C }
        let literals = ["true": "true", "false": "false", "nan": "nan", "inf": "inf", "infinity": "inf"]
        if let literal = literals[bare.lowercased()] {
            report(
                .invalidSnippet, "`\(bare)` is written `\(literal)`", range,
                fixes: [fix("write `\(literal)`", range, literal)], doubts: [range])
        } else if colons.isOnLine {
            colons.doubts.append(range)
            if isPlain { colons.edits.append(.init(range: range, replacement: "\"\(bare)\"")) }
        } else {
            report(
                .invalidSnippet, "`\(bare)` is no value; strings stand in quotes", range,
                fixes: isPlain ? [fix("put it in double quotes", range, "\"\(bare)\"")] : [], doubts: [range])
        }
        return plainText(range)
    }

    private func bareTextEnd(_ start: Int) -> Int {
        var (end, depth) = (start, 0)
        scan: while end < count, input[end] != 0x0A, input[end] != 0x0D {
            switch input[end] {
            case UInt8(ascii: "#") where end > start && input[end - 1] <= 0x20: break scan
            case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"):
                if nesting > 0, depth == 0 { break scan }
                depth = max(input[end] == UInt8(ascii: ",") ? depth : depth - 1, 0)
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "<"): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: ">"): depth = max(depth - 1, 0)
            default: break
            }
            end += 1
        }
        while end > start, input[end - 1] <= 0x20 { end -= 1 }
        return end
    }

    // MARK: Arrays and inline tables

    /// Says that a comma is missing before what stands here.
    mutating func reportMissingComma() {
        var end = position
        while end > 0, input[end - 1] <= 0x20 { end -= 1 }
        let line = lineStart(of: end)
        // Behind a comment the comma would be part of it.
        let hasComment = input[line..<end].contains(UInt8(ascii: "#")) && line > 0
        report(
            .invalidSnippet, "a comma is missing here", max(end - 1, 0)..<end,
            help: "a comma parts it from what follows",
            fixes: hasComment ? [] : [fix("add the comma", end..<end, ",")], doubts: [])
    }

    /// Whether an element of an array begins here.
    var beginsElement: Bool {
        switch input[position] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "+"),
            UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default:
            ["true", "false"].contains { word in
                input[position...].starts(with: word.utf8)
                    && (position + word.utf8.count >= count || !isBare(input[position + word.utf8.count]))
            }
        }
    }

    /// Whether the current byte is the first of its line.
    var isAtLineStart: Bool { position > 0 && input[position - 1] == 0x0A }

    // MARK: Statements

    /// Whether a key with a value or, on a line of its own, a table begins at a place.
    ///
    /// - Parameter isInline: whether only the key of an inline table is looked for, behind which `:` may stand too.
    func beginsStatement(_ start: Int, isInline: Bool = false) -> Bool {
        guard start < count else { return false }
        if input[start] == UInt8(ascii: "[") { return !isInline && beginsHeader(start) }
        guard var end = keyEnd(start) else { return false }
        while end < count, input[end] == 0x20 || input[end] == 0x09 { end += 1 }
        return end < count
            && (input[end] == UInt8(ascii: "=") || (isInline && input[end] == UInt8(ascii: ":")))
    }

    private func keyEnd(_ start: Int) -> Int? {
        var end = start
        while end < count {
            switch input[end] {
            case let byte where isBare(byte) || byte == UInt8(ascii: "."): end += 1
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                let rest = input[(end + 1)...].prefix { $0 != 0x0A }
                guard let closing = rest.firstIndex(of: input[end]) else { return nil }
                end = closing + 1
            default: return end > start ? end : nil
            }
        }
        return nil
    }

    /// Whether a line is the header of a table and not an array.
    private func beginsHeader(_ start: Int) -> Bool {
        var line = input[start...].prefix { $0 != 0x0A && $0 != UInt8(ascii: "#") }
        while let last = line.last, last <= 0x20 { line.removeLast() }
        let name = line.drop { $0 == UInt8(ascii: "[") }
        guard let first = name.first, first.isLetter, line.last == UInt8(ascii: "]")
        else { return false }
        let words = name.prefix { isBare($0) }
        return !["true", "false", "inf", "nan"].contains { words.elementsEqual($0.utf8) }
            && !name.contains(UInt8(ascii: ","))
    }

    /// The end of the line before the next one that begins a statement; `nil` where there is none.
    func nextStatement(behind start: Int) -> Int? {
        var place = start
        while place < count {
            if input[place] == 0x0A, beginsStatement(place + 1) { return place }
            place += 1
        }
        return nil
    }
}
