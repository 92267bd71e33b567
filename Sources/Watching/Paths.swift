/// A path from the file system's root, without a slash at its end.
func absolutePath(_ path: String) -> String {
    normalPath(path.hasPrefix("/") ? path : (Disk.canonical(".") ?? "") + "/" + path)
}

/// A path from the file system's root without `.`, `..` and empty names, by its letters only.
func normalPath(_ path: String) -> String {
    var names: [Substring] = []
    for name in path.split(separator: "/") where name != "." {
        if name == ".." { _ = names.popLast() } else { names.append(name) }
    }
    return "/" + names.joined(separator: "/")
}

/// The folder that a path lies in; `/` lies in itself.
func outerFolder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex else { return "/" }
    return String(path[..<slash])
}

/// All folders that a path lies in, from the nearest on, without `/`.
func outerFolders(of path: String) -> [String] {
    let utf8 = path.utf8
    return utf8.indices.reversed().compactMap { index in
        utf8[index] == UInt8(ascii: "/") && index > path.startIndex ? String(path[..<index]) : nil
    }
}

/// The last name of a path.
func lastName(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
}

/// A name in a folder.
func joined(_ folder: String, _ name: String) -> String {
    folder == "/" ? "/" + name : folder + "/" + name
}

/// Whether a path is a folder's own or lies in it.
func lies(_ path: String, in folder: String) -> Bool {
    path == folder || folder == "/"
        || path.hasPrefix(folder) && path.utf8.dropFirst(folder.utf8.count).first == 0x2F
}
