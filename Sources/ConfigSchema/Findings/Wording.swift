public import Diagnostics
public import Text

/// How violations and problems are worded.
enum Wording {
    /// What a form would have demanded, in a few words: for lists of alternatives.
    static func demand(_ kind: Violation.Kind) -> String {
        switch kind {
        case .wrongType(let expected, _): list(expected.map(withArticle), "or")
        case .notInEnumeration(let expected, _, _): values(expected)
        case .outOfRange(_, let limit, let relation): "a number of \(relation.rawValue) \(limit)"
        case .notMultiple(_, let divisor): "a multiple of \(divisor)"
        case .invalidLength(_, let limit, let isMinimum):
            "a text of \(bound(isMinimum)) \(characters(limit))"
        case .patternMismatch(_, let pattern, let words):
            words ?? "a text of the form `\(ShortForm.cut(pattern, to: 80))`"
        case .invalidFormat(_, _, let explanation): explanation
        case .missingProperties(let names, _): "an object with \(keys(names, "and"))"
        case .missingOneOf(let names): "an object with \(sets(names))"
        case .unknownProperty(let name, _, _), .forbiddenProperty(let name): "an object without `\(name)`"
        case .noMatchingBranch(_, let alternatives): list(alternatives, "or")
        case .wrongElements(let words): words
        case .misplacedProperty, .needlessLevel, .duplicateItem, .wrongCount, .deprecatedProperty,
            .deprecatedValue, .schemaWarning,
            .severalMatchingBranches, .forbiddenValue, .limitReached:
            "another form"
        }
    }

    /// Types for people who write no JSON: `null` goes without saying, and a boolean is one of two words.
    static func plainTypes(_ expected: [String]) -> String {
        list(
            expected.filter { $0 != "null" }.map { $0 == "boolean" ? "`true` or `false`" : withArticle($0) },
            "or")
    }

    /// A value that is listed, or all of them, as many as a message bears.
    static func values(_ expected: [String]) -> String {
        expected.count == 1 ? expected[0] : "one of " + list(expected, "or")
    }

    /// Words with commas between them and a conjunction before the last; of more than eight the first seven, and
    /// how many more there are.
    static func list(_ words: [String], _ conjunction: String) -> String {
        if words.count > 8 { return words.prefix(7).joined(separator: ", ") + " and \(words.count - 7) more" }
        return words.listed(conjunction)
    }

    /// Names of keys in code marks.
    static func keys(_ names: [String], _ conjunction: String) -> String {
        list(names.map { "`\($0)`" }, conjunction)
    }

    /// Sets of keys of which one is wanted.
    static func sets(_ names: [[String]]) -> String {
        let isPlain = names.allSatisfy { $0.count == 1 }
        return list(names.map { keys($0, "and") }.uniqued(), isPlain ? "or" : "or else")
    }

    /// A type's name with its article.
    static func withArticle(_ type: String) -> String {
        switch type {
        case "null": "null"
        case "integer": "a whole number"
        case "array", "object": "an \(type)"
        default: "a \(type)"
        }
    }

    static func bound(_ isMinimum: Bool) -> String { isMinimum ? "at least" : "at most" }

    static func characters(_ count: Int) -> String { count == 1 ? "1 character" : "\(count) characters" }

    static func suggestion(_ names: [String]) -> String? {
        names.isEmpty ? nil : "did you mean \(list(names.map { "`\($0)`" }, "or"))?"
    }

    /// What to use instead, as a sentence; a single word is a name and stands as code.
    static func replacement(_ use: String?) -> String? {
        guard let use else { return nil }
        return use.contains { " `".contains($0) } ? "use \(use)" : "use `\(use)`"
    }

    // MARK: What is said once of several places

    /// How many more of its kind a text has than the one that is said; `nil` where that is the only one.
    static func others(_ count: Int) -> String? {
        guard count > 1 else { return nil }
        return "the text has \(count == 2 ? "one more of them" : "\(count - 1) more of them")"
    }

    /// What to do about something, and how many more of its kind the text has.
    static func help(_ help: String, count: Int) -> String {
        help + (others(count).map { "; \($0)" } ?? "")
    }
}

extension Violation {
    /// Which kind of finding it is.
    public var id: FindingID {
        switch kind {
        case .unknownProperty: .unknownProperty
        case .misplacedProperty, .needlessLevel: .misplacedProperty
        case .missingProperties, .missingOneOf: .missingProperty
        case .wrongType: .wrongType
        case .notInEnumeration: .invalidValue
        case .outOfRange, .notMultiple: .outOfRange
        case .invalidLength: .invalidLength
        case .patternMismatch: .patternMismatch
        case .invalidFormat: .invalidFormat
        case .duplicateItem: .duplicateItem
        case .wrongCount, .wrongElements: .wrongCount
        case .deprecatedProperty: .deprecatedProperty
        case .deprecatedValue: .deprecatedValue
        // A key that is not read is said with what is missing for it.
        case .schemaWarning: lack == nil ? .schemaWarning : .missingProperty
        case .noMatchingBranch, .severalMatchingBranches: .noMatchingBranch
        case .forbiddenValue: .forbiddenValue
        case .forbiddenProperty: .forbiddenProperty
        case .limitReached: .validationLimit
        }
    }

