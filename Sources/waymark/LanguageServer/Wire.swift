import LanguageProtocol
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The connection with a client on standard input and output, for two threads: one reads, the other takes
/// calls and answers.
final class Wire: Sendable {
    /// A call, and whether changes of documents wait behind it.
    struct Call: Sendable {
        let call: Connection.Call
        let isOutdated: Bool
    }

    private struct State {
        var connection = Connection()
        /// Whether nothing comes in any more.
        var isAtEnd = false
    }

    private let state = Mutex(State())
    private let output = Mutex(())
    /// A byte comes out of the first when something has come in for which the other thread may wait.
    private let pipe: (reading: Int32, writing: Int32)

    /// A connection on which nothing was said; `nil` where the machine gives no pipe.
    init?() {
        var ends: [Int32] = [-1, -1]
        #if canImport(Glibc)
            let code = Glibc.pipe(&ends)
        #elseif canImport(Musl)
            let code = Musl.pipe(&ends)
        #else
            let code = Darwin.pipe(&ends)
        #endif
        guard code == 0, ends.allSatisfy({ fcntl($0, F_SETFD, FD_CLOEXEC) == 0 }) else { return nil }
        pipe = (ends[0], ends[1])
    }

    // MARK: The thread that reads

    /// Reads until nothing comes any more.
    func listen() {
        while let bytes = Self.input() {
            while state.withLock({ $0.connection.isFull }) { usleep(2_000) }
            let answers = state.withLock { $0.connection.receive(bytes) }
            send(answers)
            ring()
        }
        state.withLock { $0.isAtEnd = true }
        ring()
    }

    /// What has come in, waited for; `nil` when nothing comes any more.
    private static func input() -> [UInt8]? {
        while true {
            var isInterrupted = false
            let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
                let received = read(STDIN_FILENO, buffer.baseAddress, buffer.count)
                isInterrupted = received < 0 && errno == EINTR
                count = max(0, received)
            }
            if isInterrupted { continue }
            return bytes.isEmpty ? nil : bytes
        }
    }

    /// Wakes the other thread, if it waits.
    func ring() {
        var byte: UInt8 = 0
        _ = write(pipe.writing, &byte, 1)
    }

    // MARK: The thread that works

    /// The next call; `nil` where none waits.
    func next() -> Call? {
        state.withLock { state in
            state.connection.next().map { Call(call: $0, isOutdated: state.connection.hasChangesWaiting) }
        }
    }

    /// Waits until something may have come in.
    ///
    /// - Returns: whether something can still come.
    func wait() -> Bool {
        if state.withLock({ $0.isAtEnd }) { return false }
        var byte: UInt8 = 0
        _ = read(pipe.reading, &byte, 1)
        return true
    }

    /// Whether nobody waits for the answer to a request any more.
    func isCancelled(_ id: RequestID) -> Bool { state.withLock { $0.connection.isCancelled(id) } }

    /// Answers a request; of one that was cancelled that it was.
    func answer(_ id: RequestID, _ result: Result<JSONValue, ResponseError>) {
        send(
            state.withLock { state in
                let isCancelled = state.connection.isCancelled(id)
                let cancelled = ResponseError(.requestCancelled, "the request was cancelled")
                return state.connection.answer(id, isCancelled ? .failure(cancelled) : result)
            })
    }

    /// Tells the client something.
    func tell(_ notification: ServerNotification) { send(notification.bytes) }

    /// Asks the client something.
    func ask(_ request: ServerRequest) {
        send(state.withLock { $0.connection.request(request.method, request.params).bytes })
    }

    /// Sends bytes that are whole messages. A client that went away hears nothing.
    private func send(_ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        output.withLock { _ in try? Terminal.write(bytes, to: .output) }
    }
}
