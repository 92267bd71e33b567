import Text

extension UInt8 {
    /// Whether the byte may stand in a key or name as people write them without quotes: a letter, a digit, `_`, `-`
    /// or `.`.
    var isNamePart: Bool { isLetterOrDigit || "_-.".utf8.contains(self) }
}

extension UnsafeBufferPointer<UInt8> {
    /// The text of a range.
    func text(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: self[range]), as: UTF8.self)
    }

    /// The bytes of the character that begins at a place.
    func character(at place: Int) -> Range<Int> {
        var end = place + 1
        while end < count, self[end].isContinuation { end += 1 }
        return place..<end
    }
}
