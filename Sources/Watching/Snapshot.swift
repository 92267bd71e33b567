/// What lay in folders when they were looked at the last time.
struct Snapshot {
    /// A file or folder as it was.
    private struct Entry {
        let stamp: Disk.Stamp
        /// Whether the file may have been written since without another stamp: clocks of file systems are
        /// coarse.
        let isYoung: Bool
    }

    private var folders: [String: [String: Entry]] = [:]
    private(set) var links = Links()
    /// Folders that only links lead to, since they lie in folders that are not entered.
    private var apart = Set<String>()

    /// Looks at a root and all in it.
    ///
    /// - Returns: the paths of what is other than before, also those through links as they were and as they are.
    mutating func look(at root: Root) -> Set<String> {
        let before = links
        apart = apart.filter { links.leads(to: $0) }
        let folders = [root.path] + apart.filter { lies($0, in: root.path) }
        return paths(of: look(at: folders, in: root, isDeep: true), before)
    }

    /// All paths of what was found to be other than before, when the links were as given.
    func paths(of changed: [String], _ before: Links? = nil) -> Set<String> {
        var paths = Set<String>()
        for path in changed {
            for links in [before, links].compactMap({ $0 }) {
                paths.formUnion(links.paths(of: path))
                paths.formUnion(links.leading(below: path))
            }
        }
        return paths
    }

    /// Looks at folders.
    ///
    /// - Parameter isDeep: whether all folders in them are looked at too, and not only new ones.
    /// - Returns: the paths of what is other than before, without other paths through links.
    mutating func look(at folders: [String], in root: Root, isDeep: Bool) -> [String] {
        var (pending, changed) = (folders, [String]())
        while let folder = pending.popLast() {
            let isNew = self.folders[folder] == nil
            let start = Disk.timeOfFiles
            guard let found = Disk.stamps(in: folder) else {
                // What is in it cannot be seen any more, or never could.
                if !isNew { changed += [folder] + forget(folder) }
                continue
            }
            let differences = replace(folder, by: found, seen: start...max(start, Disk.timeOfFiles))
            for (name, before) in differences {
                changed.append(joined(folder, name))
                changed += remove(before, at: joined(folder, name))
            }
            for (name, _) in differences where self.folders[folder]?[name]?.stamp.kind == .link {
                follow(joined(folder, name), in: root)
            }
            for (name, stamp) in found where stamp.kind == .folder && EditorNames.isEntered(name) {
                let path = joined(folder, name)
                if isDeep || self.folders[path] == nil || differences[name] != nil { pending.append(path) }
            }
        }
        return changed
    }

    /// Notes what is in a folder now, or was at a time within these.
    ///
    /// - Returns: the names of what is other than before, with what was there.
    private mutating func replace(
        _ folder: String, by found: [(name: String, stamp: Disk.Stamp)], seen times: ClosedRange<Int>
    ) -> [String: Entry?] {
        // Most files are as they were, so only the others are written down.
        var entries = folders.removeValue(forKey: folder) ?? [:]
        let before = entries
        var (differences, kept) = ([String: Entry?](), 0)
        for (name, stamp) in found {
            let old = before[name]
            let entry = Entry(stamp: stamp, isYoung: Self.isYoung(stamp, seen: times))
            if old != nil { kept += 1 }
            if Self.isOther(entry, than: old) { differences[name] = .some(old) }
            if differences[name] != nil || old?.isYoung != entry.isYoung { entries[name] = entry }
        }
        if kept < before.count {
            let names = Set(found.map(\.name))
            for (name, old) in before where !names.contains(name) {
                entries[name] = nil
                differences[name] = old
            }
        }
        folders[folder] = entries
        return differences
    }

    private mutating func follow(_ link: String, in root: Root) {
        let targets = root.targets(of: link)
        links.insert(link, to: targets)
        for target in targets where Disk.stamp(target)?.kind == .folder {
            let names = target.dropFirst(root.path.count).split(separator: "/")
            if !names.allSatisfy({ EditorNames.isEntered(String($0)) }) { apart.insert(target) }
        }
    }

    /// Looks at a file again, and whether it is other than before.
    mutating func look(atFile path: String) -> Bool {
        let (folder, name) = (outerFolder(of: path), lastName(of: path))
        guard let before = folders[folder]?[name] else { return false }
        // Where it is gone, its folder will tell.
        let start = Disk.timeOfFiles
        guard let stamp = Disk.stamp(path) else { return true }
        let times = start...max(start, Disk.timeOfFiles)
        let entry = Entry(stamp: stamp, isYoung: Self.isYoung(stamp, seen: times))
        folders[folder]?[name] = entry
        return Self.isOther(entry, than: before)
    }

    /// What a path was when it was seen the last time; `nil` where there was nothing.
    func kind(of path: String) -> Disk.Kind? {
        folders[outerFolder(of: path)]?[lastName(of: path)]?.stamp.kind
    }

    /// Forgets a folder and all in it, and gives the paths of what was in it.
    private mutating func forget(_ folder: String) -> [String] {
        var (pending, forgotten) = ([folder], [String]())
        while let folder = pending.popLast() {
            links.remove(in: folder)
            for (name, entry) in folders.removeValue(forKey: folder) ?? [:] {
                forgotten.append(joined(folder, name))
                if entry.stamp.kind == .folder { pending.append(joined(folder, name)) }
            }
        }
        return forgotten
    }

    /// Forgets what was at a path where something else is now, and gives the paths of what was in it.
    private mutating func remove(_ entry: Entry?, at path: String) -> [String] {
        guard let entry, kind(of: path) != entry.stamp.kind else { return [] }
        switch entry.stamp.kind {
        case .folder: return forget(path)
        case .link: links.remove(path)
        case .file, .other: break
        }
        return []
    }

    /// The folder of a changed entry has another time and size too, but is the same as long as its number is.
    private static func isOther(_ entry: Entry, than before: Entry?) -> Bool {
        guard let before else { return true }
        if entry.stamp.kind == .folder, before.stamp.kind == .folder {
            return entry.stamp.inode != before.stamp.inode || entry.stamp.device != before.stamp.device
        }
        return before.isYoung || entry.stamp != before.stamp
    }

    /// Whether another write would leave a file's times as they are. Times in whole seconds are those of a
    /// file system that counts no nanoseconds, and perhaps only every other second.
    static func isYoung(_ stamp: Disk.Stamp, seen times: ClosedRange<Int>) -> Bool {
        // Of a folder only the number is compared, and its files by themselves.
        guard stamp.kind != .folder else { return false }
        let last = max(stamp.modified, stamp.changed)
        let span = last % 1_000_000_000 == 0 ? 2_000_000_000 : 50_000_000
        return times.lowerBound - span < last && last < times.upperBound + span
    }
}
