/// The symbolic links below the roots, and which paths change with which.
struct Links {
    private var targets: [String: [String]] = [:]
    /// The links that lead to a path.
    private var leadingTo: [String: Set<String>] = [:]
    /// The links that lead to something below a path.
    private var leadingBelow: [String: Set<String>] = [:]
    /// The links in a folder.
    private var inFolder: [String: Set<String>] = [:]

    /// Notes where a link leads: as it is written, and where that is in the end.
    mutating func insert(_ link: String, to targets: [String]) {
        remove(link)
        guard !targets.isEmpty else { return }
        self.targets[link] = targets
        inFolder[outerFolder(of: link), default: []].insert(link)
        for target in targets {
            leadingTo[target, default: []].insert(link)
            for outer in outerFolders(of: target) { leadingBelow[outer, default: []].insert(link) }
        }
    }

    /// Forgets a link; what is none is let be.
    mutating func remove(_ link: String) {
        guard let targets = targets.removeValue(forKey: link) else { return }
        Self.remove(link, from: &inFolder, at: outerFolder(of: link))
        for target in targets {
            Self.remove(link, from: &leadingTo, at: target)
            for outer in outerFolders(of: target) { Self.remove(link, from: &leadingBelow, at: outer) }
        }
    }

    private static func remove(_ link: String, from index: inout [String: Set<String>], at path: String) {
        index[path]?.remove(link)
        if index[path]?.isEmpty == true { index[path] = nil }
    }

    /// Forgets the links that lie in a folder, and not those of its folders.
    mutating func remove(in folder: String) {
        for link in inFolder[folder] ?? [] { remove(link) }
    }

    /// All paths of what changed at one: its own, and those through links, each of which is followed once.
    func paths(of path: String) -> [String] {
        guard !targets.isEmpty else { return [path] }
        var (paths, seen) = ([path], Set([path]))
        var followed = Set<String>()
        var position = 0
        while position < paths.count {
            let path = paths[position]
            position += 1
            for outer in [path] + outerFolders(of: path) {
                for link in leadingTo[outer] ?? [] where followed.insert(link).inserted {
                    let other = link + path.dropFirst(outer.count)
                    if seen.insert(other).inserted { paths.append(other) }
                }
            }
        }
        return paths
    }

    /// Whether a link leads to a path.
    func leads(to path: String) -> Bool { leadingTo[path] != nil }

    /// The links whose targets come or go with a folder.
    func leading(below folder: String) -> Set<String> { leadingBelow[folder] ?? [] }
}
