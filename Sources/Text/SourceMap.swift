/// Leads from a text that was taken out of a file, such as a code block or front matter, back to the file.
///
/// Such a text is a run of pieces that each stand in the file byte for byte; what lies between two pieces in
/// the text (a space that a tab stood for) belongs to the beginning of the next piece.
public struct SourceMap: Sendable, Hashable {
    /// A run of bytes that is the same in the text and in the file.
    public struct Segment: Sendable, Hashable {
        /// Where the run begins in the text.
        public let start: Int
        /// Where it begins in the file.
        public let origin: Int
        /// Its length in bytes.
        public let count: Int

        /// Makes a segment of `count` bytes that begins at `start` in the text and at `origin` in the file.
        public init(start: Int, origin: Int, count: Int) {
            self.start = start
            self.origin = origin
            self.count = count
        }
    }

    /// The runs, by their place in the text.
    public private(set) var segments: [Segment]

    /// Makes a map from its segments, which come in the order of the text.
    public init(segments: [Segment]) {
        self.segments = segments
    }

    /// The map of a text that is one piece of the file, from `origin` on.
    public init(origin: Int, count: Int) {
        self.init(segments: [Segment(start: 0, origin: origin, count: count)])
    }

    /// Adds the next segment.
    public mutating func append(_ segment: Segment) {
        segments.append(segment)
    }

    /// The place in the file of a byte of the text.
    public func offset(_ offset: Int) -> Int { place(offset).origin }

    /// The place in the file of a byte of the text, and whether that is not behind the last piece.
    private func place(_ offset: Int) -> (origin: Int, isWritten: Bool) {
        let low = max(segments.partitioningIndex { $0.start > offset } - 1, 0)
        guard low < segments.count else { return (0, true) }
        let segment = segments[low]
        let distance = offset - segment.start
        if distance > segment.count, low + 1 < segments.count { return (segments[low + 1].origin, true) }
        let isBehind = low + 1 == segments.count && distance >= segment.count
        return (segment.origin + min(max(distance, 0), segment.count), !isBehind)
    }

    /// The byte of the text that a byte of the file is; one between two pieces is the first of the next piece. `nil`
    /// before the first piece and from the end of the last one on.
    public func offset(ofOrigin origin: Int) -> Int? {
        let next = segments.partitioningIndex { $0.origin > origin }
        guard next > 0 else { return nil }
        let segment = segments[next - 1]
        if origin - segment.origin < segment.count { return segment.start + origin - segment.origin }
        return next < segments.count ? segments[next].start : nil
    }

    /// The map of a part of the text, in which the part begins at 0. It looks only at the pieces of the part.
    public func part(_ range: Range<Int>) -> SourceMap {
        let first = max(segments.partitioningIndex { $0.start > range.lowerBound } - 1, 0)
        let pieces = segments[first...].prefix { $0.start < range.upperBound }
        return SourceMap(
            segments: pieces.compactMap { piece in
                let start = max(piece.start, range.lowerBound)
                let end = min(piece.start + piece.count, range.upperBound)
                guard start < end else { return nil }
                return Segment(
                    start: start - range.lowerBound, origin: piece.origin + start - piece.start,
                    count: end - start)
            })
    }

    /// The place in the file of a range of the text: from the place of its first byte to behind that of its last.
    ///
    /// A byte behind the last piece, such as the end of a last line that has none, takes no place in it.
    public func range(_ range: Range<Int>) -> Range<Int> {
        let lower = offset(range.lowerBound)
        guard !range.isEmpty else { return lower..<lower }
        let last = place(range.upperBound - 1)
        return lower..<max(lower, last.isWritten ? last.origin + 1 : last.origin)
    }
}
