/// The text as libcmark sees it: byte for byte as long as the document, so that every offset means the same in
/// both, but with some bytes replaced by control characters that have no meaning in CommonMark.
///
/// Inside an extension's own syntax, ASCII punctuation is replaced one to one, so that no emphasis or link begins
/// there; `unmask` takes it back. Control characters of the document itself, which HTML does not allow, become
/// `substitute` (U+001A), which is written as U+FFFD.
struct MaskedText: Sendable {
    /// What libcmark reads.
    private(set) var bytes: [UInt8]
    /// The masked stretches, in the order of the text; they do not overlap.
    private(set) var spans: [MaskedSpan] = []
    /// Whether any byte differs from the document in a way that `unmask` takes back.
    private(set) var isMasked = false

    /// Stands for a control character that the document itself holds.
    static let substitute: UInt8 = 0x1A

    /// A text in which nothing is masked but control characters.
    init(_ document: [UInt8]) {
        bytes = document
        var offset = 0
        let count = bytes.count
        while offset < count {
            let byte = bytes[offset]
            if byte < 0x20 || byte == 0x7F, byte == 0 || MaskTable.isReserved(byte) {
                bytes[offset] = Self.substitute
            }
            offset += 1
        }
    }

    /// Masks the punctuation of a stretch that lies behind all earlier ones.
    mutating func mask(_ range: Range<Int>, as kind: MaskedSpan.Kind) {
        hide(range)
        spans.append(MaskedSpan(kind: kind, range: range, origin: range.lowerBound))
    }

    /// Masks the punctuation of a stretch that is nothing by itself.
    mutating func hide(_ range: Range<Int>) {
        for offset in range { bytes[offset] = MaskTable.masked(bytes[offset]) }
        isMasked = true
    }
}

/// Which control character stands for which punctuation character.
enum MaskTable {
    private static let punctuation: [UInt8] = Array("[]*_\\&<>!~=^$%:|@\"'()`{}#-".utf8)
    private static let reserved: [UInt8] =
        Array(0x01...0x08) + Array(0x0E...0x19) + Array(0x1B...0x1F) + [0x7F]

    private static let maskedBytes: [UInt8] = {
        var table = Array(UInt8.min...UInt8.max)
        for (from, to) in zip(punctuation, reserved) { table[Int(from)] = to }
        return table
    }()

    private static let unmaskedBytes: [UInt8] = {
        var table = Array(UInt8.min...UInt8.max)
        for (from, to) in zip(punctuation, reserved) { table[Int(to)] = from }
        return table
    }()

    /// Whether a byte is one of the control characters that masks are made of.
    static func isReserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x01...0x08, 0x0E...0x19, 0x1B...0x1F, 0x7F: true
        default: false
        }
    }

    /// What stands for a byte in a masked stretch.
    static func masked(_ byte: UInt8) -> UInt8 { maskedBytes[Int(byte)] }

    /// The byte that a byte of the masked text stood for.
    static func unmasked(_ byte: UInt8) -> UInt8 { unmaskedBytes[Int(byte)] }
}
