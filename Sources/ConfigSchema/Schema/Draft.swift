/// The drafts of JSON Schema, oldest first.
enum Draft: Int, Comparable, Sendable, CaseIterable {
    case draft4, draft6, draft7, draft2019, draft2020

    static func < (left: Draft, right: Draft) -> Bool { left.rawValue < right.rawValue }

    /// The draft whose metaschema a URI names, with either scheme and with or without an empty fragment.
    init?(metaschema uri: String) {
        var name = Substring(uri)
        if name.hasSuffix("#") { name = name.dropLast() }
        for scheme in ["https://", "http://"] where name.hasPrefix(scheme) {
            name = name.dropFirst(scheme.count)
            break
        }
        switch name {
        case "json-schema.org/draft-04/schema": self = .draft4
        case "json-schema.org/draft-06/schema": self = .draft6
        case "json-schema.org/draft-07/schema", "json-schema.org/schema": self = .draft7
        case "json-schema.org/draft/2019-09/schema": self = .draft2019
        case "json-schema.org/draft/2020-12/schema": self = .draft2020
        default: return nil
        }
    }

    /// The draft's metaschema.
    var metaschema: String {
        switch self {
        case .draft4: "http://json-schema.org/draft-04/schema"
        case .draft6: "http://json-schema.org/draft-06/schema"
        case .draft7: "http://json-schema.org/draft-07/schema"
        case .draft2019: "https://json-schema.org/draft/2019-09/schema"
        case .draft2020: "https://json-schema.org/draft/2020-12/schema"
        }
    }
}

/// How a schema resource is read: its draft and, since 2019-09, the vocabularies of its metaschema.
struct Dialect: Sendable, Equatable {
    /// A group of keywords that a metaschema can leave out (2020-12 Core, section 8.1).
    struct Vocabularies: OptionSet, Sendable {
        let rawValue: UInt8

        static let applicator = Vocabularies(rawValue: 1)
        static let unevaluated = Vocabularies(rawValue: 2)
        static let validation = Vocabularies(rawValue: 4)
        static let formatAssertion = Vocabularies(rawValue: 8)
        static let usual: Vocabularies = [.applicator, .unevaluated, .validation]
    }

    var draft: Draft
    var vocabularies: Vocabularies = .usual

    /// The draft's own dialect.
    init(_ draft: Draft) { self.draft = draft }

    /// The dialect of a metaschema of somebody's own: the draft that it is written in, and its `$vocabulary`.
    init(metaschema: ConfigNode, draft: Draft) {
        self.init(draft)
        guard draft >= .draft2019, let listed = metaschema["$vocabulary"], listed.kind == .object else {
            return
        }
        vocabularies = []
        for member in listed.members {
            switch member.key.string?.split(separator: "/").last {
            case "applicator":
                vocabularies.insert(.applicator)
                if draft == .draft2019 { vocabularies.insert(.unevaluated) }
            case "unevaluated": vocabularies.insert(.unevaluated)
            case "validation": vocabularies.insert(.validation)
            case "format-assertion": vocabularies.insert(.formatAssertion)
            default: break
            }
        }
    }
}
