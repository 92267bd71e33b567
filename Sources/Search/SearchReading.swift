import Diagnostics

/// What one page gives to the index. It depends on its page alone, so pages may be read in any order and by
/// any worker.
public struct SearchReading: Sendable {
    /// The page's address.
    public let address: String
    let kind: String
    let section: String
    let title: String
    let parts: [Part]
    /// The words of the page, and where they stand, in the order of its sections. A word may stand nowhere.
    let words: WordTable
    let hits: [Hit]
    /// The keys that it shows, by part.
    let keys: [(part: Int, key: SearchKey)]

    /// A section, as results show it.
    struct Part: Sendable {
        var id: String
        var heading: String
        /// A JSON array of the prose and the code.
        var excerpt: [UInt8]
    }

    /// A word of a section.
    struct Hit: Sendable {
        var word: Int32
        var part: Int32
        var impact: Int32
    }

    /// Reads a page: linear in its text.
    public init(_ document: SearchDocument, limits: SearchLimits = SearchLimits()) {
        let first = SearchPart(id: "", heading: "", prose: "")
        let sections = document.parts.isEmpty ? [first] : document.parts
        var counts = WordCounts()
        for (number, part) in sections.enumerated() {
            counts.count(part, title: number == 0 ? document.title : "")
            counts.endPart(number)
        }
        address = document.address
        kind = document.kind
        section = document.section
        title = document.title
        counts.words.close()
        words = counts.words
        hits = counts.hits
        keys = sections.enumerated().flatMap { number, part in part.keys.map { (number, $0) } }
        parts = sections.map { part in
            Part(id: part.id, heading: part.heading, excerpt: Excerpt.json(of: part, limit: limits.excerpt))
        }
    }
}

/// The words of a page while they are counted.
private struct WordCounts {
    var words = WordTable()
    private(set) var hits: [SearchReading.Hit] = []
    /// The counts of the current part, by word, and the words that it has.
    private var impacts: [Impact] = []
    private var isTouched: [Bool] = []
    private var touched: [Int32] = []
    private var total = 0

    mutating func count(_ part: SearchPart, title: String) {
        let titleWords = Words.list(title)
        for word in titleWords { change(Array(word.utf8)[...]) { $0.title = Int32(titleWords.count) } }
        let headingWords = Words.list(part.heading)
        for word in headingWords { change(Array(word.utf8)[...]) { $0.heading = Int32(headingWords.count) } }
        for key in part.keys { count(key) }
        Words.forEach(in: part.prose) { word in
            total += 1
            change(word) { $0.prose += 1 }
        }
        Words.forEach(in: part.code) { word in
            total += 1
            change(word) { $0.code += 1 }
        }
    }

    private mutating func count(_ key: SearchKey) {
        let words = KeyWords.words(of: KeyWords.names(key.path).last ?? "")
        for word in words.dropLast() { change(Array(word.utf8)[...]) { $0.isPartOfKey = true } }
        if let whole = words.last { change(Array(whole.utf8)[...]) { $0.isKey = true } }
    }

    private mutating func change(_ word: ArraySlice<UInt8>, _ change: (inout Impact) -> Void) {
        let number = words.number(of: word)
        if number == impacts.count {
            impacts.append(Impact())
            isTouched.append(false)
        }
        if !isTouched[number] {
            isTouched[number] = true
            touched.append(Int32(number))
        }
        change(&impacts[number])
    }

    /// Takes the part's words over. A word that every text has stays only where it names something.
    mutating func endPart(_ part: Int) {
        for word in touched {
            let impact = impacts[Int(word)]
            impacts[Int(word)] = Impact()
            isTouched[Int(word)] = false
            if !impact.isNamed, StopWords.contains(words[Int(word)]) { continue }
            hits.append(
                SearchReading.Hit(word: word, part: Int32(part), impact: impact.quantised(words: total)))
        }
        touched.removeAll(keepingCapacity: true)
        total = 0
    }
}
