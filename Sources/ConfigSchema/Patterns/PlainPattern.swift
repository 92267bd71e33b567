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
        case .anything: return true
        case .prefix(let prefix): return text.starts(with: prefix)
        case .whole(let whole): return text.elementsEqual(whole)
        case .contained(let part):
            guard text.count >= part.count else { return false }
            return (0...text.count - part.count).contains { text[$0...].starts(with: part) }
        }
    }
}
