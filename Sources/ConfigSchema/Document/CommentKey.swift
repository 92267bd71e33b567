/// Keys that people write where a language has no comments: `_comment`, `//`, `// note`, `$comment`.
public enum CommentKey {
    /// Whether a key is one.
    public static func isOne(_ name: String) -> Bool {
        name.hasPrefix("_") || name.hasPrefix("//") || name == "$comment"
    }
}
