import Diagnostics
import Text

/// What makes a text with a known mistake in YAML readable, and what is said of the mistake.
struct YAMLMend {
    /// Ways to mend it, the likeliest first; none where the mistake can only be named.
    let choices: [[Diagnostic.TextEdit]]
    /// `nil` where the text is YAML, and only libfyaml does not take it.
    let problem: ConfigProblem?
    /// A line that may belong to something else than what is read.
    var gap: Int?

    init(edits: [Diagnostic.TextEdit] = [], problem: ConfigProblem?, gap: Int? = nil) {
        self.init(choices: [edits], problem: problem, gap: gap)
    }

    init(choices: [[Diagnostic.TextEdit]], problem: ConfigProblem?, gap: Int? = nil) {
        (self.choices, self.problem, self.gap) = (choices, problem, gap)
    }
}

/// Finds what mends a text at a mistake that libfyaml names in its words, and names it in ours.
struct YAMLMender {
    let bytes: [UInt8]
    var lines: YAMLLines { YAMLLines(bytes: bytes) }

    /// What mends a mistake; `nil` where it is not one of those that can be.
    func mend(_ mistake: ConfigProblem) -> YAMLMend? {
        guard let fault = YAMLFault(libfyaml: mistake.message) else { return nil }
        let place = min(mistake.range.lowerBound, max(bytes.count - 1, 0))
        if let tabs = replaceTabs(near: place, fault) { return tabs }
        switch fault {
        case .emptyItem: return fillEmptyItems()
        case .closingSequence, .closingMapping: return indentBracket(place, fault)
        case .openSequence, .openMapping: return closeBracket(before: place)
        case .flowLine: return indentLines(from: place, fault)
        case .commaInMapping: return addComma(place)
        case .commaInSequence:
            guard let opener = opener(before: place), closer(of: opener) == nil else { return nil }
            return closeBracket(before: place)
        case .deeperKey: return moveLeft(behind: place)
        case .deeperFirstKey: return moveFirstLeft(before: place)
        case .misaligned: return align(place)
        case .openDoubleQuote, .openSingleQuote, .doubleQuoteOverLines, .singleQuoteOverLines:
            return indentText(inBracketsFrom: place) ?? closeQuote(place, fault)
        case .behindDoubleQuote, .behindSingleQuote: return leaveOutRest(place, fault)
        case .keyInText: return quoteText(around: place)
        case .mark, .alias, .anchor: return quoteText(from: place, fault)
        case .escape: return doubleBackslashes(around: place)
        case .itemBehindKey: return putInBrackets(place)
        case .textBehindHeader: return emptyHeader(place)
        case .surplusBrace, .surplusBracket: return removeBracket(place, fault)
        case .comment: return partComment(place)
        case .secondValue, .tab: return nil
        }
    }

    /// A mistake in words, also where nothing mends it.
    func inWords(_ mistake: ConfigProblem) -> ConfigProblem {
        if let problem = mend(mistake)?.problem { return problem }
        let fault = YAMLFault(libfyaml: mistake.message)
        return problem(
            fault?.words ?? mistake.message.replacing("indendation", with: "indentation"), mistake.range,
            help: fault?.help)
    }

    func problem(
        _ words: String, _ range: Range<Int>, help: String?, fixes: [Diagnostic.Fix] = [],
        earlier: Range<Int>? = nil, doubts: [Range<Int>]? = nil
    ) -> ConfigProblem {
        ConfigProblem(
            .invalidSnippet, .error, "this is not YAML: \(words)", at: range, help: help, fixes: fixes,
            earlier: earlier, earlierWords: "this is the line to align it with", doubts: doubts)
    }

    /// A mistake in the words of its kind.
    func problem(
        _ fault: YAMLFault, at range: Range<Int>, fixes: [Diagnostic.Fix] = [], doubts: [Range<Int>]? = nil
    ) -> ConfigProblem {
        problem(fault.words, range, help: fault.help, fixes: fixes, doubts: doubts)
    }

    // MARK: Items

