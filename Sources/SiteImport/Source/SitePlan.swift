import Text

/// A page of the source, and where it goes.
struct PagePlan: Sendable {
    /// Its path in the source.
    let source: String
    /// Its path below the content folder.
    var place: String
    /// Its address on the old site, from `/` on; `nil` for a text that is only a part of pages.
    let address: String?
    /// Other addresses that lead to it on the old site.
    var oldAddresses: [String] = []

    /// Whether it is a text that pages include, and no page.
    var isPart: Bool { address == nil }
}

/// A file of the source that is copied, and where it goes.
struct AssetPlan: Sendable {
    let source: String
    let place: String
}

/// An entry of the navigation.
indirect enum NavEntry: Sendable, Hashable {
    /// A page or folder by its place, or an address, with a title of its own where it has one.
    case target(String, title: String?)
    case group(String, [NavEntry])

    var value: Value {
        switch self {
        case .target(let target, nil): .string(target)
        case .target(let target, let title?): .object([.init(key: title, value: .string(target))])
        case .group(let title, let entries):
            .object([.init(key: title, value: .list(entries.map(\.value)))])
        }
    }

    /// The targets in it.
    var targets: [String] {
        switch self {
        case .target(let target, _): [target]
        case .group(_, let entries): entries.flatMap(\.targets)
        }
    }
}

/// What is known of a site before its pages are rewritten.
struct SitePlan: Sendable {
    let kind: SiteKind
    let source: SourceFolder
    /// Its pages, by their path in the source.
    let pages: [PagePlan]
    /// The files that are copied.
    let assets: [AssetPlan]
    let settings: SiteSettings
    /// The folders that paths from `/` begin in, in the source; each with `/` at its end or empty.
    let roots: [String]
    /// The path that stands before every address of the old site, with `/` at both ends.
    let base: String
    /// The places of pages that became the page of their folder, by where they would be otherwise.
    let moved: [PathKey: String]

    private let places: [PathKey: String]
    private let addresses: [String: Int]
    private let names: [String: [Int]]

    init(
        kind: SiteKind, source: SourceFolder, pages: [PagePlan], assets: [AssetPlan], settings: SiteSettings,
        roots: [String], base: String, moved: [PathKey: String]
    ) {
        (self.kind, self.source, self.settings, self.roots) = (kind, source, settings, roots)
        (self.pages, self.assets, self.base, self.moved) = (pages, assets, base, moved)
        var places = Dictionary(pages.map { (PathKey($0.source), $0.place) }, uniquingKeysWith: { $1 })
        for asset in assets { places[PathKey(asset.source)] = asset.place }
        var (addresses, names): ([String: Int], [String: [Int]]) = ([:], [:])
        for (index, page) in pages.enumerated() {
            names[Path.stem(page.source).lowercased(), default: []].append(index)
            for address in [page.address].compactMap(\.self) + page.oldAddresses
            where addresses[Address.key(address)] == nil {
                addresses[Address.key(address)] = index
            }
        }
        (self.places, self.addresses, self.names) = (places, addresses, names)
    }

    /// Where a file of the source goes.
    func place(of source: String) -> String? { places[PathKey(source)] }

    /// The page at an address of the old site.
    func page(at address: String) -> PagePlan? { addresses[Address.key(address)].map { pages[$0] } }

    /// The only page of a name.
    func page(named name: String) -> PagePlan? {
        guard let found = names[name.lowercased()], found.count == 1 else { return nil }
        return pages[found[0]]
    }
}

/// The settings of the old site that the new one has, too.
struct SiteSettings: Sendable {
    /// The members of `site.yaml`, in their order, without `nav`, `redirects` and `sections`.
    var members: [Value.Member] = []
    var nav: [NavEntry] = []
    /// Old addresses and where they lead: a place with `/` before it, or an address.
    var redirects: [(from: String, to: String)] = []
    /// The titles and weights of folders.
    var sections: [(place: String, members: [Value.Member])] = []
    /// The folders that snippets of MkDocs are looked for in.
    var snippetFolders: [String] = []
    /// What the configuration has that has no counterpart.
    var left: [String] = []

    mutating func set(_ key: String, _ text: String?) {
        guard let text, !text.trimmed.isEmpty else { return }
        set(key, value: .string(text.trimmed))
    }

    mutating func set(_ key: String, value: Value) {
        members.removeAll { $0.key == key }
        members.append(.init(key: key, value: value))
    }
}

/// Addresses of pages, as paths from `/` on.
enum Address {
    /// The address that a page at a place has here.
    static func ours(_ place: String, slug: String? = nil) -> String {
        let folder = Path.folder(place).split(separator: "/").map { Slug.make(String($0)) }
        let stem = Path.stem(place)
        let isFolderPage = ["index", "_index", "readme"].contains(stem.lowercased())
        let parts = folder + (isFolderPage ? [] : [slug ?? Slug.make(stem)])
        return parts.isEmpty ? "/" : "/" + parts.joined(separator: "/") + "/"
    }

    /// The address that an address lies below, without `/` at its end; empty at the top.
    static func parent(_ address: String) -> String {
        Path.folder(address.hasSuffix("/") ? String(address.dropLast()) : address)
    }

    /// Whether two addresses are one for hosts, which add the `/` at the end and show `index.html` there.
    static func areSame(_ left: String, _ right: String) -> Bool {
        func bare(_ text: String) -> String {
            let text = text.hasSuffix("/index.html") ? String(text.dropLast("index.html".utf8.count)) : text
            return text.hasSuffix("/") ? String(text.dropLast()) : text
        }
        return PathKey(bare(decoded(left))) == PathKey(bare(decoded(right)))
    }

    /// The form in which two addresses of one page are the same.
    static func key(_ address: String) -> String {
        var key = decoded(address)
        for end in ["/index.html", ".html"] where key.hasSuffix(end) {
            key = String(key.dropLast(end.utf8.count))
            break
        }
        while key.hasSuffix("/") { key.removeLast() }
        return key.hasPrefix("/") ? key : "/" + key
    }

    /// An address with `%20` and its like as the characters that they stand for.
    static func decoded(_ text: String) -> String {
        guard text.contains("%") else { return text }
        var (bytes, rest): ([UInt8], ArraySlice<UInt8>) = ([], Array(text.utf8)[...])
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// An address as it is written into front matter.
    static func encoded(_ text: String) -> String {
        PercentEncoding.path(decoded(text), keeping: "+!$&'()*,;=:@")
    }

    /// A path with its parts in lower case and hyphens for blanks, as most generators make addresses.
    static func lowered(_ path: String) -> String {
        path.split(separator: "/").map { part in
            String(part.lowercased().map { $0 == " " ? "-" : $0 })
        }.joined(separator: "/")
    }
}
