/// The words of a site: which sections they stand in, by stem (`t-`, long lists `l-`), and the words that a slip makes of
/// them (`s-`).
///
/// A line is the stem, the forms that occur, a space, and the list (``Postings``). The forms are separated by commas; a form
/// is what follows the stem, or a digit, which says how many letters are taken from the stem first, and what follows then.
struct TermFiles {
    let terms: Shards
    let slips: Shards
    private(set) var files: [SearchFile] = []

    /// Takes together what pages have read.
    ///
    /// - Parameter readings: in the order of the pages' numbers.
    init(_ readings: [SearchReading], limits: SearchLimits) {
        let vocabulary = Vocabulary(readings)
        var lines: [ShardLine] = []
        var lists: [SearchFile] = []
        for term in vocabulary.terms.indices.sorted(by: vocabulary.precedes) {
            let stem = vocabulary.terms[term].stem
            let (list, own) = Postings.entry(
                vocabulary.postings(of: term), file: "search/l-" + Shards.fileName(stem), limits: limits)
            lists += own
            let forms = Self.forms(vocabulary.terms[term].forms, of: stem)
            lines.append(ShardLine(word: stem, payload: forms + [UInt8(ascii: " ")] + list))
        }
        terms = Shards(name: "t", lines: lines, limit: limits.shard)
        slips = SlipFiles.shards(vocabulary.terms, terms: terms, limit: limits.shard)
        files = terms.files + lists + slips.files
    }

    private static func forms(_ forms: [String], of stem: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, form) in forms.sorted(by: { $0.precedes($1) }).enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            let shared = zip(form.utf8, stem.utf8).prefix { $0 == $1 }.count
            let dropped = stem.utf8.count - shared
            if dropped > 0 { bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: dropped)) }
            bytes += form.utf8.dropFirst(shared)
        }
        return bytes
    }
}

/// All stems of a site with their forms and postings.
struct Vocabulary {
    struct Term {
        var stem: String
        var forms: [String]
    }

    private(set) var terms: [Term] = []
    private var places: [String: Int] = [:]
    /// The postings of all terms, and where each term's end in them.
    private var postings: [Posting] = []
    private var ends: [Int] = []

    init(_ readings: [SearchReading]) {
        var counts: [Int] = []
        var placesOfWords: [Int] = []
        for reading in readings {
            for word in reading.words where !word.hits.isEmpty {
                let place = place(of: word)
                if place == counts.count { counts.append(0) }
                counts[place] += word.hits.count
                placesOfWords.append(place)
            }
        }
        fill(readings, counts: counts, placesOfWords: placesOfWords)
    }

    private mutating func place(of word: SearchReading.Word) -> Int {
        let place = places[word.stem] ?? terms.count
        if place == terms.count {
            places[word.stem] = place
            terms.append(Term(stem: word.stem, forms: word.forms))
        } else {
            for form in word.forms where !terms[place].forms.contains(form) { terms[place].forms.append(form) }
        }
        return place
    }

    /// Sorts the hits by term, keeping the order of the pages.
    private mutating func fill(_ readings: [SearchReading], counts: [Int], placesOfWords: [Int]) {
        var next: [Int] = []
        var sum = 0
        for count in counts {
            next.append(sum)
            sum += count
        }
        postings = [Posting](repeating: Posting(page: 0, part: 0, impact: 0), count: sum)
        var index = 0
        for (page, reading) in readings.enumerated() {
            for word in reading.words where !word.hits.isEmpty {
                let place = placesOfWords[index]
                index += 1
                for hit in word.hits {
                    postings[next[place]] = Posting(
                        page: Int32(page), part: Int32(hit.part), impact: Int32(hit.impact))
                    next[place] += 1
                }
            }
        }
        ends = next
    }

    func postings(of term: Int) -> ArraySlice<Posting> {
        postings[(term == 0 ? 0 : ends[term - 1])..<ends[term]]
    }

    func precedes(_ term: Int, _ other: Int) -> Bool { terms[term].stem.precedes(terms[other].stem) }
}
