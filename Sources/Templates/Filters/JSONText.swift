/// Values as JSON (RFC 8259) that may stand in HTML: `<`, `>`, `&` and `'` are written as escapes.
enum JSONText {
    private static let depthLimit = 200

    static func write(_ value: TemplateValue, indent: Int?, _ budget: inout Budget) -> TemplateValue {
        var writer = Writer(indent: indent.map { max(0, min($0, 16)) })
        writer.write(value, depth: 0)
        if let problem = writer.problem { return budget.fail(problem) }
        guard budget.allows(bytes: writer.output.count) else { return .undefined }
        return .html(writer.output)
    }

    private struct Writer {
        let indent: Int?
        var output: [UInt8] = []
        var problem: Problem?

        mutating func write(_ value: TemplateValue, depth: Int) {
            guard depth < depthLimit else {
                problem = .nestedTooDeep
                return
            }
            switch value {
            case .none: output += Array("null".utf8)
            case .boolean(let value): output += Array((value ? "true" : "false").utf8)
            case .integer(let number): output += Array(String(number).utf8)
            case .double(let number):
                if !number.isFinite { problem = .type("a number that is not finite has no JSON") }
                output += Array(number.description.utf8)
            case .text(let text), .html(let text): write(text)
            case .list(let items):
                group("[", "]", items.indices, depth) { writer, index in
                    writer.write(items[index], depth: depth + 1)
                }
            case .object(let object):
                // Names in their order, so that the same object is always the same text.
                let members = object.members.sorted { $0.name.lexicographicallyPrecedes($1.name) }
                group("{", "}", members.indices, depth) { writer, index in
                    writer.write(members[index].name)
                    writer.output += Array(": ".utf8)
                    writer.write(members[index].value, depth: depth + 1)
                }
            case .undefined, .reference: problem = .type("\(value.kindName) has no JSON")
            }
        }

        private mutating func group(
            _ opening: String, _ closing: String, _ indices: Range<Int>, _ depth: Int,
            _ element: (inout Writer, Int) -> Void
        ) {
            output += Array(opening.utf8)
            for index in indices {
                if index > 0 { output += Array((indent == nil ? ", " : ",").utf8) }
                newLine(depth + 1)
                element(&self, index)
            }
            if !indices.isEmpty { newLine(depth) }
            output += Array(closing.utf8)
        }

        private mutating func newLine(_ depth: Int) {
            guard let indent else { return }
            output.append(0x0A)
            output += [UInt8](repeating: 0x20, count: indent * depth)
        }

        /// A text in quotes. Characters beyond ASCII are written as escapes of their UTF-16 units.
        private mutating func write(_ text: [UInt8]) {
            output.append(UInt8(ascii: "\""))
            for unit in String(decoding: text, as: UTF8.self).utf16 {
                switch unit {
                case 0x22: output += Array("\\\"".utf8)
                case 0x5C: output += Array("\\\\".utf8)
                case 0x08: output += Array("\\b".utf8)
                case 0x09: output += Array("\\t".utf8)
                case 0x0A: output += Array("\\n".utf8)
                case 0x0C: output += Array("\\f".utf8)
                case 0x0D: output += Array("\\r".utf8)
                case 0x26, 0x27, 0x3C, 0x3E, 0..<0x20, 0x7F...:
                    let digits = String(unit, radix: 16)
                    output +=
                        Array("\\u".utf8)
                        + [UInt8](repeating: UInt8(ascii: "0"), count: 4 - digits.utf8.count)
                    output += Array(digits.utf8)
                default: output.append(UInt8(truncatingIfNeeded: unit))
                }
            }
            output.append(UInt8(ascii: "\""))
        }
    }
}
