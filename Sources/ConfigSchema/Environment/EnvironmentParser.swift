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
    var isStopped = false
    /// Where `:` stands for `=`, which is said once.
    var colons: [Range<Int>] = []

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
        builder.problems += ControlCharacters(rule: .line).problems(in: input, of: "an environment file")
        if input.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        while position < count, !isStopped {
            switch input[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            case UInt8(ascii: "#"): skipLine()
            default: readLine()
            }
        }
        reportColons()
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
        guard let name = readName(isExport: isExport) else { return false }
        let behind = position
        skipSpaces()
        guard position < count, input[position] == UInt8(ascii: "=") || input[position] == UInt8(ascii: ":")
        else {
            report(
                "`=` and a value are missing behind this name", name,
                help: isExport ? "a value with spaces stands in quotes" : nil)
            return false
        }
        guard builder.nodes.count + 2 <= limits.nodes else {
            report("the text holds more than \(limits.nodes) values", name, id: .tooManyValues)
            isStopped = true
            return false
        }
        if input[position] == UInt8(ascii: ":") { colons.append(position..<position + 1) }
        let equals = position
        position += 1
        builder.append(key: input[name], at: name)
        skipSpaces()
        if isExport { checkSpaces(behind, equals) }
        readValue(isExport: isExport)
        return true
    }

    /// A shell takes no blanks around the equals sign.
    private mutating func checkSpaces(_ name: Int, _ equals: Int) {
        guard name < equals || equals + 1 < position else { return }
        let range = (name < equals ? name : equals + 1)..<(equals + 1 < position ? position : equals)
        let isAround = range.contains(equals)
        report(
            "no space stands around `=` behind `export`", range,
            help: isAround ? "write `=` directly between the name and the value" : nil,
            fixes: [fix(isAround ? "remove the spaces" : "remove the space", range, isAround ? "=" : "")])
    }

    // MARK: Values

    private mutating func readValue(isExport: Bool) {
        let value = position
        if isExport, readTypographicValue() { return }
        let scan = EnvironmentValue.scan(position, in: input, isExport: isExport)
        position = scan.end
        let content = value..<max(value, scan.contentEnd)
        if let quote = scan.unclosed, !reportTypographicEnd(quote, content) {
            report(
                "this text is not closed", quote..<quote + 1,
                help: "close it with `\(Character(Unicode.Scalar(input[quote])))`")
        }
        if !isExport { noteTypographicQuotes(content) }
        builder.append(text: scan.text.bytes, at: content)
    }

    mutating func skipSpaces() {
        while position < count, input[position] == 0x20 || input[position] == 0x09 { position += 1 }
    }

    private mutating func skipLine() {
        while position < count, input[position] != 0x0A { position += 1 }
    }

    // MARK: Problems

    mutating func reportUnexpected(_ expected: String, help: String? = nil) {
        guard position < count else {
            return report(
                "expected \(expected), found the end of the text", max(0, count - 1)..<count, help: help)
        }
        let found = input.character(at: position)
        report("expected \(expected), found `\(input.text(found))`", found, help: help)
    }

    mutating func report(
        _ message: String, _ range: Range<Int>, id: FindingID = .invalidSnippet, help: String? = nil,
        fixes: [Diagnostic.Fix] = []
    ) {
        builder.problems.append(ConfigProblem(id, .error, message, at: range, help: help, fixes: fixes))
    }

    func fix(_ title: String, _ range: Range<Int>, _ replacement: String) -> Diagnostic.Fix {
        Diagnostic.Fix(title, edits: [Diagnostic.TextEdit(range: range, replacement: replacement)])
    }
}
