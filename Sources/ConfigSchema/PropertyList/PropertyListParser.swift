import Diagnostics
import Text

/// Reads a property list in XML into an arena, without recursion.
///
/// A string's range is its text between the tags, an array's or dictionary's the whole element. A list without
/// the `<plist>` element is read too, and so are members without their `<dict>`, which is said.
struct PropertyListParser {
    /// The elements of a property list.
    enum Element: String, CaseIterable {
        case plist, dict, array, key, string, integer, real, `true`, `false`, date, data
    }

    /// An element that holds others and is not closed yet.
    struct Frame {
        let element: Element
        /// Its opening tag.
        let tag: Range<Int>
        /// The key that waits for its value.
        var key: Range<Int>?
        /// The node from which on everything is taken back at the end, for a value that has no place.
        var dropsFrom: Int?
        /// Whether a value has been read, for those that hold one only.
        var hasValue = false
        /// Whether a key of it has no value, as where `<dict>` or `<array>` is missing behind it.
        var lacksValue = false
        /// Whether a value without a key has been said since the last key.
        var hasStrayValue = false
    }

    let limits: ConfigLimits
    let input: UnsafeBufferPointer<UInt8>
    var scanner: XMLScanner
    var builder = NodeBuilder()
    var frames: [Frame] = []
    /// Whether the text has had its value, where no element is open.
    var hasRoot = false
    var isStopped = false
    /// The end tags that follow without their opening ones.
    lazy var endsAhead = EndTagsAhead(from: scanner, in: input)

    /// Parses a text.
    static func parse(_ bytes: [UInt8], limits: ConfigLimits) -> ConfigStorage {
        bytes.withUnsafeBufferPointer { input in
            var parser = PropertyListParser(limits: limits, input: input, scanner: XMLScanner(input))
            parser.parse()
            let problems = parser.builder.problems + parser.scanner.problems
            return ConfigStorage(
                arena: NodeArena(nodes: parser.builder.nodes, bytes: bytes, side: parser.builder.side),
                problems: problems.sorted { $0.range.lowerBound < $1.range.lowerBound },
                roots: parser.builder.nodes.isEmpty ? [] : [0], language: .plist)
        }
    }

    private mutating func parse() {
        guard isReadable() else { return }
        if input.starts(with: [0xEF, 0xBB, 0xBF]) { scanner.position = 3 }
        builder.problems += ControlCharacters(rule: .xml).problems(in: input, of: "XML")
        while !isStopped, let token = scanner.next() { read(token) }
        if let last = frames.last(where: { !$0.tag.isEmpty }), !isStopped { reportUnclosed(last) }
        while !frames.isEmpty {
            builder.markPartial()
            close(at: input.count)
        }
        if builder.nodes.isEmpty, scanner.problems.isEmpty, builder.problems.isEmpty {
            report("there is no value in this property list", input.count..<input.count)
        }
    }

    private mutating func isReadable() -> Bool {
        if input.starts(with: "bplist".utf8) {
            report(
                "this is a property list in its binary form", 0..<6, id: .invalidEncoding,
                help: "`plutil -convert xml1` writes it as XML")
            return false
        }
        guard let offset = UTF8Check.firstInvalidByte(input) else { return true }
        report(
            "the text is not UTF-8 from this byte on", offset..<offset + 1, id: .invalidEncoding,
            help: "save it as UTF-8")
        return false
    }

    private mutating func read(_ token: XMLToken) {
        switch token.kind {
        case .other: break
        case .text, .characterData: readStrayText(token)
        case .start, .empty: begin(token)
        case .end: end(token)
        }
    }

    // MARK: Elements

    private mutating func begin(_ token: XMLToken) {
        guard let element = element(token) else { return skipUnknown(token) }
        switch element {
        case .plist: beginPlist(token)
        case .key: readKey(token)
        case .dict, .array: beginContainer(element, token)
        case .string, .integer, .real, .true, .false, .date, .data: readLeaf(element, token)
        }
    }

    /// The element that a tag names, also where it is written in another case, which is said.
    private mutating func element(_ token: XMLToken) -> Element? {
        let name = name(token)
        if let element = Element(rawValue: name) { return element }
        guard let element = Element(rawValue: name.lowercased()) else { return nil }
        report("`<\(name)>` is written `<\(element.rawValue)>`", token.name)
        return element
    }

    private mutating func skipUnknown(_ token: XMLToken) {
        let name = name(token)
        let suggestion = Spelling.nearest(to: name, in: Element.allCases.map(\.rawValue))
        report(
            "a property list has no `<\(name)>`", token.name,
            help: suggestion.map { "did you mean `<\($0)>`?" })
        var depth = token.kind == .start ? 1 : 0
        while depth > 0, let next = scanner.next() {
            if next.kind == .start { depth += 1 }
            if next.kind == .end { depth -= 1 }
        }
        // Where it has no place either, the one mistake is enough.
        if let last = frames.last, last.element == .dict, last.key == nil { return }
        guard beginValue(token), dropped == nil else { return }
        builder.append(
            Node(.null, start: token.range.lowerBound, end: token.range.upperBound, flags: .partial))
        settleValue()
    }

    private mutating func beginPlist(_ token: XMLToken) {
        guard frames.isEmpty, !hasRoot else {
            return report("`<plist>` stands once, around everything", token.range)
        }
        if token.kind == .empty { return }
        frames.append(Frame(element: .plist, tag: token.range))
    }

    private mutating func beginContainer(_ element: Element, _ token: XMLToken) {
        guard builder.open.count < limits.depth else {
            report("values nest deeper than \(limits.depth) levels", token.range, id: .tooDeep)
            return isStopped = true
        }
        guard beginValue(token) else { return }
        var frame = Frame(element: element, tag: token.range)
        frame.dropsFrom = dropped
        dropped = nil
        builder.open(element == .dict ? .object : .array, at: token.range.lowerBound)
        frames.append(frame)
        if token.kind == .empty { close(at: token.range.upperBound) }
    }

    /// Closes the innermost element.
    mutating func close(at end: Int) {
        guard let frame = frames.popLast() else { return }
        switch frame.element {
        case .dict, .array:
            if let key = frame.key { reportMissingValue(key) }
            if frame.lacksValue { builder.markPartial() }
            builder.close(at: end, bytes: input)
            if let node = frame.dropsFrom { builder.remove(from: node) } else { settleValue() }
        case .plist: hasRoot = true
        case .key, .string, .integer, .real, .true, .false, .date, .data: break
        }
    }

    /// Where the value begins that is being read and has no place.
    var dropped: Int?
}
