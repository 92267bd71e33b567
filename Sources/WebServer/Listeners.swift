import NIOCore
import NIOHTTP1
import Synchronization

/// The clients that listen to events, and how many clients there are.
final class Listeners: Sendable {
    private struct State {
        var connections = 0
        var listeners: [ObjectIdentifier: (topic: String, channel: any Channel)] = [:]
    }

    private let state = Mutex(State())

    /// Counts one more connection; says whether it is one too many.
    func addConnection(atMost most: Int) -> Bool {
        state.withLock { state in
            state.connections += 1
            return state.connections > most
        }
    }

    /// A connection is gone.
    func remove(_ channel: any Channel) {
        state.withLock { state in
            state.connections -= 1
            state.listeners[ObjectIdentifier(channel)] = nil
        }
    }

    /// A client listens to a topic from now on.
    func add(_ channel: any Channel, to topic: String) {
        state.withLock { $0.listeners[ObjectIdentifier(channel)] = (topic, channel) }
    }

    /// How many clients there are.
    var connections: Int { state.withLock(\.connections) }

    /// The topics that somebody listens to.
    var topics: Set<String> { state.withLock { Set($0.listeners.values.map(\.topic)) } }

    /// Sends bytes to all who listen to a topic, or to any. Who has not read what was sent before is let go: a browser
    /// connects again and is told how things stand.
    func send(_ bytes: [UInt8], to topic: String?) {
        let channels = state.withLock { state in
            state.listeners.values.filter { topic == nil || $0.topic == topic }.map(\.channel)
        }
        for channel in channels {
            channel.eventLoop.execute {
                guard channel.isWritable else { return channel.close(promise: nil) }
                let buffer = ByteBuffer(bytes: bytes)
                channel.writeAndFlush(HTTPServerResponsePart.body(.byteBuffer(buffer)), promise: nil)
            }
        }
    }
}
