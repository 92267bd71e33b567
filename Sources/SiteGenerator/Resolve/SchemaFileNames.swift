/// The names of the files that the schemas of a catalogue are for, by the schemas' numbers.
struct SchemaFileNames: Sendable {
    /// Those that tell the schema.
    let own: FilePatternIndex
    /// Those that files of other products have too.
    let shared: FilePatternIndex

    init(_ entries: [SchemaCatalogue.Entry]) {
        own = FilePatternIndex(entries.map(\.patterns))
        shared = FilePatternIndex(entries.map(\.sharedPatterns))
    }
}