    /// The finding in the file that the text stands in.
    ///
    /// - Parameters:
    ///   - path: the file, relative to the site's root.
    ///   - map: where the text stands in the file.
    ///   - schemaName: what people call the schema, with its version where it has one.
    public func diagnostic(path: String, map: SourceMap, schemaName: String) -> Diagnostic {
        let schema = self.schemaName ?? schemaName
        let rule = "by the schema \(schema), at \(schemaPath.isEmpty ? "its root" : schemaPath)"
        var diagnostic = Diagnostic(
            id, severity, message, at: Location(path: path, range: map.range(range)),
            label: place.isEmpty ? nil : "at \(place)", help: help,
            notes: [Diagnostic.Note(reason.map { "\(rule), because \($0)" } ?? rule)]
                + alternatives.map { Diagnostic.Note("another form is allowed here, in which \($0)") }
                + (source.map { [Diagnostic.Note("\($0) says so")] } ?? []),
            fixes: fixes.compactMap { $0.moved(by: map) })
        if case .schemaWarning(let part, _, _, _, _, _) = kind, id == .schemaWarning {
            diagnostic.part = part
        }
        if let lack, !lack.words.isEmpty, id != .missingProperty {
            diagnostic.implied = .init(.missingProperty, lack.words)
        }
        return diagnostic
    }

