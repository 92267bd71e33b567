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
        // A page's keys of its own are no reason why another one is missing.
        var options = ValidationOptions()
        options.tellsLacksApart = true
        let found = ours.validate(root, options: options)
        guard let own else { return found }
        let more = own.validate(root, options: options)
        let unknown = Dictionary(more.filter(\.isUnknownKey).map { ($0.range, $0) }, uniquingKeysWith: { $1 })
        let kept = found.compactMap { violation -> Violation? in
            guard violation.isUnknownKey else { return violation }
            guard let other = unknown[violation.range], !isDeclared(violation) else { return nil }
            return violation.suggestsKeys ? violation : other
        }
        // What is missing stands at the first key, where something else may be wrong as well.
        let said = Set(kept.map(\.range))
        return kept + more.filter { !$0.isUnknownKey && ($0.isMissingKey || !said.contains($0.range)) }
    }

    /// What the site demands of every page and one lacks that has no front matter or an empty one.
    var violationsOfNone: [Violation] {
        guard let own, let root = ConfigDocument(parsing: Array("{}".utf8), as: .json).root else { return [] }
        return own.validate(root, options: ValidationOptions())
    }

    /// Whether the site's schema names a key of the front matter itself, also where a schema that it refers to
    /// is closed.
    private func isDeclared(_ violation: Violation) -> Bool {
        guard case .unknownProperty(let name, _, _) = violation.kind, violation.isAboutOutermostKey else {
            return false
        }
        guard let root = own?.root else { return false }
        let parts = [root] + (root["allOf"].map { Array($0.elements) } ?? [])
        return parts.contains { $0["properties"]?[name] != nil }
    }
}

extension Violation {
    /// Whether the place is a member of the outermost object (RFC 6901: one reference token).
    var isAboutOutermostKey: Bool { instancePath.utf8.count { $0 == UInt8(ascii: "/") } == 1 }

    fileprivate var isUnknownKey: Bool {
        if case .unknownProperty = kind { return true }
        return false
    }

    fileprivate var isMissingKey: Bool {
        switch kind {
        case .missingProperties, .missingOneOf: true
        case .unknownProperty, .misplacedProperty, .needlessLevel, .wrongType, .notInEnumeration, .outOfRange,
            .notMultiple, .invalidLength, .patternMismatch, .invalidFormat, .duplicateItem, .wrongCount,
            .wrongElements, .deprecatedProperty, .deprecatedValue, .schemaWarning, .noMatchingBranch,
            .severalMatchingBranches, .forbiddenValue, .forbiddenProperty, .limitReached:
            false
        }
    }

    fileprivate var suggestsKeys: Bool {
        guard case .unknownProperty(_, let suggestions, _) = kind else { return false }
        return !suggestions.isEmpty
    }
}
