import Text

/// Which values of a document lie in which, made in one walk, so that the way to each of many values is no search.
struct NodeFamily: Sendable {
    /// For each node the value that it lies in, or -1 for a root, and -2 for a key or what belongs to no document.
    private var parents: [Int32]
    /// For each node its position in its parent, from 0.
    private var positions: [Int32]

    init(_ arena: NodeArena, _ roots: [Int]) {
        let nodes = arena.nodes
        WorkCounter.add(nodes.count)
        parents = Array(repeating: -2, count: nodes.count)
        positions = Array(repeating: 0, count: nodes.count)
        for root in roots where root < nodes.count {
            parents[root] = -1
            for parent in root..<min(Int(nodes[root].next), nodes.count) where parents[parent] != -2 {
                guard nodes[parent].type == .object || nodes[parent].type == .array else { continue }
                let step = nodes[parent].type == .object ? 1 : 0
                var child = parent + 1 + step
                var position = nodes[parent].firstPosition
                while child < Int(nodes[parent].next) {
                    parents[child] = Int32(parent)
                    positions[child] = Int32(position)
                    child = Int(nodes[child].next) + step
                    position += 1
                }
            }
        }
    }

    /// The values from a root down to `index`, both included; for a key the values that it lies in.
    func ancestry(of index: Int) -> [ConfigStorage.Ancestor] {
        guard parents.indices.contains(index) else { return [] }
        var path: [ConfigStorage.Ancestor] = []
        // A key stands right before its value, in the same object.
        var node = parents[index] == -2 ? parent(ofKey: index) : index
        while node >= 0 {
            path.append(ConfigStorage.Ancestor(index: node, position: Int(positions[node])))
            node = Int(parents[node])
            WorkCounter.add(1)
        }
        return path.reversed()
    }

    private func parent(ofKey index: Int) -> Int {
        index + 1 < parents.count ? Int(parents[index + 1]) : -1
    }
}
