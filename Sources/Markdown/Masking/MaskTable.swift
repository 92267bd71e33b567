/// Which control character stands for which punctuation character in a masked text.
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
