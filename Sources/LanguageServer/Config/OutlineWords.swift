import ConfigSchema
import LanguageProtocol

/// What a schema says of a place, for people.
extension SchemaOutline {
    /// The values that may stand at the place, in a few words: the types, or the first of what is listed.
    var typeWords: String {
        if accepted.isNothing { return "nothing" }
        let listed = accepted.values.prefix(4).map(\.json)
        let more = accepted.values.count > 4 ? ["…"] : []
        return (accepted.types + listed + more).joined(separator: " | ")
    }

    /// All that is said of the place, in Markdown.
    func markdown(isRequired: Bool, _ schema: String) -> String {
        var parts: [String] = []
        if let deprecation { parts.append("**Deprecated.**" + deprecation.words) }
        if let description { parts.append(description) }
        var facts: [String] = []
        if !typeWords.isEmpty {
            let values = accepted.values.map { "`\($0.json)`" }
            facts.append("Type: " + (accepted.types + values.prefix(40)).joined(separator: ", "))
        }
        if isRequired { facts.append("Required") }
        if let defaultValue { facts.append("Default: `\(defaultValue)`") }
        for limit in limits { facts.append("`\(limit.keyword)`: `\(limit.value)`") }
        for example in examples.prefix(3) where example.utf8.count < 200 {
            facts.append("Example: `\(example)`")
        }
        for (value, deprecation) in deprecatedValues {
            facts.append("`\(value)` is deprecated." + deprecation.words)
        }
        for warning in warnings.prefix(4) { facts.append("Warning: \(warning.message)") }
        for note in notes.prefix(4) { facts.append("\(note.name): \(note.text)") }
        if !facts.isEmpty { parts.append(facts.map { "- " + $0 }.joined(separator: "\n")) }
        parts.append("*\(schema)*")
        return parts.joined(separator: "\n\n")
    }
}

extension SchemaOutline.Deprecation {
    /// The terms behind a sentence that says that something is deprecated.
    fileprivate var words: String {
        var words = ""
        if let use { words += " Use \(use)." }
        if let deprecatedOn { words += " Since \(deprecatedOn)." }
        if let removedOn { words += " Removed on \(removedOn)." }
        if let place { words += " Where: \(place)." }
        if let source { words += " <\(source)>" }
        return words
    }
}

extension String {
    /// The text of a JSON string; `nil` for other JSON.
    var textOfJSON: String? {
        guard hasPrefix("\"") else { return nil }
        return ConfigDocument(self, as: .json).root?.string
    }
}