    /// Writes `~` for each item that has no value, behind a `-` that nothing of its item follows.
    ///
    /// libfyaml takes no such item in a sequence that is indented as its key is.
    private func fillEmptyItems() -> YAMLMend? {
        var edits: [Diagnostic.TextEdit] = []
        var pending: (end: Int, column: Int)?
        var start = 0
        while start < bytes.count {
            let line = lines.line(at: start)
            start = line.upperBound + 1
            guard let first = line.first(where: { bytes[$0] > 0x20 }), bytes[first] != UInt8(ascii: "#")
            else { continue }
            if let dash = pending, first - line.lowerBound <= dash.column {
                edits.append(.init(range: dash.end..<dash.end, replacement: " ~"))
            }
            pending = lastDash(in: line, from: first).map { ($0 + 1, $0 - line.lowerBound) }
        }
        if let dash = pending { edits.append(.init(range: dash.end..<dash.end, replacement: " ~")) }
        return edits.isEmpty ? nil : YAMLMend(edits: edits, problem: nil)
    }

    /// The `-` that a line is all of, besides others before it and a comment.
    private func lastDash(in line: Range<Int>, from first: Int) -> Int? {
        var place = first
        var dash: Int?
        while place < line.upperBound, bytes[place] != UInt8(ascii: "#") {
            if bytes[place] == UInt8(ascii: "-") {
                guard place + 1 >= line.upperBound || bytes[place + 1] <= 0x20 else { return nil }
                dash = place
            } else if bytes[place] > 0x20 {
                return nil
            }
            place += 1
        }
        return dash
    }

    // MARK: Brackets

    private func indentBracket(_ place: Int, _ fault: YAMLFault) -> YAMLMend? {
        let line = lines.line(at: place)
        guard bytes[line.lowerBound..<place].allSatisfy({ $0 <= 0x20 }) else { return nil }
        let key = opener(before: place).map { column(ofLineAt: $0) } ?? place - line.lowerBound
        let blanks = max(key + 2 - (place - line.lowerBound), 1)
        let edit = Diagnostic.TextEdit(
            range: line.lowerBound..<line.lowerBound, replacement: String(repeating: " ", count: blanks))
        return indented(by: [edit], place, fault)
    }

    /// What indents lines that YAML takes further right only, and many readers where they stand.
    private func indented(by edits: [Diagnostic.TextEdit], _ place: Int, _ fault: YAMLFault) -> YAMLMend {
        YAMLMend(
            edits: edits,
            problem: ConfigProblem(
                .invalidSnippet, .warning, fault.words, at: place..<place + 1, help: fault.help,
                fixes: [Diagnostic.Fix("indent it", edits: edits)]))
    }

    /// Indents the lines in brackets that stand no further right than the key of those, or closes the brackets where
    /// nothing else does.
    func indentLines(from place: Int, _ fault: YAMLFault) -> YAMLMend? {
        guard let opener = opener(before: place) else { return nil }
        guard let end = closer(of: opener) else { return closeBracket(before: place) }
        let key = column(ofLineAt: opener)
        var edits: [Diagnostic.TextEdit] = []
        var line = lines.line(at: place)
        while line.lowerBound <= end {
            let first = line.first { bytes[$0] > 0x20 } ?? line.upperBound
            let column = first - line.lowerBound
            if first < line.upperBound, column <= key {
                let blanks = String(repeating: " ", count: key + 2 - column)
                edits.append(.init(range: line.lowerBound..<line.lowerBound, replacement: blanks))
            }
            guard line.upperBound < bytes.count else { break }
            line = lines.line(at: line.upperBound + 1)
        }
        return edits.isEmpty ? nil : indented(by: edits, place, fault)
    }

    /// Closes the innermost bracket that is open before a place where the lines behind it no longer belong to it, or
    /// else all of them.
    private func closeBracket(before place: Int) -> YAMLMend? {
        guard let opener = opener(before: place) else { return nil }
        let isList = bytes[opener] == UInt8(ascii: "[")
        let all = openers(before: place)
        return YAMLMend(
            choices: [closing([opener])] + (all.count > 1 ? [closing(all)] : []),
            problem: problem(isList ? .openSequence : .openMapping, at: opener..<opener + 1))
    }

