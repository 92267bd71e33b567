import Diagnostics
import Text

/// Answers the protocol by which Bowtie asks implementations of JSON Schema: one JSON object a line.
///
/// The commands are `start`, `dialect`, `run` and `stop`. Nothing here reads or writes; whoever runs the
/// harness hands it each line and writes what it gives back.
public struct BowtieHarness: Sendable {
    /// The version of the protocol.
    private static let protocolVersion = 1

    private let assertFormats: Bool
    private var dialect: Draft = .draft2020

    /// Makes a harness.
    ///
    /// - Parameter assertFormats: whether `format` decides about validity.
    public init(assertFormats: Bool) { self.assertFormats = assertFormats }

    /// The answer to one line, without a line feed; `nil` after `stop`, when the harness is done.
    ///
    /// A line that is no command is answered by an object with `errored`.
    public mutating func respond(to line: [UInt8]) -> [UInt8]? {
        let document = ConfigDocument(parsing: line, as: .json)
        guard let request = document.root, let command = request["cmd"]?.string else {
            return error("the line is no command", sequence: nil)
        }
        switch command {
        case "start": return start(request)
        case "dialect": return choose(request)
        case "run": return run(request)
        case "stop": return nil
        default: return error("the command `\(command)` is not known", sequence: request["seq"])
        }
    }

    // MARK: Commands

    private func start(_ request: ConfigNode) -> [UInt8] {
        guard request["version"]?.integer == Self.protocolVersion else {
            return error("the version of the protocol is not \(Self.protocolVersion)", sequence: nil)
        }
        var answer = CompactJSON()
        answer.open("{")
        answer.member("version", raw: "\(Self.protocolVersion)")
        answer.key("implementation")
        answer.open("{")
        for (key, value) in Self.account { answer.member(key, text: value) }
        answer.key("dialects")
        answer.open("[")
        for draft in Draft.allCases.reversed() { answer.element(text: Self.uri(draft)) }
        answer.close("]")
        answer.close("}")
        answer.close("}")
        return answer.bytes
    }

    /// What the implementation says of itself.
    private static let account = [
        ("name", "waymark"), ("language", "swift"), ("homepage", "https://waymark.dev/"),
        ("source", "https://waymark.dev/"), ("issues", "https://waymark.dev/"),
    ]

    /// A draft's URI as Bowtie writes it: the older ones end in an empty fragment.
    private static func uri(_ draft: Draft) -> String {
        draft <= .draft7 ? draft.metaschema + "#" : draft.metaschema
    }

    private mutating func choose(_ request: ConfigNode) -> [UInt8] {
        let draft = request["dialect"]?.string.flatMap { Draft(metaschema: $0) }
        if let draft { dialect = draft }
        var answer = CompactJSON()
        answer.open("{")
        answer.member("ok", raw: draft == nil ? "false" : "true")
        answer.close("}")
        return answer.bytes
    }

    private func run(_ request: ConfigNode) -> [UInt8] {
        guard let test = request["case"], let subject = test["schema"], let tests = test["tests"] else {
            return error("the case lacks `schema` or `tests`", sequence: request["seq"])
        }
        var registry = SchemaRegistry()
        for member in test["registry"].map({ Array($0.members) }) ?? [] {
            registry.add(Self.document(member.value), at: member.key.string)
        }
        let uri = registry.add(Self.document(subject))
        guard let schema = registry.compile(uri, defaultDialect: dialect.metaschema).schema else {
            return error("the schema cannot be compiled", sequence: request["seq"])
        }
        let options = ValidationOptions(assertFormats: assertFormats, unknownKeys: .off)
        var answer = CompactJSON()
        answer.open("{")
        answer.member("seq", raw: Self.source(request["seq"]))
        answer.key("results")
        answer.open("[")
        for test in tests.elements {
            answer.open("{")
            if let instance = test["instance"] {
                answer.member("valid", raw: schema.isValid(instance, options: options) ? "true" : "false")
            } else {
                answer.member("errored", raw: "true")
            }
            answer.close("}")
        }
        answer.close("]")
        answer.close("}")
        return answer.bytes
    }

    private func error(_ message: String, sequence: ConfigNode?) -> [UInt8] {
        var answer = CompactJSON()
        answer.open("{")
        answer.member("seq", raw: Self.source(sequence))
        answer.member("errored", raw: "true")
        answer.key("context")
        answer.open("{")
        answer.member("message", text: message)
        answer.close("}")
        answer.close("}")
        return answer.bytes
    }

    // MARK: Values

    /// A part of a request as a document of its own.
    private static func document(_ node: ConfigNode) -> ConfigDocument {
        ConfigDocument(parsing: Array(node.document.bytes[node.range]), as: .json)
    }

    /// A value as the request writes it; `null` where it is missing.
    private static func source(_ node: ConfigNode?) -> String {
        node.map { String(decoding: $0.document.bytes[$0.range], as: UTF8.self) } ?? "null"
    }
}
