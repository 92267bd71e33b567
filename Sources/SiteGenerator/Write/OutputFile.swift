/// One file of the finished site.
public struct OutputFile: Sendable, Hashable {
    /// What the file holds.
    public enum Content: Sendable, Hashable {
        /// These bytes.
        case bytes([UInt8])
        /// The bytes of the file at this absolute path.
        case copy(of: String)
    }

    /// The path relative to the output folder, with `/`.
    public let path: String
    /// What it holds.
    public let content: Content

    /// Makes an output file.
    public init(path: String, content: Content) {
        self.path = path
        self.content = content
    }
}
