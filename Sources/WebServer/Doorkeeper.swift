import NIOCore

/// The first to see what a client sends. It refuses clients when there is no request yet that could be answered.
final class Doorkeeper: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Whether there are too many clients already.
    private let isFull: Bool
    /// Whether the client has begun with a request.
    private var hasBegun = false
    private var context: ChannelHandlerContext?

    init(isFull: Bool) {
        self.isFull = isFull
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
    }

    func channelActive(context: ChannelHandlerContext) {
        if isFull { return end("503 Service Unavailable") }
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isFull else { return }
        hasBegun = true
        context.fireChannelRead(data)
    }

    /// The next request is waited for.
    func expectRequest() {
        hasBegun = false
    }

    /// Ends a connection whose next request has not come in time; who has begun with it is told.
    func giveUp() {
        guard hasBegun else {
            context?.close(promise: nil)
            return
        }
        end("408 Request Timeout")
    }

    private func end(_ status: String) {
        guard let context else { return }
        let head = "HTTP/1.1 \(status)\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
        context.writeAndFlush(wrapOutboundOut(context.channel.allocator.buffer(string: head)), promise: nil)
        context.close(promise: nil)
    }
}
