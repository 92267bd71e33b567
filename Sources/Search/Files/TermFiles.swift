/// The words of a site: which sections they stand in, by stem (`t-`, long lists `l-`), and the words that a
/// slip makes of them (`s-`).
///
/// A line is the stem, the forms that occur, a space, and the list (``Postings``). The forms are separated by
/// commas; a form is what follows the stem, or a digit, which says how many letters are taken from the stem
/// first, and what follows then.
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
                vocabulary.postings(of: term)[...], file: "search/shards/l-" + Shards.fileName(stem),
                limits: limits)
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
