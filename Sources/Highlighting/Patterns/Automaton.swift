import Text

/// A nondeterministic automaton that is built backwards from patterns: each node knows what comes after it.
struct Automaton {
    enum Node {
        /// Takes one byte of a set, then goes on.
        case bytes(set: Int, next: Int)
        /// Goes on in several ways at once.
        case fork([Int])
        /// A rule has matched.
        case accept(rule: Int)
    }

    private(set) var nodes: [Node] = []
    /// The byte sets that nodes refer to, each once.
    private(set) var sets: [ByteSet] = []
    private var setNumbers: [ByteSet: Int] = [:]

    /// Adds a pattern that ends in a rule's match.
    ///
    /// - Returns: the node to begin at.
    mutating func add(_ pattern: Pattern, accepting rule: Int) -> Int {
        let end = append(.accept(rule: rule))
        return add(pattern, before: end)
    }

    private mutating func append(_ node: Node) -> Int {
        nodes.append(node)
        return nodes.count - 1
    }

    private mutating func add(_ pattern: Pattern, before next: Int) -> Int {
        switch pattern {
        case .bytes(let set): return append(.bytes(set: number(of: set), next: next))
        case .sequence(let parts): return parts.reversed().reduce(next) { add($1, before: $0) }
        case .choice(let parts):
            var ways: [Int] = []
            for part in parts { ways.append(add(part, before: next)) }
            return append(.fork(ways))
        case .repetition(let part, let least, let most):
            return add(part, least: least, most: most, before: next)
        }
    }

    private mutating func add(_ part: Pattern, least: Int, most: Int?, before next: Int) -> Int {
        var entry = next
        if let most {
            for _ in least..<most { entry = append(.fork([add(part, before: entry), next])) }
        } else {
            entry = append(.fork([]))
            nodes[entry] = .fork([add(part, before: entry), next])
        }
        for _ in 0..<least { entry = add(part, before: entry) }
        return entry
    }

    private mutating func number(of set: ByteSet) -> Int {
        if let known = setNumbers[set] { return known }
        setNumbers[set] = sets.count
        sets.append(set)
        return sets.count - 1
    }
}

/// The bytes that no pattern of an automaton tells apart share a class, so that its table stays small.
struct ByteClasses {
    /// The class of each byte.
    let classOf: [UInt8]
    /// The number of classes, 1...256.
    let count: Int
    /// For each set of the automaton the classes that lie in it.
    let members: [[Int]]

    init(_ sets: [ByteSet]) {
        var classOf = [Int](repeating: 0, count: 256)
        var count = 1
        for set in sets {
            var renamed = [Int](repeating: -1, count: count * 2)
            var next = 0
            for byte in 0..<256 {
                let key = classOf[byte] * 2 + (set.contains(UInt8(byte)) ? 1 : 0)
                if renamed[key] < 0 {
                    renamed[key] = next
                    next += 1
                }
                classOf[byte] = renamed[key]
            }
            count = next
        }
        var representative = [UInt8](repeating: 0, count: count)
        for byte in 0..<256 { representative[classOf[byte]] = UInt8(byte) }
        self.classOf = classOf.map { UInt8($0) }
        self.count = count
        self.members = sets.map { set in (0..<count).filter { set.contains(representative[$0]) } }
    }
}
