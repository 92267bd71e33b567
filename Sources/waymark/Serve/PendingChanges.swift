import Synchronization
import Watching

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What changed since it was asked for the last time, for a thread that waits for it and has nothing else to do.
final class PendingChanges: Sendable {
    private struct State {
        var waiting: Changes?
        var isAtEnd = false
    }

    private let state = Mutex(State())
    /// A byte comes out of the first for each that goes into the second.
    private let pipe: (reading: Int32, writing: Int32)
    private let watch: FolderWatch

    /// Gathers what a watch tells; `nil` where the machine gives no pipe.
    init?(_ watch: FolderWatch) {
        var ends: [Int32] = [-1, -1]
        guard Self.open(&ends) else { return nil }
        pipe = (ends[0], ends[1])
        self.watch = watch
        Task { [self] in
            for await changes in watch.changes { put(changes) }
            end()
        }
    }

    private static func open(_ ends: inout [Int32]) -> Bool {
        #if canImport(Glibc)
            let code = Glibc.pipe(&ends)
        #elseif canImport(Musl)
            let code = Musl.pipe(&ends)
        #else
            let code = Darwin.pipe(&ends)
        #endif
        return code == 0 && ends.allSatisfy { fcntl($0, F_SETFD, FD_CLOEXEC) == 0 }
    }

    /// Whether something waits.
    var isWaiting: Bool { state.withLock { $0.waiting != nil } }

    /// What changed, waited for; `nil` when the watch has ended.
    func next() -> Changes? {
        while true {
            let (changes, isAtEnd) = state.withLock { state in
                defer { state.waiting = nil }
                return (state.waiting, state.isAtEnd)
            }
            if changes != nil || isAtEnd { return changes }
            var byte: UInt8 = 0
            _ = read(pipe.reading, &byte, 1)
        }
    }

    private func put(_ changes: Changes) {
        let isFirst = state.withLock { state in
            defer { state.waiting = state.waiting.map { $0.and(changes) } ?? changes }
            return state.waiting == nil
        }
        if isFirst { ring() }
    }

    private func end() {
        state.withLock { $0.isAtEnd = true }
        ring()
    }

    private func ring() {
        var byte: UInt8 = 0
        _ = write(pipe.writing, &byte, 1)
    }
}
