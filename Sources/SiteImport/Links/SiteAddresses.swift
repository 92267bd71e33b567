import Text

/// An address of the old site, and what keeps it alive.
public struct KeptAddress: Sendable, Hashable {
    /// What leads from it to the page.
    public enum Way: String, Sendable, Hashable {
        /// The page has the same address.
        case same
        /// The page's front matter names it among its `aliases`.
        case alias
        /// The site's `redirects` have it.
        case redirect
        /// Another page has it here.
        case taken
    }

    /// The address on the old site, without what stands before every address.
    public let old: String
    /// The address of the page here.
    public let new: String
    /// What keeps it alive.
    public let way: Way
}

/// The addresses of the old site and those of the new one.
struct SiteAddresses {
    private let plan: SitePlan
    private var routes: Set<String> = []
    private var slugs: [PathKey: String] = [:]

    init(_ plan: SitePlan) {
        self.plan = plan
        for page in plan.pages where !page.isPart {
            if let slug = Self.slug(page) { slugs[PathKey(page.place)] = slug }
            routes.insert(Address.ours(page.place, slug: slugs[PathKey(page.place)]))
            // A folder without a page of its own has a list at its address.
            var folder = Path.folder(page.place)
            while !folder.isEmpty, routes.insert(Address.ours(folder + "/index.md")).inserted {
                folder = Path.folder(folder)
            }
        }
    }

    /// The slug that gives a page its old address; `nil` where it needs none, or none can.
    private static func slug(_ page: PagePlan) -> String? {
        guard let address = page.address, !Address.areSame(address, Address.ours(page.place)) else {
            return nil
        }
        let parts = Address.decoded(address).split(separator: "/")
        guard let last = parts.last, last.utf8.allSatisfy({ $0.isLetterOrDigit || "-_~".utf8.contains($0) }),
            Address.areSame(Address.ours(page.place, slug: String(last)), address)
        else { return nil }
        return String(last)
    }

    private func address(of place: String) -> String { Address.ours(place, slug: slugs[PathKey(place)]) }

    /// What a page's front matter has to say so that its old addresses lead to it.
    func keeping(_ page: PagePlan, _ matter: FrontMatter) -> (
        slug: String?, aliases: [String], kept: [KeptAddress]
    ) {
        guard let address = page.address else { return (nil, [], []) }
        let new = self.address(of: page.place)
        var (aliases, kept): ([String], [KeptAddress]) = ([], [])
        for old in ([address] + page.oldAddresses) {
            if Address.areSame(old, new) {
                kept.append(KeptAddress(old: old, new: new, way: .same))
            } else if isTaken(old) {
                kept.append(KeptAddress(old: old, new: new, way: .taken))
            } else {
                aliases.append(Address.encoded(old))
                kept.append(KeptAddress(old: old, new: new, way: .alias))
            }
        }
        for key in ["aliases", "alias", "redirect_from"] {
            let names = (matter[key]?.texts ?? []).map {
                MatterWriting.alias($0, plan.kind, Address.parent(address))
            }
            for old in names where old.hasPrefix("/") {
                kept.append(KeptAddress(old: old, new: new, way: isTaken(old) ? .taken : .alias))
            }
        }
        return (slugs[PathKey(page.place)], aliases, kept)
    }

    private func isTaken(_ old: String) -> Bool {
        routes.contains(old) || routes.contains(old + "/") || routes.contains(Address.decoded(old) + "/")
    }

    /// The redirects of the old site, to addresses of the new one.
    func redirects(_ old: [(from: String, to: String)]) -> (
        members: [Value.Member], kept: [KeptAddress], left: [String]
    ) {
        var (members, kept, left): ([Value.Member], [KeptAddress], [String]) = ([], [], [])
        for redirect in old {
            let from = redirect.from.hasPrefix("/") ? redirect.from : "/" + redirect.from
            guard let to = target(redirect.to), !from.contains("*"), !from.contains("["), !isTaken(from)
            else {
                left.append("the redirect from `\(redirect.from)` to `\(redirect.to)`")
                continue
            }
            members.append(.init(key: Address.encoded(from), value: .string(to)))
            kept.append(KeptAddress(old: from, new: to, way: .redirect))
        }
        return (members, kept, left)
    }

    private func target(_ text: String) -> String? {
        if text.contains("://") { return text.hasPrefix("https:") ? text : nil }
        let cut = text.firstIndex(of: "#") ?? text.endIndex
        let (path, rest) = (String(text[..<cut]), text[cut...])
        let bare = path.hasPrefix("/") ? String(path.dropFirst()) : path
        let page = plan.pages.first { $0.place == bare } ?? plan.page(at: path)
        return page.map { address(of: $0.place) + rest }
    }
}
