import Text

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
            case .list(let items), .tuple(let items):
                group("[", "]", items.indices, depth) { writer, index in
                    writer.write(items[index], depth: depth + 1)
                }
            case .object(let object):
                // Names in their order, so that the same object is always the same text.
                // What a page does not have is left out of its JSON.
                let members = object.members.filter { !$0.value.isUndefined }
                    .sorted { $0.name.lexicographicallyPrecedes($1.name) }
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

        private mutating func write(_ text: [UInt8]) {
            JSONString.append(String(decoding: text, as: UTF8.self), in: .markup, to: &output)
        }
    }
}
