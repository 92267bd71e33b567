package import ConfigSchema
package import Diagnostics
import Text

/// What a newer version of a schema changes, and for a site what it breaks.
package struct SchemaComparison: Sendable {
    /// What is different in meaning.
    package let changes: [SchemaChange]
    /// How the newer schema would replace the older one in a site.
    package let replacement: SchemaReplacement
}

extension SchemaCatalogue {
    /// Compares two schemas, each a name or `$id` of the catalogue or the path of a schema file.
    ///
    /// Throws an `UnknownSchema`, or a `FileSystemError` for a file that cannot be read.
    package func compare(_ old: String, to new: String) throws -> SchemaComparison {
        let (before, older) = try located(old)
        let (after, newer) = try located(new)
        guard let first = before.outline(older) else { throw UnknownSchema(name: old) }
        guard let second = after.outline(newer) else { throw UnknownSchema(name: new) }
        let entry = before.entries[older.entry]
        return SchemaComparison(
            changes: first.changes(to: second),
            replacement: SchemaReplacement(
                name: entry.name, id: entry.id, text: after.entries[newer.entry].text))
    }

    /// Compares two texts of one schema.
    func compare(_ old: SourceText, to new: SourceText, name: String) throws -> SchemaComparison {
        let whole = SchemaReference(0)
        guard let first = adding(old).outline(whole), let second = adding(new).outline(whole) else {
            throw UnknownSchema(name: name)
        }
        return SchemaComparison(
            changes: first.changes(to: second),
            replacement: SchemaReplacement(name: name, id: "", text: new))
    }
}

extension SourceTree {
    /// What a schema in the place of another would have the checker find that it does not find today.
    package func findings(
        replacing replacement: SchemaReplacement, with resources: ProgramResources, options: SiteOptions
    ) -> Report {
        let today = build(self, with: resources, options: options).report
        var options = options
        options.replacement = replacement
        return build(self, with: resources, options: options).report.news(since: today)
    }
}

extension Report {
    /// What an earlier report does not say, with the numbers of what was looked at.
    func news(since earlier: Report) -> Report {
        let known = Set(earlier.diagnostics.map(\.essence))
        let new = diagnostics.filter { !known.contains($0.essence) }
        var summary = Summary(counting: new)
        summary.pages = self.summary.pages
        summary.snippets = self.summary.snippets
        summary.repository = self.summary.repository
        return Report(diagnostics: new, sources: sources, summary: summary)
    }
}

extension Diagnostic {
    /// The finding without the words that name the schema's version.
    fileprivate var essence: Diagnostic {
        Diagnostic(id, severity, message, at: location)
    }
}
