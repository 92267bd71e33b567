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

    /// Reads a mark for left-out parts where a value stands: a value that nothing is known of.
    mutating func readLeftOutValue() -> Node? {
        guard allowsLeftOutParts else { return nil }
        let length = LeftOutMark.length(at: position, in: input)
        guard length > 0 else { return nil }
        position += length
        return Node(.null, start: position - length, end: position, flags: .partial)
    }

    /// Reads a placeholder without quotes, as examples have them, as the text that it is written with.
    mutating func readPlaceholder() -> Node? {
        takePlaceholder(BarePlaceholder.length)
    }

    /// Reads a placeholder that stands in the place of a key or a part of one, as in `[servers.<name>]`.
    mutating func readKeyPlaceholder() -> Node? {
        takePlaceholder(BarePlaceholder.keyLength)
    }

    private mutating func takePlaceholder(
        _ measure: (_ start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int
    ) -> Node? {
        guard allowsLeftOutParts else { return nil }
        let length = measure(position, input)
        guard length > 0 else { return nil }
        position += length
        return Node(
            .string, start: position - length, end: position,
            payload: Node.text(offset: position - length, length: length))
    }

    /// Notes that a comment at the current byte stands for left-out parts, where it says so.
    mutating func noteLeftOutComment() {
        guard allowsLeftOutParts, LeftOutMark.begins(comment: position + 1, in: input) else { return }
        tree[container].value.flags.insert(.partial)
    }
}
