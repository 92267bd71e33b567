import Diagnostics

/// The quotes of printed text, such as `“a”` and `«a»`, which editors and web pages put in the place of `"` and `'`.
/// No config language knows them as quotes.
enum TypographicQuote {
    /// The number of bytes of the one that begins at a place of a text in UTF-8; 0 where none does.
    static func length(in text: UnsafeBufferPointer<UInt8>, at place: Int) -> Int {
        guard place + 1 < text.count else { return 0 }
        switch text[place] {
        case 0xC2: return text[place + 1] == 0xAB || text[place + 1] == 0xBB ? 2 : 0
        case 0xE2 where place + 2 < text.count && text[place + 1] == 0x80:
            let last = text[place + 2]
            return (0x98...0x9F).contains(last) || last == 0xB9 || last == 0xBA ? 3 : 0
        case 0xEF where place + 2 < text.count:
            return text[place + 1] == 0xBC && text[place + 2] == 0x82 ? 3 : 0
        default: return 0
        }
    }

    /// The number of bytes of the one that a piece of a text ends with and is not all of; 0 where it ends otherwise.
    static func length(in text: UnsafeBufferPointer<UInt8>, atEndOf piece: Range<Int>) -> Int {
        [2, 3].first { piece.count > $0 && length(in: text, at: piece.upperBound - $0) == $0 } ?? 0
    }

    /// The mark that closes a string, behind which the text goes on as it does behind one: the place where it begins
    /// and its number of bytes. A straight quote closes too what a typographic one opened.
    static func closing(
        in text: UnsafeBufferPointer<UInt8>, from start: Int, allowingStraight: Bool
    ) -> Range<Int>? {
        var place = start
        while place < text.count, text[place] != 0x0A, text[place] != 0x0D {
            var length = length(in: text, at: place)
            if length == 0, allowingStraight, text[place] == UInt8(ascii: "\""),
                place == start || text[place - 1] != 0x5C
            {
                length = 1
            }
            if length > 0, endsString(text, at: place + length) { return place..<place + length }
            place += max(length, 1)
        }
        return nil
    }

    /// Whether a word begins or ends with one, so that straight quotes around it would keep it.
    static func isAround(_ word: String) -> Bool {
        [word.unicodeScalars.first, word.unicodeScalars.last].contains { scalar in
            guard let scalar else { return false }
            return Array(String(Character(scalar)).utf8).withUnsafeBufferPointer { length(in: $0, at: 0) > 0 }
        }
    }

    /// What stands between such quotes, where they are all around a word.
    static func content(of word: String) -> String? {
        let scalars = word.unicodeScalars
        guard scalars.count >= 2, let first = scalars.first, let last = scalars.last else { return nil }
        guard [first, last].allSatisfy({ isAround(String(Character($0))) }) else { return nil }
        return String(String.UnicodeScalarView(scalars.dropFirst().dropLast()))
    }

    /// What is said of texts in typographic quotes where a language takes those for a part of the text.
    static func warning(_ text: String, _ range: Range<Int>, in language: String) -> ConfigProblem {
        ConfigProblem(
            .invalidSnippet, .warning,
            "`\(text)` stands in typographic quotes, which are part of the text in \(language)", at: range,
            help: "write straight quotes `\"`")
    }

    /// Whether what follows a string may stand here: a mark between values, a comment or the end of the line.
    private static func endsString(_ text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        var place = place
        while place < text.count, text[place] == 0x20 || text[place] == 0x09 { place += 1 }
        return place >= text.count || "\n\r:=,}]/#".utf8.contains(text[place])
    }
}
