import Text

/// A JSON value (RFC 8259), as messages of the protocol hold it.
package enum JSONValue: Sendable, Hashable {
    case null
    case boolean(Bool)
    /// A whole number that `Int` holds.
    case integer(Int)
    /// Any other number, as it was written.
    case decimal(String)
    case string(String)
    case array([JSONValue])
    /// The members in the order of the text.
    case object([JSONMember])

    /// The value of a member; of equal names the last one's.
    package subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.name == name }?.value
    }

    /// An object of the members that have a value.
    package static func members(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
        .object(members.compactMap { name, value in value.map { JSONMember(name, $0) } })
    }

    /// The text, compact.
    package var bytes: [UInt8] {
        var text = CompactJSON()
        write(to: &text)
        return text.bytes
    }

    private func write(to text: inout CompactJSON) {
        switch self {
        case .null: text.element(raw: "null")
        case .boolean(let value): text.element(raw: value ? "true" : "false")
        case .integer(let number): text.element(raw: String(number))
        case .decimal(let number): text.element(raw: number)
        case .string(let string): text.element(text: string)
        case .array(let elements):
            text.open("[")
            for element in elements { element.write(to: &text) }
            text.close("]")
        case .object(let members):
            text.open("{")
            for member in members {
                text.key(member.name)
                member.value.write(to: &text)
            }
            text.close("}")
        }
    }
}

/// A member of an object.
package struct JSONMember: Sendable, Hashable {
    /// Its name.
    package let name: String
    /// Its value.
    package let value: JSONValue

    /// A member.
    package init(_ name: String, _ value: JSONValue) {
        self.name = name
        self.value = value
    }
}
