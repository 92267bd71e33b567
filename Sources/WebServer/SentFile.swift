#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file that is open to be sent, piece by piece. It is closed when nobody has it any more.
final class SentFile {
    /// How many bytes it has.
    let size: Int
    /// What tells it from what was there before and will be: its size, the time of its last change, and its number.
    let etag: String
    private let descriptor: Int32

    /// Opens a file; `nil` where there is none that can be read. A pipe or a device is none, and is never waited for.
    init?(_ path: String) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            return nil
        }
        #if canImport(Darwin)
            let changed = status.st_mtimespec
        #else
            let changed = status.st_mtim
        #endif
        size = Int(status.st_size)
        let parts = [size, changed.tv_sec, changed.tv_nsec, Int(truncatingIfNeeded: status.st_ino)]
        etag = "\"" + parts.map { String($0, radix: 16) }.joined(separator: "-") + "\""
    }

    deinit {
        close(descriptor)
    }

    /// Some of its bytes; `nil` where they are not there any more.
    func bytes(in range: Range<Int>) -> [UInt8]? {
        var bytes: [UInt8] = []
        while bytes.count < range.count {
            let offset = range.lowerBound + bytes.count
            let piece = [UInt8](unsafeUninitializedCapacity: range.count - bytes.count) { buffer, count in
                count = max(0, pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset)))
            }
            guard !piece.isEmpty else { return nil }
            bytes += piece
        }
        return bytes
    }
}
