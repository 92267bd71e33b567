/// What a server may be asked now (LSP 3.17, "Lifecycle Messages").
struct Lifecycle: Sendable, Hashable {
    enum Stage: Sendable, Hashable {
        /// Before `initialize`.
        case waiting
        case running
        /// After `shutdown`.
        case shutDown
        /// After `exit`, with the exit status of the process.
        case ended(Int32)
    }

    /// What becomes of a message.
    enum Verdict: Sendable, Hashable {
        case taken
        /// A notification that comes at the wrong time is not answered.
        case dropped
        case refused(ResponseError)
    }

    private(set) var stage = Stage.waiting

    /// Judges a request.
    mutating func judge(request method: String) -> Verdict {
        switch stage {
        case .waiting:
            guard method == "initialize" else {
                return .refused(ResponseError(.serverNotInitialized, "`initialize` comes first"))
            }
            stage = .running
            return .taken
        case .running:
            guard method != "initialize" else {
                return .refused(ResponseError(.invalidRequest, "`initialize` was asked already"))
            }
            if method == "shutdown" { stage = .shutDown }
            return .taken
        case .shutDown, .ended:
            return .refused(ResponseError(.invalidRequest, "the server was shut down"))
        }
    }

    /// Judges a notification.
    mutating func judge(notification method: String) -> Verdict {
        if method == "exit" {
            switch stage {
            case .waiting, .running: stage = .ended(1)
            case .shutDown: stage = .ended(0)
            case .ended: return .dropped
            }
            return .taken
        }
        return stage == .running ? .taken : .dropped
    }

    /// Goes back to before `initialize`, which failed.
    mutating func initializeFailed() {
        if stage == .running { stage = .waiting }
    }
}
