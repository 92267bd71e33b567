import Text

/// Pieces of a block, each as far behind the first as in the block: blanks and the ends of lines stand for what lies between.
struct SpacedText: Sendable {
    private(set) var text: [UInt8] = []
    private let start: Int

    /// Where it stands in the block.
    var range: Range<Int> { start..<start + text.count }

    /// No piece yet.
    ///
    /// - Parameter start: where it begins in the block.
    init(from start: Int) { self.start = start }

    /// Adds a piece that stands at a place of the block, on or behind the end of the last one.
    mutating func add(_ piece: some Collection<UInt8>, at place: Int, of block: [UInt8]) {
        text += block[range.upperBound..<place].map { $0.isLineEnd ? $0 : 0x20 }
        text += piece
    }
}
