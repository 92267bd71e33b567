import Text

/// The lines of a paragraph or heading without the markers and white space in front of them: the text in which
/// libcmark looks for inlines, with the way back to the document.
struct BlockContent {
    /// A run of lines that stand in the document without a gap.
    struct Segment {
        /// Where it begins in the content.
        let start: Int
        /// Where it begins in the document.
        let origin: Int
    }

    private(set) var segments: Segments
    /// The runs in their order; most contents have one, which needs no array.
    struct Segments {
        /// Where the first begins in the document.
        let origin: Int
        fileprivate(set) var later: [Segment] = []

        /// The place in the document of a place in the content that is the start of something.
        @inline(__always)
        func origin(of place: Int) -> Int {
            later.isEmpty ? origin + place : searchedOrigin(of: place)
        }

        private func searchedOrigin(of place: Int) -> Int {
            let behind = later.partitioningIndex { $0.start > place }
            guard behind > 0 else { return origin + place }
            return later[behind - 1].origin + place - later[behind - 1].start
        }
    }

    /// The lines put together; empty where the content is one range of the document.
    private(set) var joined: [UInt8] = []
    /// The range of the document from the first line's text to the end of the last line.
    let range: Range<Int>

    /// Whether the content is one range of the document.
    var isContiguous: Bool { segments.later.isEmpty }

    /// Reads the content of a block that begins at `start` on line `first` (from 0) and ends on line `last`.
    init(
        from start: Int, lines first: Int, through last: Int, of bytes: ByteView, _ lineStarts: LineStarts,
        _ containers: ContainerStack
    ) {
        let end = lineStarts.range(ofLine: max(first, last)).upperBound
        range = start..<max(start, end)
        segments = Segments(origin: start)
        guard last > first else { return }
        var runStart = start
        var line = first + 1
        // To libcmark every line of a paragraph ends with a line feed.
        let hasCarriageReturns = bytes.part(range).firstPlace(of: .carriageReturn) < range.count
        while line <= last {
            let lineStart = lineStarts.range(ofLine: line).lowerBound
            let textStart = containers.contentStart(ofLine: line)
            if textStart != lineStart || hasCarriageReturns {
                joined.append(contentsOf: bytes[runStart..<lineStart])
                if hasCarriageReturns { endLineWithLineFeed() }
                runStart = textStart
                segments.later.append(Segment(start: joined.count, origin: textStart))
            }
            line += 1
        }
        if !isContiguous { joined.append(contentsOf: bytes[runStart..<max(runStart, end)]) }
    }

    private mutating func endLineWithLineFeed() {
        while joined.last?.isLineEnd == true { joined.removeLast() }
        joined.append(.lineFeed)
    }

    /// Calls `body` with the content's bytes.
    func withBytes<Result>(of document: ByteView, _ body: (ByteView) -> Result) -> Result {
        guard !isContiguous else { return body(document.part(range)) }
        return joined.withUnsafeBufferPointer(body)
    }
}
