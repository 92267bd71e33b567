import Diagnostics

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
    }

    let limits: ConfigLimits
    let input: UnsafeBufferPointer<UInt8>
    var scanner: XMLScanner
    var builder = NodeBuilder()
    var frames: [Frame] = []
    /// Whether the text has had its value, where no element is open.
    var hasRoot = false
    var isStopped = false

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

    /// Text between elements is white space.
    private mutating func readStrayText(_ token: XMLToken) {
        let text = input[token.name]
        guard let first = text.firstIndex(where: { $0 > 0x20 }),
            let last = text.lastIndex(where: { $0 > 0x20 })
        else { return }
        let range = first..<last + 1
        if input[first] == UInt8(ascii: "<") {
            var text = XMLText(input)
            text.append(XMLToken(kind: .text, range: first..<first + 1, name: first..<first + 1))
            builder.problems += text.problems
        } else {
            report(
                "text stands inside an element such as `<string>`", range,
                help: "put it in an element, or remove it")
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
        guard beginValue(token), dropped == nil else { return }
        builder.append(Node(.null, start: token.range.lowerBound, end: token.range.upperBound))
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

    private mutating func end(_ token: XMLToken) {
        let name = name(token)
        let element = Element(rawValue: name) ?? Element(rawValue: name.lowercased())
        guard let open = frames.last else {
            return report("nothing is open that this could close", token.range)
        }
        if open.element == element, !open.tag.isEmpty || element == .dict {
            return close(at: token.range.upperBound)
        }
        if frames.contains(where: { $0.element == element && !$0.tag.isEmpty }) {
            while let inner = frames.last, inner.element != element {
                if !inner.tag.isEmpty { reportUnclosed(inner) }
                close(at: token.range.lowerBound)
            }
            return close(at: token.range.upperBound)
        }
        report(
            "expected `</\(open.element.rawValue)>`, found `</\(name)>`", token.range,
            fixes: [fix("write `</\(open.element.rawValue)>`", token.range, "</\(open.element.rawValue)>")])
        // The end of what holds no values is a slip inside; any other is meant to close what is open.
        if element == nil || element == .dict || element == .array { close(at: token.range.upperBound) }
    }

    /// Closes the innermost element.
    mutating func close(at end: Int) {
        guard let frame = frames.popLast() else { return }
        switch frame.element {
        case .dict, .array:
            if let key = frame.key { reportMissingValue(key) }
            builder.close(at: end, bytes: input)
            if let node = frame.dropsFrom { builder.remove(from: node) } else { settleValue() }
        case .plist: hasRoot = true
        case .key, .string, .integer, .real, .true, .false, .date, .data: break
        }
    }

    /// Where the value begins that is being read and has no place.
    var dropped: Int?
}
