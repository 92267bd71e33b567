import Text

/// Texts with places to fill: `"%s of %d"|format(a, b)`.
enum Formatting {
    /// One `%` place.
    private struct Place {
        var name: [UInt8]?
        var isLeft = false
        var hasZeros = false
        var hasSign = false
        var width = 0
        var precision: Int?
        var letter: UInt8 = 0
    }

    /// Fills the `%` places of a text with arguments, or with named ones where the places have names.
    static func format(
        _ template: TemplateValue, _ arguments: [TemplateValue],
        named: [(name: [UInt8], value: TemplateValue)] = [], _ budget: inout Budget
    ) -> TemplateValue {
        let text = template.printed
        var named = named
        if case .object(let object)? = arguments.first, named.isEmpty {
            named = object.members.map { ($0.name, $0.value) }
        }
        var output: [UInt8] = []
        var next = 0
        var index = 0
        while index < text.count {
            guard text[index] == UInt8(ascii: "%") else {
                output.append(text[index])
                index += 1
                continue
            }
            guard let place = place(text, &index) else {
                return budget.fail(
                    .arguments("a `%` in the text is not complete; write `%%` for the sign itself"))
            }
            if place.letter == UInt8(ascii: "%") {
                output.append(place.letter)
                continue
            }
            let value: TemplateValue
            if let name = place.name {
                value = named.first { $0.name == name }?.value ?? .undefined
            } else if next < arguments.count {
                value = arguments[next]
                next += 1
            } else {
                return budget.fail(.arguments("the text has more places than there are arguments"))
            }
            guard budget.allows(bytes: output.count + place.width) else { return .undefined }
            guard let filled = fill(place, value, isMarkup: template.isMarkup) else {
                return budget.fail(.needsNumber("%\(Character(Unicode.Scalar(place.letter)))", value))
            }
            output += filled
        }
        if next < arguments.count, named.isEmpty {
            return budget.fail(.arguments("the text has fewer places than there are arguments"))
        }
        return template.text(output)
    }

    /// Reads a place that begins at `index`, and moves behind it.
    private static func place(_ text: [UInt8], _ index: inout Int) -> Place? {
        var place = Place()
        index += 1
        func byte() -> UInt8 { index < text.count ? text[index] : 0 }
        if byte() == UInt8(ascii: "(") {
            guard let end = text[index...].firstIndex(of: UInt8(ascii: ")")) else { return nil }
            place.name = Array(text[index + 1..<end])
            index = end + 1
        }
        while "-0+ #".utf8.contains(byte()) {
            if byte() == UInt8(ascii: "-") { place.isLeft = true }
            if byte() == UInt8(ascii: "0") { place.hasZeros = true }
            if byte() == UInt8(ascii: "+") { place.hasSign = true }
            index += 1
        }
        func number() -> Int {
            var number = 0
            while byte().isDigit {
                number = min(number * 10 + Int(byte() - 0x30), 1 << 40)
                index += 1
            }
            return number
        }
        place.width = number()
        if byte() == UInt8(ascii: ".") {
            index += 1
            place.precision = number()
        }
        place.letter = byte()
        guard "sdiufFeEgGxXoc%r".utf8.contains(place.letter) else { return nil }
        index += 1
        return place
    }

    private static func fill(_ place: Place, _ value: TemplateValue, isMarkup: Bool) -> [UInt8]? {
        switch place.letter {
        case UInt8(ascii: "s"), UInt8(ascii: "c"), UInt8(ascii: "r"):
            var text = isMarkup ? value.escaped : value.printed
            if place.letter == UInt8(ascii: "r") {
                text = []
                value.appendLiteral(to: &text, depth: 0)
            }
            if let precision = place.precision {
                let starts = Characters.starts(text)
                text = Array(text[..<starts[min(precision, starts.count - 1)]])
            }
            return pad(text, place, zeros: false)
        case UInt8(ascii: "d"), UInt8(ascii: "i"), UInt8(ascii: "u"):
            let fraction = value.fraction.flatMap { Int(exactly: $0.rounded(.towardZero)) }
            return (value.wholeNumber ?? fraction).map { signed(Array(String($0).utf8), place) }
        case UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "o"):
            let radix = place.letter == UInt8(ascii: "o") ? 8 : 16
            let isUpper = place.letter == UInt8(ascii: "X")
            return value.wholeNumber.map {
                signed(Array(String($0, radix: radix, uppercase: isUpper).utf8), place)
            }
        default:
            guard let number = value.fraction else { return nil }
            let lower = place.letter | 0x20
            let style: Digits.Style =
                lower == UInt8(ascii: "f") ? .fixed : lower == UInt8(ascii: "e") ? .exponent : .general
            let digits = Digits.written(number, digits: place.precision ?? 6, style: style)
            return signed(lower == place.letter ? digits : Characters.uppercased(digits), place)
        }
    }

    private static func signed(_ digits: [UInt8], _ place: Place) -> [UInt8] {
        let isNegative = digits.first == UInt8(ascii: "-")
        return pad(
            place.hasSign && !isNegative ? [UInt8(ascii: "+")] + digits : digits, place, zeros: place.hasZeros
        )
    }

    private static func pad(_ text: [UInt8], _ place: Place, zeros: Bool) -> [UInt8] {
        let missing = place.width - Characters.count(text)
        guard missing > 0 else { return text }
        if place.isLeft { return text + [UInt8](repeating: 0x20, count: missing) }
        guard zeros else { return [UInt8](repeating: 0x20, count: missing) + text }
        let hasSign = text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+")
        let sign = hasSign ? 1 : 0
        return text[..<sign] + [UInt8](repeating: UInt8(ascii: "0"), count: missing) + text[sign...]
    }
}
