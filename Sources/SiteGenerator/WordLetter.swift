import Text

/// Tells which characters are letters of words that are written with blanks between them, in UTF-8: a name directly beside
/// one is a part of a longer word. Chinese, Japanese and Korean letters, and signs such as `（`, stand directly beside names.
enum WordLetter {
    /// How many bytes the character has that begins at a place, where it is such a letter or a digit; 0 for any other.
    static func length<Text: RandomAccessCollection>(at place: Int, in text: Text) -> Int
    where Text.Element == UInt8, Text.Index == Int {
        let lead = text[place]
        guard lead >= 0x80 else { return lead.isLetterOrDigit ? 1 : 0 }
        guard place + 1 < text.endIndex else { return 0 }
        let next = text[place + 1]
        switch lead {
        // Latin letters with accents, but for the signs of multiplication and division.
        case 0xC3: return next == 0x97 || next == 0xB7 ? 0 : 2
        // More of them, accents by themselves, and Greek, Cyrillic and Armenian letters.
        case 0xC4...0xC9, 0xCC...0xD5: return 2
        // Latin letters with several accents, and Greek ones.
        case 0xE1: return (0xB8...0xBF).contains(next) && place + 2 < text.endIndex ? 3 : 0
        default: return 0
        }
    }

    /// Whether the character before a place is such a letter or a digit.
    static func ends<Text: RandomAccessCollection>(before place: Int, in text: Text) -> Bool
    where Text.Element == UInt8, Text.Index == Int {
        guard place > text.startIndex else { return false }
        var start = place - 1
        while start > text.startIndex, place - start < 4, text[start] & 0xC0 == 0x80 { start -= 1 }
        return length(at: start, in: text) == place - start
    }
}
