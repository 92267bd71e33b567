/// Filters on numbers: `abs`, `round`, `int`, `float`, `sum`, `filesizeformat`.
extension Filter {
    static let numberFilters: [Filter] = [
        Filter("abs", [], absolute),
        Filter("round", [.optional("precision", 0), .optional("method", "common")], rounded),
        Filter("int", [.optional("default", 0), .optional("base", 10)], whole),
        Filter("float", [.optional("default", 0.0)]) { input, _ in
            number(input.value).map { .double($0) } ?? input[0]
        },
        Filter("sum", [.optional("attribute", .none), .optional("start", 0)], sum),
        Filter("filesizeformat", [.optional("binary", false)], fileSize),
    ]

    @Sendable private static func absolute(_ input: Input, _ budget: inout Budget) -> TemplateValue {
        if let number = input.value.wholeNumber {
            return number == .min ? budget.fail(.numberTooLarge) : .integer(abs(number))
        }
        return input.value.fraction.map { .double(abs($0)) } ?? budget.fail(.needsNumber("abs", input.value))
    }

    @Sendable private static func rounded(_ input: Input, _ budget: inout Budget) -> TemplateValue {
        guard let value = input.value.fraction else { return budget.fail(.needsNumber("round", input.value)) }
        guard let precision = input[0].wholeNumber else {
            return budget.fail(.needsNumber("round", input[0]))
        }
        let method = String(decoding: input[1].printed, as: UTF8.self)
        if method == "common" {
            if let number = input.value.wholeNumber, precision >= 0 { return .integer(number) }
            let result = Digits.rounded(value, digits: precision)
            return input.value.wholeNumber == nil ? .double(result) : .integer(Int(exactly: result) ?? 0)
        }
        guard method == "ceil" || method == "floor" else {
            return budget.fail(
                .arguments("`round` knows the methods common, ceil and floor, not `\(method)`"))
        }
        guard let unit = Powers.power(10, Double(precision)), unit > 0 else { return .double(value) }
        return .double((value * unit).rounded(method == "ceil" ? .up : .down) / unit)
    }

    @Sendable private static func whole(_ input: Input, _ budget: inout Budget) -> TemplateValue {
        if let number = input.value.wholeNumber { return .integer(number) }
        if let number = input.value.fraction {
            return Int(exactly: number.rounded(.towardZero)).map { .integer($0) } ?? input[0]
        }
        guard let bytes = input.value.bytes else { return input[0] }
        let base = input[1].wholeNumber ?? 10
        let text = digits(bytes, base: base)
        if (2...36).contains(base), let number = Int(text, radix: base) { return .integer(number) }
        let fraction = number(input.value)?.rounded(.towardZero)
        return fraction.flatMap { Int(exactly: $0) }.map { .integer($0) } ?? input[0]
    }

    /// A text's digits without space, `_` between digits, and the prefix of their base.
    private static func digits(_ bytes: [UInt8], base: Int) -> String {
        let kept = Characters.trimmed(bytes).filter { $0 != UInt8(ascii: "_") }
        let text = String(decoding: Characters.lowercased(kept), as: UTF8.self)
        let prefix = base == 16 ? "0x" : base == 8 ? "0o" : base == 2 ? "0b" : ""
        return !prefix.isEmpty && text.hasPrefix(prefix) ? String(text.dropFirst(2)) : text
    }

    private static func number(_ value: TemplateValue) -> Double? {
        if let number = value.fraction { return number }
        guard let bytes = value.bytes else { return nil }
        let text = String(
            decoding: Characters.trimmed(bytes).filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
        return text.hasPrefix("0x") ? nil : Double(text)
    }

    @Sendable private static func sum(_ input: Input, _ budget: inout Budget) -> TemplateValue {
        guard let items = items(input.value, &budget) else { return .undefined }
        let path = Path(input[0])
        var total = input[1]
        for item in items where budget.problem == nil {
            total = Arithmetic.apply(.add, total, path?.value(in: item) ?? item, &budget)
        }
        return total
    }

    /// A number of bytes as people read it: 1.5 kB, or KiB for powers of two.
    @Sendable private static func fileSize(_ input: Input, _ budget: inout Budget) -> TemplateValue {
        guard let bytes = number(input.value) else {
            return budget.fail(.needsNumber("filesizeformat", input.value))
        }
        let isBinary = input[0].isTrue
        let base: Double = isBinary ? 1024 : 1000
        if bytes == 1 { return "1 Byte" }
        if bytes < base { return .string("\(Int(exactly: bytes.rounded(.towardZero)) ?? 0) Bytes") }
        let prefixes =
            isBinary
            ? ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "Zi", "Yi"] : ["k", "M", "G", "T", "P", "E", "Z", "Y"]
        var size = bytes / base
        var index = 0
        while size >= base, index < prefixes.count - 1 {
            size /= base
            index += 1
        }
        return .text(Digits.written(size, digits: 1) + Array(" \(prefixes[index])B".utf8))
    }
}
