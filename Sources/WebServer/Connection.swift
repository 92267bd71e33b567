import NIOCore
import NIOHTTP1

/// One client's connection: it takes requests one after the other, with a limit on each step, and sends what answers them.
final class Connection: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private enum State {
        /// For a request's head.
        case waiting
        /// For the end of a request's body.
        case reading(HTTPRequestHead, body: [UInt8])
        /// For the client to take an answer.
        case sending(Sending)
        /// For events.
        case streaming
        /// For nothing more.
        case closing
    }

    /// What of an answer is still to be sent.
    private struct Sending {
        let source: Source
        var rest: Range<Int>
        let keepsAlive: Bool
    }

    /// Where the bytes of an answer are.
    fileprivate enum Source {
        case bytes([UInt8])
        case file(SentFile)
    }

    private let doorkeeper: Doorkeeper
    private let answering: WebServer.Answering
    private let hosts: AllowedHosts
    private let listeners: Listeners
    private let limits: Limits
    private var state = State.waiting
    private var deadline: Scheduled<Void>?
    private var isHalfClosed = false

    init(
        _ doorkeeper: Doorkeeper, _ answering: @escaping WebServer.Answering, _ hosts: AllowedHosts,
        _ listeners: Listeners, _ limits: Limits
    ) {
        self.doorkeeper = doorkeeper
        self.answering = answering
        self.hosts = hosts
        self.listeners = listeners
        self.limits = limits
    }

    // MARK: Events of the channel

    func channelActive(context: ChannelHandlerContext) {
        expect(within: limits.patience, context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        deadline?.cancel()
        state = .closing
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // Who sent no HTTP has been told so on the way here.
        close(context)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case ChannelEvent.inputClosed? = event as? ChannelEvent else {
            return context.fireUserInboundEventTriggered(event)
        }
        isHalfClosed = true
        switch state {
        case .waiting, .reading, .streaming: close(context)
        case .sending, .closing: break
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch (unwrapInboundIn(data), state) {
        case (.head(let head), .waiting):
            state = .reading(head, body: [])
            expect(within: limits.patience, context)
            if let length = head.headers.first(name: "content-length").flatMap({ Int($0) }),
                length > limits.body
            {
                refuse(context)
            }
        case (.body(let buffer), .reading(let head, let body)):
            guard body.count + buffer.readableBytes <= limits.body else { return refuse(context) }
            state = .reading(head, body: body + buffer.readableBytesView)
        case (.end, .reading(let head, let body)):
            deadline?.cancel()
            answer(head, body, context)
        default: break
        }
    }

    /// Ends the connection if nothing comes of it in time.
    private func expect(within milliseconds: Int, _ context: ChannelHandlerContext) {
        deadline?.cancel()
        deadline = context.eventLoop.assumeIsolated().scheduleTask(in: .milliseconds(Int64(milliseconds))) {
            self.giveUp(context)
        }
    }

    private func giveUp(_ context: ChannelHandlerContext) {
        switch state {
        case .waiting:
            state = .closing
            doorkeeper.giveUp()
        case .reading: send(.says(408, "The request took too long"), to: nil, context)
        case .sending, .streaming, .closing: close(context)
        }
    }

    private func refuse(_ context: ChannelHandlerContext) {
        send(.says(413, "The body of the request is larger than \(limits.body) bytes"), to: nil, context)
    }

    private func close(_ context: ChannelHandlerContext) {
        deadline?.cancel()
        state = .closing
        context.close(promise: nil)
    }

    // MARK: Answers

    private func answer(_ head: HTTPRequestHead, _ body: [UInt8], _ context: ChannelHandlerContext) {
        let keepsAlive = head.isKeepAlive && !isHalfClosed
        switch head.request(body, hosts) {
        case .success(let request): send(answering(request), to: request, keepsAlive: keepsAlive, context)
        case .failure(let refusal):
            send(
                refusal.answer, to: nil, isHead: head.method == .HEAD,
                keepsAlive: keepsAlive && refusal.isHarmless, context)
        }
    }

    private func send(
        _ answer: Answer, to request: Request?, isHead: Bool = false, keepsAlive: Bool = false,
        _ context: ChannelHandlerContext
    ) {
        let isHead = isHead || request?.method == .head
        switch answer.content {
        case .text(let text):
            let bytes = Array(text.utf8)
            var fields = answer.httpFields
            fields.add(name: "content-length", value: "\(bytes.count)")
            begin(answer.status, fields, keepsAlive, context)
            send(
                Sending(source: .bytes(bytes), rest: 0..<(isHead ? 0 : bytes.count), keepsAlive: keepsAlive),
                context)
        case .bytes(let bytes, let etag):
            send(answer, .bytes(bytes), etag, bytes.count, request, keepsAlive, context)
        case .file(let path):
            guard let file = SentFile(path) else {
                return send(
                    .says(404, "The file is not there any more"), to: request, keepsAlive: keepsAlive, context
                )
            }
            send(answer, .file(file), file.etag, file.size, request, keepsAlive, context)
        case .events(let topic, let first):
            stream(topic, first, answer, isHead: isHead, context)
        }
    }

    private func send(
        _ answer: Answer, _ source: Source, _ etag: String, _ length: Int, _ request: Request?,
        _ keepsAlive: Bool, _ context: ChannelHandlerContext
    ) {
        let coding = ContentCoding(request, type: answer.type, length: length)
        let etag = coding.tag(etag)
        let delivery = request.map { Delivery($0, status: answer.status, etag: etag, length: length) }
        var (source, range) = (source, delivery.map(\.range) ?? 0..<length)
        if coding == .gzip, range != nil {
            guard let bytes = source.bytes(in: 0..<length), let small = Gzip.compressed(Array(bytes)) else {
                return close(context)
            }
            (source, range) = (.bytes(small), 0..<small.count)
        }
        var fields = answer.httpFields
        fields.add(name: "etag", value: etag)
        coding.addFields(to: &fields)
        if let part = delivery?.contentRange { fields.add(name: "content-range", value: part) }
        if delivery?.status != 304 { fields.add(name: "content-length", value: "\(range?.count ?? 0)") }
        begin(delivery?.status ?? answer.status, fields, keepsAlive, context)
        let rest = request?.method == .head ? nil : range
        send(Sending(source: source, rest: rest ?? 0..<0, keepsAlive: keepsAlive), context)
    }

    private func begin(
        _ status: Int, _ fields: HTTPHeaders, _ keepsAlive: Bool, _ context: ChannelHandlerContext
    ) {
        var fields = fields
        if !keepsAlive { fields.add(name: "connection", value: "close") }
        let head = HTTPResponseHead(
            version: .http1_1, status: HTTPResponseStatus(statusCode: status), headers: fields)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
    }

    /// Sends the next piece of an answer; the one after it when the client has taken this one.
    private func send(_ sending: Sending, _ context: ChannelHandlerContext) {
        let piece = sending.rest.prefix(Limits.piece)
        guard let bytes = sending.source.bytes(in: piece) else { return close(context) }
        var next = sending
        next.rest = piece.upperBound..<sending.rest.upperBound
        state = .sending(next)
        expect(within: limits.slowestPiece, context)
        let promise = context.eventLoop.makePromise(of: Void.self)
        promise.futureResult.assumeIsolated().whenComplete { result in
            // Not at once: an answer in an answer in an answer would need a stack without end.
            context.eventLoop.assumeIsolated().execute {
                if case .success = result { self.goOn(context) } else { self.close(context) }
            }
        }
        let buffer = context.channel.allocator.buffer(bytes: bytes)
        context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(buffer))), promise: promise)
    }

    /// Goes on with an answer or, where the client has taken all of it, with the next request.
    private func goOn(_ context: ChannelHandlerContext) {
        guard case .sending(let sending) = state else { return }
        if !sending.rest.isEmpty { return send(sending, context) }
        let keepsAlive = sending.keepsAlive && !isHalfClosed
        state = keepsAlive ? .waiting : .closing
        if keepsAlive {
            doorkeeper.expectRequest()
            expect(within: limits.patience, context)
        }
        // The next request may be here already, and then comes with this.
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        if !keepsAlive { close(context) }
    }

    private func stream(
        _ topic: String, _ first: @Sendable () -> [UInt8], _ answer: Answer, isHead: Bool,
        _ context: ChannelHandlerContext
    ) {
        guard !isHead else {
            begin(answer.status, answer.httpFields, false, context)
            return send(Sending(source: .bytes([]), rest: 0..<0, keepsAlive: false), context)
        }
        state = .streaming
        begin(answer.status, answer.httpFields, true, context)
        listeners.add(context.channel, to: topic)
        let buffer = context.channel.allocator.buffer(bytes: first())
        context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(buffer))), promise: nil)
    }
}

extension Connection.Source {
    fileprivate func bytes(in range: Range<Int>) -> ArraySlice<UInt8>? {
        switch self {
        case .bytes(let bytes): bytes[range]
        case .file(let file): file.bytes(in: range)?[...]
        }
    }
}
