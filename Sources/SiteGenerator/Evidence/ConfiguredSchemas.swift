/// What a repository's `waymark.yaml` says of schemas, by their numbers in the catalogue.
struct ConfiguredSchemas: Sendable {
    /// The schemas of files by patterns of their names; the first that fits counts.
    private let files: [(pattern: FilePattern, entry: Int)]
    /// The schema of blocks that nothing else tells.
    let schema: Int?
    let recognition: RepositoryConfiguration.Recognition

    init(_ configuration: RepositoryConfiguration, _ catalogue: SchemaCatalogue) {
        func entry(_ name: String) -> Int? {
            catalogue.reference(name, from: "").flatMap { $0.fragment.isEmpty ? $0.entry : nil }
        }
        files = configuration.files.compactMap { file in
            entry(file.schema.value).map { (file.pattern, $0) }
        }
        schema = configuration.schema.flatMap { entry($0.value) }
        recognition = configuration.recognition
    }

    /// The schema of a file. A path may be written as on Windows.
    func entry(forFile name: String) -> Int? {
        let name = name.replacing("\\", with: "/")
        return files.first { $0.pattern.matches(name) }?.entry
    }
}
