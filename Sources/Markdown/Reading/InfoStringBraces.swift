import Text

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
        (offset, end) = (range.lowerBound, range.upperBound)
        attributesEnd = range.upperBound
        let classes = readClasses()
        let known = attributes.count
        readWords()
        (offset, end) = (next, outerEnd)
        let words = attributes[known...].map(\.range)
        // A class goes with the blank before it.
        let first = classes.isEmpty ? separator(range.lowerBound, words.first?.lowerBound) : nil
        edits.append((open..<(first ?? range.lowerBound), needsBlank ? " " : ""))
        edits += classes
        for (word, following) in zip(words, words.dropFirst()) {
            guard let place = separator(word.upperBound, following.lowerBound) else { continue }
            edits.append((word.upperBound..<place, " "))
        }
        let last = words.last.flatMap {
            separator($0.upperBound, range.upperBound) == nil ? nil : $0.upperBound
        }
        let close = (last ?? range.upperBound)..<next
        if !close.isEmpty { edits.append((close, "")) }
        report(
            "attributes in braces are another program's form", open..<next,
            help: "a language and its attributes stand without braces, as in `json title=\"a.json\"`; "
                + "classes and ids mean nothing here",
            fixes: [fix("remove the braces", edits)])
    }

    /// The end of what stands between two words, where that is nothing but blanks and commas.
    private func separator(_ start: Int, _ end: Int?) -> Int? {
        guard let end, start <= end, bytes[start..<end].allSatisfy({ $0.isWhitespace || $0 == .comma }) else {
            return nil
        }
        return end
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
