import ConfigSchema
import Diagnostics
import Text

/// What names, paths and addresses mean in a catalogue, and what a schema of it says.
extension SchemaCatalogue {
    /// What `schema=` and `$schema` mean: a name, an `$id`, a path from the page's folder or the content folder, or an
    /// address that products prescribe for their files; what follows `#` picks a part.
    func reference(_ text: String, from folder: String) -> SchemaReference? {
        let halves = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(halves[0])
        let fragment = halves.count > 1 ? String(halves[1]) : ""
        let places = [normalized(joined(folder, name)), normalized(name)].compactMap(\.self)
        let found = entries.firstIndex {
            $0.name == name || (!$0.id.isEmpty && $0.id == name) || $0.place.map(places.contains) == true
        }
        guard let found = found ?? (name.contains("://") ? entry(forAddress: name) : nil) else { return nil }
        let reference = SchemaReference(found, fragment: fragment)
        return fragment.isEmpty || compile(reference).schema != nil ? reference : nil
    }

    /// The name of the schema that is there, where a reference leads only to a part that it does not have.
    func schemaWithoutPart(_ text: String, from folder: String) -> String? {
        guard let mark = text.firstIndex(of: "#"), mark > text.startIndex else { return nil }
        let name = String(text[..<mark])
        return reference(name, from: folder) == nil ? nil : name
    }

    /// The schema whose file patterns a file name fits; of several the site's own, and else the one that names the file's
    /// folder too. A path may be written as on Windows.
    func entry(forFile name: String) -> Int? {
        let path = withSlashes(name)
        let found = files.own.lists(meaning: path)
        guard found.count > 1, let first = found.first, entries[first].place == nil else {
            return found.first
        }
        return found.first { FilePattern.matches(path, entries[$0].patterns.filter(\.hasFolder)) } ?? first
    }

    /// The names of files that say without their folders which schema they are for.
    var tellingFileNames: [String] {
        entries.flatMap { $0.patterns.flatMap(\.plainNames) }.filter { entry(forFile: $0) != nil }
    }

    /// The names of the schemas of several products whose files have the same name.
    func schemas(ofShared name: String) -> [String] {
        guard case .several(let possible) = files(named: name) else { return [] }
        return possible.sorted().map { entries[$0].name }
    }

    /// Whether a schema of the catalogue has a name, or a file of the site is one.
    func has(_ name: String) -> Bool {
        entries.contains { $0.name == name || $0.place == name }
    }

    /// A schema of the catalogue, compiled, and what is wrong with it by itself; no schema where the part that
    /// is asked for does not exist.
    func compile(_ reference: SchemaReference) -> (schema: Schema?, findings: [Diagnostic]) {
        let text = entries[reference.entry].text
        let (schema, problems) = registry.compile(uri(of: reference))
        return (schema, problems.map { $0.diagnostic(id: .invalidSchema, path: text.path, map: text.map) })
    }

    /// A schema of the catalogue as people read it.
    ///
    /// - Parameter levels: how many places may lie in one another; what is said of those below is left out.
    func outline(_ reference: SchemaReference, levels: Int = .max) -> SchemaOutline? {
        registry.outline(of: uri(of: reference), levels: levels)
    }

    func uri(of reference: SchemaReference) -> String {
        let uri = entries[reference.entry].uri
        return reference.fragment.isEmpty ? uri : "\(uri)#\(reference.fragment)"
    }
}
