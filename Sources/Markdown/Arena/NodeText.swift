import Diagnostics
import Text

/// The bytes of a text node, with the way from each to the document.
struct NodeText {
    let bytes: ArraySlice<UInt8>
    private let origin: Int
    /// The number of bytes of the text as it is written.
    private let writtenCount: Int
    /// The place of each byte, and whether it stands for itself there; `nil` where all do.
    private var places: [(offset: Int, isPlain: Bool)]?

    init(_ node: Node, in arena: Arena) {
        bytes = arena.bytes(of: node.text)
        origin = Int(node.start)
        writtenCount = node.range.count
        guard !node.text.isInDocument else { return }
        places = Self.align(bytes, with: arena.bytes[node.range])
    }

    /// The number of bytes.
    var count: Int { bytes.count }

    /// A byte, by its offset from the beginning.
    subscript(offset: Int) -> UInt8 { bytes[bytes.startIndex + offset] }

    /// The place of a byte in the document; for the offset behind the last byte, the end of the text.
    func place(of offset: Int) -> Int {
        guard let places else { return origin + offset }
        return origin
            + (offset < places.count ? places[offset].offset : places.last.map { $0.offset + 1 } ?? 0)
    }

    /// Whether a byte is written as itself and not as an escape or entity.
    func isPlain(_ offset: Int) -> Bool {
        guard let places else { return true }
        return offset < places.count && places[offset].isPlain
    }

    /// The text as it is written in the document, with its escapes and entities; itself where it has none.
    func written(in arena: Arena, _ range: Range<Int>) -> NodeText? {
        guard places != nil else { return nil }
        return NodeText(bytes: arena.bytes[range], origin: origin)
    }

    /// Where a byte is written in the written text; for the offset behind the last byte, its end.
    func writtenOffset(of offset: Int) -> Int {
        guard let places else { return offset }
        return offset < places.count ? places[offset].offset : writtenCount
    }

    /// The first byte that is written at a place of the written text or behind it.
    func offset(ofWritten place: Int) -> Int {
        guard let places else { return place }
        return places.partitioningIndex { $0.offset >= place }
    }

    private init(bytes: ArraySlice<UInt8>, origin: Int) {
        self.bytes = bytes
        self.origin = origin
        writtenCount = bytes.count
        places = nil
    }

    private static func align(
        _ text: ArraySlice<UInt8>, with source: ArraySlice<UInt8>
    ) -> [(offset: Int, isPlain: Bool)] {
        var places: [(offset: Int, isPlain: Bool)] = []
        places.reserveCapacity(text.count)
        text.withUnsafeBufferPointer { literal in
            source.withUnsafeBufferPointer { source in
                var cursor = InlineCursor(source)
                var consumed = 0
                while consumed < literal.count {
                    let (offset, first) = (cursor.offset, consumed)
                    guard let unit = cursor.takeUnit(of: literal, &consumed) else { break }
                    for _ in first..<consumed { places.append((offset, unit == .plain)) }
                }
                while places.count < literal.count { places.append((cursor.offset, false)) }
            }
        }
        return places
    }
}
