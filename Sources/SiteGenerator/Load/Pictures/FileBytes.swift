/// Bytes of a file, with numbers read out of them; what stands behind their end is 0.
struct FileBytes: Sendable {
    let bytes: [UInt8]
    var count: Int { bytes.count }

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Whether the characters of a text, each a byte, stand at a place.
    func has(_ text: String, at place: Int) -> Bool {
        place >= 0 && place < count
            && bytes[place...].starts(with: text.unicodeScalars.map { UInt8($0.value) })
    }

    /// A number of some bytes, at most seven, the first of which counts most.
    func big(_ size: Int, at place: Int) -> Int {
        (0..<size).reduce(0) { $0 << 8 | byte(at: place + $1) }
    }

    /// The same where the last counts most.
    func little(_ size: Int, at place: Int) -> Int {
        (0..<size).reduce(0) { $0 | byte(at: place + $1) << (8 * $1) }
    }

    private func byte(at place: Int) -> Int { bytes.indices.contains(place) ? Int(bytes[place]) : 0 }

    /// The boxes that stand one behind the other (ISO/IEC 14496-12, section 4.2).
    func boxes(in range: Range<Int>) -> [(kind: String, content: Range<Int>)] {
        var boxes: [(kind: String, content: Range<Int>)] = []
        var place = range.lowerBound
        while place + 8 <= range.upperBound {
            let length = big(4, at: place)
            guard length >= 8, place + length <= range.upperBound else { break }
            let kind = String(decoding: bytes[(place + 4)..<(place + 8)], as: UTF8.self)
            boxes.append((kind, place + 8..<place + length))
            place += length
        }
        return boxes
    }
}
