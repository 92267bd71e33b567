import ConfigSchema
import Diagnostics
import Markdown
import Text

extension Rule {
    /// Every config block is bound to a schema or says why not.
    static let unboundSnippet = Rule(
        .unboundSnippet,
        explanation: """
            A config block is bound to no schema, so nobody would notice when it goes stale.

            A block is bound by its `schema` attribute, by a `$schema` key or comment in its text, or by its `title` or a
            bare file name, if the catalogue or `snippets.files` in `site.yaml` knows the name:

                ```json title="claude_desktop_config.json"
                ```json claude_desktop_config.json
                ```json schema=claude-desktop
                ```json schema=none reason="an example answer, not a configuration"

            If a block shows a file that the catalogue has a schema for, but is marked as another language such as
            `text`, it is not checked, which is a warning.

            `waymark schema list` shows the catalogue. `snippets.require` in `site.yaml` says which languages must be
            bound: in these it is an error, and of blocks in the others nothing is said. A site that does not set it has a
            warning for each. A block that nothing names but that clearly is one of the catalogue's files is a
            `recognised-snippet` instead.
            """,
        scope: .page { page, site in
            guard let file = page.file else { return [] }
            let bindings = zip(file.snippets, site.bindings[page.id.index])
            let checked = bindings.filter { $1.evidence != nil }.map { $0.0.block.infoRange.lowerBound }
            return site.catalogue.blocksOfAnotherLanguage(file, apartFrom: Set(checked))
                + bindings.compactMap { snippet, binding in
                    switch binding {
                    // Which schema it is bound to can be asked when it is that language.
                    case .unbound where snippet.config.isForeign: return nil
                    // What was to bind it is misspelt, and reported so.
                    case .unbound where snippet.block.info.hasMisspeltBinding: return nil
                    // What names no schema or an unknown one is reported where it stands.
                    case .unbound where snippet.block.info["schema"] != nil: return nil
                    case .unbound where !snippet.declaredSchemas.isEmpty: return nil
                    case .unbound:
                        return .unboundSnippet(
                            snippet, site.configuration.demandsBindings ? .error : .warning,
                            Location(path: file.path, range: snippet.block.infoRange),
                            near: snippet.fileNames.lazy.compactMap(site.nameOfFile(near:)).first,
                            shared: snippet.fileNames.lazy.compactMap(site.catalogue.sharedName).first
                                ?? site.catalogue.publishedSchema(of: snippet))
                    case .skippedWithoutReason(let range):
                        return .missingReason(Location(path: file.path, range: range))
                    case .bound, .recognised, .skipped, .unknown, .optional:
                        return .reasonWithoutNone(snippet.block.info, file.path)
                    }
                }
        })
}

extension SchemaCatalogue {
    /// How a block of a file is checked whose schema others publish; `nil` for any other.
    fileprivate func publishedSchema(of snippet: Snippet) -> String? {
        published.value.command(
            forFiles: snippet.fileNames + [snippet.firstComment?.fileName].compactMap(\.self)
        )
        .map { "`\($0)` takes the schema of such a file into the site; or say `schema=none reason=\"…\"`" }
    }

    /// What to do about a file name that several products have; `nil` for any other name.
    fileprivate func sharedName(_ name: String) -> String? {
        let names = schemas(ofShared: name).map { "`schema=\($0)`" }
        guard !names.isEmpty else { return nil }
        return
            "several products have a file `\(name.shownPlainly)`; say which one it is, such as with "
            + "\(names.listed("or")), or say `schema=none reason=\"…\"`"
    }
}

extension InfoString {
    /// Whether an attribute that nothing reads is nearly one that says what a block is checked against.
    fileprivate var hasMisspeltBinding: Bool {
        attributes.contains { attribute in
            guard attribute.value != nil, !Self.attributeNames.contains(attribute.name) else { return false }
            let near = Spelling.nearest(to: attribute.name, in: Self.attributeNames)
            return near == "schema" || near == "title" || near == "filename"
        }
    }
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func unboundSnippet(
        _ snippet: Snippet, _ severity: Severity, _ location: Location, near fileName: String?,
        shared: String?
    ) -> Diagnostic {
        Diagnostic(
            .unboundSnippet, severity, "the \(snippet.language.rawValue) block is bound to no schema",
            at: location,
            help: shared ?? (fileName.map { "did you mean the file `\($0)`? else " } ?? "")
                + "name its schema with `schema=…` or its file with `title=\"…\"`, or say "
                + "`schema=none reason=\"…\"`")
    }

    /// A reason for what is not so.
    fileprivate static func reasonWithoutNone(_ info: InfoString, _ path: String) -> Diagnostic? {
        guard let reason = info["reason"], info["schema"]?.value != "none" else { return nil }
        return .attributeWithout("schema=none", reason, path)
    }

    fileprivate static func missingReason(_ location: Location) -> Diagnostic {
        Diagnostic(
            .unboundSnippet, .error, "`schema=none` does not say why the block is not checked",
            at: location,
            help: "add `reason=\"…\"`")
    }
}
