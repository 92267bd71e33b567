#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The thread that waits for changes, gathers them and puts them into the mailbox.
final class WatchLoop {
    private var source: ChangeSource
    private var gathering = Gathering()
    private let bell: Bell
    private let mailbox: Mailbox

    /// When it is made, the watch stands.
    init(roots: [String], way: WatchWay, bell: Bell, mailbox: Mailbox) {
        self.bell = bell
        self.mailbox = mailbox
        source = ChangeSource(roots: roots, way: way)
        if let trouble = source.trouble { mailbox.note(trouble) }
    }

    /// Starts the thread; false where the machine gives none.
    func start() -> Bool {
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        let loop = Unmanaged.passRetained(self)
        let code = pthread_create(
            &thread, nil,
            { pointer in
                WatchLoop.run(at: pointer)
                return nil
            }, loop.toOpaque())
        guard code == 0 else {
            loop.release()
            return false
        }
        #if canImport(Darwin)
            if let thread { pthread_detach(thread) }
        #else
            pthread_detach(thread)
        #endif
        return true
    }

    private static func run(at pointer: UnsafeMutableRawPointer?) {
        guard let pointer else { return }
        Unmanaged<WatchLoop>.fromOpaque(pointer).takeRetainedValue().run()
    }

    private func run() {
        while !mailbox.isAtEnd {
            let due = [gathering.due, source.due].compactMap { $0 }.min()
            let span = due.map { max(0, $0 - Disk.moment) }
            if bell.wait(for: source.descriptor, atMost: span) { return }
            source.gather(into: &gathering, at: Disk.moment)
            if let trouble = source.trouble { mailbox.note(trouble) }
            if let changes = gathering.take(at: Disk.moment) { mailbox.put(changes) }
        }
    }
}
