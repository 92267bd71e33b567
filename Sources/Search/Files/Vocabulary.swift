/// All stems of a site with their forms and postings.
struct Vocabulary {
    /// A stem, and the words that have it, in no particular order.
    struct Term {
        var stem: String
        var forms: [String]
    }

    private(set) var terms: [Term] = []
    /// The postings of all terms, and where each term's end in them.
    private var postings: [Posting] = []
    private var ends: [Int] = []

    /// Takes together what pages have read. A word is stemmed once for the whole site.
    ///
    /// - Parameter readings: in the order of the pages' numbers.
    init(_ readings: [SearchReading]) {
        var words = WordTable()
        var terms = TermNumbers()
        var counts: [Int] = []
        var termsOfHits: [Int32] = []
        for reading in readings {
            var numbers = [Int32](repeating: -1, count: reading.words.count)
            for hit in reading.hits {
                let word = Int(hit.word)
                if numbers[word] < 0 {
                    numbers[word] = terms.number(of: words.number(of: word, in: reading.words), in: words)
                }
                let term = numbers[word]
                if Int(term) == counts.count { counts.append(0) }
                counts[Int(term)] += 1
                termsOfHits.append(term)
            }
        }
        self.terms = terms.terms
        fill(readings, counts: counts, termsOfHits: termsOfHits)
    }

    /// Sorts the hits by term, keeping the order of pages and sections.
    private mutating func fill(_ readings: [SearchReading], counts: [Int], termsOfHits: [Int32]) {
        var next: [Int] = []
        var sum = 0
        for count in counts {
            next.append(sum)
            sum += count
        }
        postings = [Posting](repeating: Posting(page: 0, part: 0, impact: 0), count: sum)
        var index = 0
        for (page, reading) in readings.enumerated() {
            for hit in reading.hits {
                let term = Int(termsOfHits[index])
                index += 1
                postings[next[term]] = Posting(page: Int32(page), part: hit.part, impact: hit.impact)
                next[term] += 1
            }
        }
        ends = next
    }

    /// Where a term stands: each section once, whichever of its forms it has.
    func postings(of term: Int) -> [Posting] {
        var list: [Posting] = []
        for posting in postings[(term == 0 ? 0 : ends[term - 1])..<ends[term]] {
            if let last = list.last, last.page == posting.page, last.part == posting.part {
                list[list.count - 1].impact = Impact.joined(last.impact, posting.impact)
            } else {
                list.append(posting)
            }
        }
        return list
    }

    func precedes(_ term: Int, _ other: Int) -> Bool { terms[term].stem.precedes(terms[other].stem) }
}

/// The number of the stem of each word.
private struct TermNumbers {
    private(set) var terms: [Vocabulary.Term] = []
    private var ofWords: [Int32] = []
    private var ofStems: [String: Int32] = [:]

    /// - Parameter word: a word's number; they come in order, or have come before.
    mutating func number(of word: Int, in words: WordTable) -> Int32 {
        if word < ofWords.count { return ofWords[word] }
        let form = words.text(word)
        let stem = Stemmer.stem(form)
        let number = ofStems[stem] ?? Int32(terms.count)
        if Int(number) == terms.count {
            ofStems[stem] = number
            terms.append(Vocabulary.Term(stem: stem, forms: []))
        }
        terms[Int(number)].forms.append(form)
        ofWords.append(number)
        return number
    }
}
