#if os(Linux)
    /// Which folders are watched, by their paths and by the kernel's numbers.
    ///
    /// A number can have several paths for a while: a folder was moved, and only its new place was seen.
    struct WatchedFolders {
        private var numbers: [String: Int32] = [:]
        private var paths: [Int32: [String]] = [:]
        /// The names of the watched folders in a folder.
        private var inner: [String: Set<String>] = [:]

        /// The number of a path that is watched.
        func number(of path: String) -> Int32? { numbers[path] }

        /// The paths of a folder.
        func paths(of number: Int32) -> [String] { paths[number] ?? [] }

        mutating func insert(_ path: String, _ number: Int32) {
            numbers[path] = number
            paths[number, default: []].append(path)
            inner[outerFolder(of: path), default: []].insert(lastName(of: path))
        }

        /// Forgets a number that the kernel has forgotten.
        mutating func removeAll(of number: Int32) {
            for path in paths.removeValue(forKey: number) ?? [] { numbers[path] = nil }
        }

        /// Forgets a folder with all in it.
        ///
        /// - Returns: its path and those of the folders in it, and the numbers that have no path any more.
        mutating func remove(_ path: String) -> (paths: [String], numbers: [Int32]) {
            var (pending, removed, unused) = ([path], [String](), [Int32]())
            Self.remove(lastName(of: path), from: &inner, in: outerFolder(of: path))
            while let path = pending.popLast() {
                removed.append(path)
                if let number = numbers.removeValue(forKey: path) {
                    paths[number]?.removeAll { $0 == path }
                    if paths[number]?.isEmpty == true {
                        paths[number] = nil
                        unused.append(number)
                    }
                }
                for name in inner.removeValue(forKey: path) ?? [] { pending.append(joined(path, name)) }
            }
            return (removed, unused)
        }

        private static func remove(
            _ name: String, from inner: inout [String: Set<String>], in folder: String
        ) {
            inner[folder]?.remove(name)
            if inner[folder]?.isEmpty == true { inner[folder] = nil }
        }
    }
#endif
