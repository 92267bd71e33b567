import Diagnostics

/// A violation before it is given its ranges and paths: what the search for the closest branch works with.
struct Finding {
    /// What of a value a finding underlines.
    enum Mark {
        /// The value itself, or the key where the node is one.
        case value
        /// The key of the value, or its opening where it has none.
        case owner
        /// The key of the value.
        case key
    }

    var kind: Violation.Kind
    var severity = Severity.error
    /// The value, or the key, that is wrong.
    var node: Int
    var mark = Mark.value
    /// The unit whose keyword says so.
    var unit: Int
    var keyword: String
    /// What made the keyword apply, where that was a condition.
    var reason: String?
    /// What other branches find that the value is just as close to, the first finding of each.
    var alternatives: [Finding] = []
    /// The object that a key belongs into, for a key at the wrong level.
    var home: Int?
    /// The misspelt key whose value it is about, so that it counts only if that key is meant for another one.
    var misspelt: Int?

    /// What is told with it. Few findings have any, and each nested call has findings on its stack.
    var told: [Told] = []
    /// Whether it is about a value that a later one of the same key overrides.
    var isOverridden = false

    /// Whether the value is of the wrong type, which hides everything else about it.
    var isWrongType: Bool {
        if case .wrongType = kind { true } else { false }
    }

    /// Whether it says that a key is not known.
    var isUnknownKey: Bool {
        if case .unknownProperty = kind { true } else { false }
    }

    /// Whether it is a warning of a value's key alone.
    var isOfItsKey: Bool {
        if case .schemaWarning = kind { mark == .key } else { false }
    }

    /// Whether a boolean, a number or one of some listed values is wanted.
    var wantsOtherThanText: Bool {
        switch kind {
        case .wrongType(let expected, _): !Set(expected).isDisjoint(with: ["boolean", "number", "integer"])
        case .notInEnumeration: true
        case .unknownProperty, .misplacedProperty, .needlessLevel, .missingProperties, .missingOneOf,
            .outOfRange, .notMultiple, .invalidLength, .patternMismatch, .invalidFormat, .duplicateItem,
            .wrongCount, .wrongElements, .deprecatedProperty, .deprecatedValue, .schemaWarning,
            .noMatchingBranch, .severalMatchingBranches, .forbiddenValue, .forbiddenProperty, .limitReached:
            false
        }
    }

    /// Whether the value is none of those listed.
    var isEnumeration: Bool {
        if case .notInEnumeration = kind { true } else { false }
    }
}

extension Finding {
    /// What is told with a finding, as it has the same cause.
    enum Told {
        /// What the object of an unknown key lacks.
        case lack(Violation.Lack)
        /// The keys beside a value that is no object which belong inside it.
        case inner([String])
        /// Another key of the object that may be meant for the same known one.
        case rival(String)
        /// A key that the object has, and of which an unknown one is a slip.
        case taken(String)
        /// The place of a member that has the key already, where it belongs.
        case holder(String)
        /// The member of an object that the key belongs into, or is meant for.
        case member(MemberHome)
    }

    var lack: Violation.Lack? {
        for case .lack(let lack) in told { return lack }
        return nil
    }

    var inner: [String] {
        for case .inner(let keys) in told { return keys }
        return []
    }

    var memberHome: MemberHome? {
        for case .member(let home) in told { return home }
        return nil
    }

    var taken: String? {
        for case .taken(let key) in told { return key }
        return nil
    }

    var holder: String? {
        for case .holder(let place) in told { return place }
        return nil
    }

    var rival: String? {
        for case .rival(let key) in told { return key }
        return nil
    }
}
