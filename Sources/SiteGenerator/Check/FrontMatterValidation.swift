import ConfigSchema
import Diagnostics

/// Front matter by its schema, and by the site's own where there is one.
struct FrontMatterValidation {
    /// The program's schema.
    let ours: Schema
    /// The site's `schemas/waymark-front-matter.schema.json`, which declares keys of its own and may demand more.
    let own: Schema?

    init?(_ catalogue: SchemaCatalogue) {
        guard let ours = catalogue.builtIn(.frontMatter) else { return nil }
        self.ours = ours
        own = catalogue.ownFrontMatter
    }

    /// What is wrong with the front matter of a page. A key is unknown that neither schema knows.
    func violations(_ root: ConfigNode) -> [Violation] {
        let found = ours.validate(root, options: ValidationOptions())
        guard let own else { return found }
        let more = own.validate(root, options: ValidationOptions())
        let unknown = Set(more.filter(\.isUnknownKey).map(\.range))
        let said = Set(found.map(\.range))
        return found.filter { violation in
            !violation.isUnknownKey || unknown.contains(violation.range) && !isDeclared(violation)
        } + more.filter { !$0.isUnknownKey && !said.contains($0.range) }
    }

    /// Whether the site's schema names a key of the front matter itself, also where a schema that it refers to
    /// is closed.
    private func isDeclared(_ violation: Violation) -> Bool {
        guard case .unknownProperty(let name, _, _) = violation.kind, violation.isAboutOutermostKey else {
            return false
        }
        return own?.root["properties"]?[name] != nil
    }
}

extension Violation {
    /// Whether the place is a member of the outermost object (RFC 6901: one reference token).
    var isAboutOutermostKey: Bool { instancePath.utf8.count { $0 == UInt8(ascii: "/") } == 1 }

    fileprivate var isUnknownKey: Bool {
        if case .unknownProperty = kind { return true }
        return false
    }
}
