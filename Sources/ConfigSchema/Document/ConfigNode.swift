/// A value or a key of a document, with its place in the text. A small view: the document holds the data.
public struct ConfigNode: Sendable {
    /// What a value is.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case null, boolean, number, string, array, object
    }

    let storage: ConfigStorage
    let index: Int

    var node: Node { storage.arena.nodes[index] }

    /// What the value is. A key is a string.
    public var kind: Kind {
        switch node.type {
        case .null: .null
        case .boolean: .boolean
        case .string: .string
        case .array: .array
        case .object: .object
        default: .number
        }
    }

    /// The document that the value stands in.
    public var document: ConfigDocument { ConfigDocument(storage: storage) }

    /// The bytes that the value is written in, quotes and braces included.
    public var range: Range<Int> { node.range }

    /// The truth value of a boolean.
    public var boolean: Bool? { node.type == .boolean ? node.payload != 0 : nil }

    /// The value of a whole number that `Int` can hold, however it is written (`1`, `1.0`, `1e3`).
    public var integer: Int? {
        guard kind == .number, node.flags.contains(.exact) else { return nil }
        return Int(exactly: Int64(bitPattern: node.payload))
    }

    /// The value of a number, rounded to the nearest `Double`.
    public var double: Double? {
        guard kind == .number else { return nil }
        return node.flags.contains(.exact)
            ? Double(Int64(bitPattern: node.payload)) : Double(bitPattern: node.payload)
    }

    /// The text of a string or key, escapes resolved.
    public var string: String? { node.type == .string ? storage.arena.string(index) : nil }

    /// The UTF-8 bytes of a string or key, escapes resolved.
    public var utf8: ArraySlice<UInt8>? { node.type == .string ? storage.arena.text(index) : nil }

    /// A number as the text writes it.
    public var numberText: String? {
        kind == .number ? String(decoding: storage.arena.numberText(index), as: UTF8.self) : nil
    }

    /// The number of elements of an array or members of an object (equal keys counted each), else 0.
    public var count: Int { node.type == .array || node.type == .object ? node.count : 0 }

    /// Whether parts of the array or object are left out on purpose, by `…` or `...`.
    public var isPartial: Bool { node.flags.contains(.partial) }

    /// Whether a later member of the same object has the same key. Makes sense for keys.
    public var isShadowed: Bool { node.flags.contains(.shadowed) }

    /// The elements of an array; empty for other values.
    public var elements: Elements { Elements(parent: self) }

    /// The members of an object in the order of the text; empty for other values.
    public var members: Members { Members(parent: self) }

    /// The value of the member with this key; of equal keys the last one's.
    public subscript(_ key: String) -> ConfigNode? {
        storage.arena.member(key, of: index).map { ConfigNode(storage: storage, index: $0) }
    }

    /// The element at a position, from 0.
    public subscript(_ position: Int) -> ConfigNode? {
        guard position >= 0, position < count, node.type == .array else { return nil }
        return elements.dropFirst(position).first { _ in true }
    }
}

/// The elements of an array.
public struct Elements: Sequence, Sendable {
    let parent: ConfigNode

    /// Walks over the elements in order.
    public struct Iterator: IteratorProtocol {
        let storage: ConfigStorage
        var index: Int
        let end: Int

        /// The next element.
        public mutating func next() -> ConfigNode? {
            guard index < end else { return nil }
            defer { index = Int(storage.arena.nodes[index].next) }
            return ConfigNode(storage: storage, index: index)
        }
    }

    /// An iterator at the first element.
    public func makeIterator() -> Iterator {
        let end = parent.node.type == .array ? Int(parent.node.next) : 0
        return Iterator(storage: parent.storage, index: parent.index + 1, end: end)
    }
}

/// The members of an object.
public struct Members: Sequence, Sendable {
    let parent: ConfigNode

    /// Walks over the members in the order of the text.
    public struct Iterator: IteratorProtocol {
        let storage: ConfigStorage
        var index: Int
        let end: Int

        /// The next member.
        public mutating func next() -> (key: ConfigNode, value: ConfigNode)? {
            while index + 1 < end, storage.arena.nodes[index].flags.isSuperset(of: [.shadowed, .merged]) {
                index = Int(storage.arena.nodes[index + 1].next)
            }
            guard index + 1 < end else { return nil }
            let key = ConfigNode(storage: storage, index: index)
            let value = ConfigNode(storage: storage, index: index + 1)
            index = Int(storage.arena.nodes[index + 1].next)
            return (key, value)
        }
    }

    /// An iterator at the first member.
    public func makeIterator() -> Iterator {
        let end = parent.node.type == .object ? Int(parent.node.next) : 0
        return Iterator(storage: parent.storage, index: parent.index + 1, end: end)
    }
}
