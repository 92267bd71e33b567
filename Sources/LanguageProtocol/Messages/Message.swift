/// What identifies a request (JSON-RPC 2.0, section 4).
package enum RequestID: Sendable, Hashable, JSONReadable, JSONWritable {
    case number(Int)
    case text(String)

    /// Takes a whole number or a string.
    package init(_ json: JSONValue) throws(ResponseError) {
        switch json {
        case .integer(let number): self = .number(number)
        case .string(let text): self = .text(text)
        case .null, .boolean, .decimal, .array, .object:
            throw .wrongType("a whole number or a string", json)
        }
    }

    /// The id as JSON.
    package var json: JSONValue {
        switch self {
        case .number(let number): .integer(number)
        case .text(let text): .string(text)
        }
    }
}

/// A message of JSON-RPC 2.0.
package enum Message: Sendable, Hashable {
    /// A question that has one answer.
    case request(RequestID, method: String, JSONValue)
    /// News.
    case notification(method: String, JSONValue)
    /// The answer to a question; without an id it is to a message that could not be read.
    case response(RequestID?, Result<JSONValue, ResponseError>)

    /// Reads the content of a message; what cannot be read has an answer, to the id if there is one.
    static func read(_ content: [UInt8]) -> Result<Message, Refusal> {
        let json: JSONValue
        do {
            json = try JSONReader.read(content)
        } catch {
            let message = "the message is no JSON: \(error.message) at byte \(error.offset)"
            return .failure(Refusal(nil, ResponseError(.parseError, message)))
        }
        return read(json)
    }

    private static func read(_ json: JSONValue) -> Result<Message, Refusal> {
        guard case .object = json else {
            let isBatch = if case .array = json { true } else { false }
            return refuse(nil, isBatch ? "batches are not taken" : "the message is no object")
        }
        let id = json["id"].flatMap { try? RequestID($0) }
        guard json["jsonrpc"] == .string("2.0") else { return refuse(id, "`jsonrpc` is not \"2.0\"") }
        guard let method = json["method"] else { return response(id, json) }
        guard case .string(let name) = method else { return refuse(id, "`method` is no string") }
        let params = json["params"] ?? .null
        switch params {
        case .null, .array, .object: break
        case .boolean, .integer, .decimal, .string:
            return refuse(id, "`params` is neither an object nor an array")
        }
        guard let written = json["id"] else { return .success(.notification(method: name, params)) }
        guard let id else { return refuse(nil, "`id` is \(written.excerpt), not a whole number or a string") }
        return .success(.request(id, method: name, params))
    }

    private static func response(_ id: RequestID?, _ json: JSONValue) -> Result<Message, Refusal> {
        if let error = json["error"], error != .null {
            return .success(.response(id, .failure(ResponseError(error))))
        }
        guard let result = json["result"] else { return refuse(id, "`method` is missing") }
        return .success(.response(id, .success(result)))
    }

    private static func refuse(_ id: RequestID?, _ message: String) -> Result<Message, Refusal> {
        .failure(Refusal(id, ResponseError(.invalidRequest, message)))
    }

    /// The message as JSON.
    var json: JSONValue {
        switch self {
        case .request(let id, let method, let params):
            .members([
                "jsonrpc": .string("2.0"), "id": id.json, "method": .string(method), "params": params.given,
            ])
        case .notification(let method, let params):
            .members(["jsonrpc": .string("2.0"), "method": .string(method), "params": params.given])
        case .response(let id, .success(let result)):
            .members(["jsonrpc": .string("2.0"), "id": id?.json ?? .null, "result": result])
        case .response(let id, .failure(let error)):
            .members(["jsonrpc": .string("2.0"), "id": id?.json ?? .null, "error": error.json])
        }
    }

    /// The message as it is sent, with its header.
    package var bytes: [UInt8] {
        let content = json.bytes
        return Array("Content-Length: \(content.count)\r\n\r\n".utf8) + content
    }
}

/// A message that is not taken, with the answer to it.
struct Refusal: Error, Hashable {
    let id: RequestID?
    let error: ResponseError

    init(_ id: RequestID?, _ error: ResponseError) {
        self.id = id
        self.error = error
    }

    var answer: Message { .response(id, .failure(error)) }
}

extension JSONValue {
    /// Nothing for `null`: members without a value are left out.
    fileprivate var given: JSONValue? { self == .null ? nil : self }
}
