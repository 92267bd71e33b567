import Diagnostics
import Text

/// Texts in quotes that are not closed or go on, and texts that need quotes.
extension YAMLMender {
    // MARK: Texts without quotes

    /// Reads a text that goes on with `: ` as if it stood in quotes.
    func quoteText(around place: Int) -> YAMLMend? {
        let line = lines.line(at: place)
        var start = place
        while start > line.lowerBound, !(bytes[start - 1] == UInt8(ascii: ":") && bytes[start] <= 0x20) {
            start -= 1
        }
        guard start > line.lowerBound else { return nil }
        let value = lines.valueEnd(from: start, in: line)
        return YAMLMend(
            edits: quotes(around: value),
            problem: problem(.keyInText, at: place..<place + 1, doubts: [place..<place + 1, value]))
    }

    /// Reads a text that begins with a mark as if it stood in quotes.
    func quoteText(from found: Int, _ fault: YAMLFault) -> YAMLMend? {
        let marks = fault == .alias ? [UInt8(ascii: "*")] : fault == .anchor ? [UInt8(ascii: "&")] : []
        let isBehind = found > 0 && !marks.isEmpty && !marks.contains(bytes[found])
        let place = isBehind ? found - 1 : found
        let value = rest(from: place)
        guard !value.isEmpty else { return nil }
        let mark = bytes[place] == UInt8(ascii: "`") ? "a backtick" : "`\(lines.text(place..<place + 1))`"
        // A line that begins with `%` is meant as a directive.
        let isDirective =
            bytes[place] == UInt8(ascii: "%") && lines.content(of: lines.line(at: place)).lowerBound == place
        return YAMLMend(
            edits: isDirective ? [] : quotes(around: value),
            problem: problem(
                "a text without quotes cannot begin with \(mark)",
                place..<place + 1,
                help: fault.help, doubts: []))
    }

    /// What stands from a place on to the end of its line; in brackets, to the next mark between values.
    private func rest(from place: Int) -> Range<Int> {
        let rest = lines.valueEnd(from: place, in: lines.line(at: place))
        guard let end = rest.first(where: { ",]}".utf8.contains(bytes[$0]) }), opener(before: place) != nil
        else { return rest }
        return lines.content(of: place..<end)
    }

    private func quotes(around value: Range<Int>) -> [Diagnostic.TextEdit] {
        let (double, single) = (UInt8(ascii: "\""), UInt8(ascii: "'"))
        guard let first = bytes[value].first, first != double, first != single else { return [] }
        let needsSingle = bytes[value].contains { $0 == double || $0 == 0x5C }
        guard !needsSingle || !bytes[value].contains(single) else { return [] }
        let quote = needsSingle ? "'" : "\""
        return [
            .init(range: value.lowerBound..<value.lowerBound, replacement: quote),
            .init(range: value.upperBound..<value.upperBound, replacement: quote),
        ]
    }

    // MARK: Texts in quotes

    /// Closes a text in quotes at the end of its line, or else where all ends.
    func closeQuote(_ found: Int, _ fault: YAMLFault) -> YAMLMend? {
        guard let place = openingQuote(upTo: found, fault) else { return nil }
        let line = lines.line(at: place)
        let quote = String(decoding: [bytes[place]], as: UTF8.self)
        let value = lines.content(of: place..<line.upperBound)
        let mark = typographicQuote(atEndOf: value)
        if !mark.isEmpty {
            return YAMLMend(
                edits: [.init(range: mark, replacement: quote)],
                problem: problem(
                    "`\(lines.text(value))` ends with a typographic quote, which is none in YAML", value,
                    help: "write straight quotes `\(quote)`", doubts: []))
        }
        let ends = [value.upperBound, (bytes.lastIndex { $0 > 0x20 } ?? place) + 1].uniqued()
        return YAMLMend(
            choices: ends.flatMap { end -> [[Diagnostic.TextEdit]] in
                // A backslash would take the quote for a part of the text.
                let isEscape = quote == "\"" && isEscaped(end)
                let closing = isEscape ? ["\\\(quote)", quote] : [quote]
                return closing.map { [Diagnostic.TextEdit(range: end..<end, replacement: $0)] }
            },
            problem: problem(fault, at: place..<place + 1, doubts: [place..<place + 1, value]))
    }

    /// The quote that a text begins with that is not closed. Where nothing follows the text, libfyaml names its end.
    private func openingQuote(upTo place: Int, _ fault: YAMLFault) -> Int? {
        let isDouble = fault == .openDoubleQuote || fault == .doubleQuoteOverLines
        let quote = UInt8(ascii: isDouble ? "\"" : "'")
        guard bytes[place] != quote || !beginsValue(place) else { return place }
        guard fault == .openDoubleQuote || fault == .openSingleQuote else {
            return bytes[place] == UInt8(ascii: "\"") || bytes[place] == UInt8(ascii: "'") ? place : nil
        }
        return bytes[...place].indices.last { bytes[$0] == quote && beginsValue($0) }
    }

