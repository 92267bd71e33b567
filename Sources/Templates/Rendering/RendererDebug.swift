import Diagnostics
import Text

/// `debug()`: what exists at a place of a template.
extension Renderer {
    mutating func whatExists(_ arguments: CallArguments) -> TemplateValue {
        guard arguments.positional.isEmpty, arguments.named.isEmpty else {
            return budget.fail(.arguments("`debug` takes no arguments"))
        }
        let list = DebugList(visibleValues).output
        budget.charge(bytes: list.count)
        budget.problem = .debugged
        return .html(
            Array("<pre class=\"template-debug\">".utf8) + Escaping.escaped(list) + Array("</pre>".utf8))
    }

    /// The names that the running code sees, each once with the value that it has there, the innermost first.
    private var visibleValues: [(name: String, value: TemplateValue)] {
        guard let frame = frames.last else { return [] }
        let module = modules[frame.module]
        let bound = bindings[frame.visible...].reversed() + module.exported + module.inherited
        let own = bound.map { (program.tables.names[Int($0.name)].string, $0.value) }
        let given =
            module.hasContext
            ? context.members.map { (String(decoding: $0.name, as: UTF8.self), $0.value) } : []
        var seen: Set<String> = []
        return (own + given).filter { seen.insert($0.0).inserted }.map { (name: $0.0, value: $0.1) }
    }
}

extension Problem {
    static let debugged = Problem(
        .templateDebug, "`debug()` prints what exists here, for every reader of the page",
        help: "take it out before the site is published")
}

/// Names and what their values are, a line each; the members of an object stand below its name, and of what lies in them
/// there is a word.
struct DebugList {
    private(set) var output: [UInt8] = []

    /// The most members of an object that are listed, and the most bytes of a text that are shown.
    private static let (mostMembers, mostBytes) = (100, 60)

    init(_ values: [(name: String, value: TemplateValue)]) {
        for (name, value) in values {
            write(name, value, indent: "")
            guard case .object(let object) = value else { continue }
            for member in object.members.prefix(Self.mostMembers) {
                write(String(decoding: member.name, as: UTF8.self), member.value, indent: "  ")
            }
            let more = object.count - Self.mostMembers
            if more > 0 { output += "  … and \(more) more\n".utf8 }
        }
    }

    private mutating func write(_ name: String, _ value: TemplateValue, indent: String) {
        output += "\(indent)\(name): ".utf8
        output += Self.words(for: value)
        output.append(UInt8(ascii: "\n"))
    }

    private static func words(for value: TemplateValue) -> [UInt8] {
        switch value {
        case .undefined, .none, .reference: Array(value.kindName.utf8)
        case .boolean, .integer, .double: value.printed
        case .text(let bytes), .html(let bytes): quoted(bytes)
        case .list(let items), .tuple(let items): Array(words(for: items, value.kindName).utf8)
        case .object(let object):
            Array((object.count == 0 ? "an empty object" : "an object with \(names(of: object))").utf8)
        }
    }

    private static func words(for items: [TemplateValue], _ kind: String) -> String {
        guard let first = items.first else { return "\(kind), empty" }
        let count = "\(kind) of \(items.count)"
        guard case .object(let object) = first, object.count > 0 else {
            return "\(count), the first \(first.kindName)"
        }
        return "\(count), the first with \(names(of: object))"
    }

    private static func names(of object: TemplateObject) -> String {
        let shown = object.names.prefix(mostMembers).joined(separator: ", ")
        return object.count > mostMembers ? shown + ", …" : shown
    }

    /// A text in quotes, cut where it is long, each run of blanks and line ends as one blank.
    private static func quoted(_ bytes: [UInt8]) -> [UInt8] {
        let words = bytes.split { $0 == UInt8(ascii: " ") || (9...13).contains($0) }.joined(separator: [
            UInt8(ascii: " ")
        ])
        let text = Array(words)
        guard text.count > mostBytes else { return Array("\"".utf8) + text + Array("\"".utf8) }
        // A character is not cut in two.
        let end = text[...mostBytes].lastIndex { $0 & 0xC0 != 0x80 } ?? 0
        return Array("\"".utf8) + text[..<end] + Array("…\" (\(bytes.count) bytes)".utf8)
    }
}
