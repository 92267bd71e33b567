/// Left-out parts of TOML. Outside of strings and comments neither `…` nor `...` means anything else.
extension TOMLParser {
    /// Moves behind a mark for left-out parts; the innermost table or array is partial then. `false` where
    /// none stands here.
    mutating func takeLeftOutPart() -> Bool {
        guard allowsLeftOutParts else { return false }
        let length = LeftOutMark.length(at: position, in: input)
        guard length > 0 else { return false }
        position += length
        tree[container].value.flags.insert(.partial)
        return true
    }

    /// Notes that a comment at the current byte stands for left-out parts, where it says so.
    mutating func noteLeftOutComment() {
        guard allowsLeftOutParts, LeftOutMark.begins(comment: position + 1, in: input) else { return }
        tree[container].value.flags.insert(.partial)
    }
}
