#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Runs a piece of work with a stack that is large enough for all that the generator takes apart, and waits for it.
package func withLargeStack(_ work: @escaping @Sendable () -> Void) { Threads.runApart(work) }

/// Runs a piece of work on a thread of its own, for which nobody waits; here where the machine gives none.
package func besides(_ work: @escaping @Sendable () -> Void) { Threads.runBesides(work) }

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

    /// Runs a piece of work on a thread with a stack of its own, and waits for it; here where the machine gives none. How
    /// much of it the calling thread has is for whoever started the program to say.
    static func runApart(_ work: @escaping @Sendable () -> Void) {
        let shared = Work(run: work)
        guard let thread = start(shared) else { return work() }
        pthread_join(thread, nil)
        withExtendedLifetime(shared) {}
    }

    /// Runs a piece of work on a thread with a stack of its own and goes on; here where the machine gives none.
    static func runBesides(_ work: @escaping @Sendable () -> Void) {
        let shared = Work(run: work)
        // The thread lets go of the work when it has done it.
        let held = Unmanaged.passRetained(shared)
        guard let thread = start(shared, isWaitedFor: false) else {
            held.release()
            return work()
        }
        pthread_detach(thread)
    }

    private static func finishWork(at pointer: UnsafeMutableRawPointer?) {
        guard let pointer else { return }
        Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().run()
    }

    /// Enough for values as deep as they may be, many times over; it is only reserved. Musl would give 128 KB.
    private static let stackSize = 32 << 20

    private static func start(_ work: Work, isWaitedFor: Bool = true) -> pthread_t? {
        var attributes = pthread_attr_t()
        guard pthread_attr_init(&attributes) == 0 else { return nil }
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, stackSize)
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        let place = Unmanaged.passUnretained(work).toOpaque()
        let code =
            isWaitedFor
            ? pthread_create(
                &thread, &attributes,
                { pointer in
                    Threads.runWork(at: pointer)
                    return nil
                }, place)
            : pthread_create(
                &thread, &attributes,
                { pointer in
                    Threads.finishWork(at: pointer)
                    return nil
                }, place)
        return code == 0 ? thread : nil
    }

    private static func runWork(at pointer: UnsafeMutableRawPointer?) {
        guard let pointer else { return }
        Unmanaged<Work>.fromOpaque(pointer).takeUnretainedValue().run()
    }
}
