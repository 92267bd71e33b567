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

    /// Looks at a folder.
    ///
    /// - Parameter isDeep: whether all folders in it are looked at too, and not only new ones.
    /// - Returns: the paths of what is other than before, without other paths through links.
    mutating func look(at folder: String, in root: Root, isDeep: Bool) -> [String] {
        var (pending, changed) = ([folder], [String]())
        while let folder = pending.popLast() {
            guard let names = Disk.entries(in: folder)?.map(\.name) else {
                // What is in it cannot be seen any more, or never could.
                if folders[folder] != nil { changed.append(folder) }
                forget(folder)
                continue
            }
            let before = folders[folder] ?? [:]
            let now = entries(names, in: folder)
            folders[folder] = now
            for (name, entry) in now {
                let path = joined(folder, name)
                let isChanged = Self.isOther(entry, than: before[name])
                if isChanged {
                    changed.append(path)
                    note(entry, at: path, after: before[name], in: root)
                }
                let isNew = isChanged || folders[path] == nil
                if entry.stamp.kind == .folder, EditorNames.isEntered(name), isDeep || isNew {
                    pending.append(path)
                }
            }
            for (name, entry) in before where now[name] == nil {
                changed.append(joined(folder, name))
                remove(entry, at: joined(folder, name))
            }
        }
        return changed
    }

    /// Looks at a file again, and whether it is other than before.
    mutating func look(atFile path: String) -> Bool {
        let (folder, name) = (outerFolder(of: path), lastName(of: path))
        guard let before = folders[folder]?[name] else { return false }
        guard let entry = entries([name], in: folder)[name] else { return true }
        folders[folder]?[name] = entry
        return Self.isOther(entry, than: before)
    }

    /// What lies in a folder, by its name.
    func kinds(in folder: String) -> [String: Disk.Kind] {
        folders[folder, default: [:]].mapValues(\.stamp.kind)
    }

    /// Forgets a folder and all in it.
    mutating func forget(_ folder: String) {
        var pending = [folder]
        while let folder = pending.popLast() {
            links.remove(in: folder)
            for (name, entry) in folders.removeValue(forKey: folder) ?? [:] where entry.stamp.kind == .folder
            {
                pending.append(joined(folder, name))
            }
        }
    }

    private mutating func note(_ entry: Entry, at path: String, after before: Entry?, in root: Root) {
        if let before, before.stamp.kind != entry.stamp.kind { remove(before, at: path) }
        if entry.stamp.kind == .link { links.insert(path, to: root.targets(of: path)) }
    }

    private mutating func remove(_ entry: Entry, at path: String) {
        switch entry.stamp.kind {
        case .folder: forget(path)
        case .link: links.remove(path)
        case .file, .other: break
        }
    }

    private func entries(_ names: [String], in folder: String) -> [String: Entry] {
        var entries: [String: Entry] = [:]
        let now = Disk.timeOfFiles
        for name in names {
            guard let stamp = Disk.stamp(joined(folder, name)) else { continue }
            entries[name] = Entry(stamp: stamp, isYoung: Self.isYoung(stamp, at: now))
        }
        return entries
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
    private static func isYoung(_ stamp: Disk.Stamp, at now: Int) -> Bool {
        guard stamp.kind == .file else { return false }
        let last = max(stamp.modified, stamp.changed)
        let span = last % 1_000_000_000 == 0 ? 2_000_000_000 : 50_000_000
        return abs(now - last) < span
    }
}
