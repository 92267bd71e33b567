import Synchronization

/// Who answers, once somebody does.
final class Entrance: Sendable {
    private let current = Mutex<WebServer.Answering?>(nil)

    /// From now on this answers.
    func open(_ answering: @escaping WebServer.Answering) {
        current.withLock { $0 = answering }
    }

    /// What answers a request.
    @Sendable func answering(_ request: Request) -> Answer {
        guard let answering = current.withLock(\.self) else { return .says(503, "The site is not ready yet") }
        return answering(request)
    }
}
