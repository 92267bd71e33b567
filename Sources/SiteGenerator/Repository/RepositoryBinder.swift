import ConfigSchema
import Diagnostics
import Markdown

/// How a block of a repository is looked at.
enum BlockBinding: Sendable {
    /// Checked in full.
    case named(Evidence)
    /// Checked with care: its findings are warnings.
    case recognised(Evidence)
    /// The author says that it is not to be checked, and why, if they say that.
    case skipped(reason: String)
    /// The author names a schema that the catalogue does not have, at this place.
    case unknown(String, Location)
    /// Nothing says what it is.
    case unrecognised
}

/// Binds the blocks of a repository.
struct RepositoryBinder: Sendable {
    let catalogue: SchemaCatalogue
    /// The schemas of the catalogue, compiled.
    let schemas: [Schema?]
    let evidence: EvidenceReader

    init(_ catalogue: SchemaCatalogue, jobs: Int) {
        self.catalogue = catalogue
        schemas = concurrentMap(Array(catalogue.entries.indices), jobs: jobs) {
            catalogue.compile(SchemaReference(entry: $0, fragment: "")).schema
        }
        evidence = EvidenceReader(catalogue: catalogue, recogniser: ContentRecogniser(catalogue, schemas))
    }

    /// The binding of a block, and what is wrong with how it declares one.
    func binding(of block: BlockToBind) -> (BlockBinding, [Diagnostic]) {
        let info = block.snippet.block.info
        if let attribute = info["schema"], let name = attribute.value, !name.isEmpty {
            if name == "none" {
                return (.skipped(reason: info["reason"]?.value ?? ""), [])
            }
            guard let schema = catalogue.reference(name, from: "") else {
                return (.unknown(name, Location(path: block.path, range: attribute.valueRange)), [])
            }
            return (.named(Evidence(.attribute, "`schema=\(name)`", schema)), [])
        }
        var findings: [Diagnostic] = []
        if let declared = block.snippet.declaredSchemas.first {
            if let entry = catalogue.entry(forAddress: declared.value) {
                let schema = SchemaReference(entry: entry, fragment: "")
                return (.named(Evidence(.declared, "`$schema`", schema)), [])
            }
            if !SchemaCatalogue.isMetaschema(declared.value) {
                findings.append(
                    .unknownAddress(declared.value, block.snippet.origin.location(declared.range)))
            }
        }
        guard let found = evidence.evidence(for: block) else { return (.unrecognised, findings) }
        return (found.kind.isInFull ? .named(found) : .recognised(found), findings)
    }
}

extension SchemaCatalogue {
    /// Whether an address is that of a draft of JSON Schema: a text that names it is a schema itself.
    static func isMetaschema(_ address: String) -> Bool {
        plainAddress(address).hasPrefix("json-schema.org/")
    }
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func unknownAddress(_ address: String, _ location: Location) -> Diagnostic {
        Diagnostic(
            .unknownSchema, .warning, "the catalogue has no schema `\(address)`", at: location,
            help:
                "`waymark schema add` takes it into the folder `schemas`, and then the text is checked by it")
    }
}
