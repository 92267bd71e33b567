import Text

/// A place in a line that is read from left to right.
struct LineCursor {
    private let bytes: ArraySlice<UInt8>
    private(set) var offset: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        offset = bytes.startIndex
    }

    var isAtEnd: Bool { offset >= bytes.endIndex }
    var byte: UInt8 { isAtEnd ? 0 : bytes[offset] }
    var rest: ArraySlice<UInt8> { bytes[min(offset, bytes.endIndex)...] }
    var restText: String { String(decoding: rest, as: UTF8.self) }

    /// Steps over a text where it stands here.
    mutating func eat(_ text: StaticString) -> Bool {
        let isHere = text.withUTF8Buffer { rest.starts(with: $0) }
        if isHere { offset += text.utf8CodeUnitCount }
        return isHere
    }

    mutating func skipBlanks() { while byte.isWhitespace, !isAtEnd { offset += 1 } }

    /// The bytes from here on that are so.
    mutating func take(while isTaken: (UInt8) -> Bool) -> String {
        let start = offset
        while !isAtEnd, isTaken(byte) { offset += 1 }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    /// A name: letters, digits, `-`, `_` and `.`.
    mutating func takeName() -> String { take { $0.isLetterOrDigit || "-_.".utf8.contains($0) } }

    /// What stands between quotes that begin here, with `\` before what would end it; `nil` where none begin.
    mutating func takeQuoted(_ quotes: StaticString = "\"'`") -> String? {
        let quote = byte
        guard quotes.withUTF8Buffer({ $0.contains(quote) }), !isAtEnd else { return nil }
        var (text, end): ([UInt8], Int) = ([], offset + 1)
        while end < bytes.endIndex, bytes[end] != quote {
            if bytes[end] == .backslash, end + 1 < bytes.endIndex, bytes[end + 1] == quote { end += 1 }
            text.append(bytes[end])
            end += 1
        }
        guard end < bytes.endIndex else { return nil }
        offset = end + 1
        return String(decoding: text, as: UTF8.self)
    }
}

/// A name with arguments, as tags and shortcodes have them.
struct Arguments {
    /// Those that stand without a name.
    var positional: [String] = []
    /// Those with a name.
    var named: [String: String] = [:]
    /// Bare words, as `isOpen` in a tag.
    var flags: Set<String> = []

    /// The first of these that is there.
    subscript(_ names: String...) -> String? { names.lazy.compactMap { named[$0] }.first }

    /// A named one, or else the one at a position.
    func value(_ names: [String], at position: Int = 0) -> String? {
        names.lazy.compactMap { named[$0] }.first
            ?? (positional.indices.contains(position) ? positional[position] : nil)
    }
}
