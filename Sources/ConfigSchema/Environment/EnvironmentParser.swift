import Diagnostics

/// Reads `.env` files and `export` lines into an arena: the root is an object of strings.
///
/// A line is `NAME=value`. Single quotes keep a text as it is; double quotes know `\n`, `\r`, `\t`, `\"`, `\\`
/// and `\$`, and both may go over several lines. Without quotes a value ends before ` #` and loses the spaces
/// around it. Behind `export` the shell's rules hold: a value ends at the first space outside of quotes.
struct EnvironmentParser {
    let limits: ConfigLimits
    let input: UnsafeBufferPointer<UInt8>
    var position = 0
    var builder = NodeBuilder()

    var count: Int { input.count }

    /// Parses a text.
    static func parse(_ bytes: [UInt8], limits: ConfigLimits) -> ConfigStorage {
        bytes.withUnsafeBufferPointer { input in
            var parser = EnvironmentParser(limits: limits, input: input)
            parser.parse()
            let builder = parser.builder
            return ConfigStorage(
                arena: NodeArena(nodes: builder.nodes, bytes: bytes, side: builder.side),
                problems: builder.problems.sorted { $0.range.lowerBound < $1.range.lowerBound },
                roots: [0], language: .env)
        }
    }

    private mutating func parse() {
        builder.open(.object, at: 0)
        defer { builder.close(at: count, bytes: input) }
        if let offset = UTF8Check.firstInvalidByte(input) {
            builder.markPartial()
            return report(
                "the text is not UTF-8 from this byte on", offset..<offset + 1, id: .invalidEncoding,
                help: "save it as UTF-8")
        }
        if input.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        while position < count, builder.nodes.count < limits.nodes {
            switch input[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            case UInt8(ascii: "#"): skipLine()
            default: readLine()
            }
        }
        if position < count {
            report(
                "the text holds more than \(limits.nodes) values", position..<position + 1,
                id: .tooManyValues)
        }
    }

    // MARK: Lines

    private mutating func readLine() {
        let isExport = takeExport()
        repeat {
            guard readPair(isExport: isExport) else {
                builder.markPartial()
                return skipLine()
            }
            skipSpaces()
        } while isExport && position < count && input[position] > 0x20 && input[position] != UInt8(ascii: "#")
            && input[position] != UInt8(ascii: ";")
        guard position < count, input[position] != 0x0A, input[position] != 0x0D else { return }
        if input[position] != UInt8(ascii: "#"), input[position] != UInt8(ascii: ";") {
            reportUnexpected("the end of the line")
        }
        skipLine()
    }

    private mutating func takeExport() -> Bool {
        let word = "export"
        let end = position + word.utf8.count
        guard end < count, input[position...].starts(with: word.utf8),
            input[end] == 0x20 || input[end] == 0x09
        else { return false }
        position = end
        skipSpaces()
        if position < count, input[position] == UInt8(ascii: "=") {
            position = end - word.utf8.count
            return false
        }
        return true
    }

    private mutating func readPair(isExport: Bool) -> Bool {
        let start = position
        while position < count, isNamePart(input[position]) { position += 1 }
        let name = start..<position
        guard !name.isEmpty else {
            reportUnexpected("a name")
            return false
        }
        if input[start].isDigit {
            report("a name does not begin with a digit", name)
        }
        let behind = position
        skipSpaces()
        guard position < count, input[position] == UInt8(ascii: "=") else {
            reportMissingEquals(name, isExport: isExport)
            return false
        }
        if isExport, position > behind {
            report(
                "no space stands before `=` behind `export`", behind..<position,
                fixes: [fix("remove the space", behind..<position, "")])
        }
        position += 1
        builder.append(key: input[name], at: name)
        readValue(isExport: isExport)
        return true
    }

    private mutating func reportMissingEquals(_ name: Range<Int>, isExport: Bool) {
        if position < count, input[position] == UInt8(ascii: ":") {
            let range = position..<position + 1
            return report(
                "a name and its value are parted by `=`, not `:`", range,
                fixes: [fix("write `=`", range, "=")])
        }
        report(
            "`=` and a value are missing behind this name", name,
            help: isExport ? "a value with spaces stands in quotes" : nil)
    }

    private func isNamePart(_ byte: UInt8) -> Bool {
        byte.isDigit || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }

    // MARK: Values

    private mutating func readValue(isExport: Bool) {
        let start = position
        skipSpaces()
        if isExport, position > start {
            report(
                "no space stands behind `=` behind `export`", start..<position,
                fixes: [fix("remove the space", start..<position, "")])
        }
        let value = position
        let scan = EnvironmentValue.scan(position, in: input, isExport: isExport)
        position = scan.end
        if let quote = scan.unclosed {
            report(
                "this text is not closed", quote..<quote + 1,
                help: "close it with `\(Character(Unicode.Scalar(input[quote])))`")
        }
        builder.append(text: scan.text.bytes, at: value..<max(value, scan.contentEnd))
    }

    private mutating func skipSpaces() {
        while position < count, input[position] == 0x20 || input[position] == 0x09 { position += 1 }
    }

    private mutating func skipLine() {
        while position < count, input[position] != 0x0A { position += 1 }
    }

    // MARK: Problems

    private mutating func reportUnexpected(_ expected: String) {
        guard position < count else {
            return report("expected \(expected), found the end of the text", max(0, count - 1)..<count)
        }
        var end = position + 1
        while end < count, input[end] & 0xC0 == 0x80 { end += 1 }
        let found = String(decoding: UnsafeBufferPointer(rebasing: input[position..<end]), as: UTF8.self)
        report("expected \(expected), found `\(found)`", position..<end)
    }

    private mutating func report(
        _ message: String, _ range: Range<Int>, id: FindingID = .invalidSnippet, help: String? = nil,
        fixes: [Diagnostic.Fix] = []
    ) {
        builder.problems.append(ConfigProblem(id, .error, message, at: range, help: help, fixes: fixes))
    }

    private func fix(_ title: String, _ range: Range<Int>, _ replacement: String) -> Diagnostic.Fix {
        Diagnostic.Fix(title, edits: [Diagnostic.TextEdit(range: range, replacement: replacement)])
    }
}
