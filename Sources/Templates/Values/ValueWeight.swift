/// What it takes to look at all of a value. A part that stands at several places counts at each of them, so a value
/// of few parts can be endless to print or compare; it is weighed first, and never farther than it may weigh.
struct ValueWeight {
    /// How many values there may still be.
    private(set) var values: Int
    /// How many bytes their texts may still have.
    private(set) var bytes: Int

    /// Weighs a value until a limit is passed, after which what is left is negative.
    init(_ value: TemplateValue, values: Int, bytes: Int) {
        self.values = values
        self.bytes = bytes
        add(value, depth: 0)
    }

    private mutating func add(_ value: TemplateValue, depth: Int) {
        values -= 1
        switch value {
        case .undefined, .none, .boolean, .integer, .double, .reference: break
        case .text(let text), .html(let text): bytes -= text.count
        case .list(let items), .tuple(let items):
            guard depth < TemplateValue.printedDepth * 2 else { return }
            for item in items where values >= 0 && bytes >= 0 { add(item, depth: depth + 1) }
        case .object(let object):
            guard depth < TemplateValue.printedDepth * 2 else { return }
            for member in object.members where values >= 0 && bytes >= 0 {
                bytes -= member.name.count
                add(member.value, depth: depth + 1)
            }
        }
    }
}

extension Budget {
    /// Takes a step for each value that lies in a list or an object, before all of them are printed or compared;
    /// records the failure where they are too many, or where their texts are larger than a text may be.
    mutating func allows(visiting value: TemplateValue) -> Bool {
        guard value.isContainer else { return true }
        let weight = ValueWeight(value, values: steps, bytes: limits.bytes)
        guard weight.bytes >= 0 else { return allows(bytes: limits.bytes + 1) }
        steps = weight.values
        guard steps < 0 else { return true }
        _ = fail(.tooManySteps(limit: limits.steps))
        return false
    }

    /// Takes the steps for several values.
    mutating func allows(visiting values: some Sequence<TemplateValue>) -> Bool {
        for value in values where !allows(visiting: value) { return false }
        return true
    }
}
