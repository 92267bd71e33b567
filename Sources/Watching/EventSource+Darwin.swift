#if canImport(Darwin)
    /// Changes as the kernel tells them: that something is other in a folder, but not what; and not when a
    /// file is closed.
    final class EventSource {
        private var queue: Kqueue
        private let most: Int?
        private var roots: [Root]
        private var snapshot = Snapshot()
        /// The folders around the roots, in which a name leads to a root.
        private var surroundings = Set<String>()

        /// Watches the roots that are there, and the places of those that are not.
        init(roots: [String], most: Int? = nil) throws(WatchLimit) {
            queue = try Kqueue(most: most)
            self.most = most
            self.roots = roots.map { Root($0) }
            try watchRoots()
        }

        /// What can be read when something happened.
        var descriptor: Int32 { queue.descriptor }

        /// Gathers what has happened.
        func gather(into gathering: inout Gathering, at now: Int) throws(WatchLimit) {
            for (path, isGone) in queue.events() {
                guard !concernsRoot(path, isGone: isGone) else {
                    try startAgain()
                    return gathering.noteEverything(at: now)
                }
                guard let root = roots.first(where: { $0.isThere && lies(path, in: $0.path) }) else {
                    continue
                }
                if path == root.path || snapshot.kind(of: path) == .folder {
                    note(try look(at: path, in: root), into: &gathering, at: now)
                } else if snapshot.look(atFile: path) {
                    note(snapshot.paths(of: [path]), into: &gathering, at: now)
                }
            }
        }

        private func startAgain() throws(WatchLimit) {
            queue = try Kqueue(most: most)
            roots = roots.map { Root($0.path) }
            (snapshot, surroundings) = (Snapshot(), [])
            try watchRoots()
        }

        private func watchRoots() throws(WatchLimit) {
            for root in roots {
                try root.surround { folder, _ throws(WatchLimit) in
                    if surroundings.insert(folder).inserted { _ = try queue.add(folder) }
                }
            }
            // Whoever came while the places were being watched is seen, and whoever comes now is told.
            roots = roots.map { Root($0.path) }
            for root in roots where root.isThere {
                _ = try queue.add(root.path)
                _ = try look(at: root.path, in: root)
            }
        }

        private func concernsRoot(_ path: String, isGone: Bool) -> Bool {
            let isRoot = roots.contains { $0.path == path }
            guard isRoot || surroundings.contains(path) else { return false }
            return isGone || roots.contains { Root($0.path) != $0 || !isSurrounded($0) }
        }

        /// A missing root is watched from the nearest folder that is there, and there may be a nearer one
        /// now.
        private func isSurrounded(_ root: Root) -> Bool {
            root.surroundings.allSatisfy { surroundings.contains($0.folder) }
        }

        /// Looks at a folder, and watches what came into it.
        private func look(at folder: String, in root: Root) throws(WatchLimit) -> Set<String> {
            var (pending, told) = ([folder], Set<String>())
            while let folder = pending.popLast() {
                let links = snapshot.links
                let changed = snapshot.look(at: [folder], in: root, isDeep: false)
                told.formUnion(snapshot.paths(of: changed, links))
                for path in changed {
                    switch snapshot.kind(of: path) {
                    case .folder where EditorNames.isEntered(lastName(of: path)):
                        // It is looked at once more when it is watched, for what came between.
                        if try queue.add(path) { pending.append(path) }
                    case .file:
                        if try queue.add(path), snapshot.look(atFile: path) { told.insert(path) }
                    case .folder, .link, .other, nil: queue.remove(path)
                    }
                }
            }
            return told
        }

        /// What happened may be half of a save, so all of it is gathered.
        private func note(_ paths: Set<String>, into gathering: inout Gathering, at now: Int) {
            for path in paths {
                if EditorNames.isLeftover(lastName(of: path)) {
                    gathering.noteQuietly(path, at: now)
                } else {
                    gathering.note(path, .unsettled, at: now)
                }
            }
        }
    }
#endif
