/// What a text may cost to parse. Beyond a limit parsing ends with a problem.
public struct ConfigLimits: Sendable, Hashable {
    /// How deep arrays and objects may nest, from 1 to 256.
    public var depth: Int
    /// How many values and keys a text may hold, those counted that aliases repeat.
    public var nodes: Int
    /// How many bytes a text may have, below 2 GiB.
    public var bytes: Int

    /// Makes limits; each is moved into the range that the parsers can bear.
    public init(depth: Int = 256, nodes: Int = 16_000_000, bytes: Int = 256 << 20) {
        self.depth = min(max(depth, 1), 256)
        self.nodes = min(max(nodes, 1), Int(Int32.max))
        self.bytes = min(max(bytes, 0), Int(Int32.max))
    }

    /// The limits for files and snippets that people write.
    public static let standard = ConfigLimits()
}
