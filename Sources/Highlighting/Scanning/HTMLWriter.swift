import Text

/// Writes classed pieces of a source text as escaped HTML, in the order in which they stand there.
///
/// A span ends before each line ending and begins again after it; neighbours of one class share a span, with the
/// blanks between them; other blanks at the beginning of a piece stand outside.
/// The pointers are valid for as long as the closure runs that made the writer.
struct HTMLWriter {
    private let source: ByteView
    private let chunk: UnsafeMutableBufferPointer<UInt8>
    private let tags: OpeningTags.View
    private var output: [UInt8]
    private var filled = 0
    private var open: UInt8 = 0
    /// Blanks of the source that are not written yet.
    private var blanks = 0..<0

    /// The bytes of the chunk that gathers output before it goes to the array: small enough for a first-level
    /// cache, large enough that appending costs nothing.
    static let chunkSize = 8_192
    /// A stretch of source that is copied without asking whether the chunk is full.
    private static let stretch = 512
    /// The most that one stretch, blanks and tags can take.
    private static let reserve = stretch * 6 + 128

    /// Calls `body` with a writer that appends to `output`.
    static func write(
        _ source: ByteView, appendingTo output: inout [UInt8], _ body: (inout HTMLWriter) -> Void
    ) {
        OpeningTags.shared.withView { tags in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: chunkSize) { chunk in
                var taken: [UInt8] = []
                swap(&taken, &output)
                var writer = HTMLWriter(source: source, chunk: chunk, tags: tags, output: taken)
                taken = []
                body(&writer)
                writer.finish()
                swap(&writer.output, &output)
            }
        }
    }

    private init(
        source: ByteView, chunk: UnsafeMutableBufferPointer<UInt8>, tags: OpeningTags.View, output: [UInt8]
    ) {
        self.source = source
        self.chunk = chunk
        self.tags = tags
        self.output = output
    }

    private mutating func finish() {
        close()
        flushBlanks()
        output.append(contentsOf: UnsafeBufferPointer(rebasing: chunk[..<filled]))
        filled = 0
    }

    /// Writes a piece of the source without a class.
    mutating func plain(_ start: Int, _ end: Int) {
        let text = holdBlanks(start, end)
        guard text < end else { return }
        close()
        flushBlanks()
        copy(text, end)
    }

    /// Writes a piece of the source with a class.
    @inline(__always)
    mutating func token(_ tokenClass: UInt8, _ start: Int, _ end: Int) {
        guard tokenClass != 0 else { return plain(start, end) }
        var position = start
        while true {
            position = holdBlanks(position, end)
            guard position < end else { return }
            if source[position].isLineEnd {
                close()
                flushBlanks()
                put(source[position])
                position += 1
            } else {
                begin(tokenClass)
                position = copyLine(position, end)
            }
        }
    }

    /// Keeps blanks back until it is known whether they stand in a span.
    @inline(__always)
    private mutating func holdBlanks(_ start: Int, _ end: Int) -> Int {
        guard start < end, source[start].isBlank else { return start }
        var position = start + 1
        while position < end, source[position].isBlank { position += 1 }
        blanks = (blanks.isEmpty ? start : blanks.lowerBound)..<position
        return position
    }

    @inline(__always)
    private mutating func flushBlanks() {
        guard !blanks.isEmpty else { return }
        let held = blanks
        blanks = 0..<0
        copy(held.lowerBound, held.upperBound)
    }

    @inline(__always)
    private mutating func begin(_ tokenClass: UInt8) {
        guard open != tokenClass else { return flushBlanks() }
        close()
        flushBlanks()
        ensure()
        filled += tags.copy(Int(tokenClass), to: chunk, at: filled)
        open = tokenClass
    }

    @inline(__always)
    private mutating func close() {
        guard open != 0 else { return }
        ensure()
        filled += tags.copy(OpeningTags.closing, to: chunk, at: filled)
        open = 0
    }

    @inline(__always)
    private mutating func ensure() {
        if chunk.count - filled < Self.reserve { flush() }
    }

    @inline(never)
    private mutating func flush() {
        output.append(contentsOf: UnsafeBufferPointer(rebasing: chunk[..<filled]))
        filled = 0
    }

    @inline(__always)
    private mutating func put(_ byte: UInt8) {
        ensure()
        chunk[filled] = byte
        filled += 1
    }

    /// The bytes that are escaped, as bits.
    private static let escaped: UInt64 = 1 << 0x22 | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E
    private static let lineEnds: UInt64 = 1 << 0x0A | 1 << 0x0D

    @inline(__always)
    private func isOne(of bits: UInt64, _ byte: UInt8) -> Bool {
        byte < 64 && bits &>> UInt64(byte) & 1 == 1
    }

    @inline(__always)
    private mutating func copy(_ start: Int, _ end: Int) {
        var position = start
        while position < end {
            ensure()
            let stop = min(end, position + Self.stretch)
            while position < stop {
                let byte = source[position]
                position += 1
                if isOne(of: Self.escaped, byte) { escape(byte) } else { store(byte) }
            }
        }
    }

    /// Copies up to a line ending and answers where it stopped.
    @inline(__always)
    private mutating func copyLine(_ start: Int, _ end: Int) -> Int {
        var position = start
        while position < end {
            ensure()
            let stop = min(end, position + Self.stretch)
            while position < stop {
                let byte = source[position]
                if isOne(of: Self.escaped | Self.lineEnds, byte) {
                    if byte.isLineEnd { return position }
                    escape(byte)
                } else {
                    store(byte)
                }
                position += 1
            }
        }
        return position
    }

    @inline(__always)
    private mutating func store(_ byte: UInt8) {
        chunk[filled] = byte
        filled += 1
    }

    @inline(__always)
    private mutating func escape(_ byte: UInt8) {
        filled += tags.copy(OpeningTags.entity(of: byte), to: chunk, at: filled)
    }
}
