/// The patterns that are only plain text, with or without anchors: `^x-`, `^name$`, `^.*$`.
///
/// They are most of what schemas write under `patternProperties`, and need no regular expression.
enum PlainPattern {
    case anything
    case prefix([UInt8])
    case whole([UInt8])
    case contained([UInt8])

    /// Reads an expression; `nil` for one that is not plain.
    init?(_ source: String) {
        switch source {
        case "", "^", ".*", "^.*": self = .anything
        default:
            var text = Array(source.utf8)
            let anchored = text.first == UInt8(ascii: "^")
            if anchored { text.removeFirst() }
            let ends = text.last == UInt8(ascii: "$")
            if ends { text.removeLast() }
            guard !text.isEmpty, text.allSatisfy(Self.isPlain), anchored || !ends else { return nil }
            self = anchored ? ends ? .whole(text) : .prefix(text) : .contained(text)
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "/"),
            UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "@"), 0x80...0xFF:
            true
        default: false
        }
    }

    /// Whether a text matches.
    func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        switch self {
        case .anything: true
        case .prefix(let prefix): prefix.withUnsafeBufferPointer { Self.starts(text, with: $0) }
        case .whole(let whole): whole.withUnsafeBufferPointer { ByteComparison.areEqual(text, $0) }
        case .contained(let part): part.withUnsafeBufferPointer { Self.contains(text, $0) }
        }
    }

    /// Whether a text starts with another.
    @inline(__always)
    static func starts(_ text: UnsafeBufferPointer<UInt8>, with part: UnsafeBufferPointer<UInt8>) -> Bool {
        text.count >= part.count
            && ByteComparison.areEqual(UnsafeBufferPointer(rebasing: text[..<part.count]), part)
    }

    /// Whether a text contains another.
    static func contains(_ text: UnsafeBufferPointer<UInt8>, _ part: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count >= part.count else { return false }
        return (0...text.count - part.count).contains {
            starts(UnsafeBufferPointer(rebasing: text[$0...]), with: part)
        }
    }
}
