import ConfigSchema
import Diagnostics
import Text

/// The schemas of a catalogue, each compiled for the first block that needs it.
struct CompiledSchemas: Sendable {
    /// A schema that is ready to use, and what is wrong with it by itself; no schema where it cannot be compiled.
    struct Compiled: Sendable {
        let schema: Schema?
        let findings: [Diagnostic]
    }

    private let whole: [Deferred<Compiled>]
    private let parts: Remembered<SchemaReference, Compiled>
    private let compile: @Sendable (SchemaReference) -> Compiled

    /// - Parameters:
    ///   - count: how many schemas the catalogue has.
    ///   - compile: compiles one of them, or a part of it.
    init(count: Int, _ compile: @escaping @Sendable (SchemaReference) -> Compiled) {
        self.compile = compile
        whole = (0..<count).map { entry in Deferred { compile(SchemaReference(entry)) } }
        parts = Remembered()
    }

    /// A schema by its number; `nil` where it cannot be compiled.
    subscript(entry: Int) -> Schema? { whole[entry].value.schema }

    /// A schema or a part of one; without a schema where it cannot be compiled, or has no such part.
    subscript(reference: SchemaReference) -> Compiled {
        guard !reference.fragment.isEmpty else { return whole[reference.entry].value }
        return parts.value(reference) { compile(reference) }
    }
}
