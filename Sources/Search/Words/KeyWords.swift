import Text

/// What a config key can be found by.
enum KeyWords {
    /// How well a word stands for a key.
    enum Quality: Int {
        /// It is part of a name further up in the path.
        case above = 1
        /// It is a part of the last name, or begins at one.
        case part = 2
        /// It is the last name.
        case whole = 3
    }

    /// The names of a path, without `*` and numbers of elements.
    static func names(_ path: String) -> [Substring] {
        path.split(separator: ".").filter { $0 != "*" && !$0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }

    /// The words of a name: its parts and, last, all of it. Hyphens join as `_` does.
    static func words(of name: Substring) -> [String] {
        Words.list(String(name.map { $0.isLetter || $0.isNumber ? $0 : "_" }))
    }

    /// The words of a path with the best quality of each, by word.
    ///
    /// A name gives its parts, and what begins at each of its parts: `inferenceBaseUrl` gives `inference`,
    /// `base`, `url`, `inferencebaseurl` and `baseurl`, so that `baseU` and `baseurl` find it by their
    /// beginning.
    static func qualities(of path: String) -> [(word: String, quality: Quality)] {
        var best: [String: Quality] = [:]
        let names = names(path)
        for (index, name) in names.enumerated() {
            let words = words(of: name)
            let isLast = index == names.count - 1
            let parts = words.count > 1 ? Array(words.dropLast()) : words
            for start in parts.indices {
                raise(&best, parts[start], isLast ? .part : .above)
                raise(&best, parts[start...].joined(), isLast ? .part : .above)
            }
            if let whole = words.last, isLast { raise(&best, whole, .whole) }
        }
        return best.map { (word: $0.key, quality: $0.value) }.sorted { $0.word.precedes($1.word) }
    }

    private static func raise(_ best: inout [String: Quality], _ word: String, _ quality: Quality) {
        if (best[word]?.rawValue ?? 0) < quality.rawValue { best[word] = quality }
    }
}

extension String {
    /// The order of the bytes in UTF-8, which is that of code points: the same on every machine and in the
    /// client.
    func precedes(_ other: String) -> Bool {
        utf8.lexicographicallyPrecedes(other.utf8)
    }
}
