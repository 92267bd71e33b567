import ConfigSchema
import Diagnostics
import Text

/// Values of authors' own that no template reads.
extension Site {
    /// A finding at each key below `extra`, in front matter and in the configuration, besides those that templates
    /// read; none where templates read no such key, or all of them at once.
    func unreadExtra(besides read: Set<String>?) -> [Diagnostic] {
        guard let read, !read.isEmpty else { return [] }
        let known = KnownNames(read)
        let ofPages = pages.flatMap { page -> [Diagnostic] in
            guard let file = page.file, let extra = file.frontMatter.extra,
                let map = file.frontMatter.source?.map
            else { return [] }
            return Self.unread(extra, known).map { key, name in
                .unusedExtra(name, known, Location(path: file.path, range: map.range(key.range)))
            }
        }
        guard let extra = configuration.source?.root?["extra"] else { return ofPages }
        let ofSite = Self.unread(extra, known).map { key, name in
            Diagnostic.unusedExtra(name, known, Location(path: configuration.path, range: key.range))
        }
        return ofPages + ofSite
    }

    private static func unread(_ extra: ConfigNode, _ known: KnownNames) -> [(key: ConfigNode, name: String)]
    {
        guard extra.kind == .object else { return [] }
        return extra.members.compactMap { member in
            member.key.string.flatMap { known.contains($0) ? nil : (member.key, $0) }
        }
    }
}

extension Diagnostic {
    fileprivate static func unusedExtra(_ name: String, _ known: KnownNames, _ location: Location)
        -> Diagnostic
    {
        Diagnostic(
            .unusedExtra, .warning, "no template reads `extra.\(name.shownPlainly)`", at: location,
            help: known.nearest(to: name).map {
                "a template reads `extra.\($0)`; write one name at both places"
            }
                ?? "read it in a template of the site, or remove it")
    }
}
