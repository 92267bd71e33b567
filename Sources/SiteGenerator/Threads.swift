#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Threads of the machine. Dispatch waits for ever where the machine gives no more of them, so it is not used.
enum Threads {
    /// Runs a piece of work several times at once, once of them on the calling thread, and waits for all.
    ///
    /// Where the machine gives fewer threads it runs fewer times, so the work must be such that one run can do all
    /// of it.
    static func run(_ count: Int, _ work: @Sendable () -> Void) {
        withoutActuallyEscaping(work) { work in
            let shared = Work(run: work)
            let threads = (1..<max(count, 1)).compactMap { _ in start(shared) }
            work()
            // A thread that was started borrows the work until it has ended.
            for thread in threads { pthread_join(thread, nil) }
            withExtendedLifetime(shared) {}
        }
    }

    private final class Work: Sendable {
        let run: @Sendable () -> Void

        init(run: @escaping @Sendable () -> Void) {
            self.run = run
        }
    }

    /// As much as the main thread has on most machines; it is only reserved. Musl would give 128 KB.
    private static let stackSize = 8 << 20

    private static func start(_ work: Work) -> pthread_t? {
        var attributes = pthread_attr_t()
        guard pthread_attr_init(&attributes) == 0 else { return nil }
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, stackSize)
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        let code = pthread_create(
            &thread, &attributes,
            { pointer in
                Threads.runWork(at: pointer)
                return nil
            }, Unmanaged.passUnretained(work).toOpaque())
        return code == 0 ? thread : nil
    }

    private static func runWork(at pointer: UnsafeMutableRawPointer?) {
        guard let pointer else { return }
        Unmanaged<Work>.fromOpaque(pointer).takeUnretainedValue().run()
    }
}
