/// An edit of a text by its bytes.
struct Edit {
    let range: Range<Int>
    let replacement: [UInt8]

    init(_ range: Range<Int>, _ replacement: String = "") {
        self.range = range
        self.replacement = Array(replacement.utf8)
    }

    init(at offset: Int, _ insertion: String) { self.init(offset..<offset, insertion) }
}

/// A text that is changed in steps, each byte of which knows where it comes from.
///
/// What no edit touches stays byte for byte. What an edit puts in comes from where the edit begins.
struct TrackedText {
    private(set) var bytes: [UInt8]
    private var origins: [Int32]

    /// A part of a file.
    init(_ file: [UInt8], in range: Range<Int>) {
        bytes = Array(file[range])
        origins = range.map { Int32(truncatingIfNeeded: $0) }
    }

    /// The place in the file of a byte.
    func origin(_ offset: Int) -> Int {
        guard !origins.isEmpty else { return 0 }
        return offset < origins.count ? Int(origins[offset]) : Int(origins[origins.count - 1]) + 1
    }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Makes edits that do not overlap; of two that do, the one that begins first counts.
    mutating func apply(_ edits: [Edit]) {
        guard !edits.isEmpty else { return }
        // Edits of one place stay in their order.
        let sorted = edits.enumerated().sorted {
            ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
        }
        var (newBytes, newOrigins): ([UInt8], [Int32]) = ([], [])
        newBytes.reserveCapacity(bytes.count)
        newOrigins.reserveCapacity(bytes.count)
        var offset = 0
        for (_, edit) in sorted where edit.range.lowerBound >= offset {
            newBytes += bytes[offset..<edit.range.lowerBound]
            newOrigins += origins[offset..<edit.range.lowerBound]
            newBytes += edit.replacement
            let place = Int32(truncatingIfNeeded: origin(edit.range.lowerBound))
            newOrigins += Array(repeating: place, count: edit.replacement.count)
            offset = edit.range.upperBound
        }
        newBytes += bytes[offset...]
        newOrigins += origins[offset...]
        (bytes, origins) = (newBytes, newOrigins)
    }
}
