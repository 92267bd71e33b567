import ConfigSchema
import Diagnostics

/// A text with commas where front matter has a list: `topics: mcp, web` is one topic, and two were meant.
struct ListAsText {
    /// The key.
    let key: Key
    /// What is written, as one text.
    let text: Located<String>
    /// What stands between the commas.
    let parts: [String]

    /// The keys that have lists of texts.
    enum Key: String, CaseIterable {
        case topics, aliases, authors
        case appliesTo = "applies_to"

        /// What one value is called.
        fileprivate var noun: String {
            switch self {
            case .topics: "topic"
            case .aliases: "alias"
            case .authors: "author"
            case .appliesTo: "name of a page"
            }
        }
    }

    /// Reads the value of a key; `nil` where it is a list, or a text with one part.
    init?(_ key: Key, _ matter: FrontMatter) {
        guard let text = matter.text(insteadOfList: key.rawValue) else { return nil }
        let parts = text.value.split { $0 == "," || $0 == ";" }.map { String($0).trimmingSpaces }
            .filter { !$0.isEmpty }
        guard parts.count > 1 else { return nil }
        (self.key, self.text, self.parts) = (key, text, parts)
    }

    /// The finding, with a fix that makes it the list.
    func finding(in path: String, _ language: ConfigLanguage) -> Diagnostic {
        let list = "[" + parts.map { Self.written($0, language) }.joined(separator: ", ") + "]"
        // What is written over several lines, or with escapes, is left to its author.
        let quotes = text.range.count - text.value.utf8.count
        let isPlain = quotes == 0 || quotes == 2
        let edit = Diagnostic.TextEdit(range: text.range, replacement: list)
        return Diagnostic(
            .invalidFrontMatter, .warning,
            "`\(text.value.trimmingSpaces.shownPlainly)` is one \(key.noun) with a comma in it, not \(parts.count)",
            at: Location(path: path, range: text.range),
            help: "write a list, `\(list.shownPlainly)`; a list of one says that the comma is meant",
            fixes: isPlain ? [Diagnostic.Fix("write a list", edits: [edit])] : [])
    }

    /// An element of a list; in quotes where another language than YAML, or a sign in it, asks for them.
    private static func written(_ part: String, _ language: ConfigLanguage) -> String {
        let isPlain = part.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0 == " " || $0 == "/" || $0 == "_"
        }
        let words = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
        if language == .yaml, isPlain, !words.contains(part.lowercased()) { return part }
        let escaped = part.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"" + escaped + "\""
    }
}

extension ParsedPage {
    /// Texts with commas where lists are meant; a page may have such a name.
    func listsAsText(_ index: PageIndex) -> [Diagnostic] {
        guard let language = frontMatter.source?.document.language else { return [] }
        return ListAsText.Key.allCases.compactMap { key in
            guard let list = ListAsText(key, frontMatter) else { return nil }
            if key == .appliesTo, case .page = index.target(named: list.text.value, from: parent(of: place)) {
                return nil
            }
            return list.finding(in: path, language)
        }
    }
}
