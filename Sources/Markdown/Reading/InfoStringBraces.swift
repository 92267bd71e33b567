import Diagnostics

/// What stands in braces in an info string: lines, or the attributes of other programs.
extension InfoStringReader {
    mutating func readBraces() {
        let open = offset
        let range = takeBraces()
        if hasLanguage, holdsAttributes(range) {
            readAttributes(in: range, from: open)
        } else {
            let marks = LineMark.read(Array(bytes[range]), at: range.lowerBound)
            reportLines(marks, range)
            lineMarks += marks
        }
    }

    /// Tells what in a list of lines names none.
    mutating func reportLines(_ marks: [LineMark], _ range: Range<Int>) {
        if marks.isEmpty {
            // An empty range would underline nothing, so the braces around it are meant.
            let wide =
                range.isEmpty && range.lowerBound > 0
                ? (range.lowerBound - 1)..<min(range.upperBound + 1, end) : range
            return report("no line stands here", wide, help: "lines are named by their numbers: `{1,3-5}`")
        }
        for mark in marks where mark.lines == nil {
            let part = text(mark.range)
            if let turned = mark.turned {
                let right = "\(turned.lowerBound)-\(turned.upperBound)"
                report(
                    "the lines `\(part)` end before they begin", mark.range,
                    help: "did you mean `\(right)`?", fixes: [fix("write `\(right)`", [(mark.range, right)])])
            } else {
                report(
                    "`\(part)` names no lines", mark.range,
                    help: "lines are named by their numbers, from 1 on: `{1,3-5}`")
            }
        }
    }

    /// Whether braces hold attributes or, where there is no language yet, a language: `{.json title="x"}`, `{r}`.
    private func holdsAttributes(_ range: Range<Int>) -> Bool {
        guard let first = bytes[range].first(where: { !$0.isWhitespace }) else { return false }
        if first == UInt8(ascii: ".") || first == .hash || bytes[range].contains(.equals) { return true }
        return languageRange.isEmpty && attributes.isEmpty && first.isLetter
    }

    /// Reads attributes as if they stood without their braces, and says so.
    private mutating func readAttributes(in range: Range<Int>, from open: Int) {
        let (outerEnd, next) = (end, offset)
        var edits: [(range: Range<Int>, text: String)] = []
        let needsBlank = open > 0 && (bytes[open - 1].isPartOfLanguage || bytes[open - 1] == .rightBrace)
        edits.append((open..<range.lowerBound, needsBlank ? " " : ""))
        (offset, end) = (range.lowerBound, range.upperBound)
        attributesEnd = range.upperBound
        edits += readClasses()
        readWords()
        (offset, end) = (next, outerEnd)
        if range.upperBound < next { edits.append((range.upperBound..<next, "")) }
        report(
            "attributes in braces are another program's form", open..<next,
            help: "a language and its attributes stand without braces, as in `json title=\"a.json\"`; "
                + "classes and ids mean nothing here",
            fixes: [fix("remove the braces", edits)])
    }

    /// Reads the classes and ids at the beginning: the first class, or word, is the language where there is none yet.
    private mutating func readClasses() -> [(range: Range<Int>, text: String)] {
        var edits: [(range: Range<Int>, text: String)] = []
        while true {
            _ = take { !$0.isWhitespace && $0 != .comma }
            guard offset < end else { return edits }
            let mark = offset
            let isMarked = bytes[mark] == UInt8(ascii: ".") || bytes[mark] == .hash
            let isLanguage = languageRange.isEmpty && bytes[mark] != .hash
            guard isMarked || (isLanguage && bytes[mark].isLetter) else { return edits }
            if isMarked { offset += 1 }
            let word = take { $0.isWhitespace || $0 == .comma || $0 == .equals }
            if offset < end, bytes[offset] == .equals {
                offset = mark
                return edits
            }
            if isLanguage {
                languageRange = word
                if isMarked { edits.append((mark..<mark + 1, "")) }
            } else {
                edits.append((withBlank(mark..<word.upperBound), ""))
            }
        }
    }
}
