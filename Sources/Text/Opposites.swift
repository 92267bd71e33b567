/// Words that are spelt alike and say the opposite of each other, such as `index` and `noindex`: nobody who wrote one
/// meant the other.
enum Opposites {
    /// What one word has where the other has something else, wherever it stands.
    private static let parts: [(String, String)] = [
        ("min", "max"), ("in", "ex"), ("in", "out"), ("en", "de"), ("en", "dis"), ("pre", "post"),
    ]
    /// What makes the opposite of the word behind it.
    private static let prefixes = ["no", "non", "not", "un", "dis", "in", "de"]

    /// Whether two words without case and dashes differ in nothing but a part that turns their meaning round.
    static func areOpposites(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Bool {
        let (short, long) = first.count < second.count ? (first, second) : (second, first)
        if long.count > short.count, long.hasSuffix(short) {
            return prefixes.contains(text(long.prefix(long.count - short.count)))
        }
        return parts.contains { one, other in
            differ(first, second, in: one, other) || differ(second, first, in: one, other)
        }
    }

    /// Whether a word becomes another where one of its parts is replaced.
    private static func differ(
        _ first: [Unicode.Scalar], _ second: [Unicode.Scalar], in part: String, _ other: String
    ) -> Bool {
        let (part, other) = (Array(part.unicodeScalars), Array(other.unicodeScalars))
        guard first.count - part.count == second.count - other.count, first.count >= part.count else {
            return false
        }
        return (0...(first.count - part.count)).contains { start in
            first[start...].starts(with: part) && second[start...].starts(with: other)
                && first[..<start] == second[..<start]
                && first[(start + part.count)...].elementsEqual(second[(start + other.count)...])
        }
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }
}

extension [Unicode.Scalar] {
    fileprivate func hasSuffix(_ end: [Unicode.Scalar]) -> Bool {
        suffix(end.count).elementsEqual(end)
    }
}
