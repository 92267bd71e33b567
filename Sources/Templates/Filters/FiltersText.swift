import Text

/// Filters on texts. What is made from markup stays markup where the filter only changes letters and space.
extension Filter {
    static let textFilters: [Filter] = [
        Filter("upper") { input, _ in letters(input, Characters.uppercased) },
        Filter("lower") { input, _ in letters(input, Characters.lowercased) },
        Filter("capitalize") { input, _ in letters(input, Characters.capitalized) },
        Filter("title") { input, _ in .text(titled(input.value.printed)) },
        Filter("trim", [.optional("chars", .none)]) { input, _ in trimmed(input) },
        Filter("string") { input, _ in input.value.isMarkup ? input.value : .text(input.value.printed) },
        Filter("wordcount") { input, _ in .integer(wordCount(input.value.printed)) },
        Filter(
            "replace", [.required("old"), .required("new"), .optional("count", .none)], replaced),
        Filter(
            "truncate",
            [
                .optional("length", 255), .optional("killwords", false), .optional("end", "..."),
                .optional("leeway", 5),
            ], truncated),
        Filter(
            "indent", [.optional("width", 4), .optional("first", false), .optional("blank", false)], indented),
        Filter("center", [.optional("width", 80)], centered),
        Filter(
            "wordwrap",
            [
                .optional("width", 79), .optional("break_long_words", true), .optional("wrapstring", .none),
                .optional("break_on_hyphens", true),
            ],
            wrapped),
        Filter("format", takesMore: true) { input, budget in
            Formatting.format(input.value, input.arguments, named: input.keywords, &budget)
        },
    ]

    private static func letters(_ input: Input, _ change: ([UInt8]) -> [UInt8]) -> TemplateValue {
        input.value.text(change(input.value.printed))
    }

    /// Each word with its first letter in upper case and the others in lower case. Words begin after space, a hyphen
    /// or an opening bracket.
    private static func titled(_ text: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        var start = 0
        for index in 0...text.count {
            let isBreak =
                index < text.count && (text[index].isWhitespace || "-({[<".utf8.contains(text[index]))
            guard isBreak || index == text.count else { continue }
            output += Characters.capitalized(Array(text[start..<index]))
            if isBreak { output.append(text[index]) }
            start = index + 1
        }
        return output
    }

    private static func trimmed(_ input: Input) -> TemplateValue {
        let text = input.value.printed
        guard let cut = input[0].bytes else { return input.value.text(Characters.trimmed(text)) }
        return input.value.text(Characters.trimmed(text) { cut.contains($0) })
    }

    private static func wordCount(_ text: [UInt8]) -> Int {
        var count = 0
        var isInside = false
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            let isWord =
                scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            if isWord, !isInside { count += 1 }
            isInside = isWord
        }
        return count
    }

    private static func replaced(_ input: Input, _ budget: inout Budget) -> TemplateValue {
        let isMarkup = budget.isEscaping && (input.value.isMarkup || input[0].isMarkup || input[1].isMarkup)
        let text = isMarkup ? input.value.escaped : input.value.printed
        let old = input[0].printed
        let new = isMarkup ? input[1].escaped : input[1].printed
        let places = text.count / max(1, old.count) + 1
        guard
            budget.allows(bytes: text.count &+ places.multipliedReportingOverflow(by: new.count).partialValue)
        else {
            return .undefined
        }
        let count = input[2].wholeNumber.flatMap { $0 < 0 ? nil : $0 }
        let result = ByteSearch.replacing(old, with: new, in: text, count: count)
        return isMarkup ? .html(result) : .text(result)
    }

    private static func truncated(_ input: Input, _ budget: inout Budget) -> TemplateValue {
        guard let length = input[0].wholeNumber else {
            return budget.fail(.needsNumber("truncate", input[0]))
        }
        let text = input.value.printed
        let end = input[2].printed
        let leeway = input[3].wholeNumber ?? 5
        let endLength = Characters.count(end)
        guard length >= endLength, leeway >= 0 else {
            return budget.fail(.arguments("`truncate` needs a length of at least \(endLength)"))
        }
        let starts = Characters.starts(text)
        let count = starts.count - 1
        if count <= length || count - length <= leeway { return input.value }
        let kept = Array(text[..<starts[length - endLength]])
        if input[1].isTrue { return input.value.text(kept + end) }
        let words = ByteSearch.last([0x20], in: kept).map { Array(kept[..<$0]) } ?? kept
        return input.value.text(words + end)
    }

    private static func indented(_ input: Input, _ budget: inout Budget) -> TemplateValue {
        let width = input[0].wholeNumber ?? 0
        let margin = input[0].bytes ?? [UInt8](repeating: 0x20, count: max(0, min(width, 10_000)))
        let text = input.value.printed
        let lines = ByteSearch.lines(text + [0x0A])
        let added = lines.count.multipliedReportingOverflow(by: margin.count)
        guard budget.allows(bytes: added.overflow ? .max : text.count + added.partialValue) else {
            return .undefined
        }
        var output: [UInt8] = []
        for (index, line) in lines.enumerated() {
            if index > 0 { output.append(0x0A) }
            if index == 0 ? input[1].isTrue : input[2].isTrue || !line.isEmpty { output += margin }
            output += line
        }
        return input.value.text(output)
    }

    private static func centered(_ input: Input, _ budget: inout Budget) -> TemplateValue {
        guard let width = input[0].wholeNumber else { return budget.fail(.needsNumber("center", input[0])) }
        let text = input.value.printed
        let space = width - Characters.count(text)
        guard space > 0 else { return input.value.text(text) }
        guard budget.allows(bytes: space) else { return .undefined }
        let left = space / 2 + (space & width & 1)
        let margins = [left, space - left].map { [UInt8](repeating: 0x20, count: $0) }
        return input.value.text(margins[0] + text + margins[1])
    }

    /// Lines of at most `width` characters, broken between words and behind hyphens.
    private static func wrapped(_ input: Input, _ budget: inout Budget) -> TemplateValue {
        guard let width = input[0].wholeNumber, width > 0 else {
            return budget.fail(.arguments("`wordwrap` needs a width of at least 1"))
        }
        let lineEnd = input[2].bytes ?? [0x0A]
        let wrap = LineWrap(width: width, breaksWords: input[1].isTrue, breaksAtHyphens: input[3].isTrue)
        let lines = ByteSearch.lines(input.value.printed).map {
            Array(wrap.lines(of: $0).joined(separator: lineEnd))
        }
        let text = Array(lines.joined(separator: lineEnd))
        return budget.allows(bytes: text.count) ? .text(text) : .undefined
    }
}
