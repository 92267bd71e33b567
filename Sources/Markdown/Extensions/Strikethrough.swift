/// Strikethrough, text between one or two `~` (GFM 0.29, section 6.5), and marks, text between two `=`.
enum Strikethrough {
    /// The run of one delimiter that begins at an offset.
    static func delimiters(at offset: Int, in text: NodeText) -> InlineExtensions.Finding? {
        guard text.isPlain(offset) else { return nil }
        let delimiter = text[offset]
        var end = offset
        while end < text.count, text[end] == delimiter, text.isPlain(end) { end += 1 }
        return .delimiters(offset..<end)
    }

    /// The kind of node that a run of a delimiter makes; `nil` where the run is too long or too short.
    static func kind(of delimiter: UInt8, count: Int) -> NodeKind? {
        switch (delimiter, count) {
        case (.tilde, 1), (.tilde, 2): .strikethrough
        case (.equals, 2): .mark
        default: nil
        }
    }
}
