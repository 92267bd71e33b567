#if os(Linux)
    /// Changes as the kernel tells them.
    final class EventSource {
        private var queue: Inotify
        private let most: Int?
        private var roots: [Root]
        private var folders = WatchedFolders()
        private var links = Links()
        /// The folders around the roots, and the names in them that lead to a root.
        private var surroundings: [Int32: Set<String>] = [:]
        /// The last name that was renamed, whose new name is still to come.
        private var departed: (cookie: UInt32, paths: [String])?

        /// Watches the roots that are there, and the places of those that are not.
        init(roots: [String], most: Int? = nil) throws(WatchLimit) {
            queue = try Inotify(most: most)
            self.most = most
            self.roots = roots.map { Root($0) }
            try watchRoots()
        }

        /// What can be read when something happened.
        var descriptor: Int32 { queue.descriptor }

        /// Gathers what has happened.
        func gather(into gathering: inout Gathering, at now: Int) throws(WatchLimit) {
            for event in queue.events() {
                guard !event.isAny(of: .overflow), !concernsRoot(event) else {
                    // Which folders came and went is not known, so all watches are made anew.
                    try startAgain()
                    return gathering.noteEverything(at: now)
                }
                try take(event, into: &gathering, at: now)
            }
        }

        private func startAgain() throws(WatchLimit) {
            queue = try Inotify(most: most)
            roots = roots.map { Root($0.path) }
            (folders, links, surroundings, departed) = (WatchedFolders(), Links(), [:], nil)
            try watchRoots()
        }

        private func watchRoots() throws(WatchLimit) {
            for root in roots {
                try root.surround { folder, name throws(WatchLimit) in
                    guard let watch = try queue.add(folder, [.names, .selfGone], follow: true) else { return }
                    surroundings[watch, default: []].insert(name)
                }
            }
            // Whoever came while the places were being watched is seen, and whoever comes now is told.
            roots = roots.map { Root($0.path) }
            for root in roots where root.isThere { _ = try watch(root.path, in: root) }
        }

        private func concernsRoot(_ event: Inotify.Event) -> Bool {
            if event.isAny(of: .selfGone) { return true }
            return event.isAny(of: .names) && surroundings[event.watch]?.contains(event.name) == true
        }

        // MARK: Folders

        /// Watches a folder and all in it, and tells what it found there.
        private func watch(_ folder: String, in root: Root) throws(WatchLimit) -> [String] {
            var (pending, found, followed) = ([folder], [String](), [String]())
            while let folder = pending.popLast() {
                // The watch stands before the folder is listed, so what comes later is told.
                guard folders.number(of: folder) == nil, let number = try add(folder, root),
                    let entries = Disk.entries(in: folder)
                else { continue }
                folders.insert(folder, number)
                for (name, kind) in entries {
                    let path = joined(folder, name)
                    found.append(path)
                    if kind == .folder, EditorNames.isEntered(name) { pending.append(path) }
                    if kind == .link { followed += insertLink(path, in: root) }
                }
            }
            // A link may lead into a folder that is not entered by itself.
            for target in followed where folders.number(of: target) == nil {
                _ = try watch(target, in: root)
            }
            return found
        }

        private func add(_ folder: String, _ root: Root) throws(WatchLimit) -> Int32? {
            let isRoot = folder == root.path
            return try queue.add(folder, isRoot ? [.all, .selfGone] : .all, follow: isRoot)
        }

        private func insertLink(_ path: String, in root: Root) -> [String] {
            let targets = root.targets(of: path)
            links.insert(path, to: targets)
            return targets.filter { Disk.stamp($0)?.kind == .folder }
        }

        private func forget(_ folder: String) {
            let removed = folders.remove(folder)
            for path in removed.paths { links.remove(in: path) }
            for number in removed.numbers where surroundings[number] == nil { queue.remove(number) }
        }

        // MARK: Events

        private func take(
            _ event: Inotify.Event, into gathering: inout Gathering, at now: Int
        ) throws(WatchLimit) {
            if event.isAny(of: .ended) {
                queue.remove(event.watch)
                return folders.removeAll(of: event.watch)
            }
            guard !event.name.isEmpty else { return }
            let paths = folders.paths(of: event.watch).map { joined($0, event.name) }
            for path in paths {
                guard let root = roots.first(where: { $0.isThere && lies(path, in: $0.path) }) else {
                    continue
                }
                if event.isAny(of: .folder) {
                    try takeFolder(event, path, root, into: &gathering, at: now)
                } else {
                    try takeFile(event, path, root, into: &gathering, at: now)
                }
            }
            joinRename(event, paths, into: &gathering)
        }

        private func takeFolder(
            _ event: Inotify.Event, _ path: String, _ root: Root, into gathering: inout Gathering, at now: Int
        ) throws(WatchLimit) {
            let isGone = event.isAny(of: [.removed, .left])
            note(path, isGone ? .unsettled : .settled, into: &gathering, at: now)
            for link in links.leading(below: path) { note(link, .unsettled, into: &gathering, at: now) }
            let isFolder = EditorNames.isEntered(event.name) && Disk.stamp(path)?.kind == .folder
            // The same folder has the same number, and all in it is watched already.
            if isFolder, let number = folders.number(of: path), try queue.add(path, .all) == number { return }
            forget(path)
            guard isFolder else { return }
            for found in try watch(path, in: root) { note(found, .unsettled, into: &gathering, at: now) }
        }

        private func takeFile(
            _ event: Inotify.Event, _ path: String, _ root: Root, into gathering: inout Gathering, at now: Int
        ) throws(WatchLimit) {
            if event.isAny(of: .closed) { return note(path, .settled, into: &gathering, at: now) }
            if event.isAny(of: .written) { return note(path, .open, into: &gathering, at: now) }
            if event.isAny(of: .attributes) { return note(path, .attributes, into: &gathering, at: now) }
            if event.isAny(of: [.removed, .left]) {
                note(path, .unsettled, into: &gathering, at: now)
                return links.remove(path)
            }
            links.remove(path)
            let stamp = Disk.stamp(path)
            if stamp?.kind == .link {
                for target in insertLink(path, in: root) where folders.number(of: target) == nil {
                    _ = try watch(target, in: root)
                }
            }
            // A file that is made is written next; a link, a second name or a pipe is not.
            let isOpen = event.isAny(of: .made) && stamp?.kind == .file && stamp?.names == 1
            note(path, isOpen ? .open : .settled, into: &gathering, at: now)
        }

        /// Joins the old name with the new one, which are one change; but one that an editor moved aside is
        /// soon there again.
        private func joinRename(_ event: Inotify.Event, _ paths: [String], into gathering: inout Gathering) {
            if event.isAny(of: .left) { departed = (event.cookie, paths) }
            guard event.isAny(of: .arrived), let departed, departed.cookie == event.cookie else { return }
            self.departed = nil
            guard !EditorNames.isLeftover(event.name) else { return }
            for path in departed.paths.flatMap({ links.paths(of: $0) }) { gathering.noteRenamed(path) }
        }

        private func note(
            _ path: String, _ sign: Gathering.Sign, into gathering: inout Gathering, at now: Int
        ) {
            if EditorNames.isLeftover(lastName(of: path)) { return gathering.noteQuietly(path, at: now) }
            for path in links.paths(of: path) { gathering.note(path, sign, at: now) }
        }
    }
#endif
