import ConfigSchema
import Diagnostics
import Markdown
import Text

/// What a catalogue says to somebody who writes a config text.
extension SchemaCatalogue {
    /// What may stand in a block that evidence binds.
    ///
    /// - Parameter pointer: where the block says that it stands in its document.
    func edited(_ evidence: Evidence, at pointer: String?) -> EditedSchema? {
        let entry = entries[evidence.schema.entry]
        let whole = evidence.schema.fragment.isEmpty ? places(of: evidence.schema.entry)?.outline : nil
        guard let outline = whole ?? outline(evidence.schema) else { return nil }
        var (around, within) = (pointer.flatMap(Self.steps) ?? [], [SchemaOutline.Step]())
        switch evidence.part {
        case .whole, .excerpt: break
        case .at(let place): if pointer == nil { around = Self.steps(place) ?? [] }
        case .within(let place): within = Self.steps(place) ?? []
        }
        return EditedSchema(
            name: name(of: evidence.schema), version: entry.version, source: entry.source,
            path: entry.text.path, outlines: [outline], around: around, within: within)
    }

    /// A block as a config text, with what binds it where it was recognised.
    ///
    /// - Parameter distance: how far behind its place in the page's text it stands in its file.
    func edited(_ snippet: Snippet, _ evidence: Evidence?, movedBy distance: Int) -> EditedConfig {
        let map = SourceMap(
            segments: snippet.origin.map.segments.map {
                .init(start: $0.start, origin: $0.origin + distance, count: $0.count)
            })
        let schema = evidence.flatMap { edited($0, at: snippet.block.info["at"]?.value) }
        var config = EditedConfig(.block, snippet.config, map, schema)
        let range = snippet.block.range
        config.block = range.lowerBound + distance..<range.upperBound + distance
        if evidence == nil { config.unboundNames = UnboundNames(of: snippet) }
        guard let evidence, !evidence.kind.isInFull, snippet.part == .whole,
            snippet.block.info["schema"] == nil,
            let words = snippet.attributes(naming: name(of: evidence.schema), evidence.part),
            let edit = snippet.block.info.edit(adding: words)
        else { return config }
        let place = edit.range.lowerBound + distance..<edit.range.upperBound + distance
        config.binding = EditedBinding(
            words: words.joined(separator: " "), edit: .init(range: place, replacement: edit.replacement))
        return config
    }

    /// What may stand in a whole document of a schema.
    func edited(_ number: Int) -> EditedSchema? {
        edited(Evidence(.fileName, "", SchemaReference(number)), at: nil)
    }

    /// What may stand in a file that the program itself reads; of front matter also what the site's own
    /// schema says.
    func edited(_ name: BuiltIn) -> EditedSchema? {
        let numbers = entries.indices.filter { entries[$0].name == name.rawValue }
        guard let ours = numbers.last, let entry = edited(ours) else { return nil }
        let own = numbers.filter { entries[$0].place != nil }.compactMap { places(of: $0)?.outline }
        return EditedSchema(
            name: entry.name, version: entry.version, source: entry.source, path: entry.path,
            outlines: own + entry.outlines)
    }

    private static func steps(_ pointer: String) -> [SchemaOutline.Step]? {
        JSONPointer.parts(of: pointer)?.map { .key($0) }
    }
}
