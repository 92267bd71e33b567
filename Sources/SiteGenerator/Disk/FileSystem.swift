import Markdown

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The few operations of POSIX that read, on paths as strings. What writes is `WritableFolder`.
enum FileSystem {
    enum Kind: Sendable {
        case file, directory, symbolicLink, other
    }

    #if canImport(Darwin)
        typealias Directory = UnsafeMutablePointer<DIR>
    #else
        typealias Directory = OpaquePointer
    #endif

    /// What the machine says of a path.
    struct Status: Sendable, Equatable {
        let kind: Kind
        let size: Int
        let modifiedSeconds: Int
        let modifiedNanoseconds: Int

        init(_ buffer: stat) {
            #if canImport(Darwin)
                let modified = buffer.st_mtimespec
            #else
                let modified = buffer.st_mtim
            #endif
            size = Int(buffer.st_size)
            modifiedSeconds = modified.tv_sec
            modifiedNanoseconds = modified.tv_nsec
            kind =
                switch buffer.st_mode & S_IFMT {
                case S_IFREG: .file
                case S_IFDIR: .directory
                case S_IFLNK: .symbolicLink
                default: .other
                }
        }
    }

    /// The status of a path; of the link itself where `follow` is false. `nil` where there is nothing.
    static func status(_ path: String, follow: Bool = true) throws(FileSystemError) -> Status? {
        var buffer = stat()
        let result = follow ? stat(path, &buffer) : lstat(path, &buffer)
        guard result == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw FileSystemError("examine", path)
        }
        return Status(buffer)
    }

    /// The names in a directory, sorted by their bytes, without `.` and `..`.
    static func names(in path: String) throws(FileSystemError) -> [String] {
        guard let directory = opendir(path) else { throw FileSystemError("list", path) }
        return try names(directory, path)
    }

    /// The names in a directory that is open, which is closed then.
    static func names(_ directory: Directory, _ path: String) throws(FileSystemError) -> [String] {
        defer { closedir(directory) }
        var names: [String] = []
        errno = 0
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
            errno = 0
        }
        guard errno == 0 else { throw FileSystemError("list", path) }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// A path without links, `.` and `..`.
    static func canonical(_ path: String) throws(FileSystemError) -> String {
        guard let resolved = realpath(path, nil) else { throw FileSystemError("resolve", path) }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// An absolute path without links in as much of it as is there.
    static func canonicalAsFarAsThere(_ path: String) throws(FileSystemError) -> String {
        var (outer, rest) = (path, "")
        while outer.count > 1, try status(outer) == nil {
            rest = rest.isEmpty ? fileName(of: outer) : joined(fileName(of: outer), rest)
            outer = outerFolder(of: outer)
        }
        let found = try canonical(outer)
        return rest.isEmpty ? found : joined(found, rest)
    }

    /// All bytes of a file. What is no file, such as a pipe, is an error and never waited for.
    static func read(_ path: String) throws(FileSystemError) -> [UInt8] {
        let file = try OpenFile(reading: path)
        guard try file.status(path).kind == .file else { throw FileSystemError("read", path, .special) }
        return try file.readAll(path)
    }

    /// The size that the file of a picture says; `nil` for what is no picture by its name, and where its bytes say none.
    static func pictureSize(_ path: String) -> PictureSize? {
        guard PictureSize.extensions.contains(pathExtension(of: path).lowercased()),
            let file = try? OpenFile(reading: path), (try? file.status(path).kind) == .file
        else { return nil }
        return PictureSize { file.bytes(at: $0, count: $1) }
    }

    /// All bytes of a file with settings, which is no link: what is said of one folder lies in it.
    static func readSettings(_ path: String) throws(FileSystemError) -> [UInt8] {
        switch try status(path, follow: false)?.kind {
        case .symbolicLink: throw FileSystemError("read", path, .symbolicLink)
        case .directory: throw FileSystemError("read", path, .folder)
        case .other: throw FileSystemError("read", path, .special)
        case .file, nil: return try read(path)
        }
    }

    /// All bytes of whatever a user named, a pipe among them.
    static func readStream(_ path: String) throws(FileSystemError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileSystemError("read", path) }
        return try OpenFile(descriptor).readAll(path, limit: largestStream)
    }

    /// What a user names as an input has no size that is known before, and a device can go on without end.
    private static let largestStream = 256 << 20
}
