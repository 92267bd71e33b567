import Diagnostics
import Text

/// Reads a Windows registry file (`.reg`) into an arena: the root is an object of key paths, each an object of
/// value names.
///
/// A string is a string, `dword` and `qword` are numbers, `hex(7)` is an array of strings, other bytes are a
/// string of hexadecimal digits. The default value has the name `@`. What a file deletes is left out, and a
/// key that comes twice has the values of both places.
struct RegistryParser {
    /// A value with its name.
    struct Entry {
        let name: DecodedText
        let nameRange: Range<Int>
        let data: RegistryData
        let range: Range<Int>
    }

    /// A key with its values.
    struct Key {
        let path: Range<Int>
        var range: Range<Int>
        var entries: [Entry] = []
        /// Whether a value of it could not be read.
        var isPartial = false
    }

    let limits: ConfigLimits
    let input: UnsafeBufferPointer<UInt8>
    var position = 0
    var problems: [ConfigProblem] = []
    private(set) var keys: [Key] = []
    private var places: [[UInt8]: Int] = [:]
    /// The key that the lines belong to; `nil` before the first one and below one that is deleted.
    private var current: Int?
    private var hasKey = false
    /// Whether a value before the first key has been said.
    private var hasHomelessValue = false
    /// Whether the file is of the old kind, whose texts in bytes are not UTF-16.
    private(set) var isVersion4 = false
    /// How many values and keys there are.
    private var values = 1
    private var isStopped = false

    var count: Int { input.count }

    /// Parses a text.
    static func parse(_ bytes: [UInt8], limits: ConfigLimits) -> ConfigStorage {
        bytes.withUnsafeBufferPointer { input in
            var parser = RegistryParser(limits: limits, input: input)
            parser.parse()
            let builder = parser.built()
            let problems = parser.problems + builder.problems
            return ConfigStorage(
                arena: NodeArena(nodes: builder.nodes, bytes: bytes, side: builder.side),
                problems: problems.sorted { $0.range.lowerBound < $1.range.lowerBound }, roots: [0],
                language: .reg)
        }
    }

    private init(limits: ConfigLimits, input: UnsafeBufferPointer<UInt8>) {
        self.limits = limits
        self.input = input
    }

    private mutating func parse() {
        guard isReadable() else { return }
        if input.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        readHeader()
        problems += ControlCharacters(rule: .line).problems(in: input, of: "a registry file")
        while position < count, !isStopped {
            skipSpaces()
            guard position < count else { break }
            switch input[position] {
            case 0x0A, 0x0D: position += 1
            case UInt8(ascii: ";"): skipLine()
            case UInt8(ascii: "#"), UInt8(ascii: "/"): readForeignComment()
            case UInt8(ascii: "["): readKey()
            default:
                if beginsBareKey {
                    readKey()
                } else if readEntry() {
                    finishLine()
                } else {
                    if let current { keys[current].isPartial = true }
                    skipLine()
                }
            }
        }
    }

    /// Notes that values are added; `false` where they would be too many.
    private mutating func takes(_ added: Int, at range: Range<Int>) -> Bool {
        values += added
        guard values > limits.nodes, !isStopped else { return !isStopped }
        report("the text holds more than \(limits.nodes) values", range, id: .tooManyValues)
        isStopped = true
        return false
    }

    private mutating func readForeignComment() {
        let start = position
        var end = start
        while end < count, input[end] == UInt8(ascii: "#") || input[end] == UInt8(ascii: "/") { end += 1 }
        report("a comment begins with `;`", start..<end, fixes: [fix("write `;`", start..<end, ";")])
        skipLine()
    }

    private mutating func isReadable() -> Bool {
        guard let offset = UTF8Check.firstInvalidByte(input) else { return true }
        report(
            "the text is not UTF-8 from this byte on", offset..<offset + 1, id: .invalidEncoding,
            help: "save it as UTF-8")
        return false
    }

    // MARK: Lines

    /// Reads the line that every registry file begins with.
    private mutating func readHeader() {
        while position < count, input[position] <= 0x20 || input[position] == UInt8(ascii: ";") {
            if input[position] == UInt8(ascii: ";") { skipLine() } else { position += 1 }
        }
        let start = position
        skipLine()
        var end = position
        while end > start, input[end - 1] <= 0x20 { end -= 1 }
        switch input.text(start..<end) {
        case "Windows Registry Editor Version 5.00": return
        case "REGEDIT4": isVersion4 = true
        case let line
        where line.lowercased().hasPrefix("windows reg") || line.lowercased().hasPrefix("regedit"):
            let range = start..<end
            // What stands behind the words is the author's.
            let words = line.lowercased().hasPrefix("regedit") ? 1 : Self.header.split(separator: " ").count
            report(
                "this is not how a registry file begins", range, id: .missingHeader,
                fixes: line.split(separator: " ").count > words
                    ? [] : [fix("write `\(Self.header)`", range, Self.header)])
        default:
            position = start
            report(
                "a registry file begins with `\(Self.header)`", start..<max(start, end),
                id: .missingHeader, fixes: [fix("add the line", start..<start, Self.header + "\n\n")])
        }
    }

