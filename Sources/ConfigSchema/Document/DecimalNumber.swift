/// A decimal number of any size and precision: its digits without leading and trailing zeros, and an
/// exponent.
///
/// The value is `digits` × 10^`exponent`. Zero has no digits. Comparison and divisibility are exact; they
/// take time in proportion to the digits, not to the exponent.
struct DecimalNumber {
    private(set) var isNegative = false
    /// Digits from 0 to 9, the most significant first.
    private(set) var digits: [UInt8] = []
    private(set) var exponent = 0

    /// Reads a sign, digits, a fraction and an exponent; what does not belong to these is passed over.
    init(_ text: some Sequence<UInt8>) {
        var pointSeen = false
        var exponentDigits: Int?
        var exponentNegative = false
        for byte in text {
            switch byte {
            case UInt8(ascii: "-") where exponentDigits != nil: exponentNegative = true
            case UInt8(ascii: "-"): isNegative = true
            case UInt8(ascii: "."): pointSeen = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"): exponentDigits = 0
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let digit = byte - UInt8(ascii: "0")
                if let power = exponentDigits {
                    exponentDigits = min(power * 10 + Int(digit), 1 << 40)
                } else {
                    if pointSeen { exponent -= 1 }
                    if !digits.isEmpty || digit != 0 { digits.append(digit) }
                }
            default: break
            }
        }
        exponent += (exponentDigits ?? 0) * (exponentNegative ? -1 : 1)
        normalize()
    }

    private mutating func normalize() {
        while digits.last == 0 {
            digits.removeLast()
            exponent += 1
        }
        if digits.isEmpty {
            exponent = 0
            isNegative = false
        }
    }

    /// Whether the number has no fractional part.
    var isWhole: Bool { exponent >= 0 }

    /// The power of ten of the first digit, plus one.
    private var magnitude: Int { digits.count + exponent }

    /// The number where it is whole and `Int64` can hold it.
    var integer: Int64? {
        guard isWhole, magnitude <= 19 else { return nil }
        var value: Int64 = 0
        for position in 0..<max(magnitude, 0) {
            let digit = Int64(position < digits.count ? digits[position] : 0)
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(isNegative ? -digit : digit)
            if overflow || carry { return nil }
            value = sum
        }
        return value
    }

    /// The number as `Double` where that is one exact multiplication or division away (at most 15 digits).
    var double: Double? {
        guard digits.count <= 15, abs(exponent) <= 22 else { return nil }
        let mantissa = digits.reduce(0.0) { $0 * 10 + Double($1) }
        let power = Self.powers[abs(exponent)]
        let value = exponent < 0 ? mantissa / power : mantissa * power
        return isNegative ? -value : value
    }

    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
        1e19, 1e20, 1e21, 1e22,
    ]

    /// Whether a number is less than, equal to or greater than another: -1, 0 or 1.
    func compared(to other: DecimalNumber) -> Int {
        if digits.isEmpty || other.digits.isEmpty || isNegative != other.isNegative {
            return sign < other.sign ? -1 : sign > other.sign ? 1 : 0
        }
        return compareMagnitude(other) * (isNegative ? -1 : 1)
    }

    private var sign: Int { digits.isEmpty ? 0 : isNegative ? -1 : 1 }

    private func compareMagnitude(_ other: DecimalNumber) -> Int {
        if magnitude != other.magnitude { return magnitude < other.magnitude ? -1 : 1 }
        if digits == other.digits { return 0 }
        return digits.lexicographicallyPrecedes(other.digits) ? -1 : 1
    }

    /// Whether the number is a whole multiple of `divisor`, which is not zero.
    ///
    /// Exact for divisors of up to 18 digits; beyond that only equal digits count as a multiple.
    func isMultiple(of divisor: DecimalNumber) -> Bool {
        if digits.isEmpty { return true }
        guard divisor.digits.count <= 18 else {
            return digits == divisor.digits && exponent >= divisor.exponent
        }
        let modulus = divisor.digits.reduce(UInt64(0)) { $0 * 10 + UInt64($1) }
        guard modulus > 0 else { return false }
        let shift = exponent - divisor.exponent
        // The digits do not end in zero, so they are no multiple of a power of ten.
        guard shift >= 0 else { return false }
        let rest = digits.reduce(UInt64(0)) {
            Self.remainder(of: $0, times: 10, plus: UInt64($1), by: modulus)
        }
        return Self.remainder(of: rest, times: Self.powerOfTen(shift, modulo: modulus), plus: 0, by: modulus)
            == 0
    }

    private static func remainder(
        of value: UInt64, times factor: UInt64, plus: UInt64, by modulus: UInt64
    ) -> UInt64 {
        UInt64((UInt128(value) * UInt128(factor) + UInt128(plus)) % UInt128(modulus))
    }

    private static func powerOfTen(_ power: Int, modulo modulus: UInt64) -> UInt64 {
        var result = 1 % modulus
        var base = 10 % modulus
        var rest = power
        while rest > 0 {
            if rest & 1 == 1 { result = remainder(of: result, times: base, plus: 0, by: modulus) }
            base = remainder(of: base, times: base, plus: 0, by: modulus)
            rest >>= 1
        }
        return result
    }
}
