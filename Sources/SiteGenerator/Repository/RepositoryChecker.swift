import ConfigSchema
import Diagnostics
import Markdown
import Text

/// Checks the files of a repository one by one.
struct RepositoryChecker: Sendable {
    private let binder: RepositoryBinder
    private let validation: ValidationOptions
    private var catalogue: SchemaCatalogue { binder.catalogue }

    /// The path of the repository's own configuration, which is checked by itself.
    private let configuration: String
    /// The folders that are plugins of Claude Code, whose `.mcp.json` may hold servers by their names alone.
    private let plugins: Set<String>

    /// - Parameter files: the paths of all files that are checked.
    init(
        _ catalogue: SchemaCatalogue, _ configuration: RepositoryConfiguration, _ options: SiteOptions,
        files: [String] = []
    ) {
        self.configuration = configuration.path
        let manifest = ".claude-plugin/plugin.json"
        plugins = Set(
            files.filter { $0 == manifest || $0.hasSuffix("/" + manifest) }.map {
                String($0.dropLast(manifest.utf8.count))
            })
        binder = RepositoryBinder(catalogue, configuration)
        var validation = ValidationOptions()
        validation.today = options.date
        validation.isExample = true
        validation.mayNameSchema = true
        validation.allowsComments = true
        self.validation = validation
    }

    func check(_ file: RepositoryTree.File) -> FileCheck {
        let source = SourceText(path: file.path, bytes: file.bytes)
        return switch file.kind {
        case .markdown: check(RepositoryPage(source), known: file.known)
        case .config, .shared: check(config: source, file)
        }
    }

    // MARK: Files

    /// The language that a file is read in.
    func language(of file: RepositoryTree.File) -> ConfigLanguage { binder.language(of: file) }

    private func check(config source: SourceText, _ file: RepositoryTree.File) -> FileCheck {
        var check = FileCheck()
        let origin = CodeOrigin(path: source.path, map: source.map, include: nil)
        check.findings = SecretScanner.findings(in: source.bytes, origin)
        guard source.path != configuration, let entry = binder.entry(of: file) else { return check }
        let document = ConfigDocument(
            parsing: source.bytes, as: binder.language(of: file), readBy: catalogue.entries[entry].leniency)
        let map = source.map
        let found =
            isOfServersAlone(document, source.path, entry)
            ? serverFindings(in: document, map, source.path, entry)
            : findings(in: document, map, source.path, entry)
        let isTold = file.shown.map(\.isDeclared) ?? true
        check.findings += (isTold ? found : careful(found, entry)).ofFile(document)
        return check
    }

    /// The findings in a file that only its keys told, as warnings. A key that is close to no known one is not reported.
    private func careful(_ findings: [Diagnostic], _ entry: Int) -> [Diagnostic] {
        let name = catalogue.entries[entry].name
        return findings.filter { $0.id != .unknownProperty || $0.help != nil }.map { finding in
            var finding = finding
            finding.severity = .warning
            finding.fixes = []
            finding.notes.append(
                Diagnostic.Note(
                    "recognised as \(name) by its keys; `snippets.files` in `waymark.yaml` has it checked in full"
                ))
            return finding
        }
    }

    /// Whether a file is a plugin's list of servers without the key that they stand in elsewhere.
    private func isOfServersAlone(_ document: ConfigDocument, _ path: String, _ entry: Int) -> Bool {
        guard catalogue.serverOfClaudeCode?.entry == entry, let root = document.root, root.kind == .object
        else { return false }
        let name = path.split(separator: "/").last?.utf8.count ?? 0
        return plugins.contains(String(path.dropLast(name))) && root["mcpServers"] == nil
    }

    private func serverFindings(
        in document: ConfigDocument, _ map: SourceMap, _ path: String, _ entry: Int
    ) -> [Diagnostic] {
        guard let schema = binder.catalogue.compiled[entry] else { return [] }
        return document.findings(
            by: schema, named: catalogue.entries[entry].displayName, as: .at("/mcpServers"), path: path,
            map: map,
            options: validation)
    }

    /// What is wrong with a whole file, or its front matter, by a schema.
    private func findings(
        in document: ConfigDocument, _ map: SourceMap, _ path: String, _ entry: Int
    ) -> [Diagnostic] {
        document.judged(by: entry, in: catalogue, path, map) { entry in
            guard let schema = binder.catalogue.compiled[entry] else { return [] }
            let name = catalogue.entries[entry].displayName
            return document.adapted(to: schema)
                .findings(by: schema, named: name, path: path, map: map, options: validation)
        }
    }

    // MARK: Pages

