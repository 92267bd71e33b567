package import ConfigSchema
import Text

extension SchemaCatalogue {
    /// The same catalogue with the schema of a file before all others, and with the files that it refers to, by paths
    /// from its folder or by `file:` addresses, and those that these refer to.
    func addingFile(_ path: String) throws -> SchemaCatalogue {
        let address = try Self.address(ofFile: path)
        var catalogue = adding(try SourceText.load(path), at: address)
        var waiting = [(path: path, address: address)]
        while let (path, address) = waiting.popLast() {
            for reference in catalogue.registry.openReferences(in: address) {
                guard let file = try Self.file(of: reference, from: path) else { continue }
                catalogue.addPart(try SourceText.load(file), at: reference.address)
                waiting.append((file, reference.address))
            }
        }
        return catalogue
    }

    /// The address of a file on this machine.
    private static func address(ofFile path: String) throws -> String {
        let whole = try FileSystem.canonical(outerFolder(of: path))
        return SchemaSource.address(ofFile: joined(whole, fileName(of: path)))
    }

    /// The file that a reference means: the one beside the file that it is written in, whatever that says of its own
    /// address, or the one whose address it has.
    private static func file(of reference: OpenReference, from path: String) throws -> String? {
        var possible: [String] = []
        if reference.isRelative {
            let written = joined(parent(of: path), URLPath.decoded(reference.text))
            possible.append(path.hasPrefix("/") ? written : normalized(written) ?? written)
        }
        if let named = SchemaSource.file(at: reference.address) { possible.append(named) }
        return try possible.first { try FileSystem.status($0)?.kind == .file }
    }
}

/// A schema that a command names, with the files that it refers to, read and not compiled yet.
package struct LocatedSchema: Sendable {
    private let registry: SchemaRegistry
    private let document: ConfigDocument
    private let address: String
    private let fragment: String

    /// Finds a name or `$id` of a catalogue, or a schema file. Throws an `UnknownSchema` where there is none.
    package init(_ name: String, in catalogue: SchemaCatalogue) throws {
        let (catalogue, reference) = try catalogue.located(name)
        let entry = catalogue.entries[reference.entry]
        registry = catalogue.registry
        document = ConfigDocument(parsing: entry.text.bytes, as: .json)
        address = entry.uri
        fragment = reference.fragment
    }

    /// Compiles it; `nil` where its text is no schema.
    package func compile() -> Schema? {
        var registry = registry
        registry.add(document, at: address)
        return registry.compile(fragment.isEmpty ? address : "\(address)#\(fragment)").schema
    }
}
