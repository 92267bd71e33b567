import ConfigSchema
import Text

/// The schemas of a catalogue, each compiled for the first block that needs it.
struct CompiledSchemas: Sendable {
    private let catalogue: SchemaCatalogue
    private let whole: [Deferred<Schema?>]

    init(_ catalogue: SchemaCatalogue) {
        self.catalogue = catalogue
        whole = catalogue.entries.indices.map { entry in
            Deferred { catalogue.compile(SchemaReference(entry)).schema }
        }
    }

    /// A schema by its number; `nil` where it cannot be compiled.
    subscript(entry: Int) -> Schema? { whole[entry].value }

    /// A schema or a part of one; `nil` where it cannot be compiled, or has no such part.
    subscript(reference: SchemaReference) -> Schema? {
        reference.fragment.isEmpty ? self[reference.entry] : catalogue.compile(reference).schema
    }
}
