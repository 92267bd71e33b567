extension SchemaOutline {
    /// Adds what another schema says that holds as well.
    mutating func restrict(to other: SchemaOutline) {
        accepted = accepted.intersection(other.accepted)
        takeWords(of: other)
        limits += other.limits.filter { !limits.contains($0) }
        isClosed = isClosed || other.isClosed
        isCutShort = isCutShort || other.isCutShort
        merge(other.entries) { own, entry in
            own.isRequired = own.isRequired || entry.isRequired
            own.outline.restrict(to: entry.outline)
        }
    }

    /// Adds places inside, and puts each together with the own one that the same step leads to.
    private mutating func merge(_ others: [Entry], _ join: (inout Entry, Entry) -> Void) {
        guard !entries.isEmpty else {
            entries = others
            return
        }
        let places = Dictionary(
            zip(entries.map(\.step), entries.indices), uniquingKeysWith: { first, _ in first })
        for entry in others {
            if let own = places[entry.step] { join(&entries[own], entry) } else { entries.append(entry) }
        }
    }

    /// Adds the places inside that another schema speaks of, which holds only sometimes.
    mutating func addPossible(_ other: SchemaOutline) {
        let possible = other.entries.map { Entry(step: $0.step, isRequired: false, outline: $0.outline) }
        merge(possible) { own, entry in
            own.outline.addPossible(entry.outline)
            own.outline.takeWords(of: entry.outline)
        }
    }

    /// What holds where at least one of several schemas does.
    init(anyOf branches: [SchemaOutline]) {
        let possible = branches.filter { !$0.accepted.isNothing }
        guard let first = possible.first else {
            accepted = .none
            return
        }
        accepted = possible.reduce(.none) { $0.union($1.accepted) }
        if possible.count == 1 {
            self = first
            return
        }
        limits = Self.sharedLimits(possible)
        isCutShort = possible.contains(where: \.isCutShort)
        let objects = possible.filter { $0.accepted.has(.object) && $0.speaksOfInside }
        isClosed = !objects.isEmpty && objects.allSatisfy(\.isClosed)
        for branch in possible { addAlternatives(branch.entries) }
        let required = objects.map { Set($0.entries.lazy.filter(\.isRequired).map(\.step)) }
        for place in entries.indices {
            let step = entries[place].step
            entries[place].isRequired = !required.isEmpty && required.allSatisfy { $0.contains(step) }
        }
    }

    private var speaksOfInside: Bool { isClosed || !entries.isEmpty || !accepted.isAnything }

    /// The limits that a value keeps to whichever branch it follows: those that all branches set, and those on a type
    /// that no other branch takes.
    private static func sharedLimits(_ branches: [SchemaOutline]) -> [Limit] {
        var shared: [Limit] = []
        for (number, branch) in branches.enumerated() {
            for limit in branch.limits where !shared.contains(limit) {
                let holds = branches.enumerated().allSatisfy { other, outline in
                    other == number || outline.limits.contains(limit) || !outline.accepted.has(limit.type)
                }
                if holds { shared.append(limit) }
            }
        }
        return shared
    }

    private mutating func addAlternatives(_ others: [Entry]) {
        merge(others) { own, entry in
            var either = SchemaOutline(anyOf: [own.outline, entry.outline])
            either.takeWords(of: own.outline)
            either.takeWords(of: entry.outline)
            if own.outline.deprecation == nil || entry.outline.deprecation == nil {
                either.deprecation = nil
            }
            own.outline = either
        }
    }

    private mutating func takeWords(of other: SchemaOutline) {
        description = description ?? other.description
        defaultValue = defaultValue ?? other.defaultValue
        if examples.isEmpty { examples = other.examples }
        deprecation = deprecation ?? other.deprecation
        for (value, terms) in other.deprecatedValues
        where !deprecatedValues.contains(where: { $0.value == value }) {
            deprecatedValues.append((value, terms))
        }
        for warning in other.warnings where !warnings.contains(warning) {
            warnings.append(warning)
        }
        knownKeys += other.knownKeys.filter { !knownKeys.contains($0) }
        for note in other.notes where !notes.contains(where: { $0.name == note.name }) { notes.append(note) }
    }
}

extension SchemaOutline.Limit {
    /// The type of the values that the limit is about.
    var type: TypeMask {
        switch keyword {
        case "minLength", "maxLength", "pattern", "format": .string
        case "minItems", "maxItems", "uniqueItems": .array
        case "minProperties", "maxProperties": .object
        default: .number
        }
    }
}
