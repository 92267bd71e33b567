/// What a document and its nodes share: the arena, and what parsing found. It never changes.
final class ConfigStorage: Sendable {
    let arena: NodeArena
    let problems: [ConfigProblem]
    /// The indices of the root values, one for each document of a stream.
    let roots: [Int]
    let language: ConfigLanguage
    /// Whether the text is none of this language at all.
    let isForeign: Bool

    init(
        arena: NodeArena, problems: [ConfigProblem], roots: [Int], language: ConfigLanguage,
        isForeign: Bool = false
    ) {
        self.isForeign = isForeign
        self.arena = arena
        self.problems = problems
        self.roots = roots
        self.language = language
    }

    /// A value on the way from a root to another value, and its position in its parent, from 0.
    struct Ancestor {
        let index: Int
        let position: Int
    }

    /// The values from a root down to `index`, both included; keys are left out.
    func ancestry(of index: Int) -> [Ancestor] {
        guard let root = roots.last(where: { $0 <= index }) else { return [] }
        var path = [Ancestor(index: root, position: 0)]
        var current = root
        while current != index, let child = child(of: current, containing: index) {
            path.append(child)
            current = child.index
        }
        return path
    }

    private func child(of parent: Int, containing index: Int) -> Ancestor? {
        let nodes = arena.nodes
        guard nodes[parent].type == .object || nodes[parent].type == .array else { return nil }
        let step = nodes[parent].type == .object ? 1 : 0
        let end = Int(nodes[parent].next)
        var child = parent + 1 + step
        var position = nodes[parent].firstPosition
        while child < end {
            let next = Int(nodes[child].next)
            if index < next { return child <= index ? Ancestor(index: child, position: position) : nil }
            child = next + step
            position += 1
        }
        return nil
    }
}
