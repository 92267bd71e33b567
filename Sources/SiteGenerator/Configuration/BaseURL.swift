/// Where a site is published: an origin and the path that stands before every link.
public struct BaseURL: Sendable, Hashable {
    /// Scheme and host, as `https://example.org`; empty where nothing is known.
    public let origin: String
    /// The path, with `/` at both ends.
    public let path: String

    /// The root of an unknown host.
    public static let root = BaseURL(origin: "", path: "/")

    private init(origin: String, path: String) {
        self.origin = origin
        self.path = path
    }

    /// Reads a URL with the scheme `http` or `https`; `nil` for anything else.
    public init?(_ url: String) {
        guard let scheme = ["https://", "http://"].first(where: url.lowercased().hasPrefix) else {
            return nil
        }
        let rest = url.dropFirst(scheme.count).prefix { $0 != "?" && $0 != "#" }
        let host = rest.prefix { $0 != "/" }
        guard !host.isEmpty else { return nil }
        guard url.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0 != "\\" }) else { return nil }
        // A path that begins with `//` would make every link lead to another host.
        let parts = rest.dropFirst(host.count).split(separator: "/")
        self.init(origin: scheme + host, path: parts.reduce("/") { $0 + $1 + "/" })
    }
}
