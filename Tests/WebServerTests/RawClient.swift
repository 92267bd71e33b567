#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A client that sends any bytes and shows what comes back.
final class RawClient {
    private let descriptor: Int32

    /// Connects to a port of this machine.
    init(_ port: Int) throws {
        #if canImport(Glibc)
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
        }
        // No test waits longer than this for what does not come.
        var limit = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        guard code == 0 else { throw Refused(code: errno) }
    }

    struct Refused: Error {
        let code: Int32
    }

    deinit {
        close(descriptor)
    }

    /// Sends a text; nobody hears it where the server has ended the connection.
    func send(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                #if canImport(Darwin)
                    Darwin.send(descriptor, $0.baseAddress, $0.count, 0)
                #else
                    Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                #endif
            }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// Says that nothing more is sent.
    func finish() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// What comes next; nothing at the end.
    func receive(atMost limit: Int = 1 << 16) -> String {
        var buffer = [UInt8](repeating: 0, count: limit)
        let count = recv(descriptor, &buffer, limit, 0)
        return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    }

    /// All that comes until the server ends the connection.
    func receiveAll() -> String {
        var all = ""
        while true {
            let piece = receive()
            if piece.isEmpty { return all }
            all += piece
        }
    }

    /// All that comes until a text is among it, or the server ends the connection.
    func receive(until text: String) -> String {
        var all = ""
        while !all.contains(text) {
            let piece = receive()
            if piece.isEmpty { return all }
            all += piece
        }
        return all
    }
}

extension String {
    /// The status of an answer; 0 where it is none.
    var status: Int { Int(split(separator: " ").dropFirst().first ?? "") ?? 0 }
    /// What follows the head of an answer.
    var body: String {
        let end = firstRange(of: "\r\n\r\n")
        return end.map { String(self[$0.upperBound...]) } ?? ""
    }

    private func firstRange(of text: String) -> Range<Index>? { ranges(of: text).first }

    /// The value of a field of an answer's head.
    func field(_ name: String) -> String? {
        let head = firstRange(of: "\r\n\r\n").map { self[..<$0.lowerBound] } ?? self[...]
        let line = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix(name + ":") }
        return line.map { String($0.dropFirst(name.count + 2)) }
    }
}
