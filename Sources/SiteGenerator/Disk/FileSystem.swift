#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the machine answered to a file operation that did not work.
public struct FileSystemError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The path of the operation.
    public let path: String
    /// What was tried, as a verb: "read", "list", "write".
    public let operation: String
    /// The machine's error number.
    public let code: Int32

    /// The machine's own words for the error: "Permission denied".
    public var reason: String { String(cString: strerror(code)) }

    /// A sentence without its full stop: "cannot read x.md: Permission denied".
    public var description: String { "cannot \(operation) \(path): \(reason)" }

    /// An error of the last call.
    init(_ operation: String, _ path: String) {
        self.init(operation, path, code: errno)
    }

    /// The error of a folder that is not there or is no folder.
    static func missingFolder(_ path: String) -> FileSystemError {
        FileSystemError("find the folder", path, code: ENOENT)
    }

    /// The error of a templates folder that was named and is not there.
    static func missingTemplates(_ path: String) -> FileSystemError {
        FileSystemError("find the templates folder", path, code: ENOENT)
    }

    /// The error of a file that is already there.
    static func occupied(_ path: String) -> FileSystemError {
        FileSystemError("make", path, code: EEXIST)
    }

    init(_ operation: String, _ path: String, code: Int32) {
        self.operation = operation
        self.path = path
        self.code = code
    }
}

/// The few operations of POSIX that the generator needs, on paths as strings.
///
/// This is the only file of the generator that calls the machine; it makes no decision.
enum FileSystem {
    enum Kind: Sendable {
        case file, directory, symbolicLink, other
    }

    /// What the machine says of a path.
    struct Status: Sendable, Equatable {
        let kind: Kind
        let size: Int
        let modifiedSeconds: Int
        let modifiedNanoseconds: Int
    }

