import ConfigSchema
import Cursor
import LanguageProtocol
import SiteGenerator

/// One thing that may be written at a place of a config text.
struct Proposal: Sendable {
    var label: String
    var kind: CompletionItem.Kind
    var detail: String?
    var documentation: String?
    var isDeprecated = false
    var isPreselected = false
    /// What it is sorted by.
    var order: String
    /// How it is written, in the config text.
    var writing: CursorWriting
    /// The snippet of the value that follows; `nil` where none does.
    var value: String?
}

/// What may be written at a place of a config text, by its schema.
struct ConfigCompletion {
    private let config: EditedConfig
    private let schema: EditedSchema
    private let reading: CursorReading

    /// - Parameter offset: the place in the text.
    init?(_ config: EditedConfig, at offset: Int) {
        guard let schema = config.schema, let language = config.document.language.ofCursor else { return nil }
        self.config = config
        self.schema = schema
        reading = CursorReading(config.document.bytes, in: language, at: offset)
    }

    /// The proposals, those that must be there first.
    var proposals: [Proposal] {
        var seen = Set<String>()
        return reading.places.flatMap { place in
            switch place.expected {
            case .key: keys(place)
            case .value, .item: values(place) + keys(place)
            }
        }.filter { seen.insert($0.label + "\n" + $0.kind.rawValue.description).inserted }
    }

    /// The way to the place of a key or value.
    private func steps(_ path: [CursorStep]) -> [SchemaOutline.Step] {
        path.map { step in
            switch step {
            case .key(let name): .key(name)
            case .index(let index): .position(index)
            }
        }
    }

    private var schemaWords: String {
        schema.name.hasSuffix(schema.version) || schema.version.isEmpty
            ? schema.name : "\(schema.name) \(schema.version)"
    }

    // MARK: Keys

    private func keys(_ place: CursorPlace) -> [Proposal] {
        let outlines = schema.outlines(along: steps(place.path))
        let written = place.expected == .key ? Set(place.containers.last?.keys ?? []) : []
        var proposals: [Proposal] = []
        var seen = written
        for outline in outlines {
            for entry in outline.entries {
                guard case .key(let name) = entry.step, seen.insert(name).inserted else { continue }
                if let proposal = key(name, entry, place, proposals.count) { proposals.append(proposal) }
            }
            for name in outline.knownKeys where seen.insert(name).inserted {
                let entry = outline.entry(.key(name))
                if let proposal = key(name, entry, place, proposals.count) { proposals.append(proposal) }
            }
        }
        return proposals
    }

    private func key(
        _ name: String, _ entry: SchemaOutline.Entry?, _ place: CursorPlace, _ number: Int
    ) -> Proposal? {
        guard let writing = reading.writing(key: name, at: place) else { return nil }
        let outline = entry?.outline ?? .anything
        guard !outline.accepted.isNothing, !outline.isOnlyWarnedOf else { return nil }
        let isRequired = entry?.isRequired ?? false
        let isDeprecated = outline.deprecation != nil
        var value: String?
        if writing.takesValue {
            var template = ValueTemplate(
                reading.language, unit: reading.indentationUnit,
                isOnOneLine: place.layout.isOnOneLine && place.layout.form == .brackets
                    || reading.language == .toml)
            value = template.text(outline, indentation: place.layout.indentation)
        }
        let type = outline.typeWords
        return Proposal(
            label: name, kind: .property,
            detail: [isRequired ? "required" : "", type].filter { !$0.isEmpty }.joined(separator: ", "),
            documentation: outline.markdown(isRequired: isRequired, schemaWords), isDeprecated: isDeprecated,
            order: (isDeprecated ? "9" : isRequired ? "0" : "1") + Self.padded(number), writing: writing,
            value: value)
    }

    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 5 - digits.utf8.count)) + digits
    }

    // MARK: Values

    private func values(_ place: CursorPlace) -> [Proposal] {
        let path = steps(place.path)
        let outlines = schema.outlines(along: path)
        var proposals: [Proposal] = []
        var seen = Set<String>()
        func add(
            _ json: String, _ kind: CompletionItem.Kind, _ outline: SchemaOutline, _ detail: String? = nil
        ) {
            guard seen.insert(json).inserted, let writing = writing(json, place) else { return }
            let text = json.textOfJSON ?? json
            let terms = outline.deprecatedValues.first { $0.value == text || $0.value == json }
            let isDefault = outline.defaultValue == json
            proposals.append(
                Proposal(
                    label: text, kind: kind, detail: detail ?? (isDefault ? "default" : nil),
                    documentation: outline.markdown(isRequired: false, schemaWords),
                    isDeprecated: terms != nil, isPreselected: isDefault,
                    order: (terms != nil ? "9" : isDefault ? "0" : "1") + Self.padded(proposals.count),
                    writing: writing))
        }
        for outline in outlines {
            for value in outline.accepted.values {
                add(value.json, outline.accepted.values.count == 1 ? .constant : .enumMember, outline)
            }
            if outline.accepted.types.contains("boolean") {
                add("true", .value, outline)
                add("false", .value, outline)
            }
            if outline.accepted.types.contains("null"), reading.language != .toml {
                add("null", .value, outline)
            }
            if let value = outline.defaultValue { add(value, .value, outline) }
            for example in outline.examples.prefix(12) { add(example, .value, outline, "example") }
            if let container = container(outline, place, proposals.count) { proposals.append(container) }
        }
        return proposals
    }

    private func writing(_ json: String, _ place: CursorPlace) -> CursorWriting? {
        if let text = json.textOfJSON { return reading.writing(text: text, at: place) }
        guard !json.hasPrefix("{"), !json.hasPrefix("["), place.token.quote == .none else { return nil }
        guard reading.language != .toml || json != "null" else { return nil }
        return reading.writing(raw: json, at: place)
    }

    /// An object or array with what must be in it, in brackets.
    private func container(_ outline: SchemaOutline, _ place: CursorPlace, _ number: Int) -> Proposal? {
        guard !outline.accepted.isAnything, place.token.quote == .none, place.layout.form == .brackets,
            let isObject = ["object", "array"].first(where: outline.accepted.types.contains).map({
                $0 == "object"
            }),
            let writing = reading.writing(raw: "", at: place)
        else { return nil }
        var template = ValueTemplate(
            reading.language, unit: reading.indentationUnit,
            isOnOneLine: place.layout.isOnOneLine || reading.language == .yaml || reading.language == .toml)
        let value = template.text(outline, indentation: place.layout.indentation)
        guard value.hasPrefix("{") || value.hasPrefix("[") else { return nil }
        return Proposal(
            label: isObject ? "{}" : "[]", kind: .struct, detail: isObject ? "object" : "array",
            documentation: outline.markdown(isRequired: false, schemaWords), order: "2" + Self.padded(number),
            writing: writing, value: value)
    }
}

extension ConfigLanguage {
    /// The language as far as there is a reader of what stands at the cursor.
    var ofCursor: CursorLanguage? {
        switch self {
        case .json: .json
        case .jsonc: .jsonc
        case .json5: .json5
        case .yaml: .yaml
        case .toml: .toml
        case .jsonl, .plist, .reg, .env: nil
        }
    }
}

extension EditedConfig {
    /// What stands at a place of the text; `nil` in a language that has no reader for that.
    func cursorReading(at offset: Int) -> CursorReading? {
        document.language.ofCursor.map { CursorReading(document.bytes, in: $0, at: offset) }
    }
}
