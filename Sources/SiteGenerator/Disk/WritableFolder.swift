#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A folder that is written into: the one door through which Waymark makes, replaces, renames and removes files.
///
/// The folder is held open, and every name is looked up in it without following links, so that whatever somebody
/// plants there, now or between two steps, nothing outside of it is touched. Only the folder that a user named
/// may itself be reached through links. A link, a pipe or a device in the way is an error that names it.
final class WritableFolder: Sendable {
    /// What stands at a name where a folder is looked for.
    enum Entry {
        case folder(WritableFolder)
        /// A file is there instead.
        case file
        /// Nothing is there.
        case nothing
    }

    /// The path that errors show.
    let path: String
    private let descriptor: Int32

    private init(_ descriptor: Int32, _ path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit {
        _ = close(descriptor)
    }

    /// Opens a folder that a user named.
    static func open(_ path: String) throws(FileSystemError) -> WritableFolder {
        #if canImport(Glibc)
            let descriptor = Glibc.open(path, lookingInto)
        #elseif canImport(Musl)
            let descriptor = Musl.open(path, lookingInto)
        #else
            let descriptor = Darwin.open(path, lookingInto)
        #endif
        guard descriptor >= 0 else { throw FileSystemError("open the folder", path) }
        // What lies in the current folder is shown as users write it.
        return WritableFolder(descriptor, path == "." || path == "./" ? "" : path)
    }

    /// Opens a folder that a user named, and makes it and those above it where they are missing.
    static func make(_ path: String) throws(FileSystemError) -> WritableFolder {
        try makeMissing(path)
        return try open(path)
    }

    private static func makeMissing(_ path: String) throws(FileSystemError) {
        if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
        guard errno == ENOENT else { throw FileSystemError("make the folder", path) }
        let outer = parent(of: path)
        guard !outer.isEmpty else { throw FileSystemError("make the folder", path) }
        try makeMissing(outer)
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
            throw FileSystemError("make the folder", path)
        }
    }

    private static let lookingInto = O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_CLOEXEC

    // MARK: Folders in it

    /// Opens a folder in this one.
    func folder(_ name: String) throws(FileSystemError) -> Entry {
        let inner = openat(descriptor, name, Self.lookingInto | O_NOFOLLOW)
        if inner >= 0 { return .folder(WritableFolder(inner, shown(name))) }
        let code = errno
        if code == ENOENT { return .nothing }
        switch try status(name)?.kind {
        case .file: return .file
        case .symbolicLink: throw FileSystemError("use", shown(name), .symbolicLink)
        case .other: throw FileSystemError("use", shown(name), .special)
        case .directory: throw FileSystemError("open the folder", shown(name), code: code)
        case nil: return .nothing
        }
    }

    /// Opens a folder in this one, and makes it where it is missing.
    ///
    /// - Returns: the folder, and whether it was made.
    func madeFolder(_ name: String) throws(FileSystemError) -> (folder: WritableFolder, isNew: Bool) {
        let isNew = mkdirat(descriptor, name, 0o755) == 0
        let code = errno
        guard isNew || code == EEXIST else {
            throw FileSystemError("make the folder", shown(name), code: code)
        }
        guard case .folder(let folder) = try folder(name) else {
            throw FileSystemError("make the folder", shown(name), code: EEXIST)
        }
        return (folder, isNew)
    }

    /// Makes a folder that nobody else can look into, with a name that nobody can guess.
    func makePrivateFolder(prefix: String) throws(FileSystemError) -> (folder: WritableFolder, name: String) {
        let name = prefix + Self.randomName()
        guard mkdirat(descriptor, name, 0o700) == 0 else {
            throw FileSystemError("make the folder", shown(name))
        }
        guard case .folder(let folder) = try folder(name) else {
            throw FileSystemError("open the folder", shown(name), code: ENOENT)
        }
        return (folder, name)
    }

    /// Removes a folder in this one if it is empty; tells whether it did.
    @discardableResult
    func removeEmptyFolder(_ name: String) -> Bool {
        unlinkat(descriptor, name, AT_REMOVEDIR) == 0
    }

    /// The names in the folder, sorted by their bytes.
    func names() throws(FileSystemError) -> [String] {
        let copy = openat(descriptor, ".", Self.lookingInto)
        let shown = path.isEmpty ? "." : path
        guard copy >= 0, let directory = fdopendir(copy) else { throw FileSystemError("list", shown) }
        return try FileSystem.names(directory, shown)
    }

    /// Throws where this process could not open so many folders and files at once.
    func reserveDescriptors(_ count: Int) throws(FileSystemError) {
        var others: [WritableFolder] = []
        for _ in 0..<count {
            let other = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
            guard other >= 0 else { throw FileSystemError("open the folder", path) }
            others.append(WritableFolder(other, path))
        }
    }

    // MARK: Files in it

    /// What stands at a name, itself and not what it leads to; `nil` where there is nothing.
    func status(_ name: String) throws(FileSystemError) -> FileSystem.Status? {
        var buffer = stat()
        guard fstatat(descriptor, name, &buffer, AT_SYMLINK_NOFOLLOW) == 0 else {
            if errno == ENOENT { return nil }
            throw FileSystemError("examine", shown(name))
        }
        return FileSystem.Status(buffer)
    }

