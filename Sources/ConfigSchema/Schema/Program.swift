/// A compiled subschema: what a value must be, told apart by the value's type.
///
/// All references are indices into the arrays of one `Program`; -1 stands for none.
struct Unit {
    /// The types that `type` (or a boolean schema) admits.
    var types: TypeMask = .all
    /// A superset of the types that can be valid, references followed; what is not in it fails at once.
    var mask: TypeMask = .all
    /// The types of which every value is valid, so that the unit need not be entered.
    var settled: TypeMask = []
    /// The unit itself, or the one that it does nothing but refer to.
    var target: Int32 = -1
    /// The instructions for values of any type.
    var general: Span = .empty
    var object: Int32 = -1
    var array: Int32 = -1
    var string: Int32 = -1
    var number: Int32 = -1
    /// The unevaluated keywords, applied last.
    var unevaluated: Int32 = -1
    /// The schema resource that the subschema belongs to.
    var resource: Int32 = 0
    /// Where the subschema stands: the document among the program's, and the node.
    var document: Int32
    var node: Int32
    /// Whether the subschema deprecates something, or warns of something.
    var hasAdvice = false

    /// A run of elements of one of the program's arrays.
    struct Span {
        var start: Int32
        var count: Int32

        static let empty = Span(start: 0, count: 0)
        var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
    }
}

/// One step for values of any type.
enum Instruction {
    /// The value must be one of the values of an enumeration.
    case enumeration(Int32)
    /// The value must equal a node of the constants.
    case constant(Int32)
    case reference(Int32)
    /// A `$dynamicRef` or `$recursiveRef`, by its index.
    case dynamicReference(Int32)
    case allOf(Unit.Span)
    /// The branches, and the filter over them, or -1.
    case anyOf(Unit.Span, filter: Int32)
    case oneOf(Unit.Span, filter: Int32)
    case not(Int32)
    case conditional(Int32)
}

/// `if` with `then` and `else`.
struct Conditional {
    var condition: Int32
    var then: Int32
    var otherwise: Int32
}

/// `enum`: the constants' indices, and a table by hash where all are strings.
struct Enumeration {
    var values: Unit.Span
    var types: TypeMask
    /// The hash table over the values where all are strings and there are more than a few.
    var slots: Unit.Span = .empty
}

/// A property whose listed values tell the branches of `anyOf` or `oneOf` apart before any is entered.
struct BranchFilter {
    var nameOffset: Int32
    var nameLength: Int32
    var hash: UInt32
    /// For each branch the hashes of the strings that it admits; none where it admits any value.
    var admitted: Unit.Span
}

/// A name that an object program speaks of.
struct PropertyEntry {
    var nameOffset: Int32
    var nameLength: Int32
    var hash: UInt32
    /// The schema under `properties`.
    var unit: Int32
    var isRequired: Bool
    /// Whether `properties` lists the name.
    var isDeclared: Bool
}

/// A pattern of `patternProperties` with its schema.
struct PatternEntry {
    var pattern: Int32
    var unit: Int32
}

/// What the presence of a property demands.
struct Dependent {
    /// The entry whose presence counts.
    var entry: Int32
    /// The entries that must be present too.
    var required: Unit.Span
    /// The schema that must hold then.
    var unit: Int32
}

/// The keywords for objects, fused: one walk over the members serves all.
struct ObjectProgram {
    var entries: Unit.Span = .empty
    /// The hash table over the entries; its size is a power of two, or zero.
    var slots: Unit.Span = .empty
    var patterns: Unit.Span = .empty
    var dependents: Unit.Span = .empty
    var additional: Int32 = -1
    var names: Int32 = -1
    var requiredCount: Int32 = 0
    var minimum = 0
    var maximum = Int.max
    /// Whether the members need no look at all beyond their number.
    var countsOnly = true
}

