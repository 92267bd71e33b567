import Diagnostics

/// What one page gives to the index. It depends on its page alone, so pages may be read in any order and by any worker.
public struct SearchReading: Sendable {
    /// The page's address.
    public let address: String
    let kind: String
    let section: String
    let title: String
    let parts: [Part]
    /// The page's words by stem.
    let words: [Word]
    /// The keys that it shows, by part.
    let keys: [(part: Int, key: SearchKey)]

    /// A section, as results show it.
    struct Part: Sendable {
        var id: String
        var heading: String
        /// A JSON array of the prose and the code.
        var excerpt: [UInt8]
    }

    /// A stem with the forms that the page has of it, and the sections in which they stand.
    struct Word: Sendable {
        var stem: String
        var forms: [String]
        var hits: [Hit]
    }

    struct Hit: Sendable {
        var part: Int
        var impact: Int
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
        words = counts.words
        keys = sections.enumerated().flatMap { number, part in part.keys.map { (number, $0) } }
        parts = sections.map { part in
            Part(id: part.id, heading: part.heading, excerpt: Excerpt.json(of: part, limit: limits.excerpt))
        }
    }
}

/// The words of a page while they are counted.
private struct WordCounts {
    private(set) var words: [SearchReading.Word] = []
    private var places: [String: Int] = [:]
    private var stems: [String: Int] = [:]
    /// The counts of the current part, by word, and the words that it has.
    private var impacts: [Impact] = []
    private var isTouched: [Bool] = []
    private var touched: [Int] = []
    private var total = 0

    mutating func count(_ part: SearchPart, title: String) {
        let titleWords = Words.list(title)
        for word in titleWords { change(word) { $0.title = titleWords.count } }
        let headingWords = Words.list(part.heading)
        for word in headingWords { change(word) { $0.heading = headingWords.count } }
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
        for word in words.dropLast() { change(word) { $0.isPartOfKey = true } }
        if let whole = words.last { change(whole) { $0.isKey = true } }
    }

    private mutating func change(_ form: String, _ change: (inout Impact) -> Void) {
        let place = places[form] ?? add(form)
        if !isTouched[place] {
            isTouched[place] = true
            touched.append(place)
        }
        change(&impacts[place])
    }

    private mutating func add(_ form: String) -> Int {
        let stem = Stemmer.stem(form)
        let place = stems[stem] ?? words.count
        if place == words.count {
            stems[stem] = place
            words.append(SearchReading.Word(stem: stem, forms: [], hits: []))
            impacts.append(Impact())
            isTouched.append(false)
        }
        words[place].forms.append(form)
        places[form] = place
        return place
    }

    /// Takes the part's words over. A word that every text has stays only where it names something.
    mutating func endPart(_ number: Int) {
        for place in touched {
            let impact = impacts[place]
            impacts[place] = Impact()
            isTouched[place] = false
            if !impact.isNamed, StopWords.contains(words[place].forms[0]) { continue }
            let hit = SearchReading.Hit(part: number, impact: impact.quantised(words: total))
            words[place].hits.append(hit)
        }
        touched.removeAll(keepingCapacity: true)
        total = 0
    }
}