    private static let header = "Windows Registry Editor Version 5.00"

    mutating func skipSpaces() {
        while position < count, input[position] == 0x20 || input[position] == 0x09 { position += 1 }
    }

    mutating func skipLine() {
        while position < count, input[position] != 0x0A { position += 1 }
    }

    private mutating func finishLine() {
        skipSpaces()
        guard position < count else { return }
        switch input[position] {
        case 0x0A, 0x0D, UInt8(ascii: ";"): break
        default:
            // What follows a text is often a quote that was meant as part of it.
            let isText = input[..<position].last { $0 != 0x20 && $0 != 0x09 } == UInt8(ascii: "\"")
            reportUnexpected(
                "the end of the line", help: isText ? "a quote inside of a text is written `\\\"`" : nil)
        }
        skipLine()
    }

    // MARK: Keys

    /// Reads `[HKEY_…\…]` or `[-HKEY_…\…]`, also where a bracket is missing.
    private mutating func readKey() {
        let start = position
        skipLine()
        var line = start..<position
        while line.upperBound > start, input[line.upperBound - 1] <= 0x20 { line.removeLast() }
        hasKey = true
        current = nil
        var path = line
        let isOpened = input[start] == UInt8(ascii: "[")
        if isOpened { path.removeFirst() }
        let isDeletion = isOpened && path.first.map { input[$0] } == UInt8(ascii: "-")
        if isDeletion { path.removeFirst() }
        let closing = input[path].lastIndex(of: UInt8(ascii: "]"))
        if let closing {
            path = path.lowerBound..<closing
            let rest = input[closing + 1..<line.upperBound].drop { $0 <= 0x20 }
            if let first = rest.first, first != UInt8(ascii: ";") {
                report("expected the end of the line", rest.startIndex..<rest.startIndex + 1)
            }
        }
        checkBrackets(&path, line, isOpened: isOpened, isClosed: closing != nil)
        checkHive(path)
        guard !isDeletion else { return }
        openKey(path, start..<(closing.map { $0 + 1 } ?? line.upperBound))
    }

    private mutating func openKey(_ path: Range<Int>, _ range: Range<Int>) {
        let name = input[path].map(\.lowercased)
        if let known = places[name] {
            current = known
        } else if takes(2, at: range) {
            places[name] = keys.count
            current = keys.count
            keys.append(Key(path: path, range: range))
        }
    }

    /// Reads `"name"=data` or `@=data`; `false` where the rest of the line makes no sense.
    private mutating func readEntry() -> Bool {
        let start = position
        guard let name = readName() else { return false }
        let nameRange = start..<position
        skipSpaces()
        guard takeEquals() else { return false }
        skipSpaces()
        let dataStart = position
        if !hasKey, !hasHomelessValue {
            report("this value belongs to no key", nameRange, help: "a line `[HKEY_…]` stands before it")
            hasHomelessValue = true
        }
        guard let data = readData() else { return false }
        guard let current else { return true }
        keys[current].range = keys[current].range.lowerBound..<max(position, keys[current].range.upperBound)
        if case .deletion = data { return true }
        guard takes(1 + data.count, at: nameRange) else { return true }
        keys[current].entries.append(
            Entry(name: name, nameRange: nameRange, data: data, range: dataStart..<position))
        return true
    }

    private mutating func takeEquals() -> Bool {
        guard position < count, input[position] == UInt8(ascii: "=") || input[position] == UInt8(ascii: ":")
        else {
            reportUnexpected("`=`", help: "a value is written `\"name\"=data`")
            return false
        }
        position += 1
        guard input[position - 1] == UInt8(ascii: ":") else { return true }
        let range = position - 1..<position
        report(
            "a name and its data are parted by `=`, not `:`", range, fixes: [fix("write `=`", range, "=")])
        return true
    }

    // MARK: The arena

    private func built() -> NodeBuilder {
        var builder = NodeBuilder()
        builder.open(.object, at: 0)
        for key in keys {
            builder.append(key: input[key.path], at: key.path)
            builder.open(.object, at: key.range.lowerBound)
            for entry in key.entries {
                builder.append(key: entry.name.bytes, at: entry.nameRange)
                entry.data.append(to: &builder, at: entry.range, input)
            }
            if key.isPartial { builder.markPartial() }
            builder.close(at: key.range.upperBound, bytes: input)
        }
        builder.close(at: count, bytes: input)
        return builder
    }
}
