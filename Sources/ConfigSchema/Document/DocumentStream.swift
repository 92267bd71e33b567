/// The documents of a text that may hold several, as YAML and JSON Lines do.
extension ConfigDocument {
    /// The documents, each with its own value and problems, and with its ranges in the whole text; at least one.
    ///
    /// A document of a YAML stream that holds nothing, such as the one behind a last `---`, is none where the stream
    /// has others: programs that read streams pass over it.
    public var documents: [ConfigDocument] {
        let roots = storage.roots
        guard roots.count > 1 else { return [self] }
        let filled = roots.filter { !isEmpty($0) }
        let kept = filled.isEmpty ? [roots[0]] : filled
        let problems = problems(of: kept)
        return zip(kept, problems).map { document(at: $0, $1) }
    }

    /// How many documents there are.
    public var documentCount: Int {
        storage.roots.count > 1 ? max(1, storage.roots.count { !isEmpty($0) }) : 1
    }

    private func isEmpty(_ root: Int) -> Bool {
        let node = storage.arena.nodes[root]
        return language == .yaml && node.type == .null && node.range.isEmpty
    }

    /// The problems by document: those up to the end of a document's value are its own, and what stands behind the
    /// last value is the last one's.
    private func problems(of roots: [Int]) -> [[ConfigProblem]] {
        var sorted = Array(repeating: [ConfigProblem](), count: roots.count)
        var number = 0
        for problem in problems {
            while number + 1 < roots.count,
                problem.range.lowerBound > Int(storage.arena.nodes[roots[number]].end)
            {
                number += 1
            }
            sorted[number].append(problem)
        }
        return sorted
    }

    private func document(at root: Int, _ problems: [ConfigProblem]) -> ConfigDocument {
        let nodes = storage.arena.nodes[root..<Int(storage.arena.nodes[root].next)]
        let arena = NodeArena(
            nodes: nodes.map { $0.shifted(nodes: -root, bytes: 0, side: 0) }, bytes: bytes,
            side: storage.arena.side)
        return ConfigDocument(
            storage: ConfigStorage(arena: arena, problems: problems, roots: [0], language: language))
    }
}
