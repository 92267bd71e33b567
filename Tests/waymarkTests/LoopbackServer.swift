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
    enum Answer: Sendable {
        case text(String)
        case redirect(String)
        case status(Int)
        /// A body of this many spaces, without saying before how long it is.
        case flood(Int)
        /// A status, fields and a body.
        indirect case reply(Int, [String], String)
        /// Nothing, as long as somebody waits.
        case silence
        /// One answer after the other; the last stays.
        indirect case inTurn([Answer])
        /// An answer to GET; HEAD is refused.
        indirect case notByHead(Answer)
    }

    /// A request: its method, its path, and when it came.
    struct Request {
        let method, path: String
        let time: Date
    }

    // The state is behind the lock; the socket never changes.
    private let lock = NSLock()
    private var answers: [String: Answer]
    private var asked: [Request] = []
    private var silent: [Int32] = []
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

    deinit {
        close(socket)
        for client in silent { close(client) }
    }

    func url(_ path: String, host: String = "127.0.0.1") -> String { "http://\(host):\(port)\(path)" }

    /// Answers a path otherwise from now on.
    func answer(_ path: String, _ answer: Answer) { lock.withLock { answers[path] = answer } }

    /// The paths that were asked for, in order.
    var requests: [String] { lock.withLock { asked.map(\.path) } }

    /// The requests with their methods and times, in order.
    var log: [Request] { lock.withLock { asked } }

    private func serve() {
        while true {
            let client = accept(socket, nil, nil)
            guard client >= 0 else { return }
            var buffer = [UInt8](repeating: 0, count: 8192)
            let count = recv(client, &buffer, buffer.count, 0)
            let line = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
            let words = line.split(separator: " ").map(String.init)
            let (method, path) = (words.first ?? "", words.dropFirst().first ?? "/")
            let answer = lock.withLock {
                asked.append(Request(method: method, path: path, time: Date()))
                let answer = answers[path] ?? .status(404)
                guard case .inTurn(let turns) = answer else { return answer }
                if turns.count > 1 { answers[path] = .inTurn(Array(turns.dropFirst())) }
                return turns[0]
            }
            if case .silence = answer {
                lock.withLock { silent.append(client) }
                continue
            }
            respond(answer, to: client, method)
            close(client)
        }
    }

    private func respond(_ answer: Answer, to client: Int32, _ method: String) {
        switch answer {
        case .text(let text): respond(.reply(200, [], text), to: client, method)
        case .reply(let status, let fields, let text):
            let length = "Content-Length: \(text.utf8.count)"
            let head = ["HTTP/1.1 \(status) Status"] + fields + [length, "Connection: close", "", ""]
            send(head.joined(separator: "\r\n") + (method == "HEAD" ? "" : text), client)
        case .notByHead(let answer):
            respond(method == "HEAD" ? .status(405) : answer, to: client, method)
        case .silence, .inTurn: break
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
