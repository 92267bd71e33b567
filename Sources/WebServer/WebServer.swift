import NIOCore
import NIOHTTP1
import NIOPosix

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A server of HTTP/1.1 for people on this machine (RFC 9112). It knows nothing of sites: what it answers is handed in.
///
/// One thread does all of it, so what it is answered with has to be at hand. Clients that are slow, broken or many take no
/// more than their limits, and whatever they send is answered or ends their connection.
package final class WebServer: Sendable {
    /// What a client is given for what it asks.
    package typealias Answering = @Sendable (Request) -> Answer

    /// The port that the server listens at.
    package let port: Int
    private let group: MultiThreadedEventLoopGroup
    private let channel: any Channel
    private let listeners: Listeners
    private let entrance: Entrance

    /// Takes a port of this machine. Clients can connect from now on, and are answered once `open` is called.
    ///
    /// - Parameters:
    ///   - host: an address of this machine, as `127.0.0.1`.
    ///   - port: the port's number; 0 takes any that is free.
    package init(host: String, port: Int, limits: Limits = Limits()) throws(ListeningError) {
        let (listeners, entrance) = (Listeners(), Entrance())
        let hosts = AllowedHosts(host)
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 256)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelOption(.autoRead, value: false)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in
                channel.closeFuture.whenComplete { _ in listeners.remove(channel) }
                let isTooMany = listeners.addConnection(atMost: limits.connections)
                return channel.eventLoop.makeCompletedFuture {
                    let doorkeeper = Doorkeeper(isFull: isTooMany)
                    let connection = Connection(
                        doorkeeper, entrance.answering, hosts, listeners, limits)
                    try channel.pipeline.syncOperations.configure(doorkeeper, connection, limits)
                }
            }
        do {
            channel = try bootstrap.bind(to: SocketAddress(ipAddress: host, port: port)).wait()
        } catch {
            try? group.syncShutdownGracefully()
            throw ListeningError(error, host: host, port: port)
        }
        self.group = group
        self.listeners = listeners
        self.entrance = entrance
        self.port = channel.localAddress?.port ?? port
    }

    /// Answers clients from now on, also those that have been waiting.
    ///
    /// - Parameter heartbeat: what is sent four times a minute to those who listen to events, so that either side notices
    ///   that the other is gone.
    package func open(heartbeat: [UInt8] = Array(":\n\n".utf8), _ answering: @escaping Answering) {
        entrance.open(answering)
        channel.setOption(.autoRead, value: true).whenSuccess { [channel] in channel.read() }
        channel.eventLoop.scheduleRepeatedTask(initialDelay: .seconds(15), delay: .seconds(15)) {
            [listeners] _ in
            listeners.send(heartbeat, to: nil)
        }
    }

    /// How many clients are connected.
    var connections: Int { listeners.connections }

    /// The topics that some client listens to.
    package var topics: Set<String> { listeners.topics }

    /// Sends an event, as its bytes, to the clients that listen to a topic; to all where none is named.
    package func send(_ event: [UInt8], to topic: String? = nil) {
        listeners.send(event, to: topic)
    }

    /// Ends all connections and gives the port back.
    package func close() {
        try? group.syncShutdownGracefully()
    }
}

extension ChannelPipeline.SynchronousOperations {
    /// Puts in what makes requests of bytes, between the one who sees these first and the connection that answers.
    fileprivate func configure(
        _ doorkeeper: Doorkeeper, _ connection: Connection, _ limits: Limits
    ) throws {
        try addHandler(doorkeeper)
        var sizes = NIOHTTPDecoderLimitConfiguration()
        sizes.maxHeaderFieldSize = limits.head
        sizes.maxHeaderListSize = limits.head
        try configureHTTPServerPipeline(
            withEncoderConfiguration: .init(), withDecoderLimitConfiguration: sizes)
        try addHandler(connection)
    }
}

/// Why a server cannot listen.
package struct ListeningError: Error, CustomStringConvertible {
    /// What is in the way.
    package enum Cause: Sendable {
        /// Another program listens there.
        case portInUse
        /// The machine has no such address.
        case noAddress
        /// What the machine says.
        case refused(String)
    }

    /// What is in the way.
    package let cause: Cause
    private let place: String

    fileprivate init(_ error: any Error, host: String, port: Int) {
        place = "\(host.contains(":") ? "[\(host)]" : host):\(port)"
        switch error {
        case let error as IOError where error.errnoCode == EADDRINUSE: cause = .portInUse
        case let error as IOError where error.errnoCode == EADDRNOTAVAIL: cause = .noAddress
        case let error as IOError: cause = .refused(String(cString: strerror(error.errnoCode)))
        case is SocketAddressError: cause = .noAddress
        default: cause = .refused("\(error)")
        }
    }

    /// A sentence without its full stop.
    package var description: String {
        switch cause {
        case .portInUse: "another program listens at \(place)"
        case .noAddress: "\(place) is no address of this machine"
        case .refused(let reason): "cannot listen at \(place): \(reason)"
        }
    }
}
