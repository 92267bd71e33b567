import ConfigSchema
import Diagnostics

/// Members without braces that the outermost object of a file does not know: they are a part from further inside, so
/// that what the whole lacks and does not know has the same cause as the missing braces.
struct MembersExcerpt {
    /// The key of the outermost object that they stand in; `nil` where that is not plain.
    private let home: String?

    /// How many keys of the outermost object are tried.
    private static let mostKeys = 64

    /// - Parameter violations: what the schema says of the members as those of the outermost object.
    init?(
        _ config: ConfigDocument, _ violations: [Violation], _ schema: Schema, _ options: ValidationOptions
    ) {
        guard let root = config.root, config.lacksBraces else { return nil }
        // One finding may speak of several keys.
        let unknown = violations.filter(Self.isUnknown).map { 1 + ($0.lack?.companions.count ?? 0) }.reduce(
            0, +)
        guard unknown > 0, unknown == root.count else { return nil }
        home = Self.home(said: violations) ?? Self.home(of: config, violations, schema, options)
    }

    /// Whether it says of a key of the outermost object that nobody knows it there.
    private static func isUnknown(_ violation: Violation) -> Bool {
        guard violation.isAboutOutermostKey else { return false }
        return switch violation.kind {
        case .unknownProperty(_, let suggestions, _): suggestions.isEmpty
        case .misplacedProperty: true
        case .needlessLevel, .missingProperties, .missingOneOf, .wrongType, .notInEnumeration, .outOfRange,
            .notMultiple, .invalidLength, .patternMismatch, .invalidFormat, .duplicateItem, .wrongCount,
            .wrongElements, .deprecatedProperty, .deprecatedValue, .schemaWarning, .noMatchingBranch,
            .severalMatchingBranches, .forbiddenValue, .forbiddenProperty, .limitReached:
            false
        }
    }

    /// The key that all of the members are said to belong inside of.
    private static func home(said violations: [Violation]) -> String? {
        let places = violations.filter(isUnknown).map { violation -> [String] in
            if case .misplacedProperty(_, let places) = violation.kind { places } else { [] }
        }
        guard let first = places.first, places.allSatisfy({ $0 == first }), first.count == 1,
            let place = first.first, !place.isEmpty, !place.contains(where: { ".[".contains($0) })
        else { return nil }
        return place
    }

    private static func home(
        of config: ConfigDocument, _ violations: [Violation], _ schema: Schema, _ options: ValidationOptions
    ) -> String? {
        let lacking = violations.compactMap { violation -> [String]? in
            guard case .missingProperties(let names, nil) = violation.kind, violation.instancePath.isEmpty
            else {
                return nil
            }
            return names
        }.flatMap(\.self)
        let listed = schema.root["properties"]?.members.compactMap(\.key.string) ?? []
        let names = lacking.isEmpty ? Array(listed.prefix(mostKeys)) : lacking
        let fitting = names.filter { name in
            guard let pointer = try? config.placed(at: "/" + JSONPointer.escaped(name)).get() else {
                return false
            }
            return pointer.validate(against: schema, options: options).isEmpty
        }
        let found = fitting.isEmpty ? lacking : fitting
        return found.count == 1 ? found[0] : nil
    }

    /// The finding about the braces, with what to do about the part.
    func advising(_ finding: Diagnostic) -> Diagnostic {
        guard finding.id == .missingBraces else { return finding }
        var advised = finding
        advised.fixes = []
        let place = home.map { "`at=/\(JSONPointer.escaped($0))`" } ?? "`at=` and a JSON Pointer"
        advised.help =
            "put braces around them, and say with \(place) behind the fence where they stand in the file"
        return advised
    }
}
