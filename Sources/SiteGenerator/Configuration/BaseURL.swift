/// Where a site is published: an origin and the path that stands before every link.
package struct BaseURL: Sendable, Hashable {
    /// Scheme and host, as `https://example.org`; empty where nothing is known.
    package let origin: String
    /// The path, with `/` at both ends.
    package let path: String

    /// The path of all of the site, where this is that of the pages in one of its languages; else the same path.
    package let sitePath: String

    /// The root of an unknown host.
    package static let root = BaseURL(origin: "", path: "/")

    private init(origin: String, path: String, sitePath: String? = nil) {
        self.origin = origin
        self.path = path
        self.sitePath = sitePath ?? path
    }

    /// The part of a site in a folder of its own; what all parts share stays where it is.
    func part(_ folder: String) -> BaseURL {
        BaseURL(origin: origin, path: path + folder + "/", sitePath: sitePath)
    }

    /// Reads a URL with the scheme `http` or `https`; `nil` for anything else.
    package init?(_ url: String) {
        guard Self.fault(of: url) == nil else { return nil }
        guard let scheme = ["https://", "http://"].first(where: url.lowercased().hasPrefix) else {
            return nil
        }
        let rest = url.dropFirst(scheme.count)
        let host = rest.prefix { $0 != "/" }
        // A path that begins with `//` would make every link lead to another host.
        let parts = rest.dropFirst(host.count).split(separator: "/")
        self.init(origin: scheme + host, path: parts.reduce("/") { $0 + $1 + "/" })
    }

    /// Why a text is no address that a site can be published at, as a sentence; `nil` where it is one.
    package static func fault(of url: String) -> String? {
        if url.contains("?") || url.contains("#") { return "it has a query or a fragment" }
        if let fault = Address.fault(ofWebAddress: url) { return fault.words }
        let path = url.split(separator: "/").dropFirst(2)
        if path.contains(where: { $0 == "." || $0 == ".." }) {
            return "it has a part `.` or `..`, which means another folder"
        }
        let isPlain = path.joined().utf8.allSatisfy { !"\"<>^`{|}".utf8.contains($0) }
        return isPlain ? nil : "it has a character that addresses write with `%`"
    }
}
