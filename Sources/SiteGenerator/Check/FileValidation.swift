import ConfigSchema
import Diagnostics

/// A schema that is in no catalogue and is no file.
public struct UnknownSchema: Error, Sendable {
    /// What was asked for.
    public let name: String
}

extension SchemaCatalogue {
    /// Checks files against a schema: a name or `$id` of the catalogue, or the path of a schema file.
    ///
    /// The language of a file is that of its extension, and JSON where that says nothing. A registry file may be
    /// in UTF-16; places in it are those of its text in UTF-8. Throws an
    /// `UnknownSchema`, or a `FileSystemError` for a file that cannot be read.
    public func validate(
        _ paths: [String], against name: String, today: String?, assertFormats: Bool, jobs: Int
    ) throws -> Report {
        let (schema, entry, problems) = try compiled(name)
        let texts = try paths.map { path in
            let text = try SourceText.loadInput(path)
            return ConfigLanguage(fileName: path) == .reg ? text.inUTF8 : text
        }
        var options = ValidationOptions()
        options.today = today
        options.assertFormats = assertFormats
        let checked = options
        let checks = concurrentMap(texts, jobs: jobs) { text in
            Self.findings(in: text, schema, entry.displayName, checked)
        }
        let diagnostics = (problems + checks.flatMap(\.findings)).settled()
        var summary = Summary(counting: diagnostics)
        summary.snippets.validated = texts.count
        summary.snippets.documents = checks.reduce(0) { $0 + $1.documents }
        let cases = texts.map {
            CheckedCase(
                fileName(of: $0.path), at: Location(path: $0.path),
                outcome: .validated(schema: entry.displayName))
        }
        return Report(
            diagnostics: diagnostics, sources: SourceTexts(texts + [entry.text]), summary: summary,
            cases: cases, explanations: Explanation.texts)
    }

    private func compiled(_ name: String) throws -> (Schema, Entry, [Diagnostic]) {
        let (catalogue, reference) = try located(name)
        let (schema, findings) = catalogue.compile(reference)
        guard let schema else { throw UnknownSchema(name: name) }
        return (schema, catalogue.entries[reference.entry], findings)
    }

    /// What a command means by a schema: a name or `$id` of the catalogue, or a schema file, which is then part of
    /// the catalogue that is given back.
    func located(_ name: String) throws -> (catalogue: SchemaCatalogue, reference: SchemaReference) {
        if let reference = reference(name, from: "") { return (self, reference) }
        let path = name.split(separator: "#", maxSplits: 1).first.map(String.init) ?? name
        guard try FileSystem.status(path)?.kind == .file else { throw UnknownSchema(name: name) }
        let catalogue = adding(try SourceText.load(path))
        guard catalogue.entries.count > entries.count else { throw UnknownSchema(name: name) }
        let fragment = String(name.dropFirst(path.count).drop { $0 == "#" })
        return (catalogue, SchemaReference(entry: 0, fragment: fragment))
    }

    private static func findings(
        in text: SourceText, _ schema: Schema, _ name: String, _ options: ValidationOptions
    ) -> (findings: [Diagnostic], documents: Int) {
        let language = ConfigLanguage(fileName: text.path) ?? .json
        let document = ConfigDocument(parsing: text.bytes, as: language).adapted(to: schema)
        let map = SourceMap(origin: 0, count: text.bytes.count)
        let syntax = document.problems.map {
            $0.diagnostic(path: text.path, map: map)
        }
        let documents = document.documents
        let violations = documents.flatMap { document -> [Diagnostic] in
            guard let root = document.valuesNode else { return [] }
            return document.certain(schema.validate(root, options: options)).map {
                $0.diagnostic(path: text.path, map: map, schemaName: name)
            }
        }
        return (syntax + violations, documents.count)
    }
}
