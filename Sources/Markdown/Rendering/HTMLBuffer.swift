import CMarkdown
import Text

/// The bytes that HTML is written into.
///
/// A literal is a handful of instructions: an array would ask with each of the hundreds of thousands whether it is
/// shared. The memory is the buffer's own, nothing behind `count` is read, and all writing goes through `makeRoom`.
struct HTMLBuffer: ~Copyable {
    private var memory: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    /// The number of bytes that have been written.
    private(set) var count = 0
    /// Whether what is written first begins a line.
    private let beginsLine: Bool

    /// An empty buffer with room for some bytes.
    init(capacity: Int = 256, beginsLine: Bool = true) {
        self.capacity = max(capacity, 64)
        memory = .allocate(capacity: self.capacity)
        self.beginsLine = beginsLine
    }

    deinit {
        memory.deallocate()
    }

    /// What has been written.
    var bytes: [UInt8] { Array(ByteView(start: memory, count: count)) }

    /// Calls `body` with what has been written.
    func withBytes<Result>(_ body: (ByteView) -> Result) -> Result {
        body(ByteView(start: memory, count: count))
    }

    /// Whether nothing stands on the line that is being written.
    var isAtLineStart: Bool { count > 0 ? memory[count - 1] == .lineFeed : beginsLine }

    /// Sees to it that there is room for more bytes.
    @inline(__always)
    private mutating func makeRoom(for more: Int) {
        if capacity - count < more { grow(by: more) }
    }

    @inline(never)
    private mutating func grow(by more: Int) {
        capacity = max(capacity * 2, count + more)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.initialize(from: memory, count: count)
        memory.deallocate()
        memory = larger
    }

    /// Adds a byte.
    @inline(__always)
    mutating func append(_ byte: UInt8) {
        makeRoom(for: 1)
        memory[count] = byte
        count += 1
    }

    /// Adds bytes as they are.
    @inline(__always)
    mutating func append(contentsOf bytes: ByteView) {
        guard let start = bytes.baseAddress else { return }
        makeRoom(for: bytes.count)
        (memory + count).initialize(from: start, count: bytes.count)
        count += bytes.count
    }

    /// Adds bytes as they are.
    mutating func append(contentsOf bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
    }

    /// Adds bytes as they are.
    mutating func append(contentsOf bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
    }

    /// Adds a literal.
    @inline(__always)
    mutating func write(_ literal: StaticString) {
        append(contentsOf: ByteView(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    /// Adds a string. A literal is none where there is a choice, since bytes are added faster than text.
    @_disfavoredOverload
    mutating func write(_ string: String) {
        var string = string
        string.withUTF8 { append(contentsOf: $0) }
    }

    /// Adds text with `&`, `<`, `>` and `"` as entities, fit for element content and for attributes in double
    /// quotes. Control characters that HTML does not allow become U+FFFD.
    mutating func writeEscaped(_ text: ByteView) {
        guard var next = text.baseAddress else { return }
        var rest = text.count
        while rest > 0 {
            makeRoom(for: rest + waymark_escape_room)
            let progress = waymark_escape(memory + count, capacity - count, next, rest)
            count += progress.written
            next += progress.read
            rest -= progress.read
        }
    }
}
