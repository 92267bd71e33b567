/// One file's text: where it lies in the site and the bytes that it holds.
///
/// The bytes are as they were read. They are meant to be UTF-8, but nothing here relies on it.
package struct SourceText: Sendable, Hashable {
    /// The path relative to the site's root, with `/` between its parts.
    package let path: String
    /// The whole text, in UTF-8 bytes.
    package let bytes: [UInt8]

    /// Makes a text from bytes.
    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// Makes a text from a string, for literals in tests and generated files.
    package init(path: String, _ text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }
}
