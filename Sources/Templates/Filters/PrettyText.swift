import Text

/// Values as literals in lines of at most 80 characters, as `pprint` writes them: members in the order of their names, and
/// an item in each line where all of them do not fit.
struct PrettyText {
    private static let width = 80
    private(set) var output: [UInt8] = []

    init(_ value: TemplateValue) {
        write(value, indent: 0, allowance: 0, level: 0)
    }

    /// - Parameters:
    ///   - indent: the column where the value begins.
    ///   - allowance: how many signs follow it in its last line.
    private mutating func write(_ value: TemplateValue, indent: Int, allowance: Int, level: Int) {
        let whole = Self.literal(value)
        guard Characters.count(whole) > Self.width - indent - allowance, level < TemplateValue.printedDepth
        else {
            output += whole
            return
        }
        switch value {
        case .object(let object): write(object, indent, allowance + 1, level)
        case .list(let items): write(items, "[", "]", indent, allowance + 1, level)
        case .tuple(let items):
            let closing = items.count == 1 ? ",)" : ")"
            write(items, "(", closing, indent, allowance + closing.utf8.count, level)
        case .text(let text): write(text, indent, allowance, level)
        case .undefined, .none, .boolean, .integer, .double, .html, .reference: output += whole
        }
    }

    private mutating func write(
        _ items: [TemplateValue], _ opening: String, _ closing: String, _ indent: Int, _ allowance: Int,
        _ level: Int
    ) {
        output += opening.utf8
        for (index, item) in items.enumerated() {
            if index > 0 { newLine(indent + 1) }
            let isLast = index == items.count - 1
            write(item, indent: indent + 1, allowance: isLast ? allowance : 1, level: level + 1)
        }
        output += closing.utf8
    }

    private mutating func write(_ object: TemplateObject, _ indent: Int, _ allowance: Int, _ level: Int) {
        output.append(UInt8(ascii: "{"))
        for (index, member) in Self.ordered(object).enumerated() {
            if index > 0 { newLine(indent + 1) }
            let name = Self.literal(.text(member.name)) + Array(": ".utf8)
            output += name
            let isLast = index == object.count - 1
            write(
                member.value, indent: indent + 1 + Characters.count(name), allowance: isLast ? allowance : 1,
                level: level + 1)
        }
        output.append(UInt8(ascii: "}"))
    }

    private mutating func newLine(_ indent: Int) {
        output += ",\n".utf8
        output += repeatElement(0x20, count: indent)
    }

    /// A text in pieces that fit, each a literal in a line.
    private mutating func write(_ text: [UInt8], _ indent: Int, _ allowance: Int, _ level: Int) {
        let isTop = level == 0
        let pieces = Self.pieces(
            of: text, width: Self.width - indent - (isTop ? 1 : 0), allowance + (isTop ? 1 : 0))
        if isTop, pieces.count > 1 { output.append(UInt8(ascii: "(")) }
        output += pieces.joined(
            separator: [0x0A] + [UInt8](repeating: 0x20, count: indent + (isTop ? 1 : 0)))
        if isTop, pieces.count > 1 { output.append(UInt8(ascii: ")")) }
    }

    private static func pieces(of text: [UInt8], width: Int, _ allowance: Int) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var current: [UInt8] = []
        func close() {
            if !current.isEmpty { pieces.append(literal(.text(current))) }
            current = []
        }
        var start = 0
        while start < text.count {
            // A word, and the space behind it up to the end of a line.
            var end = start
            while end < text.count, !text[end].isWhitespace { end += 1 }
            while end < text.count, text[end].isWhitespace, end == start || text[end - 1] != 0x0A { end += 1 }
            let room = end == text.count ? width - allowance : width
            if Characters.count(literal(.text(current + text[start..<end]))) > room { close() }
            current += text[start..<end]
            if text[end - 1] == 0x0A { close() }
            start = end
        }
        close()
        return pieces
    }

    /// A value in one line, with members in the order of their names.
    private static func literal(_ value: TemplateValue) -> [UInt8] {
        var output: [UInt8] = []
        sorted(value, depth: 0).appendLiteral(to: &output, depth: 0)
        return output
    }

    private static func sorted(_ value: TemplateValue, depth: Int) -> TemplateValue {
        guard depth < TemplateValue.printedDepth else { return value }
        switch value {
        case .list(let items), .tuple(let items):
            return value.sequence(items.map { sorted($0, depth: depth + 1) })
        case .object(let object):
            var result = TemplateObject()
            for member in ordered(object) { result.set(member.name, sorted(member.value, depth: depth + 1)) }
            return .object(result)
        case .undefined, .none, .boolean, .integer, .double, .text, .html, .reference: return value
        }
    }

    private static func ordered(_ object: TemplateObject) -> [(name: [UInt8], value: TemplateValue)] {
        object.members.sorted { $0.name.lexicographicallyPrecedes($1.name) }
    }
}
