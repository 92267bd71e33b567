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
    /// What the program takes that the text is for; `nil` where nobody knows it.
    let program: JSONLeniency?
    /// Whether who wrote the text says that it has comments.
    let isMarkedAsCommented: Bool

    /// - Parameters:
    ///   - written: the language that the text says it is in.
    ///   - program: what the program takes that the text is for, which counts then.
    init(_ written: ConfigLanguage, readBy program: JSONLeniency?, leftOutParts: Bool) {
        let taken = program ?? JSONLeniency(written) ?? .strict
        comments = taken != .strict
        trailingCommas = taken == .jsonc || taken == .json5
        extended = taken == .json5
        language = taken.language
        self.leftOutParts = leftOutParts
        self.program = program
        isMarkedAsCommented = written != .json
    }
}
