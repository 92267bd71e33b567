import Diagnostics

/// Reads JSON, JSONC and JSON5 into an arena, in one pass over the bytes and without recursion.
///
/// What is wrong but has one clear meaning (a missing comma, a bare word, a comment in JSON) is a problem and
/// read as meant; at anything else reading stops, and what was read so far is the value.
struct JSONParser {
    /// What may come next.
    enum State {
        case value, firstMember, member, firstElement, separator, finished
    }

    let dialect: JSONDialect
    let limits: ConfigLimits
    let input: UnsafePointer<UInt8>
    let count: Int
    var position = 0
    var nodes: [Node] = []
    var side: [UInt8] = []
    /// The arrays and objects that are not closed yet, outermost first.
    var open: [Int] = []
    /// Where the last complete key or value ends.
    var lastEnd = 0
    /// Where the last mark for a left-out part ends, with its words.
    var leftOutEnd = -1
    var problems: [ConfigProblem] = []
    /// Where the text uses what only JSONC allows, with the edits that remove it.
    var relaxed: [Diagnostic.TextEdit] = []
    /// Where something stands that is no part of JSON; of those of one kind the first is said.
    var strays: [JSONStray] = []
    /// Where another mark stands for the colon behind a key.
    var otherColons: [Range<Int>] = []
    /// What stands for commas, each with what is to be written there.
    var otherCommas: [Diagnostic.TextEdit] = []
    /// Where `#` begins a comment.
    var hashComments: [Range<Int>] = []
    /// Where characters stand between the tokens that cannot be seen, with what replaces each of them.
    var unseen: [Diagnostic.TextEdit] = []
    /// Keys and strings that stand in single quotes or in none, with what each of them is replaced by.
    var bare: [JSONBareText] = []
    /// Where a string that is not closed was cut off.
    var cutOff = -1
    /// The escapes of the string at hand that mean nothing.
    var strayEscapes: [Range<Int>] = []
    /// How many strings were looked at whose quotes are not where they should be, and where the last one begins.
    var mendedStrings = 0
    var lastMended = -1
    /// How often the rest of the text was asked which of two brackets was meant.
    var weighedBrackets = 0
    /// Objects whose members stand in brackets.
    var bracketedObjects: Set<Int> = []
    /// The values of the text; those behind the first are a mistake.
    var roots: [Int] = []
    /// Whether a bracket closed the value too early.
    var isReopened = false
    /// Whether the text ended before its value did.
    private(set) var isUnclosed = false
    /// Whether keys tell by their columns that an object before them should have been closed.
    var closesByColumn = false

