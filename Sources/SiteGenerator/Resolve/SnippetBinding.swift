import ConfigSchema
import Diagnostics
import Markdown

/// What a snippet is checked against, or why it is not.
enum SnippetBinding: Sendable {
    /// By a schema of the catalogue, or a part of one, in full.
    case bound(Evidence)
    /// By a schema that it was recognised as, with care.
    case recognised(Evidence)
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

    /// What says which schema it is checked by; `nil` where that is none.
    var evidence: Evidence? {
        switch self {
        case .bound(let evidence), .recognised(let evidence): evidence
        case .skipped, .skippedWithoutReason, .unknown, .unbound, .optional: nil
        }
    }
}

/// A schema of the catalogue, whole or a part of it.
struct SchemaReference: Sendable, Hashable {
    /// The number of the schema in its catalogue.
    let entry: Int
    /// The JSON Pointer or anchor of the part; empty for the whole.
    let fragment: String

    init(_ entry: Int, fragment: String = "") {
        self.entry = entry
        self.fragment = fragment
    }
}

/// Binds snippets by their attribute, by what their text declares, or else by the evidence that there is.
struct SnippetBinder: Sendable {
    let catalogue: SchemaCatalogue
    let configuration: SiteConfiguration
    let evidence: EvidenceReader

    /// A page with its snippets read as the programs do whose schemas they are bound to, and their bindings.
    func bound(_ page: Page) -> (Page, [SnippetBinding]) {
        guard let file = page.file, !file.snippets.isEmpty else { return (page, []) }
        let bindings = file.snippets.map { binding(of: $0, on: page, file) }
        let snippets = zip(file.snippets, bindings).map { snippet, binding in
            guard let evidence = binding.evidence else { return snippet }
            return snippet.read(by: catalogue.entries[evidence.schema.entry].leniency)
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
            guard let schema = reference(name, file) else {
                return .unknown(name, Location(path: file.path, range: range))
            }
            return .bound(Evidence(.attribute, "`schema=\(name)`", schema))
        }
        // An address that nobody knows binds nothing, and what else says what the block is counts.
        if let declared = snippet.declaredSchemas.first, let schema = reference(declared.value, file) {
            return .bound(Evidence(.declared, "`$schema`", schema))
        }
        return seen(in: snippet, on: page, file)
    }

    /// What the evidence says of a block that names no schema.
    private func seen(in snippet: Snippet, on page: Page, _ file: ParsedPage) -> SnippetBinding {
        var evidence = evidence
        // What is only a part of a text in another language is not meant by a section's schema.
        let name = snippet.part == .whole ? configuration.section(for: page.folder).schema : nil
        let schema = name.flatMap { reference($0, file) }
        evidence.configured.fallback = schema.map {
            .init(schema: $0, words: "`snippets.schema` of its section")
        }
        if let found = evidence.evidence(for: file.block(of: snippet)) {
            // A few keys of front matter may be of a page, an agent or a command.
            if snippet.part == .frontMatter, found.kind == .content, snippet.fileNames.isEmpty {
                return .optional
            }
            return found.kind.isInFull ? .bound(found) : .recognised(found)
        }
        // Nothing demands a schema for such a part either.
        guard snippet.part == .whole else { return .optional }
        if let name, schema == nil {
            return .unknown(name, Location(path: file.path, range: snippet.block.infoRange))
        }
        return configuration.requiredLanguages.contains(snippet.language.rawValue) ? .unbound : .optional
    }

    private func reference(_ name: String, _ file: ParsedPage) -> SchemaReference? {
        catalogue.reference(name, from: parent(of: file.place))
    }
}