/// The keywords for arrays, fused.
struct ArrayProgram {
    var prefix: Unit.Span = .empty
    /// The schema of the elements behind the prefix.
    var rest: Int32 = -1
    var contains: Int32 = -1
    var minimumContains = 1
    var maximumContains = Int.max
    var minimum = 0
    var maximum = Int.max
    var isUnique = false

    /// Whether one schema for all elements is all that is demanded of them.
    var hasOnlyRest: Bool { rest >= 0 && prefix.count == 0 && contains < 0 && !isUnique }
}

/// The keywords for strings.
struct StringProgram {
    var minimum = 0
    var maximum = Int.max
    var pattern: Int32 = -1
    var format: Format?
    /// Whether the dialect asserts formats whatever the options say.
    var assertsFormat = false
    /// What the text must hold, which only draft-07 asserts.
    var holds: ContentFormat = []
}

/// The keywords for numbers; limits are nodes of the constants.
struct NumberProgram {
    var minimum: Int32 = -1
    var maximum: Int32 = -1
    var exclusiveMinimum: Int32 = -1
    var exclusiveMaximum: Int32 = -1
    var multipleOf: Int32 = -1
}

/// `unevaluatedProperties` and `unevaluatedItems`.
struct UnevaluatedProgram {
    var properties: Int32 = -1
    var items: Int32 = -1
}

/// A reference that the dynamic scope decides.
struct DynamicReference {
    /// The target where the scope does not decide otherwise.
    var target: Int32
    /// The index of the anchor's name, or -1 where the target is no dynamic anchor.
    var anchor: Int32
}

/// Everything that a schema compiles to. It never changes once it is made.
final class Program: Sendable {
    let content: Content

    /// The arrays that units and programs refer to by index.
    struct Content: Sendable {
        var units: [Unit] = []
        var instructions: [Instruction] = []
        /// Lists of units, for the branches of `allOf` and its like and for prefixes.
        var lists: [Int32] = []
        var conditionals: [Conditional] = []
        var enumerations: [Enumeration] = []
        var filters: [BranchFilter] = []
        /// For each branch under a filter its run of hashes.
        var filterSpans: [Unit.Span] = []
        var filterHashes: [UInt32] = []
        var objects: [ObjectProgram] = []
        var entries: [PropertyEntry] = []
        var slots: [Int32] = []
        var patternEntries: [PatternEntry] = []
        var dependents: [Dependent] = []
        var arrays: [ArrayProgram] = []
        var strings: [StringProgram] = []
        var numbers: [NumberProgram] = []
        var unevaluated: [UnevaluatedProgram] = []
        var dynamicReferences: [DynamicReference] = []
        /// For each dynamic anchor's name the units that carry it, by resource.
        var dynamicAnchors: [[Int32: Int32]] = []
        var names: [UInt8] = []
        var patterns: [Pattern] = []
        /// For each pattern what the hot loop needs of it.
        var patternForms: [PatternForm] = []
        var patternSteps: [StepPattern.Step] = []
        /// The values of `enum` and `const` and the limits of numbers.
        var constants = NodeArena()
        var documents: [ConfigStorage] = []
        /// The values that units say are about to go, by the unit.
        var datedValues: [Int: DatedValues] = [:]
        /// What units warn of, by the unit.
        var warnings: [Int: [SchemaWarning]] = [:]
        /// The names that open maps usually have, by the unit.
        var knownNames: [Int: KnownNames] = [:]
        /// Whether any unit deprecates something, or warns of something.
        var hasAdvice = false
        /// Whether anything depends on the dynamic scope.
        var usesScope: Bool { !dynamicReferences.isEmpty }
        /// The resources whose dialect lets `contains` evaluate elements (since 2020-12).
        var containsEvaluatesIn: [Bool] = []
        /// What was found out about all of this.
        let notes = ProgramNotes()

        /// Whether the elements that `contains` finds count as evaluated.
        func containsEvaluates(_ unit: Unit) -> Bool {
            containsEvaluatesIn[Int(unit.resource)]
        }
    }

    init(_ content: Content) { self.content = content }
}
