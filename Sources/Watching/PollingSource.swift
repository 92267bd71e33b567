/// Changes that are looked for, four times a second.
final class PollingSource {
    /// The time between two looks, in nanoseconds.
    static let pause = 250_000_000

    private var roots: [Root]
    private var snapshot = Snapshot()
    /// When it is time for the next look.
    private(set) var due: Int

    /// Looks at the roots for the first time.
    init(roots: [String]) {
        self.roots = roots.map { Root($0) }
        due = Disk.moment + Self.pause
        _ = look()
    }

    /// Gathers what is other than at the last look, when it is time.
    func gather(into gathering: inout Gathering, at now: Int) {
        guard now >= due else { return }
        gather(lookAgain(), into: &gathering, at: now)
        due = Disk.moment + Self.pause
    }

    private func gather(_ changes: Changes, into gathering: inout Gathering, at now: Int) {
        switch changes {
        case .everything: gathering.noteEverything(at: now)
        case .paths(let paths):
            for path in paths where EditorNames.isLeftover(lastName(of: path)) {
                gathering.noteQuietly(path, at: now)
            }
            for path in paths where !EditorNames.isLeftover(lastName(of: path)) {
                gathering.note(path, .settled, at: now)
            }
        }
    }

    private func lookAgain() -> Changes {
        let found = roots.map { Root($0.path) }
        guard found == roots else {
            (roots, snapshot) = (found, Snapshot())
            _ = look()
            return .everything
        }
        // The links as they were lead to what is gone, and the links as they are to what came.
        let before = snapshot.links
        let changed = look()
        let links = snapshot.links
        var paths = Set<String>()
        for path in changed {
            paths.formUnion(before.paths(of: path))
            paths.formUnion(links.paths(of: path))
            paths.formUnion(before.leading(below: path))
            paths.formUnion(links.leading(below: path))
        }
        return .paths(paths)
    }

    private func look() -> [String] {
        roots.filter(\.isThere).flatMap { snapshot.look(at: $0.path, in: $0, isDeep: true) }
    }
}