    /// Whether a key, a value or an item can begin at a place.
    private func beginsValue(_ place: Int) -> Bool {
        guard let before = bytes[..<place].lastIndex(where: { $0 != 0x20 && $0 != 0x09 }) else { return true }
        switch bytes[before] {
        case 0x0A, 0x0D, UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","): return true
        case UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "?"): return before + 1 < place
        default: return false
        }
    }

    /// The typographic quote that a text ends with; an empty range where it ends otherwise.
    private func typographicQuote(atEndOf value: Range<Int>) -> Range<Int> {
        let length = bytes.withUnsafeBufferPointer { TypographicQuote.length(in: $0, atEndOf: value) }
        return value.upperBound - length..<value.upperBound
    }

    /// Leaves out what stands behind a text in quotes.
    func leaveOutRest(_ place: Int, _ fault: YAMLFault) -> YAMLMend? {
        let line = lines.line(at: place)
        if bytes[place] == UInt8(ascii: ","), opener(before: place) == nil {
            return removeCommas(from: place)
        }
        let rest = rest(from: place)
        guard !rest.isEmpty else { return nil }
        let quote = UInt8(ascii: fault == .behindDoubleQuote ? "\"" : "'")
        let start = bytes[line.lowerBound..<place].firstIndex(of: quote) ?? place
        return YAMLMend(
            edits: [.init(range: rest, replacement: "")],
            problem: problem(
                "`\(lines.text(rest))` stands behind the closing quote of a text", rest, help: fault.help,
                doubts: [rest, start..<rest.upperBound]))
    }

    /// Removes the commas at the ends of lines with a key, as JSON has them.
    private func removeCommas(from place: Int) -> YAMLMend? {
        var commas: [Int] = []
        var line: Range<Int>? = lines.line(at: place)
        while let next = line {
            let value =
                lines.levels(in: next).last.map { lines.value(behind: $0.range) } ?? next
                .lowerBound..<next.lowerBound
            if let last = value.last, bytes[last] == UInt8(ascii: ","),
                bytes[value.lowerBound] != UInt8(ascii: "["),
                bytes[value.lowerBound] != UInt8(ascii: "{")
            {
                commas.append(last)
            }
            line = lines.nextLine(behind: next)
        }
        guard commas.first == place else { return nil }
        return YAMLMend(
            edits: commas.map { .init(range: $0..<$0 + 1, replacement: "") },
            problem: problem(
                "no comma stands between the lines of a mapping", place..<place + 1,
                help: Wording.help("remove it", count: commas.count), doubts: []))
    }

    /// Reads each backslash of a text in double quotes that begins no escape as itself.
    func doubleBackslashes(around place: Int) -> YAMLMend? {
        var start = place
        while start >= 0, !(bytes[start] == UInt8(ascii: "\"") && !isEscaped(start)) { start -= 1 }
        var wrong: [Int] = []
        var offset = start + 1
        while start >= 0, offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
            guard bytes[offset] == 0x5C else {
                offset += 1
                continue
            }
            if !isEscape(offset) { wrong.append(offset) }
            offset += 2
        }
        guard let first = wrong.first else { return nil }
        var end = min(first + 2, bytes.count)
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        let edits = wrong.map { Diagnostic.TextEdit(range: $0..<$0, replacement: "\\") }
        return YAMLMend(
            edits: edits,
            problem: problem(
                "`\(lines.text(first..<end))` is no escape of YAML", first..<end, help: YAMLFault.escape.help,
                fixes: [
                    Diagnostic.Fix(
                        wrong.count == 1 ? "double the backslash" : "double the backslashes", edits: edits)
                ]))
    }

    private func isEscaped(_ place: Int) -> Bool {
        bytes[..<place].reversed().prefix { $0 == 0x5C }.count % 2 == 1
    }

    /// Whether a backslash and what follows are an escape (YAML 1.2, section 5.7).
    private func isEscape(_ backslash: Int) -> Bool {
        guard backslash + 1 < bytes.count else { return false }
        let digits: Int
        switch bytes[backslash + 1] {
        case UInt8(ascii: "x"): digits = 2
        case UInt8(ascii: "u"): digits = 4
        case UInt8(ascii: "U"): digits = 8
        case let byte: return "0abtnvfre \"/\\N_LP\t\n\r".utf8.contains(byte)
        }
        let text = bytes[(backslash + 2)...].prefix(digits)
        guard text.count == digits, text.allSatisfy(\.isHexadecimal) else { return false }
        return UInt32(String(decoding: text, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init) != nil
    }

    // MARK: Lists, texts and comments in the wrong place

    /// Reads an item on the line of its key as a list in brackets.
    func putInBrackets(_ place: Int) -> YAMLMend? {
        let value = lines.valueEnd(from: place + 1, in: lines.line(at: place))
        return YAMLMend(
            edits: [
                .init(range: place..<place + 1, replacement: "["),
                .init(range: value.upperBound..<value.upperBound, replacement: "]"),
            ],
            problem: problem(
                .itemBehindKey, at: place..<place + 1,
                doubts: [place..<place + 1, place..<max(value.upperBound, place + 1)]))
    }

    /// Leaves out what stands behind `|` or `>` on its line.
    func emptyHeader(_ place: Int) -> YAMLMend? {
        let rest = lines.content(of: place..<lines.line(at: place).upperBound)
        guard !rest.isEmpty else { return nil }
        return YAMLMend(
            edits: [.init(range: rest, replacement: "")], problem: problem(.textBehindHeader, at: rest))
    }

    /// Leaves out a closing bracket that closes nothing.
    func removeBracket(_ place: Int, _ fault: YAMLFault) -> YAMLMend? {
        let line = lines.line(at: place)
        let isValue = lines.levels(in: line).last.map { lines.value(behind: $0.range).lowerBound == place }
        return YAMLMend(
            edits: [.init(range: place..<place + 1, replacement: "")],
            problem: problem(
                fault, at: place..<place + 1, doubts: isValue == true ? [place..<place + 1, line] : nil))
    }

    /// Writes the blank before a comment.
    func partComment(_ place: Int) -> YAMLMend? {
        guard let sign = bytes[lines.line(at: place)].firstIndex(of: UInt8(ascii: "#")), sign >= place else {
            return nil
        }
        return YAMLMend(
            edits: [.init(range: sign..<sign, replacement: " ")],
            problem: problem(.comment, at: sign..<sign + 1))
    }
}
