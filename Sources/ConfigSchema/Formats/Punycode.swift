import Text

/// Punycode (RFC 3492): code points as letters, digits and hyphens.
enum Punycode {
    private static let base: UInt32 = 36
    private static let hyphen = UInt8(ascii: "-")
    /// Labels have 63 characters at most, so nothing longer is worth decoding or encoding (RFC 1035).
    private static let lengthLimit = 63

    /// The code points that a text stands for; `nil` where it is no Punycode. Letters may have any case.
    static func decoded(_ text: [UInt8]) -> [UInt32]? {
        guard text.count <= lengthLimit else { return nil }
        let delimiter = text.lastIndex(of: hyphen) ?? 0
        var result = text[..<delimiter].map { UInt32($0) }
        guard result.allSatisfy({ $0 < 0x80 }) else { return nil }
        var position = delimiter > 0 ? delimiter + 1 : 0
        var adaptation = Adaptation()
        var (point, index): (UInt32, UInt32) = (0x80, 0)
        while position < text.count {
            let start = index
            var (weight, place): (UInt32, UInt32) = (1, base)
            while true {
                guard position < text.count, let digit = digit(text[position]) else { return nil }
                position += 1
                let (product, overflow) = digit.multipliedReportingOverflow(by: weight)
                let (sum, carry) = index.addingReportingOverflow(product)
                if overflow || carry { return nil }
                index = sum
                let threshold = adaptation.threshold(place)
                if digit < threshold { break }
                let (next, isTooLarge) = weight.multipliedReportingOverflow(by: base - threshold)
                if isTooLarge { return nil }
                weight = next
                place += base
            }
            let count = UInt32(result.count + 1)
            adaptation.adapt(
                delta: index - start, count: count, isFirst: start == 0 && result.count == delimiter)
            point += index / count
            index %= count
            guard point <= 0x10FFFF, point & 0x1F_F800 != 0xD800 else { return nil }
            result.insert(point, at: Int(index))
            index += 1
        }
        return result
    }

    /// The text for some code points, in small letters; `nil` where it gets too long for a label.
    static func encoded(_ points: [UInt32]) -> [UInt8]? {
        guard points.count <= lengthLimit else { return nil }
        var result = points.filter { $0 < 0x80 }.map { UInt8($0) }
        let basic = result.count
        var handled = basic
        if basic > 0 { result.append(hyphen) }
        var adaptation = Adaptation()
        var (point, delta): (UInt32, UInt32) = (0x80, 0)
        while handled < points.count {
            guard let next = points.filter({ $0 >= point }).min() else { return nil }
            let (steps, overflow) = (next - point).multipliedReportingOverflow(by: UInt32(handled + 1))
            let (sum, carry) = delta.addingReportingOverflow(steps)
            if overflow || carry { return nil }
            (delta, point) = (sum, next)
            for other in points {
                if other < point { delta += 1 }
                guard other == point else { continue }
                append(delta, adaptation, to: &result)
                adaptation.adapt(delta: delta, count: UInt32(handled + 1), isFirst: handled == basic)
                delta = 0
                handled += 1
            }
            delta += 1
            point += 1
        }
        return result.count <= lengthLimit ? result : nil
    }

    private static func append(_ delta: UInt32, _ adaptation: Adaptation, to result: inout [UInt8]) {
        var (rest, place) = (delta, base)
        while true {
            let threshold = adaptation.threshold(place)
            if rest < threshold { return result.append(letter(rest)) }
            result.append(letter(threshold + (rest - threshold) % (base - threshold)))
            rest = (rest - threshold) / (base - threshold)
            place += base
        }
    }

    private static func digit(_ byte: UInt8) -> UInt32? {
        if byte.isDigit { return UInt32(byte) - 0x30 + 26 }
        return byte.isLetter ? UInt32(byte | 0x20) - 0x61 : nil
    }

    private static func letter(_ digit: UInt32) -> UInt8 {
        UInt8(truncatingIfNeeded: digit < 26 ? digit + 0x61 : digit - 26 + 0x30)
    }

    /// The bias that follows the size of the numbers (section 6.1).
    private struct Adaptation {
        private var bias: UInt32 = 72

        func threshold(_ place: UInt32) -> UInt32 {
            place <= bias ? 1 : min(place - bias, 26)
        }

        mutating func adapt(delta: UInt32, count: UInt32, isFirst: Bool) {
            var rest = isFirst ? delta / 700 : delta / 2
            rest += rest / count
            var steps: UInt32 = 0
            while rest > 455 {
                rest /= 35
                steps += base
            }
            bias = steps + 36 * rest / (rest + 38)
        }
    }
}
