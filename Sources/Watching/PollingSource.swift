/// Changes that are looked for, four times a second, or as often as leaves the machine four fifths of its
/// time.
final class PollingSource {
    /// The time between two looks, in nanoseconds.
    static let pause = 250_000_000
    /// How many times as long as a look the time after it is at least.
    private static let rest = 4

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
        let end = Disk.moment
        due = end + max(Self.pause, (end - now) * Self.rest)
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
        return .paths(look())
    }

    private func look() -> Set<String> {
        var paths = Set<String>()
        for root in roots where root.isThere { paths.formUnion(snapshot.look(at: root)) }
        return paths
    }
}
