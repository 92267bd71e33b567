import ConfigSchema
import Diagnostics
import Markdown

/// What a snippet is checked against, or why it is not.
enum SnippetBinding: Sendable {
    /// A schema of the catalogue, or a part of one.
    case bound(SchemaReference)
    /// The author says that it is not to be checked, and why.
    case skipped(reason: String)
    /// The author says that it is not to be checked, but not why; the range is that of `schema=none`.
    case skippedWithoutReason(Range<Int>)
    /// The author names a schema that the catalogue does not have, at this place.
    case unknown(String, Location)
    /// Nothing binds it, and its language must be bound.
    case unbound
    /// Nothing binds it, and nothing demands it; it is only parsed.
    case optional
}

/// A schema of the catalogue, whole or a part of it.
struct SchemaReference: Sendable, Hashable {
    /// The number of the schema in its catalogue.
    let entry: Int
    /// The JSON Pointer or anchor of the part; empty for the whole.
    let fragment: String
}

/// Binds snippets by, in this order: their attribute, what their text declares, their title, their section.
struct SnippetBinder: Sendable {
    let catalogue: SchemaCatalogue
    let configuration: SiteConfiguration

    /// A page with its snippets read as the programs do whose schemas they are bound to, and their bindings.
    func bound(_ page: Page) -> (Page, [SnippetBinding]) {
        guard let file = page.file, !file.snippets.isEmpty else { return (page, []) }
        let bindings = file.snippets.map { binding(of: $0, on: page, file) }
        let snippets = zip(file.snippets, bindings).map { snippet, binding in
            guard case .bound(let schema) = binding else { return snippet }
            return snippet.read(by: catalogue.entries[schema.entry].leniency)
        }
        return (page.replacing(file.replacing(snippets)), bindings)
    }

    private func binding(of snippet: Snippet, on page: Page, _ file: ParsedPage) -> SnippetBinding {
        let info = snippet.block.info
        if let attribute = info["schema"], let name = attribute.value, !name.isEmpty {
            let range = attribute.valueRange
            if name == "none" {
                guard let reason = info["reason"]?.value, !reason.trimmingSpaces.isEmpty else {
                    return .skippedWithoutReason(range)
                }
                return .skipped(reason: reason)
            }
            return binding(name, Location(path: file.path, range: range), file)
        }
        // An address that nobody knows binds nothing, and what else says what the block is counts.
        if let declared = snippet.declaredSchemas.first,
            let reference = catalogue.reference(declared.value, from: parent(of: file.place))
        {
            return .bound(reference)
        }
        for name in snippet.fileNames {
            guard let entry = catalogue.entry(forFile: name) else { continue }
            return .bound(SchemaReference(entry: entry, fragment: ""))
        }
        // Nothing demands a schema for what is only a part of a text in another language.
        guard snippet.part == .whole else { return .optional }
        if let name = configuration.section(for: page.folder).schema {
            return binding(name, Location(path: file.path, range: snippet.block.infoRange), file)
        }
        return configuration.requiredLanguages.contains(snippet.language.rawValue) ? .unbound : .optional
    }

    private func binding(_ name: String, _ location: Location, _ file: ParsedPage) -> SnippetBinding {
        catalogue.reference(name, from: parent(of: file.place)).map { .bound($0) } ?? .unknown(name, location)
    }
}
