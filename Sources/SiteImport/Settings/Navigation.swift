import Text

/// The navigation of the old site, as far as its entries are pages of the new one.
struct Navigation {
    private(set) var entries: [NavEntry] = []
    private var seen: Set<PathKey> = []
    private var folders: [String] = []
    private let pages: Set<PathKey>
    private let places: [String]
    private let moved: [PathKey: String]

    init(_ entries: [NavEntry], pages: [PagePlan], moved: [PathKey: String] = [:]) {
        self.moved = moved
        places = pages.filter { !$0.isPart }.map(\.place)
        self.pages = Set(places.map { PathKey($0) })
        self.entries = entries.compactMap { kept($0) }
    }

    /// An entry without what leads nowhere, and without what stands before it already.
    private mutating func kept(_ entry: NavEntry) -> NavEntry? {
        switch entry {
        case .group(let title, let entries):
            let inner = entries.compactMap { kept($0) }
            return inner.isEmpty ? nil : .group(title.isEmpty ? "More" : title, inner)
        case .target(let target, let title):
            if target.contains("://") { return title.map { .target(target, title: $0) } }
            guard let place = place(target), seen.insert(PathKey(place)).inserted else { return nil }
            if place.hasSuffix("/") { folders.append(place) }
            return .target(place, title: title)
        }
    }

    private func place(_ target: String) -> String? {
        if target.hasSuffix("/") {
            return target == "/" ? nil : places.contains { $0.hasPrefix(target) } ? target : nil
        }
        let bare = target.split(separator: "#").first.map(String.init) ?? target
        let forms = [bare, Path.withoutExtension(bare) + ".md"]
        return forms.lazy.map { moved[PathKey($0)] ?? $0 }.first { pages.contains(PathKey($0)) }
    }

    /// Whether no entry shows a page although there are entries.
    func leavesOut(_ page: PagePlan) -> Bool {
        guard !entries.isEmpty, Address.ours(page.place) != "/" else { return false }
        return !seen.contains(PathKey(page.place)) && !folders.contains { page.place.hasPrefix($0) }
    }
}
