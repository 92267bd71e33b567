/// An answer that says what is wrong with a request (JSON-RPC 2.0, section 5.1; LSP 3.17, "Response
/// Message").
package struct ResponseError: Error, Sendable, Hashable {
    /// What kind of error it is.
    package enum Code: Int, Sendable, Hashable, CaseIterable {
        /// The message is no JSON.
        case parseError = -32700
        /// The message is no request, or one that may not be made now.
        case invalidRequest = -32600
        case methodNotFound = -32601
        case invalidParams = -32602
        case internalError = -32603
        case serverNotInitialized = -32002
        case requestFailed = -32803
        case serverCancelled = -32802
        /// The text changed while the answer was made.
        case contentModified = -32801
        case requestCancelled = -32800
    }

    /// The code, one of ``Code`` or a client's own.
    package let code: Int
    /// One sentence.
    package let message: String
    /// What else is known.
    package var data: JSONValue?

    /// An error.
    package init(_ code: Code, _ message: String, data: JSONValue? = nil) {
        self.code = code.rawValue
        self.message = message
        self.data = data
    }

    /// Reads the error of a client's response.
    package init(_ json: JSONValue) {
        code = json["code"].flatMap { try? Int($0) } ?? Code.internalError.rawValue
        message = json["message"].flatMap { try? String($0) } ?? ""
        data = json["data"]
    }

    private init(code: Int, message: String) {
        self.code = code
        self.message = message
    }

    /// The answer to a value of another type.
    static func wrongType(_ expected: String, _ found: JSONValue) -> ResponseError {
        ResponseError(.invalidParams, "expected \(expected), found \(found.excerpt)")
    }

    /// The same for a value that stands in a member.
    func inside(_ name: String) -> ResponseError {
        ResponseError(code: code, message: "`\(name)`: \(message)")
    }

    /// The error as JSON.
    package var json: JSONValue {
        .members(["code": .integer(code), "message": .string(message), "data": data])
    }
}
