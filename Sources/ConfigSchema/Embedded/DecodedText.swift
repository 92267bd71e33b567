import Diagnostics
import Text

/// A text that another one spells with escapes, with the way back to the bytes that spell it.
struct DecodedText {
    /// A run of bytes of the text, and the bytes that it stands for.
    private struct Piece {
        let start: Int
        let origin: Range<Int>
        /// Whether the run stands in the source byte for byte; else the whole of it has one origin.
        let isVerbatim: Bool
    }

    private(set) var bytes: [UInt8] = []
    /// Whether each byte has its own place in the source, and not only the text as a whole.
    private(set) var isExact = true
    private var pieces: [Piece] = []

    /// A text that is a range of the source byte for byte.
    init(verbatim range: Range<Int>, of source: UnsafeBufferPointer<UInt8>) {
        append(range, of: source)
    }

    /// A text of which only the whole is known where it comes from.
    init(_ bytes: some Sequence<UInt8>, at origin: Range<Int>) {
        append(bytes, for: origin)
        isExact = false
    }

    /// An empty text, to append to.
    init() {}

    /// Appends a range of the source byte for byte.
    mutating func append(_ range: Range<Int>, of source: UnsafeBufferPointer<UInt8>) {
        guard !range.isEmpty else { return }
        if let last = pieces.last, last.isVerbatim, last.origin.upperBound == range.lowerBound {
            let origin = last.origin.lowerBound..<range.upperBound
            pieces[pieces.count - 1] = Piece(start: last.start, origin: origin, isVerbatim: true)
        } else {
            pieces.append(Piece(start: bytes.count, origin: range, isVerbatim: true))
        }
        bytes.append(contentsOf: source[range])
    }

    /// Appends bytes that a range of the source spells otherwise.
    mutating func append(_ decoded: some Sequence<UInt8>, for origin: Range<Int>) {
        let start = bytes.count
        bytes.append(contentsOf: decoded)
        if bytes.count > start { pieces.append(Piece(start: start, origin: origin, isVerbatim: false)) }
    }

    /// The bytes of the source that spell a range of the text, escapes as a whole.
    func origin(of range: Range<Int>) -> Range<Int> {
        let lower = place(range.lowerBound, isEnd: false)
        guard !range.isEmpty else { return lower..<lower }
        return lower..<max(lower, place(range.upperBound - 1, isEnd: true))
    }

    /// Where the byte at an offset begins or ends in the source; behind the last one the text's end.
    private func place(_ offset: Int, isEnd: Bool) -> Int {
        guard let last = pieces.last, let first = pieces.first else { return 0 }
        if offset >= bytes.count { return last.origin.upperBound }
        if offset < 0 { return first.origin.lowerBound }
        let piece = pieces[max(pieces.partitioningIndex { $0.start > offset } - 1, 0)]
        guard piece.isVerbatim else { return isEnd ? piece.origin.upperBound : piece.origin.lowerBound }
        return piece.origin.lowerBound + offset - piece.start + (isEnd ? 1 : 0)
    }
}
