import Text

/// One file of the finished site.
package struct OutputFile: Sendable, Hashable {
    /// What the file holds.
    package enum Content: Sendable, Hashable {
        /// These bytes.
        case bytes([UInt8])
        /// The bytes of the file at this absolute path.
        case copy(of: String)
    }

    /// The path relative to the output folder, with `/`.
    package let path: String
    /// What it holds.
    package let content: Content

    /// Makes an output file.
    package init(path: String, content: Content) {
        self.path = path
        self.content = content
    }
}

extension [OutputFile] {
    /// The files in the order of their paths.
    var sortedByPath: [OutputFile] { sorted { PathKey($0.path) < PathKey($1.path) } }
}
