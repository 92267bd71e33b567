// What is done with an input, and what must hold of the result.

@testable import ConfigSchema
import Markdown
import Text

/// Reads inputs, each kind as the program does.
enum Reading {
    /// A config text: every value and every problem lies in it, and can be named. In languages of strings it is
    /// also read on for a schema.
    static func config(_ bytes: [UInt8], _ language: ConfigLanguage) {
        let document = ConfigDocument(parsing: bytes, as: language)
        check(document)
        check(ConfigDocument(parsing: bytes, as: language, allowingLeftOutParts: true))
        let inserted = inserted(bytes)
        if !inserted.isEmpty { check(ConfigDocument(parsing: bytes, as: language, inserted: inserted)) }
        // Limits that short texts reach.
        for limits in [ConfigLimits(depth: 3), ConfigLimits(nodes: 9)] {
            check(ConfigDocument(parsing: bytes, as: language, limits: limits))
        }
        let adapted = document.adapted(to: settings)
        check(adapted)
        if let root = adapted.valuesNode { check(root, settings, bytes) }
    }

    private static func check(_ root: ConfigNode, _ schema: Schema, _ bytes: [UInt8]) {
        for violation in schema.validate(root) { check(violation.range, bytes) }
    }

    /// What a shell would put something in for: words behind a `$`, and all between its brackets, over lines too.
    private static func inserted(_ bytes: [UInt8]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var place = 0
        while let start = bytes[place...].firstIndex(of: UInt8(ascii: "$")) {
            let brackets: [UInt8: UInt8] = [
                UInt8(ascii: "("): UInt8(ascii: ")"), UInt8(ascii: "{"): UInt8(ascii: "}"),
            ]
            let opening = start + 1 < bytes.count ? brackets[bytes[start + 1]] : nil
            let closing = opening.flatMap { bytes[start...].firstIndex(of: $0) }
            let word = bytes[(start + 1)...].firstIndex { !$0.isLetter } ?? bytes.count
            place = closing.map { $0 + 1 } ?? word
            found.append(start..<place)
        }
        return found
    }

    private static func check(_ document: ConfigDocument) {
        for problem in document.problems { check(problem.range, document.bytes) }
        var pending = document.roots
        while let node = pending.popLast() {
            check(node.range, document.bytes)
            pending += node.elements
            for member in node.members {
                check(member.key.range, document.bytes)
                precondition(member.key.string != nil)
                pending.append(member.value)
            }
            _ = (node.string, node.numberText, node.integer, node.double)
        }
        for root in document.roots { check(root, nested, document.bytes) }
    }

    private static func check(_ range: Range<Int>, _ bytes: [UInt8]) {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    }

    /// A schema that wants something of every type.
    private static let settings: Schema =
        compiled(
            Array(
                """
                {"type": "object", "properties": {"list": {"type": "array", "items": {"type": "string"}},
                "on": {"type": "boolean"}, "count": {"type": "integer", "minimum": 1}, "servers": {"type": "object",
                "additionalProperties": {"type": "object", "required": ["command"]}}}, "additionalProperties": {
                "anyOf": [{"type": "number"}, {"type": "array"}, {"enum": ["a", null]}]}}
                """.utf8)) ?? neverGiven

    /// A schema that goes as deep as a value does.
    private static let nested: Schema =
        compiled(
            Array(
                """
                {"anyOf": [{"type": ["string", "number", "null"]}, {"type": "array", "items": {"$ref": "#"},
                "uniqueItems": true}, {"type": "object", "additionalProperties": {"$ref": "#"}}]}
                """.utf8)) ?? neverGiven

    private static var neverGiven: Schema { fatalError("the harness's own schema does not compile") }

    private static func compiled(_ bytes: [UInt8]) -> Schema? {
        var registry = SchemaRegistry()
        let uri = registry.add(ConfigDocument(parsing: bytes, as: .json))
        return registry.compile(uri).schema
    }

    /// A regular expression on the first line, and a text that it is matched with.
    static func pattern(_ bytes: [UInt8]) {
        let (expression, text) = halves(bytes)
        guard let pattern = try? Pattern(String(decoding: expression, as: UTF8.self)) else { return }
        let valid = Array(String(decoding: text, as: UTF8.self).utf8)
        let memory = PatternMemory()
        valid.withUnsafeBufferPointer { _ = pattern.match($0, memory) }
    }

    /// A schema on the first line, and a value: a value is valid exactly where nothing is said against it.
    static func schema(_ bytes: [UInt8]) {
        let (text, value) = halves(bytes)
        guard let schema = compiled(Array(text)),
            let root = ConfigDocument(parsing: Array(value), as: .json).root
        else { return }
        for assertFormats in [false, true] {
            let options = ValidationOptions(assertFormats: assertFormats, unknownKeys: .off)
            let violations = schema.validate(root, options: options)
            for violation in violations {
                check(violation.range, Array(value))
                _ = (violation.message, violation.help)
            }
            let errors = violations.filter { $0.severity == .error }
            precondition(schema.isValid(root, options: options) == errors.isEmpty)
        }
    }

    /// A page in every profile: its HTML is made, and what it finds lies in it.
    static func markdown(_ bytes: [UInt8]) {
        for profile in Profile.allCases {
            let options = MarkdownOptions(profile: profile)
            let document = Document(parsing: bytes, path: "x.md", options: options)
            _ = document.html()
            for diagnostic in document.diagnostics {
                if let range = diagnostic.location.range { check(range, bytes) }
            }
            for block in document.codeBlocks { check(block.map.range(0..<block.text.count), bytes) }
        }
    }

    private static func halves(_ bytes: [UInt8]) -> (ArraySlice<UInt8>, ArraySlice<UInt8>) {
        let end = bytes.firstIndex(of: 0x0A) ?? bytes.count
        return (bytes[..<end], bytes[min(end + 1, bytes.count)...])
    }
}
