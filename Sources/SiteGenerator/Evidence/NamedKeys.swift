/// The keys that a sentence or a title names: between marks, as `hooks` or "hooks", or before a word for what they are, as
/// in: the hooks section.
struct NamedKeys: Sendable {
    let keys: [String]

    private static let marks = Set("`\"'*".utf8)
    private static let words: Set<String> = [
        "field", "section", "key", "object", "block", "property", "setting", "value", "entry", "table", "map",
    ]

    init(in text: ArraySlice<UInt8>) {
        let words = text.split { !$0.isOfName && $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ".") }
        var keys: [String] = []
        for (number, word) in words.enumerated() where word.count < 64 {
            let isMarked =
                word.startIndex > text.startIndex && Self.marks.contains(text[word.startIndex - 1])
                && word.endIndex < text.endIndex && Self.marks.contains(text[word.endIndex])
            let next = number + 1 < words.count ? String(decoding: words[number + 1], as: UTF8.self) : ""
            if isMarked || Self.words.contains(next) { keys.append(String(decoding: word, as: UTF8.self)) }
        }
        self.keys = keys
    }
}
