/// One file's text: where it lies in the site and the bytes that it holds.
///
/// The bytes are as they were read. They are meant to be UTF-8, but nothing here relies on it.
public struct SourceText: Sendable, Hashable {
    /// The path relative to the site's root, with `/` between its parts.
    public let path: String
    /// The whole text, in UTF-8 bytes.
    public let bytes: [UInt8]

    /// Makes a text from bytes.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// Makes a text from a string, for literals in tests and generated files.
    public init(path: String, _ text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }
}
