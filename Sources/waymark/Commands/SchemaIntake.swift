import ArgumentParser
import SiteGenerator
import Text

/// Takes schemas from elsewhere into a site or repository, with all that they refer to.
struct SchemaIntake {
    let home: SchemaHome
    let resources: ProgramResources
    /// Today's date.
    let date: String

    /// What was taken in.
    struct Taken {
        /// What is said of each file, the schema's own first.
        let lines: [String]
        fileprivate let file: String
    }

    /// Takes in a schema by its address, its file, or its name in SchemaStore.
    func take(_ source: String, as name: String?) throws -> Taken {
        var store = try SchemaStore(home)
        let named = try schema(named: source)
        let origin = named?.address ?? source
        let bytes = try SchemaSiteArguments.read(origin)
        let parts = try SchemaSiteArguments.complete(SchemaParts(of: bytes, from: origin))
        let (entry, others) = try store.add(
            bytes, from: origin, name: name ?? named?.name, parts: parts, date: date)
        let line = "\(home.shown(entry.file)): added; a block is bound to it by `schema=\(entry.name)`"
        return Taken(
            lines: [line] + others.map { "\(home.shown($0.file)): added, a part of it" }, file: entry.file)
    }

    /// What is wrong with a schema that was taken in, a line each.
    func remarks(on taken: Taken) throws -> [String] { try home.remarks(on: taken.file, with: resources) }

    /// The schema that a name means, where it is no address, no path and no file, and what it is called here.
    private func schema(named source: String) throws -> (address: String, name: String)? {
        guard !SchemaStore.isAddress(source), !source.contains("/"), !source.hasSuffix(".json"),
            !Machine.exists(source)
        else { return nil }
        switch resources.published.value.schema(named: source) {
        case .one(let entry): return (entry.address, Slug.make(source))
        case .several(let entries):
            let list = entries.prefix(8).map { "  \($0.address)  (\($0.name))" }.joined(separator: "\n")
            let more = entries.count > 8 ? "\n  and \(entries.count - 8) more" : ""
            throw ValidationError(
                "\(entries.count) schemas of SchemaStore are called `\(source)`; name one by its address:\n\(list)\(more)"
            )
        case .none(let near):
            throw ValidationError(
                "there is no file `\(source)`, and SchemaStore has no schema of that name; "
                    + (near.map { "did you mean `\($0)`?" }
                        ?? "a schema is named by its address, its file, or its name in https://www.schemastore.org")
            )
        }
    }
}
