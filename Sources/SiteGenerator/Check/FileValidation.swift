import ConfigSchema
package import Diagnostics
import Text

/// A schema that is in no catalogue and is no file.
package struct UnknownSchema: Error, Sendable {
    /// What was asked for.
    package let name: String
}

/// Markdown in the place of a config file.
struct MarkdownInput: Error, CustomStringConvertible {
    let path: String

    /// A sentence without its full stop.
    var description: String {
        "\(path) is Markdown and no config file; `waymark check` checks the config blocks in it, and its front matter"
    }
}

/// What checking files against a schema gives.
package struct FileValidation: Sendable {
    /// What is found in the files that could be read.
    package var report: Report
    /// Why others could not.
    package let unread: [any Error]
}

extension SchemaCatalogue {
    /// Checks files against a schema: a name or `$id` of the catalogue, or the path of a schema file.
    ///
    /// The language of a file is that of its extension, and JSON where that says nothing. A registry file may be
    /// in UTF-16; places in it are those of its text in UTF-8. Throws an
    /// `UnknownSchema`, or a `FileSystemError` for a schema that cannot be read.
    package func validate(
        _ paths: [String], against name: String, today: String?, assertFormats: Bool, jobs: Int
    ) throws -> FileValidation {
        let (schema, entry, parts, problems) = try compiled(name)
        let others = OtherForms(self, besides: entry)
        var texts: [SourceText] = []
        var unread: [any Error] = []
        for path in paths {
            do {
                if isMarkdown(path) {
                    throw MarkdownInput(path: path)
                }
                let text = try SourceText.loadInput(path)
                texts.append(ConfigLanguage(fileName: path) == .reg ? text.inUTF8 : text)
            } catch {
                unread.append(error)
            }
        }
        var options = ValidationOptions()
        options.today = today
        options.assertFormats = assertFormats
        options.mayNameSchema = true
        options.allowsComments = true
        let checked = options
        let checks = concurrentMap(texts, jobs: jobs) { text in
            Self.findings(in: text, schema, entry, others, checked)
        }
        let diagnostics = (problems + checks.flatMap(\.findings)).settled()
        var summary = Summary(counting: diagnostics)
        summary.files = texts.count
        summary.snippets.validated = texts.count
        summary.snippets.documents = checks.reduce(0) { $0 + $1.documents }
        let cases = texts.map {
            CheckedCase(
                fileName(of: $0.path), at: Location(path: $0.path),
                outcome: .validated(schema: entry.displayName))
        }
        let report = Report(
            diagnostics: diagnostics, sources: SourceTexts(texts + [entry.text] + parts), summary: summary,
            cases: cases, explanations: Explanation.texts)
        return FileValidation(report: report, unread: unread)
    }

    private func compiled(_ name: String) throws -> (Schema, Entry, [SourceText], [Diagnostic]) {
        let (catalogue, reference) = try located(name)
        let (schema, findings) = catalogue.compile(reference)
        guard let schema else { throw UnknownSchema(name: name) }
        let entry = catalogue.entries[reference.entry]
        let paths = Set([entry.text.path] + catalogue.parts.map(\.path))
        let ofFiles = catalogue.diagnostics.filter { paths.contains($0.location.path) }
        return (schema, entry, catalogue.parts, ofFiles + findings)
    }

    /// What a command means by a schema: a name or `$id` of the catalogue, or a schema file, which is then part of
    /// the catalogue that is given back.
    func located(_ name: String) throws -> (catalogue: SchemaCatalogue, reference: SchemaReference) {
        if let reference = reference(name, from: "") { return (self, reference) }
        let path = name.split(separator: "#", maxSplits: 1).first.map(String.init) ?? name
        guard try FileSystem.status(path)?.kind == .file else { throw UnknownSchema(name: name) }
        let catalogue = try addingFile(path)
        guard catalogue.entries.count > entries.count else {
            let problem = catalogue.diagnostics.first { $0.location.path == path }
            throw SchemaStoreError.noSchema(source: path, reason: problem?.message ?? "it is no object")
        }
        let fragment = String(name.dropFirst(path.count).drop { $0 == "#" })
        return (catalogue, SchemaReference(0, fragment: fragment))
    }

    /// What is wrong with a schema of the site's own, a line each.
    package func remarks(on place: String) -> [String] {
        guard let text = entries.first(where: { $0.place == place })?.text else { return [] }
        let findings = diagnostics.settled().filter { $0.location.path == text.path }
        let places = SourceTexts([text]).places(of: findings.map(\.location))
        return zip(places, findings).map { place, finding in
            "\(place): \(finding.severity)[\(finding.name)]: \(finding.message)"
                + (finding.help.map { "; \($0)" } ?? "")
        }
    }

    /// The schema and the part of it, where a command names a part that is not there.
    package func missingPart(_ name: String) -> (schema: String, part: String)? {
        guard let mark = name.firstIndex(of: "#"), mark > name.startIndex else { return nil }
        let whole = String(name[..<mark])
        guard (try? located(whole)) != nil else { return nil }
        return (whole, String(name[mark...]))
    }

    private static func findings(
        in text: SourceText, _ schema: Schema, _ entry: Entry, _ others: OtherForms,
        _ options: ValidationOptions
    ) -> (findings: [Diagnostic], documents: Int) {
        let document = ConfigDocument(
            parsing: text.bytes, as: entry.language(ofFile: text.path), readBy: entry.leniency
        )
        .adapted(to: schema)
        let findings = document.findings(
            by: schema, named: entry.displayName, path: text.path, map: text.map, options: options
        ).ofFile(document)
        return (others.judged(findings, of: document), document.documents.count)
    }
}

extension ConfigDocument {
    /// What is wrong with a text, which is adapted to a schema, by itself and by that schema.
    func findings(
        by schema: Schema, named name: String, as part: TextPart = .whole, path: String, map: SourceMap,
        options: ValidationOptions
    ) -> [Diagnostic] {
        problems.map { $0.diagnostic(path: path, map: map) }
            + documents.flatMap { $0.violations(of: schema, as: part, options: options) }.map {
                $0.diagnostic(path: path, map: map, schemaName: name)
            }
    }
}

extension [Diagnostic] {
    /// The same findings where the text is all of a file, which nobody marks as another language's.
    func ofFile(_ document: ConfigDocument) -> [Diagnostic] {
        guard document.isForeign else { return self }
        return map { finding in
            guard finding.id == .invalidSnippet else { return finding }
            var finding = finding
            finding.help = "write it as \(document.language.name), or rename the file by what it holds"
            return finding
        }
    }
}
