/// A value on its way to JSON (RFC 8259): what an `Encodable` says of itself, as a tree.
final class JSONTree {
    private enum Content {
        case null
        /// Numbers and truth values, as they are written.
        case plain(String)
        case text(String)
        case list([JSONTree])
        case object([String: JSONTree])
    }

    private var content = Content.null

    init(_ value: some Encodable) throws { try take(value) }

    private init() {}

    /// The tree as indented lines: members in the order of their names, and nothing that a terminal could take for a
    /// command.
    var text: [UInt8] {
        var output: [UInt8] = []
        write(to: &output, depth: 0)
        return output
    }

    private func write(to output: inout [UInt8], depth: Int) {
        switch content {
        case .null: output += "null".utf8
        case .plain(let text): output += text.utf8
        case .text(let text): JSONString.append(text, in: .terminal, to: &output)
        case .list(let items):
            Self.write(items, "[]", to: &output, depth) { $0.write(to: &$1, depth: depth + 1) }
        case .object(let members):
            Self.write(members.sorted { $0.key < $1.key }, "{}", to: &output, depth) { member, output in
                JSONString.append(member.key, in: .terminal, to: &output)
                output += ": ".utf8
                member.value.write(to: &output, depth: depth + 1)
            }
        }
    }

    private static func write<Item>(
        _ items: [Item], _ brackets: StaticString, to output: inout [UInt8], _ depth: Int,
        _ write: (Item, inout [UInt8]) -> Void
    ) {
        output.append(brackets.utf8Start[0])
        for (number, item) in items.enumerated() {
            output += (number > 0 ? ",\n" : "\n").utf8
            output += repeatElement(0x20, count: 2 * (depth + 1))
            write(item, &output)
        }
        if !items.isEmpty {
            output.append(0x0A)
            output += repeatElement(0x20, count: 2 * depth)
        }
        output.append(brackets.utf8Start[1])
    }
}

extension JSONTree {
    /// Becomes a value. Strings, integers and truth values are written as they are; all others say what they hold.
    fileprivate func take(_ value: some Encodable) throws {
        switch value {
        case let value as String: content = .text(value)
        case let value as Int: content = .plain(String(value))
        case let value as Bool: content = .plain(value ? "true" : "false")
        default: try value.encode(to: JSONTreeEncoder(tree: self))
        }
    }

    fileprivate func becomeObject() {
        if case .object = content { return }
        content = .object([:])
    }

    fileprivate func becomeList() {
        if case .list = content { return }
        content = .list([])
    }

    fileprivate func member(_ name: String) -> JSONTree {
        guard case .object(var members) = content else { return JSONTree() }
        content = .null
        let tree = JSONTree()
        members[name] = tree
        content = .object(members)
        return tree
    }

    fileprivate func element() -> JSONTree {
        guard case .list(var items) = content else { return JSONTree() }
        content = .null
        let tree = JSONTree()
        items.append(tree)
        content = .list(items)
        return tree
    }

    fileprivate var count: Int {
        if case .list(let items) = content { items.count } else { 0 }
    }
}

/// Hands a tree to values that say what they hold.
private struct JSONTreeEncoder: Encoder, SingleValueEncodingContainer {
    let tree: JSONTree
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        tree.becomeObject()
        return KeyedEncodingContainer(JSONTreeMembers(tree: tree))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        tree.becomeList()
        return JSONTreeElements(tree: tree)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    func encodeNil() {}
    func encode<T: Encodable>(_ value: T) throws { try tree.take(value) }
}

private struct JSONTreeMembers<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let tree: JSONTree
    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) { _ = tree.member(key.stringValue) }

    func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
        try tree.member(key.stringValue).take(value)
    }

    func nestedContainer<Inner: CodingKey>(
        keyedBy type: Inner.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Inner> {
        JSONTreeEncoder(tree: tree.member(key.stringValue)).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        JSONTreeEncoder(tree: tree.member(key.stringValue)).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { JSONTreeEncoder(tree: tree.member("super")) }
    func superEncoder(forKey key: Key) -> any Encoder { JSONTreeEncoder(tree: tree.member(key.stringValue)) }
}

private struct JSONTreeElements: UnkeyedEncodingContainer {
    let tree: JSONTree
    var codingPath: [any CodingKey] { [] }
    var count: Int { tree.count }

    func encodeNil() { _ = tree.element() }
    func encode<T: Encodable>(_ value: T) throws { try tree.element().take(value) }

    func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        JSONTreeEncoder(tree: tree.element()).container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        JSONTreeEncoder(tree: tree.element()).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { JSONTreeEncoder(tree: tree.element()) }
}

extension StyledText {
    /// A value as indented JSON with sorted keys, and a line ending.
    public init(json value: some Encodable) {
        self.init()
        // The formats hold only strings, integers, truth values and what is made of them: none can fail to encode.
        guard let tree = try? JSONTree(value) else { return }
        append(String(decoding: tree.text, as: UTF8.self) + "\n")
    }
}
