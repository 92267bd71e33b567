/// A line of a shard: a word, and what follows it behind a space.
struct ShardLine: Sendable {
    var word: String
    var payload: [UInt8]
}

/// Lines in the order of their words, cut into files by what the words begin with.
///
/// Words with the same beginning stay in one file where they fit; neighbouring beginnings share one. A file
/// holds the words from its first to the next file's first, so a list of these beginnings is all that a
/// client needs to find a word.
struct Shards {
    /// What each file's words are not below; the first is empty.
    private(set) var firsts: [String] = []
    private(set) var files: [SearchFile] = []

    private let name: String
    private let limit: Int
    private let lines: [ShardLine]
    /// The scalars of each word.
    private let letters: [[Unicode.Scalar]]
    /// How many bytes all lines before each take, as an upper bound.
    private let sizes: [Int]

    /// Cuts lines into files.
    ///
    /// - Parameters:
    ///   - name: one letter that the files' names begin with.
    ///   - lines: the lines in the order of their words (`precedes`); no word comes twice.
    init(name: String, lines: [ShardLine], limit: Int) {
        self.name = name
        self.limit = limit
        self.lines = lines
        letters = lines.map { Array($0.word.unicodeScalars) }
        var sizes = [0]
        for line in lines {
            sizes.append(sizes[sizes.count - 1] + line.word.utf8.count + line.payload.count + 3)
        }
        self.sizes = sizes
        if !lines.isEmpty { cut(0..<lines.count, depth: 0) }
    }

    private func size(_ range: Range<Int>) -> Int { sizes[range.upperBound] - sizes[range.lowerBound] }

    /// Cuts lines whose words have the same letters up to a depth.
    private mutating func cut(_ range: Range<Int>, depth: Int) {
        if size(range) <= limit || range.count == 1 { return write(range, depth: depth) }
        var start = range.lowerBound
        var end = start
        while end < range.upperBound {
            let group = group(from: end, in: range, depth: depth)
            if size(start..<group.upperBound) > limit {
                if start < end { write(start..<end, depth: depth + 1) }
                start = group.lowerBound
                if size(group) > limit {
                    cut(group, depth: depth + 1)
                    start = group.upperBound
                }
            }
            end = group.upperBound
        }
        if start < end { write(start..<end, depth: depth + 1) }
    }

    /// The words that have the same letter at a depth, or that end there.
    private func group(from start: Int, in range: Range<Int>, depth: Int) -> Range<Int> {
        var end = start + 1
        guard letters[start].count > depth else { return start..<end }
        let letter = letters[start][depth]
        while end < range.upperBound, letters[end].count > depth, letters[end][depth] == letter { end += 1 }
        return start..<end
    }

    /// Writes a file. Each line begins with how many UTF-16 units its word shares with the one before, at
    /// most 45.
    private mutating func write(_ range: Range<Int>, depth: Int) {
        var first = String.UnicodeScalarView()
        if !files.isEmpty { first.append(contentsOf: letters[range.lowerBound].prefix(depth)) }
        var bytes: [UInt8] = []
        var last: [Unicode.Scalar] = []
        for index in range {
            var shared = 0
            var units = 0
            while shared < min(last.count, letters[index].count), last[shared] == letters[index][shared],
                units < 44
            {
                units += last[shared].value > 0xFFFF ? 2 : 1
                shared += 1
            }
            Digits.append(units, to: &bytes)
            for letter in letters[index][shared...] { bytes.append(contentsOf: String(letter).utf8) }
            bytes.append(UInt8(ascii: " "))
            bytes += lines[index].payload
            bytes.append(UInt8(ascii: "\n"))
            last = letters[index]
        }
        firsts.append(String(first))
        let path = "search/shards/\(name)-\(Self.fileName(String(first))).txt"
        files.append(SearchFile(path: path, bytes: bytes))
    }

    /// A word as a part of a file's name: what is no small letter or digit is `_` with its number in
    /// hexadecimal digits.
    static func fileName(_ word: String) -> String {
        var name = ""
        for scalar in word.unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": name.unicodeScalars.append(scalar)
            default: name += "_" + String(scalar.value, radix: 16) + "_"
            }
        }
        return name
    }

    /// How many of a word's first letters decide its file: every word that begins with as many of them is in
    /// the same one.
    func decidingLetters(of word: String) -> Int {
        let place = place(of: word)
        var deciding = place > 0 ? Self.shared(word, firsts[place]) + 1 : 0
        if place + 1 < firsts.count { deciding = max(deciding, Self.shared(word, firsts[place + 1]) + 1) }
        return deciding
    }

    /// Which file a word is in.
    func place(of word: String) -> Int {
        var low = 0
        var high = firsts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if word.precedes(firsts[middle]) { high = middle } else { low = middle }
        }
        return low
    }

    private static func shared(_ word: String, _ other: String) -> Int {
        zip(word.unicodeScalars, other.unicodeScalars).prefix { $0 == $1 }.count
    }
}
