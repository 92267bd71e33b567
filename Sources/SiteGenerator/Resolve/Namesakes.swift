import Text

/// The pages that one name can mean, grouped by where they lie, so that no link to them walks over them all.
struct Namesakes: Sendable {
    /// The pages, in the order of the site.
    var pages: [Page.ID] = []
    /// Made where there are several.
    private var groups: Groups?

    /// The same pages in groups.
    private struct Groups: Sendable {
        var byPath: [String: [Page.ID]] = [:]
        var byFolder: [String: [Page.ID]] = [:]
        var paths: [String] = []
        var places: [String] = []
    }

    init(pages: [Page.ID] = []) {
        self.pages = pages
    }

    /// The same pages, ready for very many links.
    func grouped(_ all: [Page]) -> Namesakes {
        guard pages.count > 1 else { return self }
        var groups = Groups()
        for id in pages {
            guard let file = all[id.index].file else { continue }
            groups.paths.append(file.path)
            groups.places.append(file.place)
            groups.byFolder[parent(of: file.place), default: []].append(id)
            for path in Self.paths(of: file.place) { groups.byPath[path, default: []].append(id) }
        }
        groups.paths.sort()
        groups.places.sort()
        var grouped = self
        grouped.groups = groups
        return grouped
    }

    /// The pages whose whole path, or folder, is a path in lower case.
    func whole(_ path: String, _ all: [Page]) -> [Page.ID] {
        if let groups { return groups.byPath[path] ?? [] }
        return filtered(all) { Self.paths(of: $0).contains(path) }
    }

    /// The pages whose files lie in a folder.
    func inFolder(_ folder: String, _ all: [Page]) -> [Page.ID] {
        if let groups { return groups.byFolder[folder] ?? [] }
        return filtered(all) { parent(of: $0) == folder }
    }

    /// The paths of their files, sorted, as findings show them.
    func paths(_ all: [Page]) -> [String] {
        if let groups { return groups.paths }
        return pages.compactMap { all[$0.index].file?.path }.sorted()
    }

    /// The places of their files, sorted.
    func places(_ all: [Page]) -> [String] {
        if let groups { return groups.places }
        return pages.compactMap { all[$0.index].file?.place }.sorted()
    }

    private func filtered(_ all: [Page], _ isMeant: (String) -> Bool) -> [Page.ID] {
        WorkCounter.add(pages.count)
        return pages.filter { all[$0.index].file.map { isMeant($0.place) } ?? false }
    }

    /// The paths that mean the whole of a place: without its extension, and its folder.
    private static func paths(of place: String) -> [String] {
        let name = place.lowercased()
        return [parent(of: name)] + (name.hasSuffix(".md") ? [String(name.dropLast(3))] : [])
    }
}
