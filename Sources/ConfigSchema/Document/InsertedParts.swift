import Text

/// The parts of a text that another program puts something in for before the text is read, as a shell does for
/// `$NAME` in what it writes to a file. What will stand there may be of any type.
///
/// The text is read with something of the same length in their place that every reader takes, and is itself again then.
struct InsertedParts {
    private let ranges: [Range<Int>]
    private let bytes: [UInt8]
    private let language: ConfigLanguage

    /// - Parameter ranges: the parts, in the order of the text.
    init(_ ranges: [Range<Int>], of bytes: [UInt8], _ language: ConfigLanguage) {
        self.ranges = ranges.filter { !$0.isEmpty && $0.upperBound <= bytes.count }
        self.bytes = bytes
        self.language = language
    }

    // MARK: Reading

    /// The text as it is read.
    var masked: [UInt8] {
        var masked = bytes
        for range in ranges { masked.replaceSubrange(range, with: mask(range)) }
        return masked
    }

    /// What a part is read as.
    private func mask(_ range: Range<Int>) -> [UInt8] {
        let (before, after) = neighbours(of: range)
        let isElement = isElement(before, after)
        if isElement, range.count >= 3 {
            return Array("...".utf8) + [UInt8](repeating: 0x20, count: range.count - 3)
        }
        // YAML takes almost anything for a text.
        if isElement || isValue(before, after), language != .yaml {
            return [UInt8(ascii: "1")] + [UInt8](repeating: 0x20, count: range.count - 1)
        }
        let isPlain = !bytes[range].contains { $0 < 0x20 || "\"'\\[]{}:#,".utf8.contains($0) }
        return isPlain || isBraced(range) ? Array(bytes[range]) : [UInt8](repeating: 0x30, count: range.count)
    }

    /// Whether what stands around a part makes it an element or a member, or some of them.
    private func isElement(_ before: UInt8?, _ after: UInt8?) -> Bool {
        switch language {
        case .json, .jsonc, .json5, .jsonl: endsValue(after) && before.map { "[,{".utf8.contains($0) } == true
        case .yaml, .toml: endsValue(after) && before.map { "\n[,{".utf8.contains($0) } == true
        case .plist, .reg, .env: false
        }
    }

    /// Whether what stands around a part makes it the value of a key, or the whole text.
    private func isValue(_ before: UInt8?, _ after: UInt8?) -> Bool {
        switch language {
        case .json, .jsonc, .json5, .jsonl: endsValue(after) && (before == nil || before == UInt8(ascii: ":"))
        case .toml: endsValue(after) && before == UInt8(ascii: "=")
        case .yaml, .plist, .reg, .env: false
        }
    }

    private func endsValue(_ after: UInt8?) -> Bool { after.map { "\n\r,]}#/".utf8.contains($0) } ?? true }

    /// Whether a part is a name in braces, which a string may hold as it is.
    private func isBraced(_ range: Range<Int>) -> Bool {
        bytes[range].last == UInt8(ascii: "}")
            && bytes[range].dropFirst().first == UInt8(ascii: "{")
            && bytes[range].dropFirst(2).dropLast().allSatisfy(\.isNamePart)
    }

    /// The bytes beside a part, blanks aside; before it also ends of lines in languages that take them for blanks.
    private func neighbours(of range: Range<Int>) -> (UInt8?, UInt8?) {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
        let passesLines = language != .yaml && language != .toml
        let before = bytes[..<range.lowerBound].last { byte in
            !isBlank(byte) && !(passesLines && (byte == 0x0A || byte == 0x0D))
        }
        return (before, bytes[range.upperBound...].first { !isBlank($0) })
    }

    // MARK: Afterwards

    /// What was read, with the text as it is, and the values open that a part stands in.
    func restored(_ storage: ConfigStorage) -> ConfigStorage {
        var arena = storage.arena
        arena.bytes = bytes
        for index in arena.nodes.indices where !arena.nodes[index].flags.contains(.alias) {
            let node = arena.nodes[index]
            guard node.type != .array, node.type != .object, let part = part(in: node.range) else { continue }
            arena.nodes[index].flags.insert(.open)
            // What was read as a number is the part itself.
            guard node.start == UInt32(part.lowerBound), !TypeMask.number.isDisjoint(with: node.type) else {
                continue
            }
            arena.nodes[index].type = .string
            arena.nodes[index].flags.subtract([.exact, .side])
            arena.nodes[index].end = max(node.end, UInt32(part.upperBound))
            let length = Int(arena.nodes[index].end) - part.lowerBound
            arena.nodes[index].payload = Node.text(offset: part.lowerBound, length: length)
        }
        return ConfigStorage(
            arena: arena, problems: storage.problems, roots: storage.roots, language: storage.language,
            isForeign: storage.isForeign)
    }

    /// The first part that shares bytes with a range.
    private func part(in range: Range<Int>) -> Range<Int>? {
        let position = ranges.partitioningIndex { $0.upperBound > range.lowerBound }
        guard position < ranges.count, ranges[position].lowerBound < range.upperBound else { return nil }
        return ranges[position]
    }
}
