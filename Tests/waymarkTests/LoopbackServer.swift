import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A server for HTTP on the machine itself, which answers each path with what a test put there.
final class LoopbackServer: @unchecked Sendable {
    /// What is answered to a request.
    enum Answer {
        case text(String)
        case redirect(String)
        case status(Int)
        /// A body of this many spaces, without saying before how long it is.
        case flood(Int)
    }

    // The state is behind the lock; the socket never changes.
    private let lock = NSLock()
    private var answers: [String: Answer]
    private var asked: [String] = []
    private let socket: Int32
    let port: Int

    init(_ answers: [String: Answer]) throws {
        self.answers = answers
        #if canImport(Darwin)
            let stream = SOCK_STREAM
        #else
            let stream = Int32(SOCK_STREAM.rawValue)
        #endif
        let descriptor = Self.makeSocket(stream)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                bind(descriptor, generic, length) == 0 && listen(descriptor, 16) == 0
                    && getsockname(descriptor, generic, &length) == 0
            }
        }
        guard bound else { throw POSIXError(.EADDRINUSE) }
        socket = descriptor
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread { [self] in serve() }
    }

    private static func makeSocket(_ stream: Int32) -> Int32 {
        #if canImport(Glibc)
            Glibc.socket(AF_INET, stream, 0)
        #elseif canImport(Musl)
            Musl.socket(AF_INET, stream, 0)
        #else
            Darwin.socket(AF_INET, stream, 0)
        #endif
    }

    deinit { close(socket) }

    func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

    /// Answers a path otherwise from now on.
    func answer(_ path: String, _ answer: Answer) { lock.withLock { answers[path] = answer } }

    /// The paths that were asked for, in order.
    var requests: [String] { lock.withLock { asked } }

    private func serve() {
        while true {
            let client = accept(socket, nil, nil)
            guard client >= 0 else { return }
            var buffer = [UInt8](repeating: 0, count: 8192)
            let count = recv(client, &buffer, buffer.count, 0)
            let line = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
            let path = line.split(separator: " ").dropFirst().first.map(String.init) ?? "/"
            let answer = lock.withLock {
                asked.append(path)
                return answers[path] ?? .status(404)
            }
            respond(answer, to: client)
            close(client)
        }
    }

    private func respond(_ answer: Answer, to client: Int32) {
        switch answer {
        case .text(let text):
            send(
                "HTTP/1.1 200 OK\r\nContent-Length: \(text.utf8.count)\r\nConnection: close\r\n\r\n\(text)",
                client)
        case .redirect(let target):
            send(
                "HTTP/1.1 302 Found\r\nLocation: \(target)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                client)
        case .status(let code):
            send("HTTP/1.1 \(code) No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", client)
        case .flood(let count):
            send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", client)
            let chunk = String(repeating: " ", count: 1 << 16)
            for _ in 0..<(count >> 16) where !send(chunk, client) { return }
        }
    }

    @discardableResult
    private func send(_ text: String, _ client: Int32) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            #if canImport(Darwin)
                let flags: Int32 = 0
            #else
                let flags = Int32(MSG_NOSIGNAL)
            #endif
            let count = rest.withUnsafeBytes { sendBytes(client, $0, flags) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    private func sendBytes(_ client: Int32, _ bytes: UnsafeRawBufferPointer, _ flags: Int32) -> Int {
        #if canImport(Glibc)
            Glibc.send(client, bytes.baseAddress, bytes.count, flags)
        #elseif canImport(Musl)
            Musl.send(client, bytes.baseAddress, bytes.count, flags)
        #else
            Darwin.send(client, bytes.baseAddress, bytes.count, flags)
        #endif
    }
}
