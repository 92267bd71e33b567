import CMarkdown
import Text

/// A view of bytes that are kept alive by whoever handed it out.
typealias ByteView = UnsafeBufferPointer<UInt8>

/// Searches that look at many bytes at once, by the C library. All of them stay between `start` and the end.
extension ByteView {
    /// The place of the next such byte, or the end.
    @inline(__always)
    func firstPlace(of byte: UInt8, from start: Int = 0) -> Int {
        guard start < count, let base = baseAddress,
            let found = memchr(base + start, Int32(byte), count - start)
        else { return count }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// The place of the next byte of a set, or the end.
    @inline(__always)
    func firstPlace(of set: ByteSet, from start: Int = 0) -> Int {
        var place = start
        while place < count, !set.contains(self[place]) { place += 1 }
        return place
    }

    /// A place from which on bytes may be NUL, U+001A or not ASCII; up to there none is.
    @inline(__always)
    func asciiEnd(from start: Int) -> Int {
        guard start < count, let base = baseAddress else { return count }
        return start + waymark_ascii_blocks(base + start, count - start)
    }

    /// Whether a literal, which is not empty, stands somewhere in the bytes.
    func contains(_ literal: StaticString) -> Bool {
        var place = firstPlace(of: literal.utf8Start.pointee)
        while place < count {
            if has(literal, at: place) { return true }
            place = firstPlace(of: literal.utf8Start.pointee, from: place + 1)
        }
        return false
    }

    /// Whether a literal stands at a place.
    @inline(__always)
    func has(_ literal: StaticString, at place: Int) -> Bool {
        guard let base = baseAddress, count - place >= literal.utf8CodeUnitCount else { return false }
        return memcmp(base + place, literal.utf8Start, literal.utf8CodeUnitCount) == 0
    }

    /// Whether bytes stand at a place, which is not behind the end.
    @inline(__always)
    func has(_ part: ByteView, at place: Int) -> Bool {
        guard let base = baseAddress, let partBase = part.baseAddress else { return part.isEmpty }
        return count - place >= part.count && memcmp(base + place, partBase, part.count) == 0
    }

    /// Whether two views have the same bytes.
    @inline(__always)
    func equals(_ other: ByteView) -> Bool {
        guard count == other.count else { return false }
        guard let base = baseAddress, let otherBase = other.baseAddress else { return count == 0 }
        return memcmp(base, otherBase, count) == 0
    }

    /// A part of the bytes.
    @inline(__always)
    func part(_ range: Range<Int>) -> ByteView {
        ByteView(rebasing: self[range])
    }
}

extension ByteView {
    /// How many lines a text has, whatever they end with; an ending behind the last one begins none.
    var lineCount: Int {
        var count = 1
        for place in indices.dropLast() where self[place].isLineEnd {
            let isPair = self[place] == .carriageReturn && self[place + 1] == .lineFeed
            if !isPair { count += 1 }
        }
        return count
    }
}