    /// - Parameter known: the path by which patterns of names know the file.
    func check(_ page: RepositoryPage, known: String) -> FileCheck {
        var check = FileCheck()
        check.findings = page.findings
        check.switches = page.switches
        if let (document, map) = page.frontMatter, let entry = binder.entry(forFile: known) {
            check.findings += findings(in: document, map, page.source.path, entry)
            let origin = CodeOrigin(path: page.source.path, map: map, include: nil)
            check.findings += SecretScanner.findings(in: document.bytes, origin)
        }
        for code in page.codes {
            check.findings += SecretScanner.findings(in: code.text, code.origin)
        }
        if let indented = page.indented {
            let origin = CodeOrigin(path: page.source.path, map: page.source.map, include: nil)
            check.findings += SecretScanner.findings(in: indented, origin)
        }
        for block in page.blocks where block.snippet.part == .whole {
            check.findings += SecretScanner.findings(in: page.source.bytes, block.snippet.block.infoRange) {
                Location(path: page.source.path, range: $0)
            }
        }
        for block in page.blocks { look(at: block, &check) }
        check.leaveUnboundAlone()
        return check
    }

    private func look(at block: BlockToBind, _ check: inout FileCheck) {
        let (binding, findings) = binder.binding(of: block)
        check.findings += findings
        let location = Location(path: block.path, range: block.snippet.block.range)
        func note(_ outcome: CheckedCase.Outcome, _ evidence: Evidence? = nil) {
            let seen = evidence.map {
                CheckedCase.Evidence(
                    kind: $0.kind.rawValue, words: $0.words, schema: catalogue.entries[$0.schema.entry].name)
            }
            let language = block.snippet.language.rawValue
            check.cases.append(
                CheckedCase(
                    language, at: location, outcome: outcome, language: language, evidence: seen))
        }
        if !binding.isBound { check.unbound.append(block.snippet.block.range) }
        switch binding {
        case .named(let evidence):
            check.snippets.validated += 1
            note(.validated(schema: catalogue.entries[evidence.schema.entry].name), evidence)
            let judged = block.snippet.judged(by: evidence.schema, in: catalogue) { schema in
                block.withoutCounterExamples(
                    block.withoutKnownComments(fullFindings(block, by: schema, as: evidence.part)))
            }
            check.findings += block.snippet.asExpected(judged, on: block.path)
        case .recognised(let evidence):
            check.snippets.validated += 1
            check.snippets.recognised += 1
            note(.validated(schema: catalogue.entries[evidence.schema.entry].name), evidence)
            guard let schema = binder.catalogue.compiled[evidence.schema].schema else { return }
            let entry = catalogue.entries[evidence.schema.entry]
            let found =
                block.carefulFindings(by: schema, named: entry.name, evidence, validation)
                + block.carefulSyntax(named: entry.name, evidence, readBy: entry.leniency)
            check.findings += block.snippet.asExpected(found, on: block.path)
        case .skipped(let reason):
            if reason.isEmpty {
                check.snippets.skippedWithoutReason += 1
            } else {
                check.snippets.skipped += 1
            }
            note(.skipped(reason: reason))
        case .unknown(let name, let location):
            check.findings.append(.unknownSchema(name, in: catalogue, location))
            note(.unbound)
            check.snippets.unbound += 1
            check.unrecognised.append(unrecognised(block))
        case .unrecognised where block.snippet.part == .variables || block.snippet.part == .frontMatter:
            // Most commands and most Markdown have no config of the catalogue in them.
            break
        case .unrecognised:
            note(.parsedOnly)
            check.snippets.parsedOnly += 1
            check.unrecognised.append(unrecognised(block))
        }
    }

    /// A block that no schema checks, with what tells readers of a list which one it is.
    private func unrecognised(_ block: BlockToBind) -> UnrecognisedBlock {
        UnrecognisedBlock(
            location: Location(path: block.path, range: block.snippet.block.range),
            language: block.snippet.language.rawValue,
            keys: block.root?.members.prefix(4).compactMap(\.key.string).map(\.shownWithoutSecrets) ?? [],
            fileNames: block.fileNames)
    }

    private func fullFindings(
        _ block: BlockToBind, by reference: SchemaReference, as part: TextPart
    ) -> [Diagnostic] {
        guard let schema = binder.catalogue.compiled[reference].schema else { return [] }
        let entry = catalogue.entries[reference.entry]
        let snippet = part.isAtRoot ? block.snippet.read(by: entry.leniency) : block.snippet
        return snippet.findings(by: schema, named: entry.displayName, as: part, validation, on: block.path)
    }
}
