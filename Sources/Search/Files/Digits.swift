/// Whole numbers as printable ASCII without space, so that lists stay text, which every host compresses.
///
/// A number is written in base 46, the lowest digit first. The last digit is one of `!` to `N`, those before
/// it are of `O` to `|`. Numbers below 46 take one byte.
enum Digits {
    static let base = 46

    /// Appends a number that is not negative.
    static func append(_ value: Int, to bytes: inout [UInt8]) {
        var rest = value
        while rest >= base {
            bytes.append(UInt8(truncatingIfNeeded: 0x4F + rest % base))
            rest /= base
        }
        bytes.append(UInt8(truncatingIfNeeded: 0x21 + rest))
    }
}
