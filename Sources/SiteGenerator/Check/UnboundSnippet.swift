import Diagnostics
import Markdown

extension Rule {
    /// Every config block is bound to a schema or says why not.
    static let unboundSnippet = Rule(
        "unbound-snippet",
        explanation: """
            A config block is bound to no schema, so nobody would notice when it goes stale.

            A block is bound by its `schema` attribute, by a `$schema` key or comment in its text, by its `title` where
            the catalogue knows the file name, or by its section's `snippets.schema` in `site.yaml`:

                ```json title="claude_desktop_config.json"
                ```json schema=claude-desktop
                ```json schema=none reason="an example answer, not a configuration"

            `waymark schema list` shows the catalogue. `snippets.require` in `site.yaml` says which languages must be
            bound.
            """,
        scope: .page { page, site in
            guard let file = page.file else { return [] }
            return zip(file.snippets, site.bindings[page.id.index]).compactMap { snippet, binding in
                switch binding {
                case .unbound:
                    return .unboundSnippet(snippet, Location(path: file.path, range: snippet.block.infoRange))
                case .skippedWithoutReason(let range):
                    return .missingReason(Location(path: file.path, range: range))
                case .bound, .skipped, .unknown, .optional: return nil
                }
            }
        })
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func unboundSnippet(_ snippet: Snippet, _ location: Location) -> Diagnostic {
        Diagnostic(
            "unbound-snippet", .error, "the \(snippet.language.rawValue) block is bound to no schema",
            at: location,
            help: "name its schema with `schema=…` or its file with `title=\"…\"`, or say "
                + "`schema=none reason=\"…\"`")
    }

    fileprivate static func missingReason(_ location: Location) -> Diagnostic {
        Diagnostic(
            "unbound-snippet", .error, "`schema=none` does not say why the block is not checked",
            at: location,
            help: "add `reason=\"…\"`")
    }
}
