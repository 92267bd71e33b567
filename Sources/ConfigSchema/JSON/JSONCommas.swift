import Diagnostics

/// Marks that stand where a comma should.
extension JSONParser {
    /// Reads on behind such a mark, which is told at the end; `nil` where there is none.
    mutating func readOtherComma(isObject: Bool) -> State? {
        guard
            let mark = Self.marks.first(where: {
                sourceText(position..<min(position + $0.utf8.count, count)) == $0
            })
        else { return nil }
        let range = position..<position + mark.utf8.count
        position = range.upperBound
        skipTrivia()
        let isLast = position >= count || "]}".utf8.contains(input[position])
        otherCommas.append(Diagnostic.TextEdit(range: range, replacement: isLast ? "" : ","))
        if isLast { return .separator }
        if isObject { return .member }
        return takeLeftOutPart() ? .separator : .value
    }

    /// A semicolon, and the commas of Chinese and Japanese, as keyboards for those write them.
    private static let marks = [";", "，", "、", "；"]

    /// Says once that members and elements are parted by other marks.
    mutating func reportOtherCommas() {
        guard let first = otherCommas.first?.range else { return }
        problems.append(
            ConfigProblem(
                .invalidSnippet, .error,
                "members and elements are parted by `,`, not `\(sourceText(first))`", at: first,
                help: Wording.others(otherCommas.count),
                fixes: [Diagnostic.Fix("write `,`", edits: otherCommas)]))
    }
}
