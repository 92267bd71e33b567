import Diagnostics

/// Says what is wrong with a value, and where: walks over the instance with all units that apply to each of
/// its values, so that one value has one finding for one cause.
///
/// It works over the same units as `Evaluation` and asks it which branches hold.
struct Explanation {
    /// Whether a key is there twice, so that a value is overridden.
    let hasOverridden: Bool
    /// How many values may be looked at, branches on trial included. Beyond it the first branch of the right
    /// type is taken for the closest.
    static let budget = 50_000

    var evaluation: Evaluation
    /// What the schema compiles to, in its own place: an explanation that held it would be slow to copy.
    var content: Program.Content {
        @inline(__always) _read { yield evaluation.program.content }
    }
    let storage: ConfigStorage
    let options: ValidationOptions
    var steps = 0
    /// The objects that have been looked at, with the units that apply to them.
    var objects: [(node: Int, units: [Int])] = []
    /// The keys that may stand where they do though nobody lists them.
    var guests: [Guest] = []
    /// How the constants of units are written that some value was none of; the first unit is the one that failed.
    var listedWords: [[Int]: ListedWords] = [:]
    /// The entries of units by the names that they list.
    var entriesOfUnits: [Int: [String: Int]] = [:]
    /// How many units the walk has gone into to reach the unit at hand, those of trials included.
    var nesting = 0
    /// How many trials the walk is inside of; advice is not collected there.
    var trials = 0
    /// The values that are not said, once a condition asks.
    var openValues: OpenValues?

    init(
        _ evaluation: Evaluation, _ storage: ConfigStorage, _ options: ValidationOptions
    ) {
        self.evaluation = evaluation
        self.storage = storage
        self.options = options
        hasOverridden = storage.problems.contains { $0.id == .duplicateKey }
    }

    /// A unit that applies to a value, in the dynamic scope that it was reached in.
    struct Applied {
        let unit: Int
        var scope: [Int32]
        /// Whether it applies in any case, and not as a branch that was chosen.
        var isCertain = true
        /// What made it apply, where that was a condition.
        var condition: Condition?
    }

    /// What makes a unit apply.
    enum Condition: Hashable {
        /// The `if` that holds.
        case holds(unit: Int)
        /// The key that is there.
        case isThere(key: Int)
    }

    var view: ArenaView { evaluation.instance }

    /// Whether what is wrong with something was passed over, since the text leaves it open.
    var hasPassedOver = false
    private lazy var hasLeftOutParts = storage.arena.hasLeftOutParts
    /// Whether the document can be invalid by something that is no fault: by what it leaves out or leaves open.
    var hasOpenParts: Bool { mutating get { hasPassedOver || hasLeftOutParts } }

    /// What is wrong with a node by units that apply to it, with everything below it.
    mutating func findings(_ seeds: [Applied], _ node: Int) -> [Finding] {
        steps += 1
        guard steps < Self.budget * 4 else { return [] }
        let found = faults(seeds, node)
        guard !found.isEmpty, isOpen(node) || namesAlternatives(found, node) || isBracketed(found, node)
        else {
            return found
        }
        hasPassedOver = true
        // That a key is not read is known whatever its value is.
        return found.filter { $0.node == node && $0.isOfItsKey }
    }

    /// Whether a value is not said: a placeholder in an example, nothing but a mark for left-out parts, or a value
    /// that its tag makes another one.
    func isOpen(_ node: Int) -> Bool {
        let value = view.nodes[node]
        if value.flags.contains(.open) { return true }
        if isLeftOut(node) { return true }
        return options.isExample && value.type == .string && PlaceholderText.isOne(view.text(value))
    }

    /// Whether a value is nothing but a mark for left-out parts.
    func isLeftOut(_ node: Int) -> Bool {
        view.nodes[node].type == .null && view.nodes[node].flags.contains(.partial)
    }

