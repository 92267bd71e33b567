/// A message as a part of Markdown that others show, such as the text of an issue.
public enum MarkdownText {
    /// The message, in which nothing but its code between backticks means anything: what it quotes of a page makes no link,
    /// no HTML and no mention of somebody.
    public static func line(_ message: String) -> String {
        let parts = message.split(separator: "`", omittingEmptySubsequences: false)
        // An odd number of backticks opens code that never ends.
        guard parts.count % 2 == 1 else { return escaped(message) }
        return parts.enumerated().map { number, part in
            number % 2 == 0 ? escaped(part) : part.isEmpty ? "" : "`\(plain(part))`"
        }.joined()
    }

    /// A text as code, whatever it holds.
    public static func code(_ text: String) -> String {
        text.contains("`") ? "`` \(plain(text)) ``" : "`\(plain(text))`"
    }

    private static func plain(_ text: some StringProtocol) -> String {
        String(text.map { $0.isNewline ? " " : $0 })
    }

    private static func escaped(_ text: some StringProtocol) -> String {
        var escaped = ""
        for character in plain(text) {
            switch character {
            case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "#": escaped += "\\\(character)"
            case "&": escaped += "&amp;"
            // A name behind it would be told of the issue.
            case "@": escaped += "@<!-- -->"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}
