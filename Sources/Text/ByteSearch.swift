/// The search for a word in bytes.
///
/// It stands before the standard library's of the same name, which is not compiled for bytes and asks for the types of
/// both texts at each place: it takes a hundred times as long.
extension ArraySlice<UInt8> {
    /// The first place where a word stands; that of an empty word is the beginning.
    public func firstRange(of word: String.UTF8View) -> Range<Int>? { firstRange(of: Array(word)) }

    /// The first place where bytes stand; that of none is the beginning.
    public func firstRange(of word: [UInt8]) -> Range<Int>? {
        let found = withUnsafeBufferPointer { text in
            word.withUnsafeBufferPointer { Self.place(of: $0, in: text) }
        }
        return found.map { startIndex + $0..<startIndex + $0 + word.count }
    }

    private static func place(
        of word: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        guard let first = word.first else { return 0 }
        var place = 0
        while place + word.count <= text.count {
            if text[place] == first, (1..<word.count).allSatisfy({ text[place + $0] == word[$0] }) {
                return place
            }
            place += 1
        }
        return nil
    }
}

extension [UInt8] {
    /// The first place where a word stands; that of an empty word is the beginning.
    public func firstRange(of word: String.UTF8View) -> Range<Int>? { self[...].firstRange(of: word) }

    /// The first place where bytes stand; that of none is the beginning.
    public func firstRange(of word: [UInt8]) -> Range<Int>? { self[...].firstRange(of: word) }
}
