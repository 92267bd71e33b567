import ConfigSchema

/// The keys that only one schema of the catalogue has, and whose names are long enough to be nobody else's:
/// `enableWeakerNetworkIsolation` says what a text is of, `name` does not.
struct TellingKeys: Sendable {
    /// A place of a schema, as the steps that lead there.
    struct Home: Sendable, Hashable {
        let entry: Int
        /// The keys from the root; `*` is any name or position.
        let steps: [String]
        let weight: Int
    }

    /// Where a text of telling keys stands.
    struct Place: Sendable, Hashable {
        let entry: Int
        /// The keys from the root of a document to the text's own root; empty for a whole document.
        let steps: [String]
    }

    private let homes: [String: Home]
    /// The keys of all schemas that are long enough to tell.
    private let allKeys: Set<String>

    /// How much the keys of a text must weigh: one key of four words, or three of two.
    private static let enough = 3
    /// How deep keys are looked for, in schemas and in texts.
    private static let depth = 4

    /// - Parameter outlines: what each schema of the catalogue says, by its number.
    init(_ outlines: [SchemaOutline]) {
        var homes: [String: Home] = [:]
        var shared: Set<String> = []
        for (entry, outline) in outlines.enumerated() {
            Self.visit(outline, []) { key, steps in
                let weight = Self.weight(of: key)
                guard weight > 0 else { return }
                if let known = homes[key], known.entry != entry || known.steps != steps { shared.insert(key) }
                homes[key] = Home(entry: entry, steps: steps, weight: weight)
            }
        }
        allKeys = Set(homes.keys)
        self.homes = homes.filter { !shared.contains($0.key) }
    }

    private static func visit(
        _ outline: SchemaOutline, _ steps: [String], _ note: (String, [String]) -> Void
    ) {
        guard steps.count < depth else { return }
        for entry in outline.entries {
            switch entry.step {
            case .key(let key):
                note(key, steps)
                visit(entry.outline, steps + [key], note)
            case .anyKey, .item: visit(entry.outline, steps + ["*"], note)
            case .pattern, .position: continue
            }
        }
    }

    /// How many words a key has beyond the first, written as `oneTwo`, `one_two` or `one-two`; none for a name in capitals,
    /// as those of the environment are.
    static func weight(of key: String) -> Int {
        let bytes = Array(key.utf8)
        guard bytes.contains(where: { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }) else { return 0 }
        var words = 0
        for index in bytes.indices.dropFirst() {
            let (last, byte) = (bytes[index - 1], bytes[index])
            let isLower = UInt8(ascii: "a")...UInt8(ascii: "z") ~= last
            let isHump = isLower && UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
            let isSeparated = index > 1 && (last == UInt8(ascii: "_") || last == UInt8(ascii: "-"))
            if isHump || isSeparated { words += 1 }
        }
        return words
    }

    /// The place that the keys of a text tell; `nil` where they weigh too little, less than the long keys that nobody
    /// knows, or two places have as much.
    func place(of root: ConfigNode) -> Place? {
        var weights = Weights()
        visit(root, [], &weights)
        let most = weights.known.values.max() ?? 0
        let best = weights.known.filter { $0.value == most }
        return most >= Self.enough && most > weights.strange && best.count == 1 ? best.first?.key : nil
    }

    /// How much the keys of a text weigh.
    private struct Weights {
        var known: [Place: Int] = [:]
        /// Keys beside known ones that no place has.
        var strange = 0
    }

    private func visit(_ node: ConfigNode, _ steps: [String], _ weights: inout Weights) {
        guard steps.count < Self.depth else { return }
        for member in node.members.prefix(256) {
            guard let key = member.key.string else { continue }
            if let home = homes[key], Self.ends(home.steps, with: steps) {
                let place = Place(
                    entry: home.entry, steps: Array(home.steps.dropLast(steps.count)))
                weights.known[place, default: 0] += home.weight
            } else if steps.isEmpty, !allKeys.contains(key) {
                weights.strange += Self.weight(of: key)
            }
            visit(member.value, steps + [key], &weights)
        }
        for element in node.elements.prefix(16) { visit(element, steps + ["*"], &weights) }
    }

    private static func ends(_ home: [String], with steps: [String]) -> Bool {
        home.count >= steps.count
            && zip(home.reversed(), steps.reversed()).allSatisfy { $0 == "*" || $0 == $1 }
    }
}