    /// The address of the page that says so, where the schema names it.
    private var source: String? {
        let address: String? =
            switch kind {
            case .schemaWarning(_, _, _, _, let source, _): source
            case .deprecatedProperty(_, let terms), .deprecatedValue(_, let terms): terms.source
            case .unknownProperty, .misplacedProperty, .needlessLevel, .missingProperties, .missingOneOf,
                .wrongType, .notInEnumeration, .outOfRange, .notMultiple, .invalidLength, .patternMismatch,
                .invalidFormat, .duplicateItem, .wrongCount, .wrongElements, .noMatchingBranch,
                .severalMatchingBranches, .forbiddenValue, .forbiddenProperty, .limitReached:
                nil
            }
        // One that is refused is empty.
        return address.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The last part of the place, for sentences about a value.
    private var subject: String {
        let key = instancePath.split(separator: "/").last.map(String.init) ?? ""
        if place.hasSuffix("]"), !place.hasSuffix("\"]") { return "this element" }
        return key.isEmpty ? "the value" : "`\(key.replacingPointerEscapes)`"
    }

    /// The message for people who write settings and no JSON; `nil` where it is the same.
    public var plainMessage: String? {
        guard case .wrongType(let expected, let found) = kind, expected != ["null"],
            expected.contains("null") || expected.contains("boolean")
        else { return nil }
        return "\(subject) must be \(Wording.plainTypes(expected)), not \(found)"
    }

    /// One sentence that names what is wrong, what was expected and a short form of what was found.
    public var message: String {
        switch kind {
        case .unknownProperty(let name, _, _): unknownMessage(name)
        case .misplacedProperty(let name, let places):
            misplacedMessage(name, places)
        case .needlessLevel(let name, let outer) where name == outer:
            "`\(name)` stands twice, one inside the other"
        case .needlessLevel(let name, let outer):
            "`\(name)` is one level too many: what it holds belongs "
                + (outer.isEmpty ? "to the outermost object" : "inside `\(outer)`")
        case .missingProperties(let names, nil):
            names.count == 1
                ? "\(owner) has no `\(names[0])`, which is required"
                : "\(owner) lacks \(Wording.keys(names, "and")), which are required"
        case .missingProperties(let names, let cause?):
            "`\(cause)` needs \(Wording.keys(names, "and")) beside it"
        case .missingOneOf(let names): "\(owner) needs \(Wording.sets(names))"
        case .wrongType(let expected, let found):
            "\(subject) must be \(Wording.list(expected.map(Wording.withArticle), "or")), not \(found)"
        case .notInEnumeration(let expected, let found, _):
            "\(subject) must be \(Wording.values(expected)), not \(found)"
        case .outOfRange(let found, let limit, let relation):
            "\(subject) must be \(relation.rawValue) \(limit), not \(found)"
        case .notMultiple(let found, let divisor): "\(subject) must be a multiple of \(divisor), not \(found)"
        case .invalidLength(let found, let limit, let isMinimum):
            "\(subject) must have \(Wording.bound(isMinimum)) \(Wording.characters(limit)), not \(found)"
        case .patternMismatch(let found, _, let words?): "\(subject) must be \(words), not \(found)"
        case .patternMismatch(let found, let pattern, nil):
            "\(found) does not have the form that is asked for, `\(ShortForm.cut(pattern, to: 80))`"
        case .invalidFormat(let found, _, let explanation): "\(subject) must be \(explanation), not \(found)"
        case .duplicateItem(let found, let earlier): "\(found) repeats element \(earlier) of the array"
        case .wrongElements(let words): "\(subject) must be \(words)"
        case .wrongCount(let counted, let found, let limit, let isMinimum):
            countMessage(counted, found, limit, isMinimum)
        case .deprecatedProperty(let name, let terms): "the key `\(name)` \(terms.words)"
        case .deprecatedValue(let value, let terms):
            // Of an array or object it is the form that is deprecated.
            ShortForm.isDescription(value)
                ? "\(subject) as \(value) \(terms.words)" : "the value \(value) \(terms.words)"
        case .schemaWarning(_, let message, _, _, _, _): message + lackWords
        case .noMatchingBranch(let found, let alternatives):
            alternatives.isEmpty
                ? "\(subject) has none of the forms that are allowed here"
                : "\(subject) must be \(Wording.list(alternatives, "or")), not \(found)"
        case .severalMatchingBranches(_, let count):
            "\(subject) fits \(count) forms of which only one is allowed at a time"
        case .forbiddenValue(let found): "\(found) is not allowed here"
        case .forbiddenProperty(let name): "the key `\(name)` is not allowed here"
        case .limitReached: "checking this value takes more steps than are allowed"
        }
    }

    private func unknownMessage(_ name: String) -> String { notKnown(name) + lackWords }

    private func misplacedMessage(_ name: String, _ places: [String]) -> String {
        let verb = lack?.companions.isEmpty ?? true ? "it belongs" : "they belong"
        let home = places == [""] ? "to the outermost object" : "inside \(Wording.keys(places, "or"))"
        return "\(notKnown(name)); \(verb) \(home)" + lackWords
    }

    private func notKnown(_ name: String) -> String {
        let names = [name] + (lack?.companions ?? [])
        return names.count == 1
            ? "the key `\(name)` is not known here"
            : "the keys \(Wording.keys(names, "and")) are not known here"
    }

    private var lackWords: String {
        guard let words = lack?.words, !words.isEmpty else { return "" }
        return "; \(words)"
    }

    private var owner: String {
        place.isEmpty
            ? "the object" : place.hasSuffix("]") && !place.hasSuffix("\"]") ? "this element" : subject
    }

    private func countMessage(_ counted: Counted, _ found: Int, _ limit: Int, _ isMinimum: Bool) -> String {
        let bound = Wording.bound(isMinimum)
        let elements = "\(limit) element\(limit == 1 ? "" : "s")"
        return switch counted {
        case .elements: "the array must have \(bound) \(elements), not \(found)"
        case .members: "\(owner) must have \(bound) \(limit) key\(limit == 1 ? "" : "s"), not \(found)"
        case .matches:
            "\(bound) \(elements) must have the form that is asked for; \(found) do"
        }
    }

    /// What to do about it, where that is known.
    public var help: String? {
        switch kind {
        case .unknownProperty(_, let suggestions, _):
            Wording.suggestion(suggestions).map { words in hint.map { "\(words) \($0)" } ?? words } ?? hint
        case .notInEnumeration(_, _, let suggestions): Wording.suggestion(suggestions)
        case .deprecatedProperty(_, let terms), .deprecatedValue(_, let terms):
            Wording.replacement(terms.use)
        case .schemaWarning(_, _, let use?, true, _, _): Wording.suggestion([use])
        case .schemaWarning(_, _, let use, _, _, _): Wording.replacement(use)
        case .misplacedProperty, .needlessLevel, .missingProperties, .missingOneOf, .wrongType, .outOfRange,
            .notMultiple, .invalidLength, .patternMismatch, .invalidFormat, .duplicateItem, .wrongCount,
            .wrongElements, .noMatchingBranch, .severalMatchingBranches, .forbiddenValue, .forbiddenProperty,
            .limitReached:
            hint
        }
    }
}

extension Violation.Terms {
    /// What happens to the thing, as the end of a sentence.
    fileprivate var words: String {
        let somewhere = place.map { " \($0)" } ?? ""
        guard let removedOn else { return "is deprecated" + somewhere }
        return isRemoved
            ? "was removed on \(removedOn)\(somewhere)"
            : "is deprecated and will be removed on \(removedOn)\(somewhere)"
    }
}

extension String {
    /// A reference token of a JSON Pointer as the key that it stands for.
    fileprivate var replacingPointerEscapes: String {
        JSONPointer.tokens("/" + self)?.first ?? self
    }
}
