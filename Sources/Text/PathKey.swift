/// A path that is compared by its bytes, as file systems do that tell everything apart. As texts, a path with composed
/// letters and one with decomposed ones are equal.
public struct PathKey: Sendable, Hashable, Comparable, ExpressibleByStringLiteral {
    /// The path.
    public let text: String

    /// Makes a key of a path.
    public init(_ text: String) {
        self.text = text
    }

    /// Makes a key of a path that is written out.
    public init(stringLiteral text: String) {
        self.text = text
    }

    /// Whether the bytes are the same.
    public static func == (left: PathKey, right: PathKey) -> Bool {
        left.withBytes { left in right.withBytes { left.elementsEqual($0) } }
    }

    /// By bytes, so that the order is the same on every machine.
    public static func < (left: PathKey, right: PathKey) -> Bool {
        left.withBytes { left in right.withBytes { left.lexicographicallyPrecedes($0) } }
    }

    /// Hashes the bytes.
    public func hash(into hasher: inout Hasher) {
        withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }

    private func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        var text = text
        return text.withUTF8(body)
    }
}

extension Set<PathKey> {
    /// Whether a path is among these.
    public func contains(_ path: String) -> Bool { contains(PathKey(path)) }
}
