import Diagnostics
import Markdown

extension Rule {
    /// Every schema that a block names is in the catalogue.
    static let unknownSchema = Rule(
        .unknownSchema,
        explanation: """
            A block names a schema that the catalogue does not have, so the block is not checked.

            A schema is named by its catalogue name (`schema=claude-desktop`), by its `$id`, or by a path from the page
            or from the content folder; `#/$defs/server` behind it picks a part. `waymark schema list` shows the
            catalogue. Schemas of the site's own belong into `content/schemas/`.

            Nothing is ever fetched from the network while a site is built.
            """,
        scope: .page { page, site in
            site.bindings[page.id.index].compactMap { binding in
                guard case .unknown(let name, let location) = binding else { return nil }
                if let whole = site.catalogue.schemaWithoutPart(name, from: page.folder) {
                    return .missingPart(name, of: whole, location)
                }
                let suggestion = site.schemaNames.nearest(to: name)
                return .unknownSchema(name, suggestion, location)
            }
        })
}

// MARK: Messages

extension Diagnostic {
    /// A part that a schema, which is there, does not have.
    static func missingPart(_ name: String, of whole: String, _ location: Location) -> Diagnostic {
        Diagnostic(
            .unknownSchema, .error,
            "the schema `\(whole)` has no part `\(name.dropFirst(whole.count))`", at: location,
            help: "a part is named by its place in the schema, such as `#/$defs/server`, or by its `$anchor`")
    }

    static func unknownSchema(_ name: String, _ suggestion: String?, _ location: Location)
        -> Diagnostic
    {
        Diagnostic(
            .unknownSchema, .error,
            name.isEmpty ? "the comment names no schema" : "there is no schema `\(name)`", at: location,
            help: suggestion.map { "did you mean `\($0)`?" }
                ?? "`waymark schema list` shows the schemas; one of your own belongs into `content/schemas/`")
    }
}
