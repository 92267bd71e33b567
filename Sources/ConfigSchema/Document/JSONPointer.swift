/// Places inside values as JSON Pointers (RFC 6901).
public enum JSONPointer {
    /// The reference tokens of a pointer, unescaped; `nil` for a text that is no pointer.
    static func tokens(_ pointer: String) -> [String]? {
        if pointer.isEmpty { return [] }
        guard pointer.first == "/" else { return nil }
        guard isEscaped(pointer) else { return nil }
        return pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map {
            unescaped($0)
        }
    }

    /// The names of the members and positions of the elements on the way to a place; `nil` for a text that is no pointer.
    public static func parts(of pointer: String) -> [String]? { tokens(pointer) }

    /// A reference token as it is written in a pointer.
    public static func escaped(_ token: String) -> String {
        var bytes: [UInt8] = []
        for byte in token.utf8 {
            switch byte {
            case UInt8(ascii: "~"): bytes += "~0".utf8
            case UInt8(ascii: "/"): bytes += "~1".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether each `~` has a `0` or a `1` behind it.
    private static func isEscaped(_ pointer: String) -> Bool {
        var afterTilde = false
        for byte in pointer.utf8 {
            if afterTilde, byte != UInt8(ascii: "0"), byte != UInt8(ascii: "1") { return false }
            afterTilde = byte == UInt8(ascii: "~")
        }
        return !afterTilde
    }

    private static func unescaped(_ token: Substring) -> String {
        var bytes: [UInt8] = []
        var afterTilde = false
        for byte in token.utf8 {
            if afterTilde, byte == UInt8(ascii: "1") { bytes[bytes.count - 1] = UInt8(ascii: "/") }
            if !afterTilde || (byte != UInt8(ascii: "0") && byte != UInt8(ascii: "1")) { bytes.append(byte) }
            afterTilde = !afterTilde && byte == UInt8(ascii: "~")
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension ConfigNode {
    /// The value at a JSON Pointer (RFC 6901) below this one; the empty pointer is the value itself.
    public func value(at pointer: String) -> ConfigNode? {
        guard let tokens = JSONPointer.tokens(pointer) else { return nil }
        var current = self
        for token in tokens {
            guard let child = current.child(token) else { return nil }
            current = child
        }
        return current
    }

    /// The member or element that a reference token names.
    func child(_ token: String) -> ConfigNode? {
        guard node.type == .array else { return self[token] }
        let digits = token.utf8
        guard !digits.isEmpty, digits.count < 10, digits.count == 1 || digits.first != UInt8(ascii: "0"),
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        return Int(token).flatMap { self[$0 - node.firstPosition] }
    }

    /// The place of the value in its document as a JSON Pointer (RFC 6901).
    public var pointer: String { steps.map { "/" + JSONPointer.escaped($0.name) }.joined() }

    /// The place of the value as people write it, such as `mcpServers.brave.args[1]`; empty for a root.
    public var dottedPath: String {
        steps.reduce(into: "") { path, step in
            switch step {
            case .element(let position): path += "[\(position)]"
            case .member(let key) where Self.isPlain(key): path += path.isEmpty ? key : ".\(key)"
            case .member(let key): path += "[\"\(key)\"]"
            }
        }
    }

    /// The key that the value belongs to, where it is an object's member.
    public var key: ConfigNode? {
        let path = storage.ancestry(of: index)
        guard path.count >= 2, storage.arena.nodes[path[path.count - 2].index].type == .object else {
            return nil
        }
        return ConfigNode(storage: storage, index: index - 1)
    }

    enum Step {
        case member(String), element(Int)

        var name: String {
            switch self {
            case .member(let key): key
            case .element(let position): String(position)
            }
        }
    }

    var steps: [Step] {
        let path = storage.ancestry(of: index)
        return zip(path, path.dropFirst()).map { parent, child in
            storage.arena.nodes[parent.index].type == .object
                ? .member(storage.arena.string(child.index - 1)) : .element(child.position)
        }
    }

    private static func isPlain(_ key: String) -> Bool {
        !key.isEmpty && key.utf8.allSatisfy { $0 > 0x20 && !".[]\"".utf8.contains($0) }
    }
}
