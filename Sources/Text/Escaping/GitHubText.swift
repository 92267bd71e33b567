/// Text in GitHub's workflow commands, which end with their line and know escapes for what would end them or a
/// property too early.
public enum GitHubText {
    /// A text as a command's message.
    public static func message(_ text: String) -> String { escaped(text, also: [:]) }

    /// A text as the value of a property.
    public static func property(_ text: String) -> String { escaped(text, also: [":": "%3A", ",": "%2C"]) }

    private static func escaped(_ text: String, also more: [Unicode.Scalar: String]) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": result += "%25"
            case "\r": result += "%0D"
            case "\n": result += "%0A"
            case _ where TerminalText.isUnsafe(scalar): result += "\u{FFFD}"
            default:
                if let known = more[scalar] { result += known } else { result.unicodeScalars.append(scalar) }
            }
        }
        return result
    }
}
