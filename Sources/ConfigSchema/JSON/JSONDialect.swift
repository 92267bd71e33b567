/// What a member of the JSON family allows beyond RFC 8259.
struct JSONDialect {
    /// `//` and `/* */` comments.
    let comments: Bool
    /// A comma behind the last element or member.
    let trailingCommas: Bool
    /// Single quotes, bare keys, more numbers and white space: JSON5.
    let extended: Bool
    /// `…` and `...` for parts that are left out.
    let leftOutParts: Bool
    let language: ConfigLanguage

    init(_ language: ConfigLanguage, leftOutParts: Bool) {
        comments = language != .json
        trailingCommas = language != .json
        extended = language == .json5
        self.leftOutParts = leftOutParts
        self.language = language
    }
}
