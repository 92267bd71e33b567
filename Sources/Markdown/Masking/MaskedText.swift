import Text

/// The text as libcmark sees it, with the way back to the document.
///
/// It is byte for byte as long as the document, so that every offset means the same in both, unless the document
/// has footnotes, whose markers are replaced by shorter ones. Inside an extension's own syntax, ASCII punctuation
/// is replaced one to one by control characters, so that no emphasis or link begins there; `MaskTable` takes it
/// back. Control characters of the document itself, which HTML does not allow, become `substitute` (U+001A), which
/// is written as U+FFFD.
struct MaskedText: Sendable {
    /// What libcmark reads.
    private(set) var bytes: [UInt8]
    /// The masked stretches, in the order of the text; they do not overlap.
    private(set) var spans: [MaskedSpan] = []
    /// The replaced beginnings of blocks, in the order of the text.
    private(set) var markers: [BlockMarker] = []
    /// The way to the document; `nil` where every offset is the same.
    private(set) var map: FragmentMap?
    /// Whether any byte differs from the document.
    private(set) var isMasked = false

    /// Stands for a control character that the document itself holds.
    static let substitute: UInt8 = 0x1A

    /// A text in which nothing is masked but control characters, if it has any.
    init(_ document: [UInt8], hasControls: Bool) {
        bytes = document
        guard hasControls else { return }
        for offset in bytes.indices {
            let byte = bytes[offset]
            if byte == 0 || MaskTable.isReserved(byte) { bytes[offset] = Self.substitute }
        }
    }

    /// Masks the punctuation of a stretch that lies behind all earlier ones.
    mutating func mask(_ range: Range<Int>, as kind: MaskedSpan.Kind) {
        hide(range)
        spans.append(MaskedSpan(kind: kind, range: range, origin: range.lowerBound))
    }

    /// Masks the lines of a formula that lies behind all earlier stretches, so that none begins a block.
    mutating func mask(_ math: MathScan.Candidate) {
        guard let first = math.lines.first, let last = math.lines.last else { return }
        for line in math.lines {
            hide(line)
            if !line.isEmpty { hideMarker(at: line.lowerBound) }
        }
        let range = first.lowerBound..<last.upperBound
        let kind = math.isDisplay ? MaskedSpan.Kind.displayMath : .inlineMath
        spans.append(MaskedSpan(kind: kind, range: range, origin: range.lowerBound))
    }

    /// Masks the marker of a list item or block quote at a place, if there is one.
    mutating func hideMarker(at start: Int) {
        var place = start
        while place + 1 < bytes.count, bytes[place].isDigit { place += 1 }
        bytes[place] = MaskTable.maskedMarker(MaskTable.masked(bytes[place]))
        isMasked = true
    }

    /// Masks the punctuation of a stretch that is nothing by itself.
    mutating func hide(_ range: Range<Int>) {
        for offset in range { bytes[offset] = MaskTable.masked(bytes[offset]) }
        isMasked = true
    }

    /// Replaces a stretch by spaces, line endings aside.
    mutating func blank(_ range: Range<Int>) {
        for offset in range where !bytes[offset].isLineEnd { bytes[offset] = .space }
        isMasked = true
    }

    /// Masks what a comment takes of its last line, behind which text stands: no blanks, which could make code of it.
    mutating func maskEnd(ofComment range: Range<Int>) {
        for offset in range { bytes[offset] = UInt8.percent }
        mask(range, as: .comment)
    }

    /// Puts the masked stretches into the order of the text.
    mutating func orderSpans() { spans.sort { $0.range.lowerBound < $1.range.lowerBound } }

    /// The text with the beginnings of blocks replaced. Nothing else may be masked afterwards.
    func replacing(_ markers: [BlockMarker]) -> MaskedText {
        guard !markers.isEmpty else { return self }
        var replaced = self
        replaced.isMasked = true
        replaced.markers = markers
        for marker in markers {
            switch marker.kind {
            case .footnote: break
            case .definition: replaced.bytes[marker.range.lowerBound] = marker.delimiter
            case .fence:
                for offset in marker.range {
                    replaced.bytes[offset] = offset < marker.range.lowerBound + 3 ? .star : .space
                }
            }
        }
        replaced.shortenFootnotes()
        return replaced
    }

    private mutating func shortenFootnotes() {
        guard markers.contains(where: \.isFootnote) else { return }
        var shortened: [UInt8] = []
        shortened.reserveCapacity(bytes.count)
        var segments: [SourceMap.Segment] = []
        var start = 0
        for index in markers.indices {
            let range = markers[index].range
            markers[index].offset = range.lowerBound - start + shortened.count
            guard markers[index].isFootnote else { continue }
            segments.append(.init(start: shortened.count, origin: start, count: range.lowerBound - start))
            shortened.append(contentsOf: bytes[start..<range.lowerBound])
            segments.append(.init(start: shortened.count, origin: range.lowerBound, count: 3))
            let isEmpty = range.upperBound >= bytes.count || bytes[range.upperBound].isLineEnd
            // A list item whose text begins in the fifth column, as that of a footnote does.
            let isBullet = markers[index].delimiter.isBulletMarker
            if !isBullet { shortened.write("01") }
            shortened.append(markers[index].delimiter)
            if !isEmpty { shortened.write(isBullet ? "   " : " ") }
            start = range.upperBound
        }
        segments.append(.init(start: shortened.count, origin: start, count: bytes.count - start))
        shortened.append(contentsOf: bytes[start...])
        bytes = shortened
        map = FragmentMap(SourceMap(segments: segments))
        moveSpans(segments)
    }

    private mutating func moveSpans(_ segments: [SourceMap.Segment]) {
        var moved: [MaskedSpan] = []
        var index = 0
        for span in spans {
            while index + 1 < segments.count, segments[index + 1].origin <= span.origin { index += 1 }
            let start = span.origin - segments[index].origin + segments[index].start
            moved.append(
                MaskedSpan(kind: span.kind, range: start..<start + span.range.count, origin: span.origin))
        }
        spans = moved
    }
}

extension BlockMarker {
    /// Whether it begins a footnote.
    var isFootnote: Bool {
        switch kind {
        case .footnote: true
        case .fence, .definition: false
        }
    }
}
