/// English word forms become one: an own implementation of the rules of Porter's second stemmer (Porter2), as
/// published on snowballstem.org, without its rules for apostrophes, which no word of ours has.
///
/// The client has the same rules in `Client/search.js`; a list of words holds both to the same stems.
struct Stemmer {
    /// The letters so far. A `y` that is a consonant is a capital.
    private var word: [UInt8]
    /// Where the region R1 begins: behind the first consonant that follows a vowel.
    private var region1 = 0
    /// Where R2 begins: the same within R1.
    private var region2 = 0

    /// The stem of a folded word. What is not of the letters `a` to `z` is its own stem.
    static func stem(_ word: String) -> String {
        guard word.utf8.count > 2, word.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else { return word }
        if let exception = exceptions[word] { return exception }
        var stemmer = Stemmer(word)
        stemmer.removeEndings()
        return String(decoding: stemmer.word.map { $0 == capitalY ? letterY : $0 }, as: UTF8.self)
    }

    private static let exceptions: [String: String] = [
        "skis": "ski", "skies": "sky", "dying": "die", "lying": "lie", "tying": "tie", "idly": "idl",
        "gently": "gentl", "ugly": "ugli", "early": "earli", "only": "onli", "singly": "singl", "sky": "sky",
        "news": "news", "howe": "howe", "atlas": "atlas", "cosmos": "cosmos", "bias": "bias",
        "andes": "andes",
    ]
    /// Beginnings that R1 follows, so that words of another meaning stay apart.
    private static let beginnings = [
        "gener", "commun", "arsen", "past", "univers", "later", "emerg", "organ", "inter",
    ]
    /// Words that are left alone behind step 1a.
    private static let invariable: Set<String> = [
        "inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed",
    ]
    private static let letterY = UInt8(ascii: "y")
    private static let capitalY = UInt8(ascii: "Y")

    private init(_ text: String) {
        word = Array(text.utf8)
        for index in word.indices where word[index] == Self.letterY {
            if index == 0 || isVowel(at: index - 1) { word[index] = Self.capitalY }
        }
        let special = Self.beginnings.first { text.utf8.starts(with: $0.utf8) }
        region1 = special?.utf8.count ?? region(from: 0)
        region2 = region(from: region1)
    }

    private mutating func removeEndings() {
        removePlural()
        if Self.invariable.contains(String(decoding: word, as: UTF8.self)) { return }
        removePast()
        replaceY()
        replaceSuffixes()
        shortenSuffixes()
        deleteSuffix()
        deleteLast()
    }

    // MARK: What letters are

    private func isVowel(at index: Int) -> Bool {
        switch word[index] {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
            Self.letterY:
            true
        default: false
        }
    }

    private func hasVowel(before end: Int) -> Bool { (0..<max(0, end)).contains(where: isVowel) }

    private func region(from start: Int) -> Int {
        var index = start
        while index < word.count, !isVowel(at: index) { index += 1 }
        while index < word.count, isVowel(at: index) { index += 1 }
        return min(index + 1, word.count)
    }

    /// Whether a short syllable ends before a position.
    private func isShortSyllable(before end: Int) -> Bool {
        if end >= 4, word[(end - 4)..<end].elementsEqual("past".utf8) { return true }
        guard end >= 2, isVowel(at: end - 2), !isVowel(at: end - 1) else { return false }
        if end == 2 { return true }
        return !isVowel(at: end - 3) && !"wxY".utf8.contains(word[end - 1])
    }

    private func ends(_ suffix: StaticString) -> Bool {
        let count = suffix.utf8CodeUnitCount
        return word.count >= count
            && suffix.withUTF8Buffer { word[(word.count - count)...].elementsEqual($0) }
    }

    private mutating func replace(_ suffix: StaticString, _ other: StaticString) {
        word.removeLast(suffix.utf8CodeUnitCount)
        other.withUTF8Buffer { word.append(contentsOf: $0) }
    }

    /// The longest of the suffixes that the word has; they are listed longest first.
    private func longest(_ suffixes: [(StaticString, StaticString)]) -> (StaticString, StaticString)? {
        suffixes.first { ends($0.0) }
    }

    // MARK: The steps

    /// Step 1a.
    private mutating func removePlural() {
        if ends("sses") {
            word.removeLast(2)
        } else if ends("ied") || ends("ies") {
            word.removeLast(word.count > 4 ? 2 : 1)
        } else if ends("s"), !ends("us"), !ends("ss"), hasVowel(before: word.count - 2) {
            word.removeLast()
        }
    }

