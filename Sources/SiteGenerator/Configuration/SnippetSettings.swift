import ConfigSchema
import Diagnostics
import Text

/// What `snippets` says of the schemas of blocks, in a site's configuration and in a repository's.
struct SnippetSettings: Sendable {
    /// How blocks are recognised that do not say themselves what they are.
    enum Recognition: String, Sendable, CaseIterable {
        /// By what stands near them, and by what they hold.
        case content
        /// By what stands near them.
        case named
        /// Not at all.
        case off
    }

    /// A pattern for names of files, and the schema that they are of.
    struct NamedFiles: Sendable {
        let pattern: FilePattern
        /// The pattern as it is written.
        let written: Located<String>
        let schema: Located<String>
    }

    var files: [NamedFiles] = []
    var recognition = Recognition.content

    /// What holds where nothing is said.
    init() {}

    /// Reads the object. Values of a wrong type are as if they were not there.
    init(_ node: ConfigNode?) {
        guard let node else { return }
        files = node["files"].settings.compactMap { key, value in
            guard let pattern = key.locatedText, let name = value.locatedText else { return nil }
            return NamedFiles(pattern: FilePattern(pattern.value), written: pattern, schema: name)
        }
        recognition = node["recognise"]?.string.flatMap(Recognition.init(rawValue:)) ?? recognition
    }
}

extension SnippetSettings {
    /// The patterns of names that no file can have.
    func impossiblePatterns(_ path: String) -> [Diagnostic] {
        files.compactMap { file in
            guard let fault = FilePattern.fault(of: file.written.value) else { return nil }
            return Diagnostic(
                .invalidConfiguration, .error,
                "the pattern `\(file.written.value.shownPlainly)` fits no file: it \(fault)",
                at: Location(path: path, range: file.written.range),
                help: "write a file's name, or the end of its path, such as `config/*.json`")
        }
    }
}

extension Diagnostic {
    /// A schema for blocks that are recognised, where none are.
    static func unusedSchema(_ range: Range<Int>, _ path: String) -> Diagnostic {
        Diagnostic(
            .invalidConfiguration, .warning, "`schema` has no effect where `recognise` is `off`",
            at: Location(path: path, range: range), help: "take one of the two out")
    }

    /// What is wrong with a name that should be that of a whole schema; `nil` where it is one.
    static func unusableSchema(
        _ name: Located<String>, in catalogue: SchemaCatalogue, _ path: String
    ) -> Diagnostic? {
        let location = Location(path: path, range: name.range)
        guard let reference = catalogue.reference(name.value, from: "") else {
            let near = Spelling.nearest(to: name.value, in: catalogue.entries.map(\.name))
            return Diagnostic(
                .invalidConfiguration, .error, "there is no schema `\(name.value.shownPlainly)`",
                at: location,
                help: near.map { "did you mean `\($0)`?" }
                    ?? "`waymark schema list` shows the names; a schema of your own is listed under `schemas`"
            )
        }
        guard !reference.fragment.isEmpty else { return nil }
        return Diagnostic(
            .invalidConfiguration, .error, "`\(name.value.shownPlainly)` is only a part of a schema",
            at: location, help: "name a whole schema")
    }
}
