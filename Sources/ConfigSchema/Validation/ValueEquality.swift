/// Equality of values as JSON Schema has it: numbers by value, objects whatever the order of their members.
enum ValueEquality {
    /// Whether two values are equal.
    static func isEqual(_ leftView: ArenaView, _ left: Int, _ rightView: ArenaView, _ right: Int) -> Bool {
        let (first, second) = (leftView.nodes[left], rightView.nodes[right])
        if !first.type.isDisjoint(with: .number), !second.type.isDisjoint(with: .number) {
            return NumberComparison.compare(leftView, left, rightView, right) == 0
        }
        guard first.type == second.type else { return false }
        switch first.type {
        case .null: return true
        case .boolean: return first.payload == second.payload
        case .string:
            return first.textLength == second.textLength
                && ByteComparison.areEqual(leftView.text(first), rightView.text(second))
        case .array: return first.count == second.count && haveEqualElements(leftView, left, rightView, right)
        default: return haveEqualMembers(leftView, left, rightView, right)
        }
    }

    private static func haveEqualElements(
        _ leftView: ArenaView, _ left: Int, _ rightView: ArenaView, _ right: Int
    ) -> Bool {
        var (first, second) = (left + 1, right + 1)
        let end = Int(leftView.nodes[left].next)
        while first < end {
            guard isEqual(leftView, first, rightView, second) else { return false }
            first = Int(leftView.nodes[first].next)
            second = Int(rightView.nodes[second].next)
        }
        return true
    }

    private static func haveEqualMembers(
        _ leftView: ArenaView, _ left: Int, _ rightView: ArenaView, _ right: Int
    ) -> Bool {
        let first = sortedKeys(leftView, left)
        let second = sortedKeys(rightView, right)
        guard first.count == second.count else { return false }
        for (key, other) in zip(first, second) {
            guard leftView.text(leftView.nodes[key]).elementsEqual(rightView.text(rightView.nodes[other])),
                isEqual(leftView, key + 1, rightView, other + 1)
            else { return false }
        }
        return true
    }

    /// The keys of an object that count, by their bytes.
    private static func sortedKeys(_ view: ArenaView, _ object: Int) -> [Int] {
        var keys: [Int] = []
        var key = object + 1
        let end = Int(view.nodes[object].next)
        while key < end {
            if !view.nodes[key].flags.contains(.shadowed) { keys.append(key) }
            key = Int(view.nodes[key + 1].next)
        }
        return keys.sorted {
            view.text(view.nodes[$0]).lexicographicallyPrecedes(view.text(view.nodes[$1]))
        }
    }

    /// Whether an array holds no two equal elements.
    static func areUnique(_ view: ArenaView, _ array: Int) -> Bool {
        firstRepeated(view, array) == nil
    }

    /// An element that equals an earlier one, with that one.
    static func firstRepeated(_ view: ArenaView, _ array: Int) -> (element: Int, earlier: Int)? {
        let count = view.nodes[array].count
        guard count > 1 else { return nil }
        if count <= pairwiseLimit { return firstRepeatedPairwise(view, array) }
        var hashed: [(hash: UInt64, element: Int)] = []
        hashed.reserveCapacity(count)
        var element = array + 1
        for _ in 0..<count {
            hashed.append((hash(view, element), element))
            element = Int(view.nodes[element].next)
        }
        hashed.sort { ($0.hash, $0.element) < ($1.hash, $1.element) }
        var start = 0
        for position in 1..<count {
            if hashed[position].hash != hashed[start].hash { start = position }
            for rival in start..<position
            where isEqual(view, hashed[rival].element, view, hashed[position].element) {
                return (hashed[position].element, hashed[rival].element)
            }
        }
        return nil
    }

    /// Up to how many elements each is compared to all before it, which needs no memory.
    private static let pairwiseLimit = 8

    private static func firstRepeatedPairwise(
        _ view: ArenaView, _ array: Int
    ) -> (element: Int, earlier: Int)? {
        var element = array + 1
        let end = Int(view.nodes[array].next)
        while element < end {
            var earlier = array + 1
            while earlier < element {
                if isEqual(view, earlier, view, element) { return (element, earlier) }
                earlier = Int(view.nodes[earlier].next)
            }
            element = Int(view.nodes[element].next)
        }
        return nil
    }

    /// A hash that equal values share.
    static func hash(_ view: ArenaView, _ index: Int) -> UInt64 {
        let node = view.nodes[index]
        let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
        switch node.type {
        case .null, .boolean: return (UInt64(node.type.rawValue) + node.payload) &* multiplier
        case .string: return UInt64(KeyHash.hash(view.text(node))) &* multiplier
        case .array:
            var state: UInt64 = 7
            var element = index + 1
            for _ in 0..<node.count {
                state = (state ^ hash(view, element)) &* multiplier
                element = Int(view.nodes[element].next)
            }
            return state
        case .object:
            var state: UInt64 = 11
            var key = index + 1
            while key < Int(node.next) {
                if !view.nodes[key].flags.contains(.shadowed) {
                    state =
                        state
                        &+ (UInt64(KeyHash.hash(view.text(view.nodes[key]))) ^ hash(view, key + 1)
                            &* multiplier)
                }
                key = Int(view.nodes[key + 1].next)
            }
            return state
        default: return (node.double + 0.0).bitPattern &* multiplier
        }
    }
}