    /// Whether an example names what may stand here, as `true|false`, where all that is wrong is that it is no value.
    func namesAlternatives(_ found: [Finding], _ node: Int) -> Bool {
        guard options.isExample, view.nodes[node].type == .string,
            found.allSatisfy({ $0.node == node && $0.wantsOtherThanText })
        else { return false }
        return PlaceholderText.namesAlternatives(view.text(view.nodes[node]))
    }

    /// Whether an example has words in brackets for what readers put in, as in `name: [Skill name]`, which YAML reads as a
    /// list, and all that is wrong is that no list may stand there.
    private func isBracketed(_ found: [Finding], _ node: Int) -> Bool {
        guard options.isExample, view.nodes[node].type == .array, found.count == 1, found[0].node == node,
            case .wrongType = found[0].kind
        else { return false }
        var element = node + 1
        var hasWords = false
        while element < Int(view.nodes[node].next) {
            let value = view.nodes[element]
            // A text between quotes is longer in the text than what it says.
            guard value.type == .string, value.range.count == value.textLength else { return false }
            hasWords = hasWords || view.text(value).contains(0x20)
            element = Int(value.next)
        }
        return hasWords
    }

    private mutating func faults(_ seeds: [Applied], _ node: Int) -> [Finding] {
        let group = group(of: seeds, node)
        if let wrongType = wrongType(group, node) { return [wrongType] }
        let inside =
            switch view.nodes[node].type {
            case .object: objectFindings(group, node)
            case .array: arrayFindings(group, node)
            default: [Finding]()
            }
        return faults(besides: inside, group, node)
    }

    private mutating func group(of seeds: [Applied], _ node: Int) -> Group {
        var group = Group()
        for seed in seeds { gather(seed, node, &group) }
        return group
    }

    /// What is wrong with a value as a whole, with what is wrong inside it. No nested value is looked at from here, so that
    /// what this needs of the stack is not needed at every depth.
    private mutating func faults(besides inside: [Finding], _ group: Group, _ node: Int) -> [Finding] {
        var found = group.found
        if let unlisted = unlistedValue(group, node) { found.append(unlisted) }
        if trials == 0, content.hasAdvice { found += advice(group, node) + warnings(group, node) }
        switch view.nodes[node].type {
        case .object, .array: found = inner(inside, before: found, node)
        case .string: if !found.contains(where: \.isEnumeration) { found += stringFindings(group, node) }
        case .null, .boolean: break
        default: if !found.contains(where: \.isEnumeration) { found += numberFindings(group, node) }
        }
        if trials == 0 {
            addReasons(group, &found)
            addAlternatives(group, &found)
        }
        return found
    }

    /// The findings inside a value with those about itself; that it is none of the listed values is no news where
    /// an element or member is wrong.
    private func inner(_ inner: [Finding], before own: [Finding], _ node: Int) -> [Finding] {
        let isInside = inner.contains { $0.severity == .error && $0.node != node }
        return (isInside ? own.filter { !($0.isEnumeration && $0.node == node) } : own) + inner
    }

    // MARK: The value itself

    /// The finding that a value's type is wrong, where units rule it out.
    private func wrongType(_ group: Group, _ node: Int) -> Finding? {
        guard let first = group.mismatched.first else {
            return group.found.first { $0.isWrongType && $0.node == node }
        }
        let certain = group.mismatched.reduce(TypeMask.all) {
            $0.intersection(evaluation.units[$1.unit].types)
        }
        let others = group.applied.reduce(certain) { $0.intersection(evaluation.units[$1.unit].mask) }
        let expected = others.isEmpty ? certain : others
        guard !expected.isEmpty else {
            return Finding(
                kind: .forbiddenValue(found: shortForm(node)), node: node, unit: first.unit, keyword: "")
        }
        return Finding(
            kind: .wrongType(expected: TypeNames.names(expected), found: shortForm(node)), node: node,
            unit: first.unit, keyword: "type")
    }

    func shortForm(_ node: Int) -> String { ShortForm.of(node, in: storage.arena) }
}
