import Diagnostics

/// `x-deprecated-values`: the values at a place that are about to go, or are gone.
struct DatedValues: Sendable {
    /// What is said of a value.
    struct Terms: Sendable {
        var use: String?
        /// The first day on which it is said, as `YYYY-MM-DD`; `nil` for always.
        var deprecatedOn: String?
        /// The day from which on the value is gone.
        var removedOn: String?
        /// The address of the page that says so.
        var source: String?
        /// The position among the entries of a list.
        var position: Int?
        /// Where it holds, in words, such as "on Amazon Bedrock".
        var place: String?

        init(_ node: ConfigNode) {
            use = node["use"]?.string
            deprecatedOn = node["deprecated-on"]?.string
            removedOn = node["removed-on"]?.string
            source = node["source"]?.string
            place = node["where"]?.string
        }

        /// The same, with a value that is to be used instead behind what stands before the old one.
        func within(_ owner: String) -> Terms {
            var terms = self
            guard let use, use.hasPrefix("`"),
                !use.dropFirst().dropLast().contains(where: { "`/".contains($0) })
            else { return terms }
            terms.use = "`\(owner)\(use.dropFirst())"
            return terms
        }

        /// Whether anything is said on a day; without a day it is.
        func count(on today: String?) -> Bool {
            guard let today, let deprecatedOn else { return true }
            return deprecatedOn <= today
        }
    }

    /// The terms of single values: texts as they are, others as JSON.
    var exact: [String: Terms] = [:]
    /// The terms of all texts that a pattern matches.
    var patterns: [(pattern: Int32, terms: Terms)] = []
}

extension SchemaCompiler {
    /// Reads the values of the subschema at hand: an object by value, or a list of entries with `value` or `pattern`.
    mutating func compileDatedValues(_ unit: Int, _ place: SchemaPlace) {
        guard let node = value(.deprecatedValues) else { return }
        let listed = nodeView(node, place)
        var dated = DatedValues()
        switch listed.kind {
        case .object:
            for (key, value) in listed.members {
                checkDays(of: value, place)
                dated.exact[key.string ?? ""] = DatedValues.Terms(value)
            }
        case .array:
            for (position, entry) in listed.elements.enumerated() {
                read(entry, position, into: &dated, place)
            }
        case .null, .boolean, .number, .string:
            return report("`x-deprecated-values` is an object or an array", node, place)
        }
        content.datedValues[unit] = dated
        content.units[unit].hasAdvice = true
        content.hasAdvice = true
    }

    private mutating func checkDays(of entry: ConfigNode, _ place: SchemaPlace) {
        for key in ["deprecated-on", "removed-on"] { checkDay(entry[key], key, place) }
    }

    private mutating func read(
        _ entry: ConfigNode, _ position: Int, into dated: inout DatedValues, _ place: SchemaPlace
    ) {
        var terms = DatedValues.Terms(entry)
        terms.position = position
        checkDays(of: entry, place)
        if let value = entry["value"] {
            dated.exact[value.string ?? value.json] = terms
        } else if let source = entry["pattern"] {
            dated.patterns.append((pattern(source.index, place), terms))
        } else {
            report("an entry of `x-deprecated-values` has a `value` or a `pattern`", entry.index, place)
        }
    }
}
