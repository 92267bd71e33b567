import ConfigSchema
import Diagnostics
import Markdown
import Text

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

    /// Whether it is checked by a schema.
    var isBound: Bool {
        switch self {
        case .named, .recognised: true
        case .skipped, .unknown, .unrecognised: false
        }
    }
}

/// Binds the blocks of a repository.
struct RepositoryBinder: Sendable {
    let catalogue: SchemaCatalogue
    let evidence: EvidenceReader

    init(_ catalogue: SchemaCatalogue, _ configuration: RepositoryConfiguration) {
        self.catalogue = catalogue
        evidence = EvidenceReader(catalogue, configured: ConfiguredSchemas(configuration, catalogue))
    }

    /// The schema of a file of the repository.
    func entry(forFile path: String) -> Int? {
        evidence.configured.entry(forFile: path) ?? catalogue.entry(forFile: path)
    }

    /// The schema of a file of the repository by its name, or by its text where several programs use that name.
    func entry(of file: RepositoryTree.File) -> Int? {
        file.shown?.entry ?? entry(forFile: file.known)
    }

    /// The language that a file of the repository is read in.
    func language(of file: RepositoryTree.File) -> ConfigLanguage {
        entry(of: file).map { catalogue.entries[$0].language(ofFile: file.path) }
            ?? ConfigLanguage(fileName: file.path) ?? .json
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
                return (.named(Evidence(.declared, "`$schema`", SchemaReference(entry))), [])
            }
            if !SchemaCatalogue.isMetaschema(declared.value), SchemaCatalogue.isAddress(declared.value) {
                findings.append(
                    .unknownAddress(
                        declared.value, in: catalogue, block.snippet.origin.location(declared.range)))
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

    /// Whether what a document declares is an address, of which there could be a schema: one with a scheme, or one that
    /// begins with a host. The path of a file is followed by editors alone, and other words are another program's.
    static func isAddress(_ declared: String) -> Bool {
        let text = withSlashes(declared)
        if LinkResolver.hasScheme(text) {
            // A single letter is a drive.
            return !text.hasPrefix("file:") && text.dropFirst().first != ":"
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count > 1 && !parts[0].hasPrefix(".") && parts[0].contains(".")
    }

    /// What the address of a schema that is nearly written so is; `nil` where there is none.
    func address(near address: String) -> String? {
        let plain = Self.plainAddress(address)
        guard address.contains("://"),
            let near = Spelling.nearest(to: plain, in: entries.flatMap(\.addresses))
        else { return nil }
        let known = "https://" + near + (address.hasSuffix(".json") ? ".json" : "")
        return entry(forAddress: known) == nil ? nil : known
    }
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func unknownAddress(
        _ address: String, in catalogue: SchemaCatalogue, _ location: Location
    ) -> Diagnostic {
        let known = catalogue.entry(forOtherDayOf: address).map { catalogue.entries[$0] }
        let near = catalogue.address(near: address)
        return Diagnostic(
            .unknownSchema, .warning, "the catalogue has no schema `\(address.shownPlainly)`", at: location,
            help: known.map { "`\($0.name)` of \($0.version) is known here, and checks the text with care" }
                ?? near.map { "did you mean `\($0)`?" } ?? wayToASchema(at: address))
    }

    /// What brings the schema of an address, where it can be fetched.
    private static func wayToASchema(at address: String) -> String {
        guard address.hasPrefix("https://") || address.hasPrefix("http://") else { return waysToASchema }
        return
            "`waymark schema add \(address.shownPlainly)` takes it into the repository, and then the text is checked by it"
    }

    /// A schema that a block names and that is not there.
    static func unknownSchema(
        _ name: String, in catalogue: SchemaCatalogue, _ location: Location
    ) -> Diagnostic {
        if let whole = catalogue.schemaWithoutPart(name, from: "") {
            return .missingPart(name, of: whole, location)
        }
        let near = Spelling.nearest(to: name, in: catalogue.entries.map(\.name))
        return Diagnostic(
            .unknownSchema, .error, "there is no schema `\(name.shownPlainly)`", at: location,
            help: near.map { "did you mean `\($0)`?" } ?? wayToASchema(at: name))
    }

    private static var waysToASchema: String {
        "`waymark schema list` shows the names; a schema file of your own is listed under `schemas` in "
            + "`\(RepositoryConfiguration.fileName)` in the repository's root"
    }
}
