import ConfigSchema
import Diagnostics
import Markdown

/// Checks the files of a repository one by one.
struct RepositoryChecker: Sendable {
    private let catalogue: SchemaCatalogue
    private let binder: RepositoryBinder
    private let schemas: [Schema?]
    private let validation: ValidationOptions

    init(_ catalogue: SchemaCatalogue, _ options: SiteOptions) {
        self.catalogue = catalogue
        binder = RepositoryBinder(
            catalogue: catalogue,
            evidence: EvidenceReader(catalogue: catalogue, recogniser: catalogue.recogniser()))
        schemas = concurrentMap(Array(catalogue.entries.indices), jobs: options.jobs) {
            catalogue.compile(SchemaReference(entry: $0, fragment: "")).schema
        }
        var validation = ValidationOptions()
        validation.today = options.date
        self.validation = validation
    }

    func check(_ file: RepositoryTree.File) -> FileCheck {
        let source = SourceText(path: file.path, bytes: file.bytes)
        return switch file.kind {
        case .markdown: check(RepositoryPage(source))
        case .config: check(config: source)
        }
    }

    // MARK: Files

    private func check(config source: SourceText) -> FileCheck {
        var check = FileCheck()
        guard let entry = catalogue.entry(forFile: source.path) else { return check }
        let language = ConfigLanguage(fileName: source.path) ?? .json
        let document = ConfigDocument(parsing: source.bytes, as: language)
        let map = SourceMap(origin: 0, count: source.bytes.count)
        check.findings = findings(in: document, map, source.path, entry)
        check.findings += secrets(in: source)
        return check
    }

    private func secrets(in source: SourceText) -> [Diagnostic] {
        SecretScanner.secrets(in: source.bytes).map {
            .secret($0.name, Location(path: source.path, range: $0.range))
        }
    }

    /// What is wrong with a whole file, or its front matter, by a schema.
    private func findings(
        in document: ConfigDocument, _ map: SourceMap, _ path: String, _ entry: Int
    ) -> [Diagnostic] {
        guard let schema = schemas[entry] else { return [] }
        let adapted = document.adapted(to: schema)
        let name = catalogue.entries[entry].displayName
        let leniency = catalogue.entries[entry].leniency
        return adapted.problems.filter { !leniency.allows($0) }.map {
            $0.diagnostic(path: path, map: map)
        }
            + adapted.documents.flatMap { $0.violations(of: schema, at: nil, options: validation) }.map {
                $0.diagnostic(path: path, map: map, schemaName: name)
            }
    }

    // MARK: Pages

    private func check(_ page: RepositoryPage) -> FileCheck {
        var check = FileCheck()
        check.findings = page.findings
        if let (document, map) = page.frontMatter, let entry = catalogue.entry(forFile: page.source.path) {
            check.findings += findings(in: document, map, page.source.path, entry)
        }
        for code in page.codes {
            check.findings += SecretScanner.secrets(in: code.text).map {
                .secret($0.name, code.origin.location($0.range))
            }
        }
        for block in page.blocks { look(at: block, &check) }
        return check
    }

    private func look(at block: BlockToBind, _ check: inout FileCheck) {
        let (binding, findings) = binder.binding(of: block)
        check.findings += findings
        let location = Location(path: block.path, range: block.snippet.block.range)
        func note(_ outcome: CheckedCase.Outcome, _ evidence: Evidence? = nil) {
            let seen = evidence.map { CheckedCase.Evidence(kind: $0.kind.rawValue, words: $0.words) }
            check.cases.append(
                CheckedCase(
                    block.snippet.language.rawValue, at: location, outcome: outcome, evidence: seen))
        }
        switch binding {
        case .named(let evidence):
            check.named += 1
            note(.validated(schema: catalogue.entries[evidence.schema.entry].name), evidence)
            check.findings += fullFindings(block, evidence)
        case .recognised(let evidence):
            check.recognised += 1
            note(.validated(schema: catalogue.entries[evidence.schema.entry].name), evidence)
            guard let schema = schemas[evidence.schema.entry] else { return }
            let name = catalogue.entries[evidence.schema.entry].name
            check.findings += block.carefulFindings(by: schema, named: name, evidence, validation)
        case .skipped(let reason, _):
            check.skipped += 1
            note(.skipped(reason: reason))
        case .unknown(let name, let location):
            check.findings.append(.unknownSchema(name, nil, location))
            note(.unbound)
        case .unrecognised where block.snippet.part == .variables || block.snippet.part == .frontMatter:
            // Most commands and most Markdown have no config of the catalogue in them.
            break
        case .unrecognised:
            note(.parsedOnly)
            let keys = block.root?.members.prefix(4).compactMap(\.key.string) ?? []
            check.unrecognised.append(
                UnrecognisedBlock(location: location, language: block.snippet.language.rawValue, keys: keys))
        }
    }

    private func fullFindings(_ block: BlockToBind, _ evidence: Evidence) -> [Diagnostic] {
        let schema =
            evidence.schema.fragment.isEmpty
            ? schemas[evidence.schema.entry] : catalogue.compile(evidence.schema).schema
        guard let schema else { return [] }
        let name = catalogue.entries[evidence.schema.entry].displayName
        guard let place = evidence.place else {
            return block.snippet.findings(by: schema, named: name, validation, on: block.path)
        }
        return block.snippet.config.adapted(to: schema).documents.flatMap {
            $0.violations(of: schema, at: place, options: validation)
        }.map {
            $0.diagnostic(path: block.snippet.origin.path, map: block.snippet.origin.map, schemaName: name)
        }
    }
}