    /// What closes brackets, of which the innermost is the first, each behind what it opens.
    private func closing(_ openers: [Int]) -> [Diagnostic.TextEdit] {
        var marks: [(end: Int, text: String)] = []
        for opener in openers {
            let mark = bytes[opener] == UInt8(ascii: "[") ? "]" : "}"
            let end = contentEnd(behind: opener)
            if let last = marks.indices.last, marks[last].end == end {
                marks[last].text += mark
            } else {
                marks.append((end, mark))
            }
        }
        return marks.map { .init(range: $0.end..<$0.end, replacement: $0.text) }
    }

    /// The end of the last line that belongs to what a bracket opens: the next is indented no further than its own.
    private func contentEnd(behind opener: Int) -> Int {
        let indentation = column(ofLineAt: opener)
        var line = lines.line(at: opener)
        var last = opener + 1..<line.upperBound
        while line.upperBound + 1 < bytes.count {
            line = lines.line(at: line.upperBound + 1)
            guard let first = line.first(where: { bytes[$0] > 0x20 }) else { continue }
            if first - line.lowerBound <= indentation { break }
            if bytes[first] != UInt8(ascii: "#") { last = line }
        }
        var end = last.upperBound
        if let comment = last.first(where: { isComment($0, from: last.lowerBound) }) { end = comment }
        while end > last.lowerBound, bytes[end - 1] <= 0x20 { end -= 1 }
        return end
    }

    func isComment(_ place: Int, from start: Int) -> Bool {
        bytes[place] == UInt8(ascii: "#") && place > start && bytes[place - 1] <= 0x20
    }

    /// The innermost bracket that is not closed before a place.
    func opener(before place: Int) -> Int? {
        var depth = 0
        for index in stride(from: place - 1, through: 0, by: -1) {
            switch bytes[index] {
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth += 1
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                if depth == 0 { return index }
                depth -= 1
            default: break
            }
        }
        return nil
    }

    /// Adds the comma before the key whose colon is at a place, or closes the braces where that key is none of theirs.
    private func addComma(_ colon: Int) -> YAMLMend? {
        let line = lines.line(at: colon)
        guard let opener = opener(before: colon), let first = line.first(where: { bytes[$0] > 0x20 })
        else { return nil }
        if closer(of: opener) == nil { return closeBracket(before: colon) }
        let key = bytes[colon] == UInt8(ascii: ":") ? keyStart(before: colon, from: first) : colon
        var end = key
        while end > opener + 1, bytes[end - 1] <= 0x20 { end -= 1 }
        guard end > opener + 1, end < key else { return nil }
        let edit = Diagnostic.TextEdit(range: end..<end, replacement: ",")
        return YAMLMend(
            edits: [edit],
            problem: problem(
                .commaInMapping, at: end - 1..<end,
                fixes: [Diagnostic.Fix("add the comma", edits: [edit])]))
    }

    /// Where the key begins that ends before a colon.
    private func keyStart(before colon: Int, from first: Int) -> Int {
        var key = colon
        while key > first, bytes[key - 1] <= 0x20 { key -= 1 }
        let quote = key > 0 ? bytes[key - 1] : 0
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            key -= 2
            while key > first, bytes[key] != quote { key -= 1 }
        } else {
            while key > first, bytes[key - 1] > 0x20 { key -= 1 }
        }
        return key
    }

    // MARK: Lines

    /// The column at which the keys of a line begin, behind its dashes.
    func column(ofLineAt place: Int) -> Int {
        let line = lines.line(at: place)
        var column = line.lowerBound
        while column < line.upperBound {
            let isDash =
                bytes[column] == UInt8(ascii: "-") && column + 1 < line.upperBound
                && bytes[column + 1] == 0x20
            guard bytes[column] == 0x20 || isDash else { break }
            column += 1
        }
        return column - line.lowerBound
    }
}
