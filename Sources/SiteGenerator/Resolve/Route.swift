import Text

/// Where a page stands in the finished site: its folder's path, without `/` at its ends. The home page's is empty.
package struct Route: Sendable, Hashable, Comparable {
    /// The path, its parts as they are named on the disk.
    package let path: String

    /// Makes a route.
    package init(_ path: String) {
        self.path = path
    }

    /// The page that hosts show for an address that leads nowhere; it is a file, since they look for that name.
    static let notFound = Route("404.html")

    /// The file that holds the page.
    package var outputPath: String { self == .notFound ? path : joined(path, "index.html") }

    /// The link to the page, with the path that stands before every link.
    package func url(_ base: BaseURL) -> String {
        path.isEmpty ? base.path : base.path + URLPath.encoded(path) + (self == .notFound ? "" : "/")
    }

    /// By bytes, as file systems do that tell composed and decomposed letters apart.
    package static func == (left: Route, right: Route) -> Bool { PathKey(left.path) == PathKey(right.path) }

    /// Hashes the path's bytes.
    package func hash(into hasher: inout Hasher) { PathKey(path).hash(into: &hasher) }

    /// By bytes, so that the order is the same on every machine.
    package static func < (left: Route, right: Route) -> Bool {
        left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
    }
}

extension Route {
    /// The route of the Markdown file at this place, with the last part replaced by `slug` where there is one.
    init(place: String, slug: String? = nil) {
        let folder = parent(of: place)
        let parts = folder.split(separator: "/").map { Slug.make(String($0)) }
        if slug == nil, !place.contains("/"), stem(of: place) == "404" {
            self = .notFound
        } else if Self.isFolderPage(place) {
            self.init(parts.joined(separator: "/"))
        } else {
            let last = slug.flatMap(Slug.chosen) ?? Slug.make(stem(of: place))
            self.init((parts + [last]).joined(separator: "/"))
        }
    }

    /// Whether a file is its folder's own page.
    static func isFolderPage(_ place: String) -> Bool {
        ["index", "_index", "readme"].contains(stem(of: place).lowercased())
    }
}

extension Slug {
    /// A slug that an author chose, as it is; `nil` where it would lead elsewhere.
    static func chosen(_ slug: String) -> String? {
        let isRefused =
            slug.isEmpty || slug.unicodeScalars.contains(where: isForbidden)
            || OutputPath.fault(ofSlug: slug) != nil
        return isRefused ? nil : slug
    }

    /// Whether the schema of front matter reports a slug with such a character in it.
    static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        "/?#%".unicodeScalars.contains(scalar)
            || scalar.properties.isWhitespace && scalar != "\u{85}" || scalar == "\u{FEFF}"
    }
}
