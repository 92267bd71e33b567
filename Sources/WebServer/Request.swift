/// What a client asks for, after everything about it that HTTP says has been looked at.
package struct Request: Sendable {
    /// What is to be done.
    package enum Method: Sendable {
        case get, head, post
    }

    /// What is to be done.
    package let method: Method
    /// The path without its escapes: it begins with `/` and has no part `.` or `..`.
    package let path: String
    /// What follows the `?`, with its escapes; empty where there is none.
    package let query: String
    /// The body, which is bounded; empty where there is none.
    package let body: [UInt8]
    /// The values of the header's fields by their names in lower case.
    let fields: [String: String]

    /// Makes a request.
    init(
        _ method: Method, _ path: String, query: String = "", fields: [String: String] = [:],
        body: [UInt8] = []
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.fields = fields
        self.body = body
    }

    /// The value of a field of the header, by its name in lower case; `nil` where there is none, or several.
    package func field(_ name: String) -> String? { fields[name] }

    /// A text without percent escapes; `nil` where one is broken or the bytes are no UTF-8.
    package static func unescaped(_ text: String) -> String? { Target.unescaped(text.utf8) }

    /// The first value of a parameter of the query, without its escapes.
    package func parameter(_ name: String) -> String? {
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.first.map(String.init) == name else { continue }
            return parts.count == 2 ? Target.unescaped(parts[1].utf8) : ""
        }
        return nil
    }
}
