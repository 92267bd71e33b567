/// Joins two paths with one `/`; an empty first path gives the second.
func joined(_ first: String, _ second: String) -> String {
    if first.isEmpty { return second }
    return first.hasSuffix("/") ? first + second : "\(first)/\(second)"
}

/// The part of a path before its last `/`, or nothing.
func parent(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
}

/// The folder that a path stands in, as one can open it: `.` for a name alone.
func outerFolder(of path: String) -> String {
    let folder = parent(of: path)
    return folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder
}

/// Where a path is, seen from a folder that it is or lies in, both as absolute paths; `nil` for one elsewhere.
func innerPath(of path: String, in folder: String) -> String? {
    if path == folder { return "" }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : nil
}

/// The part of a path behind its last `/`.
func fileName(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.utf8.index(after: $0)...]) } ?? path
}

/// A path with slashes between its parts, as Windows writes them the other way round.
func withSlashes(_ path: String) -> String {
    path.utf8.contains(UInt8(ascii: "\\")) ? path.replacing("\\", with: "/") : path
}

/// What follows the last full stop of a file's name; nothing where the name has none or begins with it.
func pathExtension(of path: String) -> String {
    let name = fileName(of: path)
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else { return "" }
    return String(name[name.utf8.index(after: dot)...])
}

/// Whether a file is Markdown by its name, MDX too.
func isMarkdown(_ path: String) -> Bool {
    ["md", "markdown", "mdx"].contains(pathExtension(of: path).lowercased())
}

/// A file's name without its extension.
func stem(of path: String) -> String {
    let name = fileName(of: path)
    let suffix = pathExtension(of: name)
    return suffix.isEmpty ? name : String(name.dropLast(suffix.count + 1))
}

/// A relative path without `.` and `..`; `nil` where it leads above its beginning.
func normalized(_ path: String) -> String? {
    var parts: [Substring] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: true) {
        switch part {
        case ".": continue
        case "..": if parts.popLast() == nil { return nil }
        default: parts.append(part)
        }
    }
    return parts.joined(separator: "/")
}
