#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file that is open, and is closed when it is let go.
struct OpenFile: ~Copyable {
    private let descriptor: Int32

    /// Takes over a descriptor.
    init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Opens whatever a path leads to for reading, and waits for nobody who might write into a pipe.
    init(reading path: String) throws(FileSystemError) {
        descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            // A socket cannot be opened at all.
            throw errno == ENXIO ? FileSystemError("read", path, .special) : FileSystemError("read", path)
        }
    }

    deinit {
        _ = close(descriptor)
    }

    /// What the machine says of the open file.
    func status(_ path: String) throws(FileSystemError) -> FileSystem.Status {
        FileSystem.Status(try machineStatus(path))
    }

    private func machineStatus(_ path: String) throws(FileSystemError) -> stat {
        var buffer = stat()
        guard fstat(descriptor, &buffer) == 0 else { throw FileSystemError("examine", path) }
        return buffer
    }

    // MARK: Reading

    /// So many bytes from a place on; fewer where the file ends before, and none where it cannot be read.
    func bytes(at offset: Int, count: Int) -> [UInt8] {
        guard offset >= 0, count > 0 else { return [] }
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, received in
            received = max(0, pread(descriptor, buffer.baseAddress, count, off_t(offset)))
        }
    }

    /// All bytes from here on.
    ///
    /// - Parameter limit: how many bytes are read at most; more are an error.
    func readAll(_ path: String, limit: Int = .max) throws(FileSystemError) -> [UInt8] {
        let expected = try status(path).size
        var bytes: [UInt8] = []
        var code: Int32 = 0
        var isAtEnd = false
        while !isAtEnd, code == 0 {
            // One byte more than the file should have shows its end without another round.
            let room = expected > bytes.count ? expected - bytes.count + 1 : 4096
            let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                let received = read(into: buffer)
                code = received < 0 ? errno : 0
                isAtEnd = received == 0
                count = max(0, received)
            }
            if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
            guard bytes.count <= limit else { throw FileSystemError("read", path, .large(limit: limit)) }
        }
        guard code == 0 else { throw FileSystemError("read", path, code: code) }
        return bytes
    }

    /// Fills a buffer; a call that a signal broke off is made again. Negative on failure.
    private func read(into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
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

    // MARK: Writing

    /// Writes bytes behind those that are there.
    func append(_ bytes: [UInt8], _ path: String) throws(FileSystemError) {
        let code = bytes.withUnsafeBytes { append($0) }
        guard code == 0 else { throw FileSystemError("write", path, code: code) }
    }

    /// Writes bytes; a call that a signal broke off is made again. The machine's error number, or 0.
    private func append(_ bytes: UnsafeRawBufferPointer) -> Int32 {
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

    /// Writes all that another file has, in pieces, so that a large file needs little memory.
    func append(contentsOf source: borrowing OpenFile, at sourcePath: String, _ path: String)
        throws(FileSystemError)
    {
        let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 20)
        defer { buffer.deallocate() }
        while true {
            let count = source.read(into: buffer)
            guard count >= 0 else { throw FileSystemError("read", sourcePath) }
            if count == 0 { return }
            let code = append(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count]))
            guard code == 0 else { throw FileSystemError("write", path, code: code) }
        }
    }

    /// Gives the file another one's time of change.
    func takeTime(of source: FileSystem.Status, _ path: String) throws(FileSystemError) {
        let time = timespec(tv_sec: source.modifiedSeconds, tv_nsec: source.modifiedNanoseconds)
        let result = [time, time].withUnsafeBufferPointer { futimens(descriptor, $0.baseAddress) }
        guard result == 0 else { throw FileSystemError("change", path) }
    }

    /// Gives the file another one's rights, and its owner where that is allowed.
    func takeRights(of source: borrowing OpenFile, _ path: String) throws(FileSystemError) {
        let rights = try source.machineStatus(path)
        // Only the superuser may give files away; whoever else mends a file owns the new one.
        _ = fchown(descriptor, rights.st_uid, rights.st_gid)
        guard fchmod(descriptor, rights.st_mode & 0o7777) == 0 else { throw FileSystemError("change", path) }
    }

    /// Closes the file; some file systems say only then that there was no room for it.
    consuming func finish(_ path: String) throws(FileSystemError) {
        let descriptor = descriptor
        discard self
        guard close(descriptor) == 0 else { throw FileSystemError("write", path) }
    }
}
