/// Names of one word or several, ready to be looked for in texts all at once.
struct WordIndex: Sendable {
    /// A name in a text.
    struct Place: Sendable, Hashable {
        /// The place of the name in the list.
        let number: Int
        /// Where it stands, counted from the beginning of the text.
        let range: Range<Int>
    }

    /// For each byte the names that begin with it, by their places in the list.
    private var names: [[(place: Int, bytes: [UInt8])]]

    /// Whether there is nothing to look for.
    let isEmpty: Bool

    init(_ list: [String]) {
        isEmpty = list.isEmpty
        names = Array(repeating: [], count: 256)
        for (place, name) in list.enumerated() {
            let bytes = Array(name.utf8)
            if let first = bytes.first { names[Int(first)].append((place, bytes)) }
        }
    }

    /// Whether one of the names stands in a text.
    func stand(in text: ArraySlice<UInt8>) -> Bool { !places(in: text).isEmpty }

    /// The places in the list of the names that stand in a text, in the list's order.
    func found(in text: ArraySlice<UInt8>) -> [Int] { Set(places(in: text).map(\.number)).sorted() }

    /// Where names stand in a text, in the text's order: neither within a longer word nor as its beginning.
    func places(in text: ArraySlice<UInt8>) -> [Place] {
        var found: [Place] = []
        text.withUnsafeBufferPointer { text in
            for start in text.indices where !names[Int(text[start])].isEmpty {
                guard !WordLetter.ends(before: start, in: text) else { continue }
                for (place, name) in names[Int(text[start])] where text[start...].starts(with: name) {
                    let end = start + name.count
                    let isEnded =
                        end == text.count || WordLetter.length(at: end, in: text) == 0
                        || !text[end - 1].isOfWord
                    if isEnded { found.append(Place(number: place, range: start..<end)) }
                }
            }
        }
        return found
    }
}
