/// Gives out the masked stretches of a text while a walk goes through it.
struct MaskedSpanReader {
    private let spans: [MaskedSpan]
    private var index = 0

    init(_ spans: [MaskedSpan]) {
        self.spans = spans
    }

    /// The first stretch that begins at or behind a place of the document; earlier ones are passed over.
    mutating func next(from place: Int) -> MaskedSpan? {
        while index < spans.count, spans[index].range.lowerBound < place { index += 1 }
        return index < spans.count ? spans[index] : nil
    }
}