    /// Step 1b.
    private mutating func removePast() {
        if let (suffix, _) = longest([("eedly", ""), ("eed", "")]) {
            if word.count - suffix.utf8CodeUnitCount >= region1 { replace(suffix, "ee") }
            return
        }
        guard let (suffix, _) = longest([("ingly", ""), ("edly", ""), ("ing", ""), ("ed", "")]),
            hasVowel(before: word.count - suffix.utf8CodeUnitCount)
        else { return }
        replace(suffix, "")
        if ends("at") || ends("bl") || ends("iz") {
            word.append(UInt8(ascii: "e"))
        } else if endsInDouble {
            word.removeLast()
        } else if region1 >= word.count, isShortSyllable(before: word.count) {
            word.append(UInt8(ascii: "e"))
        }
    }

    /// Whether a double consonant ends the word that is to become one; `add`, `egg` and `off` keep theirs.
    private var endsInDouble: Bool {
        guard word.count >= 2, word[word.count - 1] == word[word.count - 2] else { return false }
        let isKept = word.count == 3 && "aeo".utf8.contains(word[0])
        return !isKept && "bdfgmnprt".utf8.contains(word[word.count - 1])
    }

    /// Step 1c.
    private mutating func replaceY() {
        guard word.count > 2, ends("y") || ends("Y"), !isVowel(at: word.count - 2) else { return }
        word[word.count - 1] = UInt8(ascii: "i")
    }

    /// Step 2.
    private mutating func replaceSuffixes() {
        let suffixes: [(StaticString, StaticString)] = [
            ("ization", "ize"), ("ational", "ate"), ("fulness", "ful"), ("ousness", "ous"),
            ("iveness", "ive"),
            ("tional", "tion"), ("biliti", "ble"), ("lessli", "less"), ("entli", "ent"), ("ation", "ate"),
            ("alism", "al"), ("aliti", "al"), ("ousli", "ous"), ("ogist", "og"), ("iviti", "ive"),
            ("fulli", "ful"),
            ("enci", "ence"), ("anci", "ance"), ("abli", "able"), ("izer", "ize"), ("ator", "ate"),
            ("alli", "al"), ("bli", "ble"), ("ogi", "og"), ("li", ""),
        ]
        guard let (suffix, other) = longest(suffixes) else { return }
        let start = word.count - suffix.utf8CodeUnitCount
        guard start >= region1 else { return }
        if ends("ogi"), start == 0 || word[start - 1] != UInt8(ascii: "l") { return }
        if suffix.utf8CodeUnitCount == 2, start == 0 || !"cdeghkmnrt".utf8.contains(word[start - 1]) {
            return
        }
        replace(suffix, other)
    }

    /// Step 3.
    private mutating func shortenSuffixes() {
        let suffixes: [(StaticString, StaticString)] = [
            ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"),
            ("ative", ""), ("ical", "ic"), ("ness", ""), ("ful", ""),
        ]
        guard let (suffix, other) = longest(suffixes) else { return }
        let start = word.count - suffix.utf8CodeUnitCount
        guard start >= (ends("ative") ? region2 : region1) else { return }
        replace(suffix, other)
    }

    /// Step 4.
    private mutating func deleteSuffix() {
        let suffixes: [(StaticString, StaticString)] = [
            ("ement", ""), ("ance", ""), ("ence", ""), ("able", ""), ("ible", ""), ("ment", ""), ("ant", ""),
            ("ent", ""), ("ism", ""), ("ate", ""), ("iti", ""), ("ous", ""), ("ive", ""), ("ize", ""),
            ("ion", ""), ("al", ""), ("er", ""), ("ic", ""),
        ]
        guard let (suffix, other) = longest(suffixes) else { return }
        let start = word.count - suffix.utf8CodeUnitCount
        guard start >= region2 else { return }
        if ends("ion"), start == 0 || !"st".utf8.contains(word[start - 1]) { return }
        replace(suffix, other)
    }

    /// Step 5.
    private mutating func deleteLast() {
        let start = word.count - 1
        if ends("e") {
            if start >= region2 || (start >= region1 && !isShortSyllable(before: start)) { word.removeLast() }
        } else if ends("ll"), start >= region2 {
            word.removeLast()
        }
    }
}
