#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What is asked of the file system, and of the machine's clocks.
enum Disk {
    enum Kind: Sendable {
        case file, folder, link, other
    }

    /// What shows that a file is another than before. Times are nanoseconds.
    struct Stamp: Sendable, Equatable {
        let kind: Kind
        let device: Int
        let inode: UInt64
        let size: Int
        /// How many names the file has.
        let names: Int
        let modified: Int
        /// When its bytes, its rights or its names changed.
        let changed: Int

        init(_ buffer: stat) {
            #if canImport(Darwin)
                let (modified, changed) = (buffer.st_mtimespec, buffer.st_ctimespec)
            #else
                let (modified, changed) = (buffer.st_mtim, buffer.st_ctim)
            #endif
            self.modified = modified.tv_sec * 1_000_000_000 + modified.tv_nsec
            self.changed = changed.tv_sec * 1_000_000_000 + changed.tv_nsec
            device = Int(buffer.st_dev)
            inode = UInt64(buffer.st_ino)
            size = Int(buffer.st_size)
            names = Int(buffer.st_nlink)
            kind =
                switch buffer.st_mode & S_IFMT {
                case S_IFREG: .file
                case S_IFDIR: .folder
                case S_IFLNK: .link
                default: .other
                }
        }
    }

    /// The stamp of a path, or of what a link leads to where `follow` is true; `nil` where nothing is found.
    static func stamp(_ path: String, follow: Bool = false) -> Stamp? {
        var buffer = stat()
        let result = follow ? stat(path, &buffer) : lstat(path, &buffer)
        return result == 0 ? Stamp(buffer) : nil
    }

    /// The names in a folder, in any order, with their kinds; `nil` where it cannot be listed.
    static func entries(in folder: String) -> [(name: String, kind: Kind)]? {
        names(in: folder) { name, type, _ in
            (name, kind(type) ?? stamp(joined(folder, name))?.kind ?? .other)
        }
    }

    /// The names in a folder, in any order, with their stamps; `nil` where it cannot be listed.
    static func stamps(in folder: String) -> [(name: String, stamp: Stamp)]? {
        names(in: folder) { name, _, descriptor in
            var buffer = stat()
            // From the folder on, since a whole path takes longer to make and to look up than all else.
            guard fstatat(descriptor, name, &buffer, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
            return (name, Stamp(buffer))
        }
    }

    private static func names<Entry>(
        in folder: String, _ body: (_ name: String, _ type: Int, _ descriptor: Int32) -> Entry?
    ) -> [Entry]? {
        guard let directory = opendir(folder) else { return nil }
        defer { closedir(directory) }
        let descriptor = dirfd(directory)
        var entries: [Entry] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            guard name != ".", name != ".." else { continue }
            if let entry = body(name, Int(entry.pointee.d_type), descriptor) { entries.append(entry) }
        }
        return entries
    }

    /// Some file systems leave it to be asked for.
    private static func kind(_ type: Int) -> Kind? {
        switch type {
        case Int(DT_REG): .file
        case Int(DT_DIR): .folder
        case Int(DT_LNK): .link
        case Int(DT_UNKNOWN): nil
        default: .other
        }
    }

    /// Where a link leads, as it is written in it.
    static func target(of link: String) -> String? {
        let capacity = Int(PATH_MAX)
        var count = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, used in
            count = buffer.withMemoryRebound(to: CChar.self) { characters in
                characters.baseAddress.map { readlink(link, $0, capacity) } ?? 0
            }
            used = max(0, count)
        }
        return count > 0 ? String(decoding: bytes, as: UTF8.self) : nil
    }

    /// A path without links, `.` and `..`.
    static func canonical(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Nanoseconds of a clock that only goes forward: only spans are measured with it.
    static var moment: Int { nanoseconds(of: CLOCK_MONOTONIC) }

    /// Nanoseconds of the clock that files get their times from.
    static var timeOfFiles: Int { nanoseconds(of: CLOCK_REALTIME) }

    private static func nanoseconds(of clock: clockid_t) -> Int {
        var time = timespec()
        clock_gettime(clock, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
}
