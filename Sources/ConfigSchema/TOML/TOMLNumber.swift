import Text

/// Tells what a word is as a number of TOML.
enum TOMLNumber {
    case number(NumberScanner.Scanned)
    /// A whole number that 64 bits cannot hold.
    case tooLarge
    /// A number that is not written as TOML wants it, and why.
    case wrong(String)
    /// No number at all.
    case none

    /// Reads a whole word.
    static func read(_ word: UnsafeBufferPointer<UInt8>) -> TOMLNumber {
        guard let first = word.first else { return .none }
        let hasSign = first == UInt8(ascii: "+") || first == UInt8(ascii: "-")
        let digits = UnsafeBufferPointer(rebasing: word.dropFirst(hasSign ? 1 : 0))
        guard let lead = digits.first, lead.isDigit || lead == UInt8(ascii: ".") else { return .none }
        if lead == UInt8(ascii: "0"), digits.count > 1, let base = base(digits[1]) {
            if hasSign { return .wrong("only decimal numbers have a sign") }
            return whole(UnsafeBufferPointer(rebasing: digits.dropFirst(2)), base: base)
        }
        return decimal(word, digits)
    }

    private static func base(_ letter: UInt8) -> UInt64? {
        switch letter {
        case UInt8(ascii: "x"): 16
        case UInt8(ascii: "o"): 8
        case UInt8(ascii: "b"): 2
        default: nil
        }
    }

    private static func whole(_ digits: UnsafeBufferPointer<UInt8>, base: UInt64) -> TOMLNumber {
        var value: UInt64 = 0
        var afterDigit = false
        for byte in digits {
            if byte == UInt8(ascii: "_"), afterDigit {
                afterDigit = false
                continue
            }
            guard let digit = NumberScanner.hexadecimalValue(byte), UInt64(digit) < base else {
                return .wrong(
                    byte == UInt8(ascii: "_") ? underscores : "it has other digits than its base allows")
            }
            let (product, overflow) = value.multipliedReportingOverflow(by: base)
            guard !overflow, product | UInt64(digit) <= UInt64(Int64.max) else { return .tooLarge }
            value = product | UInt64(digit)
            afterDigit = true
        }
        guard afterDigit else { return .wrong(digits.isEmpty ? "it has no digits" : underscores) }
        return .number(.exact(Int64(value)))
    }

    private static let underscores = "an underscore stands between two digits"

    private static func decimal(
        _ word: UnsafeBufferPointer<UInt8>, _ digits: UnsafeBufferPointer<UInt8>
    ) -> TOMLNumber {
        var scan = Digits(text: digits)
        let whole = scan.take()
        guard whole > 0 else { return .wrong("digits stand on both sides of its dot") }
        var isFloat = false
        if scan.takes(UInt8(ascii: ".")) {
            isFloat = true
            guard scan.take() > 0 else {
                return .wrong(scan.isBroken ? underscores : "digits stand on both sides of its dot")
            }
        }
        if scan.takes(UInt8(ascii: "e")) || scan.takes(UInt8(ascii: "E")) {
            isFloat = true
            _ = scan.takes(UInt8(ascii: "+")) || scan.takes(UInt8(ascii: "-"))
            guard scan.take() > 0 else {
                return .wrong(scan.isBroken ? underscores : "its exponent has no digits")
            }
        }
        if scan.isBroken { return .wrong(underscores) }
        guard scan.position == digits.count else { return .wrong("it does not end where it should") }
        if whole > 1, digits[0] == UInt8(ascii: "0") { return .wrong("it begins with a zero") }
        return number(word, isFloat: isFloat)
    }

    private static func number(_ word: UnsafeBufferPointer<UInt8>, isFloat: Bool) -> TOMLNumber {
        let plain = word.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "+") }
        let scanned = plain.withUnsafeBufferPointer { NumberScanner.decimal($0) }
        if !isFloat, !scanned.flags.contains(.exact) { return .tooLarge }
        return .number(scanned)
    }

    /// A walk over runs of digits, in which single underscores part digits.
    private struct Digits {
        let text: UnsafeBufferPointer<UInt8>
        var position = 0
        /// Whether an underscore stands where none may.
        var isBroken = false

        /// Moves behind digits; the number of them.
        mutating func take() -> Int {
            var digits = 0
            var afterDigit = false
            while position < text.count {
                if text[position].isDigit {
                    digits += 1
                    afterDigit = true
                } else if text[position] == UInt8(ascii: "_") {
                    if !afterDigit { isBroken = true }
                    afterDigit = false
                } else {
                    break
                }
                position += 1
            }
            if digits > 0, !afterDigit { isBroken = true }
            return digits
        }

        mutating func takes(_ byte: UInt8) -> Bool {
            guard position < text.count, text[position] == byte else { return false }
            position += 1
            return true
        }
    }
}