    /// The text with its bounds, for what is asked of any text.
    var text: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: input, count: count) }

    /// Parses a text.
    static func parse(
        _ bytes: [UInt8], as written: ConfigLanguage, readBy program: JSONLeniency? = nil,
        limits: ConfigLimits, allowingLeftOutParts leftOut: Bool
    ) -> ConfigStorage {
        let dialect = JSONDialect(written, readBy: program, leftOutParts: leftOut)
        let language = dialect.language
        return bytes.withUnsafeBufferPointer { buffer in
            guard let input = buffer.baseAddress else {
                return ConfigStorage(
                    arena: NodeArena(bytes: bytes), problems: [Self.nothing(dialect, 0)], roots: [],
                    language: language)
            }
            var parser = JSONParser(dialect: dialect, limits: limits, input: input, count: buffer.count)
            parser.parse()
            if parser.isUnclosed {
                var second = JSONParser(dialect: dialect, limits: limits, input: input, count: buffer.count)
                second.closesByColumn = true
                second.parse()
                if !second.isUnclosed, second.problems.count <= parser.problems.count { parser = second }
            }
            return ConfigStorage(
                arena: NodeArena(nodes: parser.nodes, bytes: bytes, side: parser.side),
                problems: parser.problems.sorted { $0.range.lowerBound < $1.range.lowerBound },
                roots: parser.nodes.isEmpty ? [] : [0] + parser.roots.filter { $0 < parser.nodes.count },
                language: language)
        }
    }

    private static func nothing(_ dialect: JSONDialect, _ end: Int) -> ConfigProblem {
        ConfigProblem(
            .invalidSnippet, .error, "there is no value in this \(dialect.language.name) text", at: end..<end
        )
    }

    private init(dialect: JSONDialect, limits: ConfigLimits, input: UnsafePointer<UInt8>, count: Int) {
        self.dialect = dialect
        self.limits = limits
        self.input = input
        self.count = count
        nodes.reserveCapacity(min(count / 12 + 8, limits.nodes))
    }

    private mutating func parse() {
        if count >= 3, input[0] == 0xEF, input[1] == 0xBB, input[2] == 0xBF { position = 3 }
        checkEncoding()
        skipTrivia()
        skipLeftOutLines()
        guard position < count else {
            problems.append(Self.nothing(dialect, count))
            return
        }
        var state = State.value
        while state != .finished {
            switch state {
            case .value: state = readValue()
            case .firstMember: state = readFirstMember()
            case .member: state = readMember()
            case .firstElement: state = readFirstElement()
            case .separator: state = readSeparator()
            case .finished: break
            }
        }
        isUnclosed = !open.isEmpty && position >= count
        closeWhatIsOpen()
        reportStrays()
        reportUnseen()
        reportOtherColons()
        reportOtherCommas()
        reportBareTexts()
        reportRelaxedSyntax()
    }

    // MARK: Structure

    private mutating func readFirstMember() -> State {
        skipTrivia()
        if position < count, input[position] == UInt8(ascii: "}") { return close() }
        return readMember()
    }

    private mutating func readFirstElement() -> State {
        skipTrivia()
        if position < count, input[position] == UInt8(ascii: "]") { return close() }
        if takeLeftOutPart() { return .separator }
        return .value
    }

    /// Reads what follows a value: a comma, the end of the array or object, or the end of the text.
    @inline(__always)
    private mutating func readSeparator() -> State {
        skipTrivia()
        guard let container = open.last else { return finish() }
        guard position < count else { return .finished }
        let isObject = nodes[container].type == .object
        switch input[position] {
        case UInt8(ascii: ","):
            position += 1
            return readBehindComma(isObject: isObject)
        case UInt8(ascii: "}") where isObject, UInt8(ascii: "]") where !isObject:
            return close()
        default:
            return readWithoutComma(isObject: isObject)
        }
    }

    @inline(__always)
    private mutating func readBehindComma(isObject: Bool) -> State {
        let comma = position - 1
        skipTrivia()
        guard position < count else { return .finished }
        let byte = input[position]
        if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
            if !dialect.trailingCommas {
                relaxed.append(Diagnostic.TextEdit(range: comma..<comma + 1, replacement: ""))
            }
            return .separator
        }
        if isObject { return .member }
        return takeLeftOutPart() ? .separator : .value
    }

    /// Opens an array or object at the current byte.
    mutating func open(_ type: TypeMask) -> State {
        guard open.count < limits.depth else {
            problems.append(
                ConfigProblem(
                    .tooDeep, .error, "values nest deeper than \(limits.depth) levels",
                    at: position..<position + 1))
            // It has been counted already.
            appendUnknown(1)
            return .finished
        }
        open.append(nodes.count)
        nodes.append(Node(type, start: position, end: position + 1))
        position += 1
        return type == .object ? .firstMember : .firstElement
    }

    /// Closes the innermost array or object at the current byte.
    mutating func close() -> State {
        position += 1
        closeInnermost(end: position)
        return .separator
    }

    mutating func closeInnermost(end: Int) {
        guard let container = open.popLast() else { return }
        nodes[container].end = UInt32(truncatingIfNeeded: end)
        nodes[container].next = UInt32(truncatingIfNeeded: nodes.count)
        lastEnd = end
        noteCommentsAlone(in: container)
        if nodes[container].type == .object, nodes[container].count > 1 { markDuplicates(in: container) }
    }

    private mutating func markDuplicates(in object: Int) {
        // A value that was closed too early is looked at again.
        let pairs = withView { DuplicateKeys(view: $0).pairs(in: object) }
            .filter { !nodes[$0.earlier].flags.contains(.shadowed) }
        for pair in pairs { nodes[pair.earlier].flags.insert(.shadowed) }
        problems += withView { DuplicateKeys(view: $0).problems(of: pairs) }
    }

    private func withView<Result>(_ body: (ArenaView) -> Result) -> Result {
        nodes.withUnsafeBufferPointer { nodes in
            side.withUnsafeBufferPointer { side in
                body(ArenaView(nodes: nodes, bytes: text, side: side))
            }
        }
    }

    /// Counts one more element or member of the innermost array or object, within the limit of nodes.
    @inline(__always)
    mutating func countChild() {
        if let container = open.last { nodes[container].payload += 1 }
    }
}
