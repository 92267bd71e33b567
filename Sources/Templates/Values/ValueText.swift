/// How values print: as texts print themselves, numbers in their shortest form, and lists as a literal would be.
extension TemplateValue {
    /// What is printed for this value, before escaping.
    var printed: [UInt8] {
        switch self {
        case .undefined: return []
        case .text(let bytes), .html(let bytes): return bytes
        case .none, .boolean, .integer, .double, .list, .tuple, .object, .reference:
            var output: [UInt8] = []
            appendLiteral(to: &output, depth: 0)
            return output
        }
    }

    /// Appends what this value prints as, escaped unless it is markup.
    func appendEscaped(to output: inout [UInt8]) {
        switch self {
        case .undefined: break
        case .html(let bytes): output.append(contentsOf: bytes)
        case .text(let bytes): Escaping.append(bytes, to: &output)
        case .integer(let number): output.append(contentsOf: String(number).utf8)
        case .none, .boolean, .double, .list, .tuple, .object, .reference:
            Escaping.append(printed, to: &output)
        }
    }

    /// What this value prints as, as markup: escaped unless it is markup already.
    var escaped: [UInt8] {
        if case .html(let bytes) = self { return bytes }
        return Escaping.escaped(printed)
    }

    /// Whether this is markup.
    var isMarkup: Bool {
        if case .html = self { return true }
        return false
    }

    /// The same kind of text as this value, with other bytes: what is made from markup is markup.
    func text(_ bytes: [UInt8]) -> TemplateValue {
        isMarkup ? .html(bytes) : .text(bytes)
    }

    /// How deep lists and objects are printed; what lies deeper prints as dots.
    static let printedDepth = 100

    /// Appends this value as it stands in a printed list.
    func appendLiteral(to output: inout [UInt8], depth: Int) {
        switch self {
        case .undefined: output.append(contentsOf: "Undefined".utf8)
        case .none: output.append(contentsOf: "None".utf8)
        case .boolean(let value): output.append(contentsOf: (value ? "True" : "False").utf8)
        case .integer(let value): output.append(contentsOf: String(value).utf8)
        case .double(let value): output.append(contentsOf: value.description.utf8)
        case .text(let bytes): Self.appendQuoted(bytes, to: &output)
        case .html(let bytes):
            output.append(contentsOf: "Markup(".utf8)
            Self.appendQuoted(bytes, to: &output)
            output.append(UInt8(ascii: ")"))
        case .list(let items): Self.appendItems(items, "[", "]", to: &output, depth: depth)
        case .tuple(let items):
            Self.appendItems(items, "(", items.count == 1 ? ",)" : ")", to: &output, depth: depth)
        case .object(let object): Self.appendObject(object, to: &output, depth: depth)
        case .reference(let reference): output.append(contentsOf: "<\(reference.kind)>".utf8)
        }
    }

    private static func appendItems(
        _ items: [TemplateValue], _ opening: String, _ closing: String, to output: inout [UInt8], depth: Int
    ) {
        guard depth < printedDepth else { return output.append(contentsOf: "[...]".utf8) }
        output.append(contentsOf: opening.utf8)
        for (index, item) in items.enumerated() {
            if index > 0 { output.append(contentsOf: ", ".utf8) }
            item.appendLiteral(to: &output, depth: depth + 1)
        }
        output.append(contentsOf: closing.utf8)
    }

    private static func appendObject(_ object: TemplateObject, to output: inout [UInt8], depth: Int) {
        guard depth < printedDepth else { return output.append(contentsOf: "{...}".utf8) }
        output.append(UInt8(ascii: "{"))
        for (index, member) in object.members.enumerated() {
            if index > 0 { output.append(contentsOf: ", ".utf8) }
            appendQuoted(member.name, to: &output)
            output.append(contentsOf: ": ".utf8)
            member.value.appendLiteral(to: &output, depth: depth + 1)
        }
        output.append(UInt8(ascii: "}"))
    }

    /// Single quotes, unless the text has single quotes and no double ones.
    private static func appendQuoted(_ text: [UInt8], to output: inout [UInt8]) {
        let single = UInt8(ascii: "'")
        let double = UInt8(ascii: "\"")
        let quote = text.contains(single) && !text.contains(double) ? double : single
        output.append(quote)
        for byte in text {
            switch byte {
            case quote, UInt8(ascii: "\\"): output.append(contentsOf: [UInt8(ascii: "\\"), byte])
            case 0x0A: output.append(contentsOf: "\\n".utf8)
            case 0x0D: output.append(contentsOf: "\\r".utf8)
            case 0x09: output.append(contentsOf: "\\t".utf8)
            case 0..<0x20, 0x7F:
                let digits = String(byte, radix: 16)
                output.append(contentsOf: (byte < 0x10 ? "\\x0" : "\\x").utf8)
                output.append(contentsOf: digits.utf8)
            default: output.append(byte)
            }
        }
        output.append(quote)
    }
}
