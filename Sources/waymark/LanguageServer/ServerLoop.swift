import LanguageProtocol
import LanguageServer
import SiteGenerator

/// Runs a language server: takes the calls of a client in their order, does what the server gives out, and
/// lets it settle when no call waits.
struct ServerLoop {
    private var server: LanguageServer
    private var files: FileReading
    private let orders: SchemaOrders
    private let wire: Wire

    init(_ server: LanguageServer, _ resources: ProgramResources, _ wire: Wire) {
        self.server = server
        files = FileReading(resources)
        orders = SchemaOrders(resources)
        self.wire = wire
    }

    /// Serves until the client ends it or goes away; the exit status.
    mutating func run() -> Int32 {
        Task.detached { [wire] in wire.listen() }
        while true {
            while let call = wire.next() {
                if case .request(let id, _, _) = call.call, wire.isCancelled(id) {
                    wire.answer(id, .failure(ResponseError(.requestCancelled, "the request was cancelled")))
                    continue
                }
                if let status = perform(server.handle(call.call, isOutdated: call.isOutdated)) {
                    return status
                }
            }
            while let done = orders.next() { _ = perform(server.adopted(done.order, done.outcome)) }
            let effects = server.settle()
            _ = perform(effects)
            if effects.isEmpty, !wire.wait() {
                guard let last = wire.next() else { return 1 }
                if let status = perform(server.handle(last.call)) { return status }
            }
        }
    }

    /// Does what the server gives out; the exit status where that is to end.
    private mutating func perform(_ effects: [Effect]) -> Int32? {
        for effect in effects {
            switch effect {
            case .answer(let id, let result): wire.answer(id, result)
            case .tell(let notification): wire.tell(notification)
            case .ask(let request): wire.ask(request)
            case .read(let reading):
                if let status = perform(server.take(files.read(reading), of: reading)) { return status }
            case .adopt(let order): orders.begin(order) { [wire] in wire.ring() }
            case .exit(let status): return status
            }
        }
        return nil
    }
}
