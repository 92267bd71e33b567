import Diagnostics
import Text

/// Gives out the masked stretches of a text while a walk goes through it.
struct MaskedSpanReader {
    private let spans: [MaskedSpan]
    private var index = 0

    init(_ spans: [MaskedSpan]) {
        self.spans = spans
    }

    /// Whether nothing in the text is masked.
    var isEmpty: Bool { spans.isEmpty }

    /// The first stretch that begins at or behind a place of the text; earlier ones are passed over.
    mutating func next(from place: Int) -> MaskedSpan? {
        while index < spans.count, spans[index].range.lowerBound < place { index += 1 }
        return index < spans.count ? spans[index] : nil
    }

    /// The same; where only formulas count, as in a link, `nil` for any other.
    mutating func next(from place: Int, formulasOnly: Bool) -> MaskedSpan? {
        guard let span = next(from: place) else { return nil }
        return formulasOnly && !span.isMath ? nil : span
    }

    /// The stretches that lie wholly in a range.
    func spans(in range: Range<Int>) -> ArraySlice<MaskedSpan> {
        let first = firstIndex(from: range.lowerBound)
        var end = first
        while end < spans.count, spans[end].range.upperBound <= range.upperBound { end += 1 }
        return spans[first..<end]
    }

    /// The stretches that lie wholly in a range of the document.
    func spans(inDocument range: Range<Int>) -> [MaskedSpan] {
        guard let head = spans.first, let last = spans.last, head.origin < range.upperBound,
            last.origin >= range.lowerBound
        else { return [] }
        let first = spans.partitioningIndex { $0.origin >= range.lowerBound }
        return Array(spans[first...].prefix { $0.documentRange.upperBound <= range.upperBound })
    }

    /// Whether a stretch begins before a place and goes on behind it.
    func goesOn(at place: Int) -> Bool {
        let index = firstIndex(from: place)
        return index > 0 && spans[index - 1].range.upperBound > place
    }

    private func firstIndex(from place: Int) -> Int {
        spans.partitioningIndex { $0.range.lowerBound >= place }
    }
}
