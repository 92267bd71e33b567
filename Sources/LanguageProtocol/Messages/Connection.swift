/// A server's side of a connection: bytes come in, calls come out in their order, and every request has one
/// answer.
///
/// It is a value without threads. One that reads hands it bytes by ``receive(_:)`` and sends at once what
/// that returns; one that works takes calls by ``next()`` and answers by ``answer(_:_:)``.
package struct Connection: Sendable {
    /// What the server is to do next.
    package enum Call: Sendable, Hashable {
        /// Answer a request.
        case request(RequestID, method: String, JSONValue)
        /// Take notice.
        case notification(method: String, JSONValue)
        /// Take the answer to an own request.
        case response(RequestID, Result<JSONValue, ResponseError>)
        /// End the process with a status.
        case exit(Int32)
    }

    /// How many requests may wait; further ones are refused.
    package static let requestLimit = 1_000
    /// How many calls may wait before ``isFull``.
    static let callLimit = 4_000

    private var framing: MessageFraming
    private var lifecycle = Lifecycle()
    private var waiting: [Call] = []
    /// The first of the waiting that has not been taken.
    private var first = 0
    /// Requests that have no answer yet; `true` for those that are cancelled.
    private var open: [RequestID: Bool] = [:]
    private var initialize: RequestID?
    /// Own requests that have no answer yet.
    private var asked: Set<Int> = []
    private var lastAsked = 0

    /// A connection on which nothing was said.
    package init(contentLimit: Int = 64 << 20) { framing = MessageFraming(contentLimit: contentLimit) }

    /// Whether so much waits that no more should be read.
    package var isFull: Bool { waiting.count - first >= Self.callLimit }

    /// The status to end with, once `exit` has come.
    package var exitStatus: Int32? {
        if case .ended(let status) = lifecycle.stage { status } else { nil }
    }

    /// Takes bytes that have come in; what it returns is to be sent at once.
    package mutating func receive(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var answers: [UInt8] = []
        framing.append(bytes)
        while let piece = framing.next() {
            switch piece {
            case .broken(let fault):
                answers += Refusal(nil, ResponseError(.parseError, fault)).answer.bytes
            case .content(let content):
                switch Message.read(content) {
                case .failure(let refusal): answers += refusal.answer.bytes
                case .success(let message): answers += take(message)
                }
            }
        }
        return answers
    }

    /// The next call, in the order in which they came; `nil` where none waits.
    package mutating func next() -> Call? {
        guard first < waiting.count else { return nil }
        let call = waiting[first]
        first += 1
        if first == waiting.count || first > 1_000 {
            waiting.removeFirst(first)
            first = 0
        }
        return call
    }

    /// Whether nobody waits for the answer to a request any more.
    package func isCancelled(_ id: RequestID) -> Bool { open[id] != false }

    /// Whether changes of documents wait, so that answers about their texts would be of ones that the client has no more.
    package var hasChangesWaiting: Bool {
        waiting[first...].contains {
            if case .notification("textDocument/didChange", _) = $0 { true } else { false }
        }
    }

    /// The answer to a request, to be sent; nothing for one that has its answer.
    package mutating func answer(_ id: RequestID, _ result: Result<JSONValue, ResponseError>) -> [UInt8] {
        guard open.removeValue(forKey: id) != nil else { return [] }
        if id == initialize {
            initialize = nil
            if case .failure = result { lifecycle.initializeFailed() }
        }
        return Message.response(id, result).bytes
    }

    /// A request of the server's own, to be sent; its answer comes as a call with the same id.
    package mutating func request(_ method: String, _ params: JSONValue) -> (id: RequestID, bytes: [UInt8]) {
        lastAsked += 1
        asked.insert(lastAsked)
        let id = RequestID.number(lastAsked)
        return (id, Message.request(id, method: method, params).bytes)
    }
}

// MARK: Messages that have come

extension Connection {
    private mutating func take(_ message: Message) -> [UInt8] {
        switch message {
        case .request(let id, let method, let params): return take(id, method, params)
        case .notification("$/cancelRequest", let params):
            return params["id"].flatMap { try? RequestID($0) }.map { cancel($0) } ?? []
        case .notification(let method, let params):
            guard lifecycle.judge(notification: method) == .taken else { return [] }
            guard let status = exitStatus else {
                waiting.append(.notification(method: method, params))
                return []
            }
            return end(status)
        case .response(.number(let number)?, let result):
            if asked.remove(number) != nil { waiting.append(.response(.number(number), result)) }
            return []
        // Nobody asked.
        case .response: return []
        }
    }

    private mutating func take(_ id: RequestID, _ method: String, _ params: JSONValue) -> [UInt8] {
        func refuse(_ error: ResponseError) -> [UInt8] { Message.response(id, .failure(error)).bytes }
        if open[id] != nil {
            return refuse(ResponseError(.invalidRequest, "a request with this id has no answer yet"))
        }
        if open.count >= Self.requestLimit {
            return refuse(ResponseError(.requestFailed, "too many requests have no answer yet"))
        }
        switch lifecycle.judge(request: method) {
        case .refused(let error): return refuse(error)
        case .dropped: return []
        case .taken: break
        }
        open[id] = false
        if method == "initialize" { initialize = id }
        waiting.append(.request(id, method: method, params))
        return []
    }

    /// Cancels a request: one that waits is answered, one that is being worked on is marked.
    private mutating func cancel(_ id: RequestID) -> [UInt8] {
        guard open[id] != nil else { return [] }
        let place = waiting[first...].firstIndex {
            if case .request(id, let method, _) = $0 {
                method != "initialize" && method != "shutdown"
            } else {
                false
            }
        }
        guard let place else {
            open[id] = true
            return []
        }
        waiting.remove(at: place)
        return answer(id, .failure(ResponseError(.requestCancelled, "the request was cancelled")))
    }

    /// Ends at once: what waits is answered, but for a `shutdown` that is to come first.
    private mutating func end(_ status: Int32) -> [UInt8] {
        var answers: [UInt8] = []
        var kept: [Call] = []
        for call in waiting[first...] {
            guard case .request(let id, let method, _) = call else { continue }
            if method == "shutdown" {
                kept.append(call)
            } else {
                answers += answer(id, .failure(ResponseError(.requestCancelled, "the server ends")))
            }
        }
        for id in open.keys { open[id] = true }
        waiting = kept + [.exit(status)]
        first = 0
        return answers
    }
}

extension Connection {
    /// A notification of the server's, to be sent.
    package static func notification(_ method: String, _ params: JSONValue) -> [UInt8] {
        Message.notification(method: method, params).bytes
    }
}
