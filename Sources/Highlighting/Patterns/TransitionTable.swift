/// A deterministic automaton as one table, and its construction from the nondeterministic one by subsets.
///
/// State 0 is dead. Rows are `1 << shift` entries wide, one for each class of bytes.
struct TransitionTable: Sendable {
    /// The class of each byte.
    let classOf: [UInt8]
    /// The binary logarithm of the row's width.
    let shift: Int
    /// The next state for `state << shift | class`.
    let next: [UInt16]
    /// For each state where its rules begin in `rules`; 0 where it accepts nothing.
    let accepts: [UInt16]
    /// Lists of accepted rules in ascending order, each ended by `endOfRules`.
    let rules: [UInt16]
    /// The number of states, with the dead one.
    var count: Int { accepts.count }
    /// Whether the automaton was too large; the states too many are dead.
    let isTruncated: Bool

    static let endOfRules = UInt16.max
    /// An automaton with more states is cut off.
    static let stateLimit = 6_000
    /// So many nodes may be looked at while the table is made; what the program brings along takes a hundredth.
    static let workLimit = 8_000_000

    /// Makes the table, and the state of each of some sets of beginnings.
    static func build(_ automaton: Automaton, starts: [[Int]]) -> (table: TransitionTable, states: [UInt16]) {
        var construction = SubsetConstruction(automaton)
        let states = starts.map { construction.state(of: $0) }
        construction.run()
        return (construction.table, states)
    }
}

private struct SubsetConstruction {
    let automaton: Automaton
    let classes: ByteClasses
    let shift: Int
    private var numbers: [[Int]: UInt16] = [:]
    private var kernels: [[Int]] = [[]]
    private var next: [UInt16]
    private var accepts: [UInt16] = [0]
    private var rules: [UInt16] = [TransitionTable.endOfRules]
    private var ruleLists: [[UInt16]: UInt16] = [:]
    private var isTruncated = false
    /// Nodes that were looked at or stand in a state's set.
    private var work = 0
    /// For each node the last state whose closure has it.
    private var marks: [Int]
    private var targets: [[Int]]

    init(_ automaton: Automaton) {
        self.automaton = automaton
        classes = ByteClasses(automaton.sets)
        var shift = 0
        while 1 << shift < classes.count { shift += 1 }
        self.shift = shift
        next = [UInt16](repeating: 0, count: 1 << shift)
        marks = [Int](repeating: 0, count: automaton.nodes.count)
        targets = [[Int]](repeating: [], count: classes.count)
    }

    var table: TransitionTable {
        TransitionTable(
            classOf: classes.classOf, shift: shift, next: next, accepts: accepts, rules: rules,
            isTruncated: isTruncated)
    }

    /// The number of the state for a set of nodes; a new one gets a number and an empty row.
    mutating func state(of nodes: [Int]) -> UInt16 {
        guard !nodes.isEmpty else { return 0 }
        if let known = numbers[nodes] { return known }
        work += nodes.count
        guard kernels.count < TransitionTable.stateLimit, work < TransitionTable.workLimit else {
            isTruncated = true
            return 0
        }
        let number = UInt16(kernels.count)
        numbers[nodes] = number
        kernels.append(nodes)
        accepts.append(0)
        next.append(contentsOf: repeatElement(0, count: 1 << shift))
        return number
    }

    mutating func run() {
        var state = 1
        while state < kernels.count, work < TransitionTable.workLimit {
            expand(state)
            state += 1
        }
    }

    private mutating func expand(_ state: Int) {
        for index in targets.indices { targets[index].removeAll(keepingCapacity: true) }
        var pending = kernels[state]
        var accepted: [UInt16] = []
        while let node = pending.popLast() {
            work += 1
            guard marks[node] != state else { continue }
            marks[node] = state
            switch automaton.nodes[node] {
            case .bytes(let set, let after):
                work += classes.members[set].count
                for member in classes.members[set] { targets[member].append(after) }
            case .fork(let ways): pending += ways
            case .accept(let rule): accepted.append(UInt16(rule))
            }
        }
        if !accepted.isEmpty { accepts[state] = list(accepted.sorted()) }
        connect(state)
    }

    /// Fills a state's row. Neighbouring classes often lead to the same nodes, so the last answer is kept.
    private mutating func connect(_ state: Int) {
        var last: [Int] = []
        var lastNumber: UInt16 = 0
        for index in targets.indices {
            if targets[index] != last {
                last = targets[index]
                lastNumber = self.state(of: unique(last))
            }
            next[state << shift | index] = lastNumber
        }
    }

    private func unique(_ nodes: [Int]) -> [Int] {
        guard nodes.count > 1 else { return nodes }
        let sorted = nodes.sorted()
        var result: [Int] = []
        for node in sorted where node != result.last { result.append(node) }
        return result
    }

    private mutating func list(_ accepted: [UInt16]) -> UInt16 {
        if let known = ruleLists[accepted] { return known }
        guard rules.count + accepted.count < Int(UInt16.max) else {
            isTruncated = true
            return 0
        }
        let start = UInt16(rules.count)
        rules += accepted
        rules.append(TransitionTable.endOfRules)
        ruleLists[accepted] = start
        return start
    }
}
