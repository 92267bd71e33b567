#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A pipe that wakes a thread which waits.
final class Bell: Sendable {
    private let ends: (reading: Int32, writing: Int32)

    /// `nil` where the machine gives no pipe.
    init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        self.ends = (ends[0], ends[1])
    }

    deinit {
        _ = close(ends.reading)
        _ = close(ends.writing)
    }

    /// Wakes whoever waits, or will.
    func ring() {
        // A pipe that is full has rung.
        _ = write(ends.writing, "!", 1)
    }

    /// Waits until the bell rings, a descriptor can be read, or it is time.
    ///
    /// - Parameters:
    ///   - descriptor: what else is waited for, if anything.
    ///   - span: how long, in nanoseconds; without end where it is `nil`.
    /// - Returns: whether the bell has rung.
    func wait(for descriptor: Int32?, atMost span: Int?) -> Bool {
        // Half a millisecond too early would be another turn, so it is rounded up.
        let limit = span.map { Int32(clamping: max(0, $0 + 999_999) / 1_000_000) } ?? -1
        var waited = [pollfd(fd: ends.reading, events: Int16(POLLIN), revents: 0)]
        if let descriptor { waited.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)) }
        guard poll(&waited, nfds_t(waited.count), limit) > 0 else { return false }
        return waited[0].revents != 0
    }
}
