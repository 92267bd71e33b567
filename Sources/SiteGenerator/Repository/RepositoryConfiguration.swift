import ConfigSchema
import Diagnostics
import Text

/// What `waymark.yaml` in a repository's root says, with the defaults of everything that it does not say.
package struct RepositoryConfiguration: Sendable {
    /// The file's name.
    static let fileName = "waymark.yaml"

    /// The folder that it lies in; paths in it begin there. The folder that is checked, where there is no file.
    var root = "."
    /// The file's path, as findings show it; empty where there is none.
    var path = ""
    /// The file's text; `nil` where there is none.
    var source: ConfigDocument?
    var include = PathPatterns()
    var exclude = PathPatterns()
    var snippets = SnippetSettings()
    /// The schema of blocks that nothing else recognises.
    var schema: Located<String>?
    var levels: RuleLevels = [:]
    /// The names that `schemas` lists.
    var schemas: [Located<String>] = []
    /// The schema files among them that are there.
    var schemaFiles: [SourceTree.File] = []
    /// The schemas that it took from elsewhere.
    var taken = TakenSchemas()
    /// What could not be read.
    var diagnostics: [Diagnostic] = []
    /// Files beside it, and in the folders that were looked at for it, that are called nearly like it, by their
    /// absolute paths and by those that findings show.
    var strays: [(file: String, shown: String)] = []

    /// Whether the file could be parsed; nothing is checked by guesses.
    var isReadable: Bool {
        source?.problems.contains { $0.severity == .error } != true
            && !diagnostics.contains { $0.id == .unreadableFile }
    }

    /// The severities as they hold: what ends a run is told whatever the file says of it.
    var validLevels: RuleLevels {
        levels.filter { id in !id.endsTheRun && id != .invalidConfiguration }
    }

    /// The text, for reports that show its lines.
    var text: SourceText? { source.map { SourceText(path: path, bytes: $0.bytes) } }

    /// What holds where there is no file.
    init() {}

    /// Reads a text. Values of a wrong type are as if they were not there; the check by the schema reports them.
    init(_ bytes: [UInt8], path: String, root: String) {
        self.path = path
        self.root = root
        let document = ConfigDocument(parsing: bytes, as: .yaml)
        source = document
        guard let root = document.documents.first?.root, root.kind == .object else { return }
        include = PathPatterns(root["include"].locatedTexts)
        exclude = PathPatterns(root["exclude"].locatedTexts)
        schemas = root["schemas"].locatedTexts
        levels = root["rules"].ruleLevels
        snippets = SnippetSettings(root["snippets"])
        schema = root["snippets"]?["schema"]?.locatedText
    }

    /// The schemas that it lists and those that were taken from elsewhere, with what says where from.
    private var allSchemaFiles: [SourceTree.File] {
        let listed = Set(schemaFiles.map(\.place))
        return schemaFiles + taken.files.filter { !listed.contains($0.place) }
    }

    /// Their texts, for reports that show lines.
    var schemaTexts: [SourceText] {
        allSchemaFiles.compactMap { file in
            guard case .text(let bytes) = file.content else { return nil }
            return SourceText(path: file.path, bytes: bytes)
        }
    }

    /// The program's schemas and those of the repository.
    package func catalogue(_ resources: ProgramResources) -> SchemaCatalogue {
        catalogue(resources, replacing: nil)
    }

    /// The same with another text of one of them.
    func catalogue(
        _ resources: ProgramResources, replacing replacement: SchemaReplacement?
    ) -> SchemaCatalogue {
        let files = allSchemaFiles
        guard !files.isEmpty else { return resources.catalogue }
        var site = SiteConfiguration()
        site.schemas = files.map { Located(value: $0.place, range: 0..<0) }
        return SchemaCatalogue(resources, site: SourceTree(files: files), site, replacing: replacement)
    }
}
