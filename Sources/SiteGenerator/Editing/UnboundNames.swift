import ConfigSchema
import Markdown
import Text

/// What a block that is bound to no schema says of the one that it is of.
struct UnboundNames: Sendable, Hashable {
    /// The name that its fence gives to a schema.
    let schema: String?
    /// The names of files that it says it shows.
    let files: [String]

    /// Takes the names from a block; `nil` for one that is not to be checked.
    init?(of snippet: Snippet) {
        let name = snippet.block.info["schema"]?.value
        guard name != "none" else { return nil }
        schema = name
        files = snippet.fileNames + [snippet.firstComment?.fileName].compactMap(\.self)
    }
}

extension SchemaCatalogue {
    /// The name by which `waymark schema add` takes in the schema of a block that nothing binds; `nil` where SchemaStore's
    /// catalogue knows none or several.
    package func publishedName(of config: EditedConfig) -> String? {
        guard let names = config.unboundNames else { return nil }
        guard let schema = names.schema else { return publishedName(ofFiles: names.files) }
        // The block is bound by the name on its fence, so the schema must get that name.
        guard case .one = published.value.schema(named: schema) else { return nil }
        return schema
    }

    /// The same for a file, by the paths that it may be named by.
    package func publishedName(ofFiles paths: [String]) -> String? { published.value.name(forFiles: paths) }
}
