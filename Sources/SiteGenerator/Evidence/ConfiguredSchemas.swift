import ConfigSchema

/// What a configuration says of schemas, by their numbers in the catalogue.
struct ConfiguredSchemas: Sendable {
    /// The schema of blocks that nothing else tells, and what says so.
    struct Fallback: Sendable {
        let schema: SchemaReference
        let words: String
    }

    /// The schemas of files by patterns of their names; the first that fits counts.
    private let files: [(pattern: FilePattern, entry: Int)]
    var fallback: Fallback?
    let recognition: SnippetSettings.Recognition

    init(_ settings: SnippetSettings, fallback: Fallback? = nil, _ catalogue: SchemaCatalogue) {
        files = settings.files.compactMap { file in
            catalogue.whole(file.schema.value).map { (file.pattern, $0.entry) }
        }
        self.fallback = fallback
        recognition = settings.recognition
    }

    /// What a repository's configuration says.
    init(_ configuration: RepositoryConfiguration, _ catalogue: SchemaCatalogue) {
        let schema = configuration.schema.flatMap { catalogue.whole($0.value) }
        let words = "`snippets.schema` in `\(RepositoryConfiguration.fileName)`"
        self.init(
            configuration.snippets, fallback: schema.map { Fallback(schema: $0, words: words) }, catalogue)
    }

    /// The schema of a file. A path may be written as on Windows.
    func entry(forFile name: String) -> Int? {
        guard !files.isEmpty else { return nil }
        let name = withSlashes(name)
        return files.first { $0.pattern.matches(name) }?.entry
    }
}

extension SchemaCatalogue {
    /// A schema by its name, and not a part of one.
    fileprivate func whole(_ name: String) -> SchemaReference? {
        reference(name, from: "").flatMap { $0.fragment.isEmpty ? $0 : nil }
    }
}
