import Text

/// What finds a word that was typed with a slip among its first letters, where the slip leads to another
/// file.
///
/// A slip behind the letters that decide a word's file is found in that file, without any of this. For each
/// of the deciding letters, the word without it is a line here, followed by where the letter was (one digit)
/// and by the letter. Two words that are one slip apart (a letter too much, too few, another, or two
/// exchanged) are the same without one letter each.
enum SlipFiles {
    /// The fewest letters of a word that is looked for in spite of a slip.
    static let shortest = 5
    /// The most letters; longer words are names that were put together.
    static let longest = 20

    /// The lines for all forms of all terms.
    static func shards(_ vocabulary: [Vocabulary.Term], terms: Shards, limit: Int) -> Shards {
        var payloads: [String: [[UInt8]]] = [:]
        for term in vocabulary {
            for form in term.forms {
                let letters = Array(form.unicodeScalars)
                guard (shortest...longest).contains(letters.count), letters.allSatisfy(isLetter) else {
                    continue
                }
                let deciding = min(terms.decidingLetters(of: term.stem), letters.count)
                for index in 0..<deciding {
                    // Of two equal neighbours, the first stands for both.
                    if index > 0, letters[index] == letters[index - 1] { continue }
                    var rest = String.UnicodeScalarView(letters[..<index])
                    rest.append(contentsOf: letters[(index + 1)...])
                    var payload: [UInt8] = []
                    Digits.append(index, to: &payload)
                    payload += String(letters[index]).utf8
                    payloads[String(rest), default: []].append(payload)
                }
            }
        }
        let lines = payloads.sorted { $0.key.precedes($1.key) }.map { word, payloads in
            let sorted = payloads.sorted { $0.lexicographicallyPrecedes($1) }
            return ShardLine(word: word, payload: Array(sorted.joined()))
        }
        return Shards(name: "s", lines: lines, limit: limit)
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            ? ("a"..."z").contains(scalar) : scalar.value <= 0x4FF && scalar.properties.isAlphabetic
    }
}