    /// The status of a path; of the link itself where `follow` is false. `nil` where there is nothing.
    static func status(_ path: String, follow: Bool = true) throws(FileSystemError) -> Status? {
        var buffer = stat()
        let result = follow ? stat(path, &buffer) : lstat(path, &buffer)
        guard result == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw FileSystemError("examine", path)
        }
        #if canImport(Darwin)
            let modified = buffer.st_mtimespec
        #else
            let modified = buffer.st_mtim
        #endif
        return Status(
            kind: kind(of: buffer.st_mode), size: Int(buffer.st_size), modifiedSeconds: modified.tv_sec,
            modifiedNanoseconds: modified.tv_nsec)
    }

    private static func kind(of mode: mode_t) -> Kind {
        switch mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .directory
        case S_IFLNK: .symbolicLink
        default: .other
        }
    }

    /// The names in a directory, sorted by their bytes, without `.` and `..`.
    static func names(in path: String) throws(FileSystemError) -> [String] {
        guard let directory = opendir(path) else { throw FileSystemError("list", path) }
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

    /// All bytes of a file.
    static func read(_ path: String) throws(FileSystemError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileSystemError("read", path) }
        defer { close(descriptor) }
        var status = stat()
        let expected = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
        var bytes: [UInt8] = []
        var code: Int32 = 0
        var isAtEnd = false
        while !isAtEnd, code == 0 {
            // One byte more than the file should have shows its end without another round.
            let room = max(expected - bytes.count + 1, 4096)
            let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                let received = Self.read(descriptor, into: buffer)
                code = received < 0 ? errno : 0
                isAtEnd = received == 0
                count = max(0, received)
            }
            if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
        }
        guard code == 0 else { throw FileSystemError("read", path, code: code) }
        return bytes
    }

    /// Fills a buffer; a call that a signal broke off is made again. Negative on failure.
    private static func read(_ descriptor: Int32, into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var filled = 0
        while filled < buffer.count, let base = buffer.baseAddress {
            #if canImport(Glibc)
                let received = Glibc.read(descriptor, base + filled, buffer.count - filled)
            #elseif canImport(Musl)
                let received = Musl.read(descriptor, base + filled, buffer.count - filled)
            #else
                let received = Darwin.read(descriptor, base + filled, buffer.count - filled)
            #endif
            if received < 0, errno == EINTR { continue }
            if received < 0 { return -1 }
            if received == 0 { break }
            filled += received
        }
        return filled
    }

    /// Makes a file with these bytes, or empties one that is there and fills it.
    static func write(_ bytes: [UInt8], to path: String) throws(FileSystemError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileSystemError("write", path) }
        let code = bytes.withUnsafeBytes { append($0, to: descriptor) }
        let closed = close(descriptor)
        guard code == 0 else { throw FileSystemError("write", path, code: code) }
        guard closed == 0 else { throw FileSystemError("write", path) }
    }

    /// Makes a file with these bytes only where nothing is at the path yet.
    static func create(_ bytes: [UInt8], at path: String) throws(FileSystemError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileSystemError("create", path) }
        defer { close(descriptor) }
        let code = bytes.withUnsafeBytes { append($0, to: descriptor) }
        guard code == 0 else { throw FileSystemError("write", path, code: code) }
    }

    /// Gives a file the rights that another one has.
    static func copyRights(of path: String, to other: String) throws(FileSystemError) {
        var buffer = stat()
        guard stat(path, &buffer) == 0 else { throw FileSystemError("examine", path) }
        guard chmod(other, buffer.st_mode & 0o7777) == 0 else { throw FileSystemError("change", other) }
    }

    private static func append(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
        var written = 0
        while written < bytes.count, let base = bytes.baseAddress {
            #if canImport(Glibc)
                let count = Glibc.write(descriptor, base + written, bytes.count - written)
            #elseif canImport(Musl)
                let count = Musl.write(descriptor, base + written, bytes.count - written)
            #else
                let count = Darwin.write(descriptor, base + written, bytes.count - written)
            #endif
            if count < 0, errno == EINTR { continue }
            if count < 0 { return errno }
            written += count
        }
        return 0
    }

    /// Copies a file's bytes and its time of change, in pieces, so that a large file needs little memory.
    static func copy(_ source: String, to path: String) throws(FileSystemError) {
        let input = open(source, O_RDONLY | O_CLOEXEC)
        guard input >= 0 else { throw FileSystemError("read", source) }
        defer { close(input) }
        let output = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard output >= 0 else { throw FileSystemError("write", path) }
        defer { close(output) }
        let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 20)
        defer { buffer.deallocate() }
        while true {
            let count = Self.read(input, into: buffer)
            guard count >= 0 else { throw FileSystemError("read", source) }
            if count == 0 { break }
            let code = append(
                UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count]), to: output)
            guard code == 0 else { throw FileSystemError("write", path, code: code) }
        }
        if let status = try status(source) {
            let time = timespec(tv_sec: status.modifiedSeconds, tv_nsec: status.modifiedNanoseconds)
            _ = [time, time].withUnsafeBufferPointer { futimens(output, $0.baseAddress) }
        }
    }

    /// Makes a file with these bytes in one step; a file of that name is replaced whole or not at all.
    static func replace(_ path: String, with bytes: [UInt8]) throws(FileSystemError) {
        let draft = path + ".waymark-new"
        try write(bytes, to: draft)
        try rename(draft, to: path)
    }

    /// Gives a file another name in one step; what had that name is replaced.
    static func rename(_ path: String, to newPath: String) throws(FileSystemError) {
        #if canImport(Glibc)
            let result = Glibc.rename(path, newPath)
        #elseif canImport(Musl)
            let result = Musl.rename(path, newPath)
        #else
            let result = Darwin.rename(path, newPath)
        #endif
        guard result == 0 else { throw FileSystemError("rename to \(newPath)", path) }
    }

    /// Removes a file or a link; one that is not there is no error.
    static func remove(_ path: String) throws(FileSystemError) {
        guard unlink(path) == 0 || errno == ENOENT || errno == ENOTDIR else {
            throw FileSystemError("remove", path)
        }
    }

    /// Removes a directory if it is empty; tells whether it did.
    static func removeEmptyDirectory(_ path: String) -> Bool {
        rmdir(path) == 0
    }

    /// Makes a directory and those above it that are missing.
    static func makeDirectory(_ path: String) throws(FileSystemError) {
        if mkdir(path, 0o755) == 0 { return }
        if errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex {
            try makeDirectory(String(path[..<slash]))
            if mkdir(path, 0o755) == 0 { return }
        }
        guard errno == EEXIST, try status(path)?.kind == .directory else {
            throw FileSystemError("make the folder", path)
        }
    }
}
