/// A folder that is watched with everything in it, as it was found.
struct Root: Equatable {
    /// Its path as it was named.
    let path: String
    /// The same without links; `nil` where it is not there.
    let canonical: String?
    private let device: Int?
    private let inode: UInt64?

    init(_ path: String) {
        self.path = path
        let stamp = Disk.stamp(path, follow: true)
        let isThere = stamp?.kind == .folder
        canonical = isThere ? Disk.canonical(path) : nil
        device = isThere ? stamp?.device : nil
        inode = isThere ? stamp?.inode : nil
    }

    var isThere: Bool { canonical != nil }

    /// Folders in which a name decides what the root is: where it lies, or will, and where links lead on the
    /// way.
    var surroundings: [(folder: String, name: String)] {
        var surroundings: [(folder: String, name: String)] = []
        var place = path
        // As many links in a row as the kernel follows.
        for _ in 0..<40 {
            surroundings.append(Self.nearest(place))
            guard let target = Disk.target(of: place) else { break }
            place = normalPath(target.hasPrefix("/") ? target : outerFolder(of: place) + "/" + target)
        }
        return surroundings
    }

    /// Watches the surroundings, until they are those that were watched: a nearer folder may come meanwhile.
    func surround(_ watch: (_ folder: String, _ name: String) throws(WatchLimit) -> Void) throws(WatchLimit) {
        var watched: [String] = []
        while true {
            let now = surroundings
            guard now.map(\.folder) != watched else { return }
            for (folder, name) in now { try watch(folder, name) }
            watched = now.map(\.folder)
        }
    }

    /// The innermost folder around a path that is there, and the name in it that leads on to the path.
    private static func nearest(_ path: String) -> (folder: String, name: String) {
        var (folder, name) = (outerFolder(of: path), lastName(of: path))
        while folder != "/", Disk.stamp(folder, follow: true)?.kind != .folder {
            (folder, name) = (outerFolder(of: folder), lastName(of: folder))
        }
        return (folder, name)
    }

    /// Where a link in the root leads, in paths that begin as the root's does: as it is written, and in the
    /// end.
    ///
    /// What leads out of the root, or to a folder around the link, is not followed.
    func targets(of link: String) -> [String] {
        guard let canonical, let text = Disk.target(of: link) else { return [] }
        let written = normalPath(text.hasPrefix("/") ? text : outerFolder(of: link) + "/" + text)
        let targets = [written, Disk.canonical(link) ?? written].compactMap { target -> String? in
            let named = lies(target, in: canonical) ? path + target.dropFirst(canonical.count) : target
            return lies(named, in: path) && !lies(link, in: named) ? named : nil
        }
        return targets.count == 2 && targets[0] == targets[1] ? [targets[0]] : targets
    }
}
