public import Diagnostics

/// One thing that is wrong with a value by its schema, as data; the wording comes later.
public struct Violation: Sendable, Hashable {
    /// What is wrong.
    public enum Kind: Sendable, Hashable {
        /// A key that the schema does not list. `isClosed` tells whether the schema forbids other keys.
        case unknownProperty(name: String, suggestions: [String], isClosed: Bool)
        /// A key that belongs into an object below (or beside), whose path is given; of several into any of them.
        case misplacedProperty(name: String, belongsIn: [String])
        /// A key among named entries that holds such entries itself; `outer` is the key of the object around it.
        case needlessLevel(name: String, outer: String)
        /// Keys of one object that are required; because of another key where `by` names one.
        case missingProperties(names: [String], by: String?)
        /// None of several sets of keys is there of which one is required.
        case missingOneOf(names: [[String]])
        /// A value of a type that is not admitted; the types by their names in JSON Schema.
        case wrongType(expected: [String], found: String)
        /// A value that is none of those listed. Values are JSON, cut short where long.
        case notInEnumeration(expected: [String], found: String, suggestions: [String])
        /// A number outside its limits.
        case outOfRange(found: String, limit: String, relation: Relation)
        /// A number that is not a multiple of another.
        case notMultiple(found: String, of: String)
        /// A text that is too short or too long, in characters.
        case invalidLength(found: Int, limit: Int, isMinimum: Bool)
        /// A text that a regular expression does not match; the schema may have words for what does (`x-message`).
        case patternMismatch(found: String, pattern: String, words: String?)
        /// A text that is not of a format; the explanation says what the format is.
        case invalidFormat(found: String, format: String, explanation: String)
        /// An element that repeats an earlier one; its position from 0.
        case duplicateItem(found: String, earlier: Int)
        /// Too few or too many elements or members.
        case wrongCount(of: Counted, found: Int, limit: Int, isMinimum: Bool)
        /// A list whose elements are not what they must be together, which the schema has words for (`x-message`).
        case wrongElements(words: String)
        /// A key that should not be used any more.
        case deprecatedProperty(name: String, terms: Terms)
        /// A value that should not be used any more.
        case deprecatedValue(value: String, terms: Terms)
        /// What the schema warns of (`x-warn`), under a name of its own, with what to write instead and where that is said.
        /// What to write can be no more than a guess at what was meant.
        case schemaWarning(
            id: String, message: String, use: String?, isGuess: Bool, source: String?, fix: Replacement?)
        /// A value that fits none of several forms.
        case noMatchingBranch(found: String, alternatives: [String])
        /// A value that fits several forms of which exactly one is allowed.
        case severalMatchingBranches(found: String, count: Int)
        /// A value that is not allowed here at all, or that must not have a form that it has.
        case forbiddenValue(found: String)
        /// A key that is not allowed here.
        case forbiddenProperty(name: String)
        /// A schema or pattern that takes more steps than are allowed.
        case limitReached
    }

    /// What mends a place.
    public enum Replacement: Sendable, Hashable {
        /// A text in the place of the value.
        case text(String)
        /// A number, a truth value or null in the place of the value, as JSON.
        case literal(String)
        /// Another key for the value.
        case key(String)
    }

    /// How a number must stand to a limit.
    public enum Relation: String, Sendable, Hashable {
        case atLeast = "at least"
        case atMost = "at most"
        case moreThan = "more than"
        case lessThan = "less than"
    }

    /// What is counted.
    public enum Counted: String, Sendable, Hashable {
        case elements, members, matches
    }

    /// What is wrong.
    public let kind: Kind
    /// How bad it is.
    public let severity: Severity
    /// The smallest range of the text's bytes that is wrong: the key of an unknown property, the value of a
    /// wrong type, the key (or else the opening) of the object that lacks a property.
    public let range: Range<Int>
    /// The place of the wrong value in the instance, as a JSON Pointer (RFC 6901).
    public let instancePath: String
    /// The same place as people write it, such as `mcpServers.brave.args[1]`; empty at the root.
    public let place: String
    /// The keyword that says so, as a JSON Pointer in its schema's document.
    public let schemaPath: String
    /// What people call that document, with its version, where it is not the one that the value is validated against.
    public let schemaName: String?
    /// What made the keyword apply where that was a condition, such as "`type` is "stdio"".
    public let reason: String?
    /// What other forms would demand that the value is just as close to, one sentence for each.
    public let alternatives: [String]
    /// Edits of the text that mend it, where there is one right answer.
    public let fixes: [Diagnostic.Fix]
    /// What to do about it that is known from how the value is written.
    var hint: String?
    /// What the object of an unknown key lacks, where both have one cause.
    public internal(set) var lack: Lack?

    /// What an object lacks that has keys which nobody knows.
    public struct Lack: Sendable, Hashable {
        /// What is missing, as a clause; empty where nothing is.
        var words: String
        /// The object's other keys that nobody knows.
        public var companions: [String] = []
    }
}
