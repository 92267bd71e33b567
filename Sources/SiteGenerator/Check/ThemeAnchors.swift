import Diagnostics
import Markdown
import Text

extension Theme {
    /// How all of them begin.
    fileprivate static let beginningOfIDs = "page:"

    /// The ids that the templates give to their own parts of a page, as `page:content`. They all begin alike, so that
    /// nobody's heading has one by chance.
    var ids: Set<String> {
        let mark = Array("id=\"\(Self.beginningOfIDs)".utf8)
        var ids = Set<String>()
        for source in sources where source.path.hasSuffix(".html") {
            var rest = source.bytes[...]
            while let found = rest.firstRange(of: mark) {
                let id = rest[(found.lowerBound + 4)...].prefix { $0 != UInt8(ascii: "\"") }
                ids.insert(String(decoding: id, as: UTF8.self))
                rest = rest[found.upperBound...]
            }
        }
        return ids
    }
}

extension Site {
    /// Ids in the texts of pages that the theme has on each of them.
    func themeAnchorFindings(_ ids: Set<String>) -> [Diagnostic] {
        let beginning = Theme.beginningOfIDs.utf8
        return pages.array.flatMap { page -> [Diagnostic] in
            guard let file = page.file else { return [] }
            let own = file.document.anchors.filter { $0.utf8.starts(with: beginning) && ids.contains($0) }
            return own.compactMap { id in
                file.document.range(ofAnchor: id).map { range in
                    file.located(.themeAnchor(id, Location(path: file.path, range: range)))
                }
            }
        }
    }
}

// MARK: Messages

extension Diagnostic {
    fileprivate static func themeAnchor(_ id: String, _ location: Location) -> Diagnostic {
        Diagnostic(
            .duplicateAnchor, .warning, "the id `\(id)` is one that the theme gives to a part of its own",
            at: location, help: "give it another id; no id of the theme's is without `page:` at its beginning"
        )
    }
}
