/// Where the addresses of a preview lead.
struct Address: Equatable {
    /// What a path of an address is.
    enum Place: Equatable {
        /// A file of the site, by its path, whether or not there is one.
        case file(String)
        /// The site's folder is meant, and its address ends in `/`.
        case needsSlash
        /// A place outside of the folder that the site is published in.
        case outside
        /// The root of the server, where the site is published in a folder of it.
        case root
    }

    /// Says what a path means.
    ///
    /// - Parameters:
    ///   - path: the path without its escapes.
    ///   - base: the path that the site is published below, with `/` at both ends.
    ///   - isThere: whether the site has a file of a path.
    static func place(of path: String, below base: String, isThere: (String) -> Bool) -> Place {
        guard path.hasPrefix(base) else {
            if path + "/" == base { return .needsSlash }
            return path == "/" ? .root : .outside
        }
        let inner = String(path.dropFirst(base.count))
        if inner.isEmpty || inner.hasSuffix("/") { return .file(inner + "index.html") }
        if isThere(inner) { return .file(inner) }
        if isThere(inner + "/index.html") { return .needsSlash }
        let name = inner.split(separator: "/").last ?? ""
        return .file(name.contains(".") ? inner : inner + "/index.html")
    }
}
