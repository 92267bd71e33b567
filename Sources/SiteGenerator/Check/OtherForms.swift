import ConfigSchema
import Diagnostics
import Text

/// Tells that a document has the form of another schema of the catalogue than the one that it is checked against.
struct OtherForms: Sendable {
    private let catalogue: SchemaCatalogue
    private let name: String
    private let signs: Deferred<[SchemaSign]>

    /// - Parameter entry: the schema that documents are checked against.
    init(_ catalogue: SchemaCatalogue, besides entry: SchemaCatalogue.Entry) {
        self.catalogue = catalogue
        name = entry.name
        signs = Deferred { catalogue.signs { _ in .anything } }
    }

    /// What is found in a document; one finding that names the schema where it has the form of another one, and none of
    /// the signs of its own. Where a key is nearly one of its own schema, that one is meant.
    func judged(_ findings: [Diagnostic], of document: ConfigDocument) -> [Diagnostic] {
        guard let first = findings.first(where: { $0.severity == .error || $0.id == .unknownProperty }),
            let root = document.root,
            root.kind == .object, document.problems.isEmpty, document.documents.count == 1,
            findings.allSatisfy(\.fixes.isEmpty),
            let form = form(of: root)
        else { return findings }
        var finding = Diagnostic(
            .noMatchingBranch, .error, "the text has the form of `\(form)`, not of `\(name)`",
            at: first.location, help: "check it against `\(form)`")
        finding.label = first.label
        return [finding]
    }

    /// The only schema whose signs a document has: it lists all of the document's keys, and the document's own schema,
    /// which lists none of its signs, not all of them.
    private func form(of root: ConfigNode) -> String? {
        let keys = Set(root.members.compactMap(\.key.string)).filter { !$0.hasPrefix("$") }
        guard let own = catalogue.entries.firstIndex(where: { $0.name == name }),
            !keys.isSubset(of: listedKeys(own))
        else { return nil }
        let fitting = signs.value.filter { $0.part.isWhole && $0.near.isEmpty && $0.fits(root) }
        let entries = Set(fitting.map(\.entry))
        guard !entries.contains(own), entries.count == 1, let entry = entries.first,
            keys.isSubset(of: listedKeys(entry))
        else { return nil }
        return catalogue.entries[entry].name
    }

    private func listedKeys(_ entry: Int) -> Set<String> {
        catalogue.outline(SchemaReference(entry))?.keys ?? []
    }
}
