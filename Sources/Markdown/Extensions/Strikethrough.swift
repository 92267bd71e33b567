/// Strikethrough: text between one or two `~` (GFM 0.29, section 6.5).
enum Strikethrough {
    /// The run of `~` that begins at an offset, where it is no longer than two.
    static func delimiters(at offset: Int, in text: NodeText) -> InlineExtensions.Finding? {
        guard text.isPlain(offset) else { return nil }
        var end = offset
        while end < text.count, text[end] == .tilde, text.isPlain(end) { end += 1 }
        return .delimiters(offset..<end)
    }
}
