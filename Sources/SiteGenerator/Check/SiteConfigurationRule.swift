import ConfigSchema
import Diagnostics
import Text

extension Rule {
    /// The site's configuration says only what it can say.
    static let siteConfiguration = Rule(
        .invalidConfiguration,
        explanation: """
            `site.yaml` has a key that means nothing, a value of the wrong type or one that leads nowhere, or cannot be
            parsed. There is one, directly in the content folder: `site.yaml`, `site.yml`, `site.toml` or
            `site.json`, of which the first counts. A file with such a name elsewhere is not read as configuration.

            Every key has a default, so a site without `site.yaml` builds. `waymark schema show waymark-site` prints all
            keys with what they mean.

            In a repository it is `waymark.yaml` in the root, whose keys `waymark schema show waymark-repository` prints.
            """,
        scope: .site { site in
            let configuration = site.configuration
            guard let source = configuration.source else { return [] }
            let map = SourceMap(origin: 0, count: source.bytes.count)
            let findings = source.root.map { root in
                site.catalogue.builtIn(.site)?.validate(root, options: ValidationOptions()) ?? []
            }
            let strays = StrayMembers(source.root, site.catalogue.builtIn(.site))
            return source.certain(findings ?? []).compactMap { violation -> Diagnostic? in
                guard !strays.explains(violation) else { return nil }
                var finding = violation.diagnostic(
                    path: configuration.path, map: map, schemaName: SchemaCatalogue.BuiltIn.site.rawValue
                )
                .inPlainWords(violation, by: site.catalogue.builtIn(.site))
                if let owner = strays.owner(of: violation) {
                    finding.help = "it belongs to `\(owner)` above it; indent it by two blanks"
                } else if finding.help == nil, case .unknownProperty = violation.kind {
                    finding.help =
                        violation.isAboutOutermostKey
                        ? "keys of your own stand under `extra`; \(Self.allKeys)" : Self.allKeys
                }
                return finding.renamed(.invalidConfiguration)
            } + site.unknownRules + site.missingSchemas + site.unknownSections + site.meaninglessSettings
                + site.navigationFindings + site.scripts.findings + site.imageFindings + site.unknownFeeds
                + configuration.languageFindings
        })

    private static let allKeys = "`waymark schema show waymark-site` prints all that there are"
}

extension Site {
    /// Keys of `rules` that are no finding's id.
    fileprivate var unknownRules: [Diagnostic] {
        .unknownRules(configuration.source?.root, configuration.path, catalogue)
    }

    /// Folders that the configuration has settings for and that are not there.
    fileprivate var unknownSections: [Diagnostic] {
        guard let sections = configuration.source?.root?["sections"], sections.kind == .object else {
            return []
        }
        let known = KnownNames(folders.subtracting([""]))
        return sections.members.compactMap { key, _ in
            guard let name = key.string else { return nil }
            let folder = normalized(name)
            if let folder, folders.contains(folder) { return nil }
            let suggestion = known.nearest(to: folder ?? name)
            return Diagnostic(
                .invalidConfiguration, .error, "there is no folder `\(name.shownPlainly)` in the content",
                at: Location(path: configuration.path, range: key.range),
                help: suggestion.map { "did you mean `\($0)`?" }
                    ?? "name a folder by its path from the content folder, such as `guides`")
        }
    }

    /// Folders that are to have feeds and have no page.
    fileprivate var unknownFeeds: [Diagnostic] {
        configuration.feeds.sections.filter { normalized($0.value).flatMap { sections[$0] } == nil }.map {
            folder in
            let known = KnownNames(sections.keys.filter { !$0.isEmpty })
            return Diagnostic(
                .invalidConfiguration, .error,
                "there is no folder `\(folder.value.shownPlainly)` with pages, and so no feed of it",
                at: Location(path: configuration.path, range: folder.range),
                help: known.nearest(to: normalized(folder.value) ?? folder.value).map {
                    "did you mean `\($0)`?"
                }
                    ?? "name a folder by its path from the content folder, such as `articles`")
        }
    }

    /// Schemas that the configuration names and that are not there.
    fileprivate var missingSchemas: [Diagnostic] {
        let known = KnownNames(catalogue.entries.flatMap { [$0.name, $0.place].compactMap(\.self) })
        return configuration.schemas.filter { !$0.value.isEmpty && !catalogue.has($0.value) }.map { schema in
            let suggestion = known.nearest(to: schema.value)
            return Diagnostic(
                .invalidConfiguration, .error, "there is no schema `\(schema.value)`",
                at: Location(path: configuration.path, range: schema.range),
                help: suggestion.map { "did you mean `\($0)`?" }
                    ?? "name a schema of the catalogue, or a file by its path from the content folder")
        }
    }
}

extension [Diagnostic] {
    /// Keys of `rules` in a configuration that are no finding's id.
    static func unknownRules(_ root: ConfigNode?, _ path: String, _ catalogue: SchemaCatalogue)
        -> [Diagnostic]
    {
        guard let rules = root?["rules"], rules.kind == .object else { return [] }
        let known = Deferred { catalogue.warningIDs }
        return rules.members.compactMap { key, _ in
            guard let id = key.string else { return nil }
            func warning(_ message: String, _ help: String) -> Diagnostic {
                Diagnostic(
                    .invalidConfiguration, .warning, message, at: Location(path: path, range: key.range),
                    help: help)
            }
            guard let name = FindingName(id) else {
                let (message, help, _) = Explanation.unknown(id)
                return warning(message, help)
            }
            if name.id.endsTheRun {
                return warning(
                    "`\(id)` ends the run, and is an error whatever stands here", "take the line out")
            }
            guard let part = name.part, !known.value.contains(part) else { return nil }
            let near = Spelling.nearest(to: part, in: known.value.sorted())
            return warning(
                "no schema has a warning `\(part.shownPlainly)`",
                near.map { "did you mean `\(name.id)/\($0)`?" } ?? "take the line out")
        }
    }
}

extension SchemaCatalogue {
    /// The names of all warnings of schemas, which findings have behind `schema-warning/`.
    fileprivate var warningIDs: Set<String> {
        var ids: Set<String> = []
        for entry in entries {
            guard let root = ConfigDocument(parsing: entry.text.bytes, as: .json).root else { continue }
            for warning in root.schemaWarnings { warning["id"]?.string.map { _ = ids.insert($0) } }
        }
        return ids
    }
}
