import Synchronization

/// Where changes wait until somebody asks for them.
final class Mailbox: Sendable {
    private struct Content {
        var waiting: Changes?
        /// Whoever asked while there was nothing.
        var asking: CheckedContinuation<Changes?, Never>?
        var isAtEnd = false
        var trouble: String?
    }

    private let content = Mutex(Content())

    var isAtEnd: Bool { content.withLock { $0.isAtEnd } }
    var trouble: String? { content.withLock { $0.trouble } }

    /// Puts changes beside those that wait.
    func put(_ changes: Changes) {
        let asking = content.withLock { content in
            guard let asking = content.asking else {
                content.waiting = content.waiting?.and(changes) ?? changes
                return nil as CheckedContinuation<Changes?, Never>?
            }
            content.asking = nil
            return asking
        }
        asking?.resume(returning: changes)
    }

    /// Notes why the watch is not what was asked for.
    func note(_ trouble: String) {
        content.withLock { $0.trouble = trouble }
    }

    /// Lets nobody wait any more.
    func end(_ trouble: String? = nil) {
        let asking = content.withLock { content in
            defer { content.asking = nil }
            content.isAtEnd = true
            content.trouble = trouble ?? content.trouble
            return content.asking
        }
        asking?.resume(returning: nil)
    }

    /// All that changed since it was asked the last time, waited for; `nil` at the end, and for a task that
    /// is cancelled.
    func next() async -> Changes? {
        await withTaskCancellationHandler {
            await withCheckedContinuation { asking in
                let answer = content.withLock { content -> Changes?? in
                    if content.isAtEnd || Task.isCancelled { return .some(nil) }
                    if let waiting = content.waiting {
                        content.waiting = nil
                        return waiting
                    }
                    content.asking = asking
                    return nil
                }
                if let answer { asking.resume(returning: answer) }
            }
        } onCancel: {
            let asking = content.withLock { content in
                defer { content.asking = nil }
                return content.asking
            }
            asking?.resume(returning: nil)
        }
    }
}
