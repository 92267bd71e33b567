import Text

/// The form of a place in braces, as Python reads it: filling, alignment, sign, width, digits and kind, as in `*^+10,.2f`.
struct FormatForm {
    private(set) var width = 0
    /// The letter at its end; a blank where there is none.
    private(set) var letter: Character = " "
    private var filling: [UInt8] = [0x20]
    private var alignment: UInt8?
    private var sign: UInt8 = UInt8(ascii: "-")
    private var group: UInt8?
    private var precision: Int?
    private var hasPrefix = false

    /// `nil` where a text is no form.
    init?(_ text: [UInt8]) {
        var rest = text[...]
        let starts = Characters.starts(text)
        if starts.count > 2, "<>^=".utf8.contains(text[starts[1]]) {
            filling = Array(text[..<starts[1]])
            alignment = text[starts[1]]
            rest = text[starts[2]...]
        } else if let first = rest.first, "<>^=".utf8.contains(first) {
            alignment = rest.removeFirst()
        }
        if let first = rest.first, "+- ".utf8.contains(first) { sign = rest.removeFirst() }
        if rest.first == UInt8(ascii: "#") {
            hasPrefix = true
            rest.removeFirst()
        }
        if rest.first == UInt8(ascii: "0"), alignment == nil {
            filling = [UInt8(ascii: "0")]
            alignment = UInt8(ascii: "=")
        }
        width = Self.number(&rest) ?? 0
        if let first = rest.first, ",_".utf8.contains(first) { group = rest.removeFirst() }
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            guard let digits = Self.number(&rest) else { return nil }
            precision = digits
        }
        if let last = rest.first {
            guard "sdbocxXeEfFgGn%".utf8.contains(last) else { return nil }
            letter = Character(Unicode.Scalar(last))
            rest.removeFirst()
        }
        guard rest.isEmpty else { return nil }
    }

    private static func number(_ rest: inout ArraySlice<UInt8>) -> Int? {
        let digits = rest.prefix(while: \.isDigit)
        guard !digits.isEmpty else { return nil }
        rest = rest[digits.endIndex...]
        return Int(String(decoding: digits, as: UTF8.self))
    }

    /// A value in this form; `nil` where it has none.
    func written(_ value: TemplateValue) -> [UInt8]? {
        switch letter {
        case "s": return value.bytes == nil ? nil : padded(cut(value.printed))
        case " ":
            if case .integer(let number) = value { return whole(number, radix: 10) }
            if case .double(let number) = value {
                return fractional(
                    precision == nil
                        ? value.printed
                        : Digits.written(
                            number, digits: precision ?? 6, style: .general))
            }
            return padded(cut(value.printed))
        case "d", "n", "b", "o", "x", "X":
            guard let number = value.wholeNumber else { return nil }
            return whole(
                number,
                radix: letter == "b" ? 2 : letter == "o" ? 8 : letter == "x" || letter == "X" ? 16 : 10)
        case "c":
            return value.wholeNumber.flatMap { UInt32(exactly: $0) }.flatMap(Unicode.Scalar.init).map {
                padded(Array(String($0).utf8))
            }
        case "%":
            guard let number = value.fraction else { return nil }
            return fractional(Digits.written(number * 100, digits: precision ?? 6) + [UInt8(ascii: "%")])
        default:
            guard let number = value.fraction else { return nil }
            let lower = letter.lowercased()
            let style: Digits.Style = lower == "f" ? .fixed : lower == "e" ? .exponent : .general
            let digits = Digits.written(number, digits: precision ?? 6, style: style)
            return fractional(letter.isUppercase ? Characters.uppercased(digits) : digits)
        }
    }

    private func cut(_ text: [UInt8]) -> [UInt8] {
        guard let precision else { return text }
        let starts = Characters.starts(text)
        return Array(text[..<starts[min(precision, starts.count - 1)]])
    }

    private func whole(_ number: Int, radix: Int) -> [UInt8] {
        let digits = Array(String(number.magnitude, radix: radix, uppercase: letter == "X").utf8)
        let prefix = hasPrefix && radix != 10 ? Array("0\(letter)".utf8) : []
        return signed(isNegative: number < 0, prefix, grouped(digits, by: radix == 10 ? 3 : 4))
    }

    private func fractional(_ digits: [UInt8]) -> [UInt8] {
        let isNegative = digits.first == UInt8(ascii: "-")
        let text = isNegative ? Array(digits.dropFirst()) : digits
        let before = Array(text.prefix(while: \.isDigit))
        return signed(isNegative: isNegative, [], grouped(before, by: 3) + text[before.count...])
    }

    private func grouped(_ digits: [UInt8], by count: Int) -> [UInt8] {
        guard let group else { return digits }
        var output: [UInt8] = []
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % count == 0 { output.append(group) }
            output.append(digit)
        }
        return output
    }

    private func signed(isNegative: Bool, _ prefix: [UInt8], _ digits: [UInt8]) -> [UInt8] {
        let shown = isNegative ? [UInt8(ascii: "-")] : sign == UInt8(ascii: "-") ? [] : [sign]
        let head = shown + prefix
        guard alignment == UInt8(ascii: "=") else { return padded(head + digits, isNumber: true) }
        let missing = max(0, width - Characters.count(head + digits))
        return head + repeatElement(filling, count: missing).joined() + digits
    }

    private func padded(_ text: [UInt8], isNumber: Bool = false) -> [UInt8] {
        let missing = max(0, width - Characters.count(text))
        let left =
            switch alignment {
            case UInt8(ascii: ">"): missing
            case UInt8(ascii: "^"): missing / 2
            case UInt8(ascii: "<"): 0
            default: isNumber ? missing : 0
            }
        func margin(_ count: Int) -> [UInt8] { Array(repeatElement(filling, count: count).joined()) }
        return margin(left) + text + margin(missing - left)
    }
}