    /// The kind of what stands at a name, which may be a file or a folder or nothing.
    func plainStatus(_ name: String) throws(FileSystemError) -> FileSystem.Status? {
        guard let status = try status(name) else { return nil }
        switch status.kind {
        case .file, .directory: return status
        case .symbolicLink: throw FileSystemError("use", shown(name), .symbolicLink)
        case .other: throw FileSystemError("use", shown(name), .special)
        }
    }

    /// All bytes of a file; `nil` where there is nothing.
    func read(_ name: String) throws(FileSystemError) -> [UInt8]? {
        guard try plainStatus(name) != nil else { return nil }
        return try opened(name).readAll(shown(name))
    }

    /// Opens a regular file for reading.
    private func opened(_ name: String) throws(FileSystemError) -> OpenFile {
        let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else {
            let code = errno
            _ = try plainStatus(name)
            throw FileSystemError("read", shown(name), code: code)
        }
        let open = OpenFile(file)
        switch try open.status(shown(name)).kind {
        case .file: return open
        case .directory: throw FileSystemError("read", shown(name), code: EISDIR)
        case .symbolicLink, .other: throw FileSystemError("read", shown(name), .special)
        }
    }

    /// Makes a file with these bytes only where nothing is at the name yet. Where that fails nothing is left.
    func create(_ name: String, _ bytes: [UInt8]) throws(FileSystemError) {
        let file = try newFile(name)
        do throws(FileSystemError) {
            try file.append(bytes, shown(name))
            try file.finish(shown(name))
        } catch {
            _ = unlinkat(descriptor, name, 0)
            throw error
        }
    }

    /// Makes a file with the bytes and the time of change of another one, which may lie anywhere.
    func copy(_ source: String, to name: String) throws(FileSystemError) {
        let original = try OpenFile(reading: source)
        let status = try original.status(source)
        guard status.kind == .file else { throw FileSystemError("read", source, .special) }
        let file = try newFile(name)
        do throws(FileSystemError) {
            try file.append(contentsOf: original, at: source, shown(name))
            try file.takeTime(of: status, shown(name))
            try file.finish(shown(name))
        } catch {
            _ = unlinkat(descriptor, name, 0)
            throw error
        }
    }

    private func newFile(_ name: String) throws(FileSystemError) -> OpenFile {
        let file = openat(descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw FileSystemError("create", shown(name)) }
        return OpenFile(file)
    }

    /// Replaces a file whole or not at all, or makes it. The new one has the rights of the old one.
    func replace(_ name: String, with bytes: [UInt8]) throws(FileSystemError) {
        let draft = try draft(of: name, bytes)
        do throws(FileSystemError) {
            try rename(draft, to: self, as: name)
        } catch {
            discard(draft)
            throw error
        }
    }

    /// Makes a file with a name that nobody can guess, which is to take the place of another one and has the rights
    /// of that one. Where that fails nothing is left.
    func draft(of name: String, _ bytes: [UInt8]) throws(FileSystemError) -> String {
        let draft = ".waymark-" + Self.randomName()
        do throws(FileSystemError) {
            let file = try newFile(draft)
            try file.append(bytes, shown(draft))
            if try plainStatus(name) != nil { try file.takeRights(of: try opened(name), shown(draft)) }
            try file.finish(shown(draft))
        } catch {
            discard(draft)
            // Nobody knows the draft; what cannot be written is the file.
            throw error.path == shown(draft) ? FileSystemError("write", shown(name), error.cause) : error
        }
        return draft
    }

    /// Gives a file its name in another folder in one step; a file that had that name is replaced.
    func rename(_ name: String, to folder: WritableFolder, as newName: String) throws(FileSystemError) {
        if try folder.plainStatus(newName)?.kind == .directory {
            throw FileSystemError("write", folder.shown(newName), code: EISDIR)
        }
        guard renameat(descriptor, name, folder.descriptor, newName) == 0 else {
            throw FileSystemError("write", folder.shown(newName))
        }
    }

    /// Gives a folder its name in another one in one step, where nothing or an empty folder has that name.
    func moveFolder(_ name: String, to folder: WritableFolder, as newName: String) throws(FileSystemError) {
        guard renameat(descriptor, name, folder.descriptor, newName) != 0 else { return }
        let code = errno
        _ = try folder.plainStatus(newName)
        throw FileSystemError("write", folder.shown(newName), code: code)
    }

    /// Removes a file, and nothing that is none; tells whether one was there.
    @discardableResult
    func remove(_ name: String) throws(FileSystemError) -> Bool {
        guard let status = try plainStatus(name) else { return false }
        guard status.kind == .file else { throw FileSystemError("remove", shown(name), code: EISDIR) }
        guard unlinkat(descriptor, name, 0) == 0 else { throw FileSystemError("remove", shown(name)) }
        return true
    }

    /// Removes whatever has a name that only Waymark gives, but for a folder.
    func discard(_ name: String) {
        _ = unlinkat(descriptor, name, 0)
    }

    // MARK: The lock

    /// Takes the lock of a file that stays; `nil` where another process holds it and nobody waits.
    func lock(_ name: String, waiting: Bool) throws(FileSystemError) -> FileLock? {
        _ = try plainStatus(name)
        let file = openat(descriptor, name, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o644)
        guard file >= 0 else {
            let code = errno
            _ = try plainStatus(name)
            throw FileSystemError("lock", shown(name), code: code)
        }
        return try FileLock.take(file, shown(name), waiting: waiting)
    }

    private func shown(_ name: String) -> String { joined(path, name) }

    /// A name that nobody can guess: 128 bits of the machine's randomness.
    private static func randomName() -> String {
        var source = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let digits = String(source.next(), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
