import Diagnostics

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
    /// Whether the file is of the old kind, whose texts in bytes are not UTF-16.
    private(set) var isVersion4 = false
    private var values = 0

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
        while position < count, values < limits.nodes / 2 {
            skipSpaces()
            guard position < count else { break }
            switch input[position] {
            case 0x0A, 0x0D: position += 1
            case UInt8(ascii: ";"): skipLine()
            case UInt8(ascii: "["): readKey()
            default:
                values += 1
                if readEntry() { finishLine() } else { skipLine() }
            }
        }
        if position < count {
            report(
                "the text holds more than \(limits.nodes) values", position..<position + 1,
                id: .tooManyValues)
        }
    }

    private mutating func isReadable() -> Bool {
        let isWide = input.starts(with: [0xFF, 0xFE]) || input.starts(with: [0xFE, 0xFF])
        guard isWide || UTF8Check.firstInvalidByte(input) != nil else { return true }
        let offset = isWide ? 0 : UTF8Check.firstInvalidByte(input) ?? 0
        let message = isWide ? "the text is UTF-16" : "the text is not UTF-8 from this byte on"
        report(message, offset..<offset + 1, id: .invalidEncoding, help: "save it as UTF-8")
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
        switch String(decoding: UnsafeBufferPointer(rebasing: input[start..<end]), as: UTF8.self) {
        case "Windows Registry Editor Version 5.00": return
        case "REGEDIT4": isVersion4 = true
        case let line
        where line.lowercased().hasPrefix("windows reg") || line.lowercased().hasPrefix("regedit"):
            let range = start..<end
            report(
                "this is not how a registry file begins", range, id: .missingHeader,
                fixes: [fix("write `\(Self.header)`", range, Self.header)])
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
        default: reportUnexpected("the end of the line")
        }
        skipLine()
    }

    // MARK: Keys

    /// Reads `[HKEY_…\…]` or `[-HKEY_…\…]`.
    private mutating func readKey() {
        let start = position
        skipLine()
        let line = input[start..<position]
        hasKey = true
        current = nil
        guard let closing = line.lastIndex(of: UInt8(ascii: "]")) else {
            return report("this key is not closed", start..<start + 1, help: "close it with `]`")
        }
        let isDeletion = line.dropFirst().first == UInt8(ascii: "-")
        let path = min(start + (isDeletion ? 2 : 1), closing)..<closing
        let rest = input[closing + 1..<position].drop { $0 <= 0x20 }
        if let first = rest.first, first != UInt8(ascii: ";") {
            report("expected the end of the line", rest.startIndex..<rest.startIndex + 1)
        }
        checkHive(path)
        guard !isDeletion else { return }
        let name = input[path].map { $0 &- UInt8(ascii: "A") < 26 ? $0 | 0x20 : $0 }
        if let known = places[name] {
            current = known
        } else {
            places[name] = keys.count
            current = keys.count
            keys.append(Key(path: path, range: start..<closing + 1))
        }
    }

    private mutating func checkHive(_ path: Range<Int>) {
        let end = input[path].firstIndex(of: 0x5C) ?? path.upperBound
        let range = path.lowerBound..<end
        let name = String(decoding: UnsafeBufferPointer(rebasing: input[range]), as: UTF8.self).uppercased()
        guard !Self.hives.contains(where: { $0.name == name }) else { return }
        let short = Self.hives.first { $0.short == name }?.name
        let right = short ?? Spelling.nearest(to: name, in: Self.hives.map(\.name))
        report(
            "a key begins with one of the registry's roots, such as `HKEY_LOCAL_MACHINE`",
            range.isEmpty ? path.lowerBound..<path.lowerBound + 1 : range,
            help: right.map { "did you mean `\($0)`?" },
            fixes: short.map { [fix("write `\($0)`", range, $0)] } ?? [])
    }

    private static let hives: [(name: String, short: String)] = [
        ("HKEY_LOCAL_MACHINE", "HKLM"), ("HKEY_CURRENT_USER", "HKCU"), ("HKEY_CLASSES_ROOT", "HKCR"),
        ("HKEY_USERS", "HKU"), ("HKEY_CURRENT_CONFIG", "HKCC"), ("HKEY_PERFORMANCE_DATA", "HKPD"),
    ]

    /// Reads `"name"=data` or `@=data`; `false` where the rest of the line makes no sense.
    private mutating func readEntry() -> Bool {
        let start = position
        guard let name = readName() else { return false }
        let nameRange = start..<position
        skipSpaces()
        guard position < count, input[position] == UInt8(ascii: "=") else {
            reportUnexpected("`=`")
            return false
        }
        position += 1
        skipSpaces()
        let dataStart = position
        guard let data = readData() else { return false }
        if !hasKey {
            report("this value belongs to no key", nameRange, help: "a line `[HKEY_…]` stands before it")
        }
        guard let current, case .deletion = data else {
            if let current {
                let entry = Entry(name: name, nameRange: nameRange, data: data, range: dataStart..<position)
                keys[current].entries.append(entry)
                keys[current].range =
                    keys[current].range.lowerBound..<max(position, keys[current].range.upperBound)
            }
            return true
        }
        keys[current].range = keys[current].range.lowerBound..<max(position, keys[current].range.upperBound)
        return true
    }

    private mutating func readName() -> DecodedText? {
        if input[position] == UInt8(ascii: "@") {
            position += 1
            return DecodedText(verbatim: position - 1..<position, of: input)
        }
        guard input[position] == UInt8(ascii: "\"") else {
            reportUnexpected("a key in brackets, or a name in quotes")
            return nil
        }
        return readQuoted(isName: true)
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
            builder.close(at: key.range.upperBound, bytes: input)
        }
        builder.close(at: count, bytes: input)
        return builder
    }
}
