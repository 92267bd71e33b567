/// Words that nearly every English text has. In text they are not indexed; in titles, headings and keys they
/// are, since pages are called `with` and `and`. A query counts them only if it has no other words.
enum StopWords {
    /// The words in one text; the client finds them in the index.
    static let text =
        "a about after all also an and any are as at be been but by can could did do does for"
        + " from had has have how i if in into is it its may more most no not of on one only or"
        + " other our out should so some such than that the their them then there these they this to"
        + " was we were what when where which who why will with would you your"

    private static let words = Set(text.split(separator: " ").map(String.init))
    private static let longest = words.map(\.utf8.count).max() ?? 0

    /// Whether a word counts only in titles, headings and keys: also a single letter.
    static func contains(_ word: ArraySlice<UInt8>) -> Bool {
        word.count == 1 || word.count <= longest && words.contains(String(decoding: word, as: UTF8.self))
    }
}
