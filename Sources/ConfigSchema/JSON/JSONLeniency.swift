/// What a program takes in its JSON files beyond RFC 8259.
public enum JSONLeniency: Sendable, Hashable {
    /// Nothing.
    case strict
    /// Comments.
    case comments
    /// Comments, and a comma behind the last element or member.
    case jsonc
    /// All that JSON5 has.
    case json5

    /// What texts of a language may hold; `nil` for one that is no relative of JSON.
    init?(_ language: ConfigLanguage) {
        switch language {
        case .json: self = .strict
        case .jsonc: self = .jsonc
        case .json5: self = .json5
        case .jsonl, .yaml, .toml, .plist, .reg, .env: return nil
        }
    }

    /// The language that such a program reads.
    var language: ConfigLanguage {
        switch self {
        case .strict, .comments: .json
        case .jsonc: .jsonc
        case .json5: .json5
        }
    }
}
