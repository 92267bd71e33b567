import ConfigSchema

extension Violation {
    /// What to do about a value in somebody's settings of which the schema itself knows no more than that it is wrong.
    var adviceOnSettings: String? {
        switch kind {
        case .notInEnumeration(let expected, let found, _): Self.value(in: expected, shortenedTo: found)
        case .wrongType(let expected, let found): list(in: expected, of: found)
        case .unknownProperty, .misplacedProperty, .needlessLevel, .missingProperties, .missingOneOf,
            .outOfRange, .notMultiple, .invalidLength, .patternMismatch, .invalidFormat, .duplicateItem,
            .wrongCount, .wrongElements, .deprecatedProperty, .deprecatedValue, .schemaWarning,
            .noMatchingBranch, .severalMatchingBranches, .forbiddenValue, .forbiddenProperty, .limitReached:
            nil
        }
    }

    /// The one value that a text is the beginning of, as `warn` is of `warning`.
    private static func value(in expected: [String], shortenedTo found: String) -> String? {
        // Values are shown as JSON, so a text begins with its quotation mark.
        guard found.first == "\"", found.last == "\"", found.count >= 5 else { return nil }
        let start = found.dropLast().lowercased()
        let meant = expected.filter { $0.lowercased().hasPrefix(start) }
        return meant.count == 1 ? "did you mean `\(meant[0].dropFirst().dropLast())`?" : nil
    }

    /// The list that a single text is to stand in.
    private func list(in expected: [String], of found: String) -> String? {
        guard expected == ["array"], found.first == "\"", found.last == "\"",
            let key = instancePath.split(separator: "/").last, !key.contains("~"), Int(key) == nil
        else { return nil }
        return "write it as a list: `\(key): [\(found)]`"
    }
}
