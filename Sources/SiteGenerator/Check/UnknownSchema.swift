import Diagnostics
import Markdown

extension Rule {
    /// Every schema that a block names is in the catalogue.
    static let unknownSchema = Rule(
        .unknownSchema,
        explanation: """
            A block names a schema that the catalogue does not have, so the block is not checked.

            A schema is named by its catalogue name (`schema=claude-desktop`), by its `$id`, or by a path from the page
            or from the content folder; `#/$defs/server` after it picks a part. `waymark schema list` shows the
            catalogue. The site's own schemas belong in `content/schemas/`.

            Nothing is ever fetched from the network while a site is built.
            """,
        scope: .page { page, site in
            zip(page.file?.snippets ?? [], site.bindings[page.id.index]).compactMap { snippet, binding in
                switch binding {
                case .unknown(let name, let location): site.unknownSchema(name, location, .error, on: page)
                case .unbound where snippet.block.info["schema"] == nil:
                    site.unknownDeclaration(
                        of: snippet, site.configuration.demandsBindings ? .error : .warning, on: page)
                case .unbound, .optional: site.unknownDeclaration(of: snippet, .warning, on: page)
                case .bound, .recognised, .skipped, .skippedWithoutReason: nil
                }
            }
        })
}

extension Site {
    /// The schema that a text names, where nothing binds it because nobody knows that schema.
    fileprivate func unknownDeclaration(
        of snippet: Snippet, _ severity: Severity, on page: Page
    ) -> Diagnostic? {
        snippet.declaredSchemas.first.map { declared in
            let location = snippet.origin.location(declared.range)
            return snippet.origin.noted(unknownSchema(declared.value, location, severity, on: page))
        }
    }

    fileprivate func unknownSchema(
        _ name: String, _ location: Location, _ severity: Severity, on page: Page
    ) -> Diagnostic {
        var finding: Diagnostic
        if let whole = catalogue.schemaWithoutPart(name, from: page.folder) {
            finding = .missingPart(name, of: whole, location)
        } else {
            finding = .unknownSchema(
                name, schemaNames.nearest(to: name) ?? catalogue.address(near: name), location)
        }
        finding.severity = severity
        return finding
    }
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

    private static func waysToASchema(_ name: String) -> String {
        name.contains("://")
            ? "`waymark schema add` takes it into the site, and then the block is checked by it; one that is not to "
                + "be checked says `schema=none reason=\"…\"`"
            : "`waymark schema list` shows the schemas; one of your own belongs into `content/schemas/`"
    }

    static func unknownSchema(_ name: String, _ suggestion: String?, _ location: Location)
        -> Diagnostic
    {
        Diagnostic(
            .unknownSchema, .error,
            name.isEmpty ? "the comment names no schema" : "there is no schema `\(name)`", at: location,
            help: suggestion.map { "did you mean `\($0)`?" } ?? waysToASchema(name))
    }
}
