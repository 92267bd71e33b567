/// A value that is read from JSON.
package protocol JSONReadable {
    /// Reads it; throws the answer to a client that sent something else.
    init(_ json: JSONValue) throws(ResponseError)
}

/// A value that is written as JSON.
package protocol JSONWritable {
    /// The value as JSON.
    var json: JSONValue { get }
}

extension JSONValue: JSONReadable, JSONWritable {
    /// Takes any value.
    package init(_ json: JSONValue) throws(ResponseError) { self = json }
    /// The value itself.
    package var json: JSONValue { self }
}

extension String: JSONReadable, JSONWritable {
    /// Takes a string.
    package init(_ json: JSONValue) throws(ResponseError) {
        guard case .string(let text) = json else { throw .wrongType("a string", json) }
        self = text
    }

    /// The text as JSON.
    package var json: JSONValue { .string(self) }
}

extension Bool: JSONReadable, JSONWritable {
    /// Takes a truth value.
    package init(_ json: JSONValue) throws(ResponseError) {
        guard case .boolean(let value) = json else { throw .wrongType("true or false", json) }
        self = value
    }

    /// The truth value as JSON.
    package var json: JSONValue { .boolean(self) }
}

extension Int: JSONReadable, JSONWritable {
    /// Takes a whole number.
    package init(_ json: JSONValue) throws(ResponseError) {
        guard case .integer(let number) = json else { throw .wrongType("a whole number", json) }
        self = number
    }

    /// The number as JSON.
    package var json: JSONValue { .integer(self) }
}

extension Array: JSONReadable where Element: JSONReadable {
    /// Takes an array.
    package init(_ json: JSONValue) throws(ResponseError) {
        guard case .array(let elements) = json else { throw .wrongType("an array", json) }
        self = []
        reserveCapacity(elements.count)
        for element in elements { append(try Element(element)) }
    }
}

extension Array: JSONWritable where Element: JSONWritable {
    /// The elements as JSON.
    package var json: JSONValue { .array(map(\.json)) }
}

extension JSONReadable where Self: RawRepresentable, RawValue: JSONReadable {
    /// Takes one of the values that the protocol knows.
    package init(_ json: JSONValue) throws(ResponseError) {
        guard let value = Self(rawValue: try RawValue(json)) else {
            throw ResponseError(.invalidParams, "\(json.excerpt) is not a value that is known here")
        }
        self = value
    }
}

extension JSONWritable where Self: RawRepresentable, RawValue: JSONWritable {
    /// The value as JSON.
    package var json: JSONValue { rawValue.json }
}

extension JSONValue {
    /// The value of a member that must be there.
    func required<Value: JSONReadable>(_ name: String) throws(ResponseError) -> Value {
        guard case .object = self else { throw .wrongType("an object", self) }
        guard let value = self[name] else { throw ResponseError(.invalidParams, "`\(name)` is missing") }
        do { return try Value(value) } catch { throw error.inside(name) }
    }

    /// The value of a member that may be missing or `null`.
    func optional<Value: JSONReadable>(_ name: String) throws(ResponseError) -> Value? {
        guard let value = self[name], value != .null else { return nil }
        do { return try Value(value) } catch { throw error.inside(name) }
    }

    /// The elements of a member that are what is known here; others are passed over, as clients may be newer.
    func known<Value: JSONReadable>(_ name: String) -> [Value] {
        guard case .array(let elements) = self[name] else { return [] }
        return elements.compactMap { try? Value($0) }
    }

    /// Whether a member is `true`.
    func isTrue(_ name: String) -> Bool { self[name] == .boolean(true) }

    /// What is inside objects, by their names in order.
    func inside(_ names: String...) -> JSONValue? {
        names.reduce(Optional(self)) { $0?[$1] }
    }

    /// The beginning of the text, for messages.
    var excerpt: String {
        switch self {
        case .array: "an array"
        case .object: "an object"
        case .null, .boolean, .integer, .decimal, .string:
            "`" + String(decoding: bytes, as: UTF8.self).prefix(60) + "`"
        }
    }
}
