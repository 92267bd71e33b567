#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A lock on a file, which ends when it is let go and when the process ends, however it does.
final class FileLock: Sendable {
    private let descriptor: Int32

    private init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        _ = close(descriptor)
    }

    /// Locks an open file; `nil` where another process holds the lock and nobody waits.
    static func take(_ descriptor: Int32, _ path: String, waiting: Bool) throws(FileSystemError) -> FileLock?
    {
        let lock = FileLock(descriptor)
        while flock(descriptor, waiting ? LOCK_EX : LOCK_EX | LOCK_NB) != 0 {
            switch errno {
            case EINTR: continue
            case EWOULDBLOCK: return nil
            default: throw FileSystemError("lock", path)
            }
        }
        return lock
    }
}
