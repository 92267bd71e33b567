/// Which control character stands for which punctuation character in a masked text.
enum MaskTable {
    private static let punctuation: [UInt8] = Array("[]*_\\&<>!~=^$%:|@\"'()`{}#-".utf8)
    private static let reserved: [UInt8] =
        Array(0x01...0x08) + Array(0x0E...0x19) + Array(0x1B...0x1F) + [0x7F]

    /// The bytes of list markers that are no punctuation above, and bytes that are in no UTF-8.
    private static let markers: [(from: UInt8, to: UInt8)] = [(.plus, 0xF8), (.dot, 0xF9)]

    private static let maskedBytes: [UInt8] = {
        var table = Array(UInt8.min...UInt8.max)
        for (from, to) in zip(punctuation, reserved) { table[Int(from)] = to }
        return table
    }()

    private static let unmaskedBytes: [UInt8] = {
        var table = Array(UInt8.min...UInt8.max)
        for (from, to) in zip(punctuation, reserved) { table[Int(to)] = from }
        for (from, to) in markers { table[Int(to)] = from }
        return table
    }()

    /// What stands for a byte of a list marker where no list may begin.
    static func maskedMarker(_ byte: UInt8) -> UInt8 {
        markers.first { $0.from == byte }?.to ?? byte
    }

    /// Whether a byte is one of those that masks are made of.
    static func isReserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x01...0x08, 0x0E...0x19, 0x1B...0x1F, 0x7F, 0xF8, 0xF9: true
        default: false
        }
    }

    /// What stands for a byte in a masked stretch.
    static func masked(_ byte: UInt8) -> UInt8 { maskedBytes[Int(byte)] }

    /// The byte that a byte of the masked text stood for.
    static func unmasked(_ byte: UInt8) -> UInt8 { unmaskedBytes[Int(byte)] }
}
