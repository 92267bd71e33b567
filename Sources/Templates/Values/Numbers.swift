#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Powers of fractions, by the C library.
enum Powers {
    /// `nil` where the result is no finite real number.
    static func power(_ base: Double, _ exponent: Double) -> Double? {
        let result = pow(base, exponent)
        return result.isFinite || !base.isFinite || !exponent.isFinite ? result : nil
    }
}

/// Numbers written with a given number of digits, by the C library, which rounds the exact value.
enum Digits {
    /// How a number is written: `1.50`, `1.5e+00`, or whichever of the two is shorter.
    enum Style: Sendable {
        case fixed, exponent, general

        fileprivate var pattern: String {
            switch self {
            case .fixed: "%.*f"
            case .exponent: "%.*e"
            case .general: "%.*g"
            }
        }
    }

    /// The most digits that are asked for after the point.
    static let most = 300

    /// A number with `digits` digits after the point (for `general`: significant digits).
    static func written(_ number: Double, digits: Int, style: Style = .fixed) -> [UInt8] {
        let digits = Int32(min(max(digits, 0), most))
        // The longest is a fixed number of 309 digits, the point, its digits and a sign.
        var buffer = [CChar](repeating: 0, count: 320 + most)
        let count = withVaList([digits, number]) { arguments in
            vsnprintf(&buffer, buffer.count, style.pattern, arguments)
        }
        return buffer.prefix(max(0, min(Int(count), buffer.count - 1))).map { UInt8(bitPattern: $0) }
    }

    /// A number rounded to `digits` digits after the point; half goes to the even digit, as decimal notation sees it.
    static func rounded(_ number: Double, digits: Int) -> Double {
        guard number.isFinite else { return number }
        if digits >= 0 {
            return Double(String(decoding: written(number, digits: digits), as: UTF8.self)) ?? number
        }
        guard digits > -most, let unit = Powers.power(10, Double(-digits)) else { return 0 }
        return (number / unit).rounded(.toNearestOrEven) * unit
    }
}
