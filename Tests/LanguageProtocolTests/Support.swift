@testable import LanguageProtocol

extension JSONValue {
    /// The value of a text that is right.
    init(text: String) throws { self = try JSONReader.read(Array(text.utf8)) }

    var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// A message as it is sent.
func framed(_ content: String) -> [UInt8] {
    Array("Content-Length: \(content.utf8.count)\r\n\r\n\(content)".utf8)
}

/// The contents of messages that were sent one behind the other.
func contents(_ bytes: [UInt8]) -> [String] {
    var framing = MessageFraming()
    framing.append(bytes)
    var found: [String] = []
    while let piece = framing.next() {
        switch piece {
        case .content(let content): found.append(String(decoding: content, as: UTF8.self))
        case .broken(let fault): found.append("broken: \(fault)")
        }
    }
    return found
}

extension Connection {
    /// The contents of what is sent at once for a message.
    mutating func receive(_ content: String) -> [String] { contents(receive(framed(content))) }

    /// All calls that wait, in few signs: `?1 method`, `!method`, `=1`, `exit 0`.
    mutating func calls() -> [String] {
        var found: [String] = []
        while let call = next() {
            switch call {
            case .request(let id, let method, _): found.append("?\(id.json.text) \(method)")
            case .notification(let method, _): found.append("!\(method)")
            case .response(let id, .success(let result)): found.append("=\(id.json.text) \(result.text)")
            case .response(let id, .failure(let error)): found.append("=\(id.json.text) \(error.code)")
            case .exit(let status): found.append("exit \(status)")
            }
        }
        return found
    }

    /// A connection after `initialize` was asked and answered.
    static func initialized() -> Connection {
        var connection = Connection()
        _ = connection.receive(
            #"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"capabilities":{}}}"#)
        _ = connection.calls()
        _ = connection.answer(.number(0), .success(.null))
        return connection
    }
}
