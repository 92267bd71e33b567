/// Reads the number formats of JSON, JSON5 and YAML's core schema from their text.
enum NumberScanner {
    /// A number as a node holds it.
    struct Scanned {
        var type: TypeMask
        var flags: NodeFlags
        var payload: UInt64

        static func exact(_ value: Int64, _ type: TypeMask = .integer) -> Scanned {
            Scanned(type: type, flags: .exact, payload: UInt64(bitPattern: value))
        }

        static func rounded(_ value: Double, _ type: TypeMask) -> Scanned {
            Scanned(type: type, flags: [], payload: value.bitPattern)
        }
    }

    /// A decimal number: sign, digits, fraction and exponent, any of the parts but not all digits left out.
    /// The text must have that form already.
    static func decimal(_ text: UnsafeBufferPointer<UInt8>) -> Scanned {
        let number = DecimalNumber(text)
        let written = text.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }
        let type: TypeMask = !written ? .integer : number.isWhole ? .wholeFloat : .fraction
        if number.isWhole, let value = number.integer { return .exact(value, type) }
        return .rounded(number.double ?? parsed(text), type)
    }

    /// A whole number in a base of 8 or 16, without its prefix.
    static func whole(_ digits: UnsafeBufferPointer<UInt8>, base: UInt64, negative: Bool) -> Scanned {
        var value: UInt64 = 0
        var rounded = 0.0
        var exact = true
        for digit in digits {
            let weight = UInt64(hexadecimalValue(digit) ?? 0)
            rounded = rounded * Double(base) + Double(weight)
            let (product, overflow) = value.multipliedReportingOverflow(by: base)
            let (sum, carry) = product.addingReportingOverflow(weight)
            exact = exact && !overflow && !carry && sum <= UInt64(Int64.max)
            value = sum
        }
        if exact { return .exact(negative ? -Int64(value) : Int64(value)) }
        return .rounded(negative ? -rounded : rounded, .integer)
    }

    /// The value of a hexadecimal digit.
    @inline(__always)
    static func hexadecimalValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    private static func parsed(_ text: UnsafeBufferPointer<UInt8>) -> Double {
        Double(String(decoding: text, as: UTF8.self)) ?? 0
    }
}
