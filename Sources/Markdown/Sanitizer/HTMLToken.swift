import Text

/// A piece of raw HTML. Ranges are those of the bytes that were read.
enum HTMLToken {
    /// An attribute as it is written; the value is without quotes.
    struct Attribute {
        /// In lower case.
        let name: String
        let nameRange: Range<Int>
        let value: Range<Int>?
    }

    case text(Range<Int>)
    /// The name is in lower case.
    case startTag(name: String, attributes: [Attribute], range: Range<Int>)
    case endTag(name: String, range: Range<Int>)
    /// A comment, declaration, processing instruction or CDATA section.
    case other(Range<Int>)
}

/// Cuts raw HTML into tokens as a browser does (HTML, section 13.2.5), as far as it matters to what is kept.
///
/// What looks like a tag and never ends is text, with all that follows it.
struct HTMLTokenizer: Sequence, IteratorProtocol {
    private let bytes: ArraySlice<UInt8>
    private var offset: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        offset = bytes.startIndex
    }

    mutating func next() -> HTMLToken? {
        guard offset < bytes.endIndex else { return nil }
        if bytes[offset] == .less, let token = markup() { return token }
        let start = offset
        offset += 1
        while offset < bytes.endIndex, bytes[offset] != .less { offset += 1 }
        return .text(start..<offset)
    }

    private mutating func rest() -> HTMLToken {
        defer { offset = bytes.endIndex }
        return .text(offset..<bytes.endIndex)
    }

    private mutating func markup() -> HTMLToken? {
        guard let next = byte(offset + 1) else { return nil }
        if next.isLetter { return startTag() ?? rest() }
        if next == UInt8(ascii: "/"), byte(offset + 2)?.isLetter == true { return endTag() ?? rest() }
        if next == .bang || next == UInt8(ascii: "?") || next == UInt8(ascii: "/") { return other() }
        return nil
    }

    private mutating func other() -> HTMLToken {
        let start = offset
        let isComment = has("<!--", at: start)
        let isSection = has("<![CDATA[", at: start)
        if isComment, has(">", at: start + 4) {
            offset = start + 5
        } else if isComment, has("->", at: start + 4) {
            offset = start + 6
        } else {
            let closing: StaticString = isComment ? "-->" : isSection ? "]]>" : ">"
            offset = start + 2
            while offset < bytes.endIndex, !has(closing, at: offset) { offset += 1 }
            offset = Swift.min(offset + closing.utf8CodeUnitCount, bytes.endIndex)
        }
        return .other(start..<offset)
    }

    private mutating func endTag() -> HTMLToken? {
        let start = offset
        let name = name(from: start + 2)
        guard let end = bytes[name.upperBound...].firstIndex(of: .greater) else { return nil }
        offset = end + 1
        return .endTag(name: lowercased(name), range: start..<offset)
    }

    private mutating func startTag() -> HTMLToken? {
        let start = offset
        let name = name(from: start + 1)
        var place = name.upperBound
        var attributes: [HTMLToken.Attribute] = []
        while let current = byte(place) {
            if current == .greater {
                offset = place + 1
                return .startTag(name: lowercased(name), attributes: attributes, range: start..<offset)
            }
            if current.isWhitespace || current == UInt8(ascii: "/") {
                place += 1
                continue
            }
            guard let attribute = attribute(at: &place) else { return nil }
            attributes.append(attribute)
        }
        return nil
    }

    /// Reads an attribute; `nil` where a quoted value never ends.
    private func attribute(at place: inout Int) -> HTMLToken.Attribute? {
        let start = place
        place += 1
        while let byte = byte(place), !byte.endsAttributeName { place += 1 }
        let nameRange = start..<place
        var value: Range<Int>?
        var ahead = place
        while byte(ahead)?.isWhitespace == true { ahead += 1 }
        if byte(ahead) == .equals {
            ahead += 1
            while byte(ahead)?.isWhitespace == true { ahead += 1 }
            guard let range = self.value(at: &ahead) else { return nil }
            value = range
            place = ahead
        }
        return HTMLToken.Attribute(name: lowercased(nameRange), nameRange: nameRange, value: value)
    }

    private func value(at place: inout Int) -> Range<Int>? {
        guard let first = byte(place) else { return nil }
        if first == .quote || first == UInt8(ascii: "'") {
            let start = place + 1
            guard let end = bytes[start...].firstIndex(of: first) else { return nil }
            place = end + 1
            return start..<end
        }
        let start = place
        while let byte = byte(place), !byte.isWhitespace, byte != .greater { place += 1 }
        return start..<place
    }

    private func name(from start: Int) -> Range<Int> {
        var end = start
        while let byte = byte(end), !byte.isWhitespace, byte != .greater, byte != UInt8(ascii: "/") {
            end += 1
        }
        return start..<end
    }

    private func lowercased(_ range: Range<Int>) -> String {
        // Text that is no UTF-8 has to be repaired.
        guard bytes[range].allSatisfy({ $0 < 0x80 }) else {
            return String(decoding: bytes[range].map(\.lowercased), as: UTF8.self)
        }
        return String(unsafeUninitializedCapacity: range.count) { name in
            for (index, byte) in bytes[range].enumerated() { name[index] = byte.lowercased }
            return range.count
        }
    }

    private func has(_ literal: StaticString, at place: Int) -> Bool {
        guard place + literal.utf8CodeUnitCount <= bytes.endIndex else { return false }
        return literal.withUTF8Buffer { bytes[place..<(place + $0.count)].elementsEqual($0) }
    }

    private func byte(_ place: Int) -> UInt8? {
        place < bytes.endIndex ? bytes[place] : nil
    }
}

extension UInt8 {
    fileprivate var endsAttributeName: Bool {
        isWhitespace || self == .greater || self == .equals || self == UInt8(ascii: "/")
    }
}
