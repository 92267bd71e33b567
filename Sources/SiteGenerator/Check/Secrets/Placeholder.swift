import Text

/// Tells what somebody made up to stand for a key from a real one, which is random.
enum Placeholder {
    /// Words of placeholders, in small letters.
    private static let words = [
        "your", "example", "placeholder", "xxxx", "redacted", "replace", "changeme", "change-me", "dummy",
        "sample", "insert", "fake", "here", "secret", "token", "test", "demo", "todo", "abcd", "mykey",
        "my-key", "apikey", "api-key", "goes", "....", "****", "foobar",
    ].map { Array($0.utf8) }

    /// Whether the part of a key that should be random is none.
    ///
    /// - Parameter isMixed: whether a real one has digits, capital and small letters.
    static func isOne(_ body: Slice<UnsafeBufferPointer<UInt8>>, isMixed: Bool) -> Bool {
        let small = body.map(\.lowercased)
        return hasWord(small) || hasRun(small) || countsUp(small) || isPeriodic(small) || isMonotonous(body)
            || (isMixed && !hasMixture(body))
    }

    /// Words that no text in Base64 of a key's length has by chance, in small letters.
    private static let longWords = ["example", "placeholder", "redacted", "changeme", "private", "yourkey"]
        .map {
            Array($0.utf8)
        }

    /// Whether the text of a private key in Base64 is none. A real one has runs of `A`, for zeros.
    static func standsForKey(_ body: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let text = body.filter { $0 > 0x20 }
        let small = text.map(\.lowercased)
        return small.indices.contains { start in longWords.contains { small[start...].starts(with: $0) } }
            || isPeriodic(small) || isMonotonous(text) || !hasMixture(text)
    }

    private static func hasWord(_ text: [UInt8]) -> Bool {
        text.indices.contains { start in words.contains { text[start...].starts(with: $0) } }
    }

    /// Whether five equal characters, or six in the order of the alphabet, follow each other.
    private static func hasRun(_ text: [UInt8]) -> Bool {
        var equal = 1
        return rises(text)
            || text.indices.dropFirst().contains { index in
                equal = text[index] == text[index - 1] ? equal + 1 : 1
                return equal >= 5
            }
    }

    /// Whether its letters or its digits alone follow each other in order, six or more, as in `A1b2C3d4E5f6`.
    private static func countsUp(_ text: [UInt8]) -> Bool {
        [text.filter { $0 > UInt8(ascii: "9") }, text.filter { $0 <= UInt8(ascii: "9") }].contains(
            where: rises)
    }

    private static func rises(_ text: [UInt8]) -> Bool {
        var rising = 1
        return text.indices.dropFirst().contains { index in
            rising = text[index] == text[index - 1] &+ 1 ? rising + 1 : 1
            return rising >= 6
        }
    }

    /// Whether the text is one short piece again and again.
    private static func isPeriodic(_ text: [UInt8]) -> Bool {
        (1...max(1, min(text.count / 2, 20))).contains { period in
            text.indices.dropFirst(period).allSatisfy { text[$0] == text[$0 - period] }
        }
    }

    /// Whether two characters of the text, taken at random, are the same more often than one time in seven; of a
    /// real key's they are one time in ten to fifty.
    private static func isMonotonous(_ text: some Collection<UInt8>) -> Bool {
        var counts = [Int](repeating: 0, count: 256)
        for byte in text { counts[Int(byte)] += 1 }
        return counts.reduce(0) { $0 + $1 * $1 } * 7 > text.count * text.count
    }

    private static func hasMixture(_ text: some Collection<UInt8>) -> Bool {
        text.contains { $0 &- UInt8(ascii: "0") < 10 } && text.contains { $0 &- UInt8(ascii: "a") < 26 }
            && text.contains { $0 &- UInt8(ascii: "A") < 26 }
    }
}
