import Text

/// Marks around words that other programs read: notes within a line, raised and lowered letters, inserted words, tags of
/// templates, formulas, and links with blanks in their addresses.
extension ForeignSyntaxScan {
    /// Looks for all of them.
    ///
    /// - Parameter math: whether formulas are read here.
    mutating func scanMarks(math: Bool) {
        scan(.caret, .inlineNote, Self.inlineNote)
        scan(.caret, .superscript, Self.superscript)
        scan(.plus, .keys, Self.keys)
        scan(.plus, .insertion) { view, place in
            Self.keys(view, place) == nil ? Self.inserted(view, place) : nil
        }
        scan(.caret, .caretInsertion, Self.inserted)
        scan(.less, .templateTag, Self.templateTag)
        scan(.rightBracket, .spacedAddress, Self.spacedAddress)
        if !math { scanFormulas() }
        for node in arena.nodes where node.kind == .strikethrough && node.parent != Node.none {
            if isSubscript(node.range) { add(.lowered, node.range) }
        }
    }

    /// Looks at each such byte that nothing escapes, until one begins what is looked for.
    mutating func scan(
        _ byte: UInt8, _ kind: ForeignSyntax, _ read: (ByteView, Int) -> Range<Int>?
    ) {
        let found = bytes.withUnsafeBufferPointer { view in
            var found: [Range<Int>] = []
            var place = view.firstPlace(of: byte)
            while place < view.count {
                let isEscaped = place > 0 && view[place - 1] == .backslash
                let range = isEscaped ? nil : read(view, place)
                if let range { found.append(range) }
                place = view.firstPlace(of: byte, from: max(range?.upperBound ?? 0, place + 1))
            }
            return found
        }
        for range in found where isText(range.lowerBound) { add(kind, range) }
    }

    /// How much of a line is looked at.
    static let mostBytes = 400

    /// The place of the next such byte on the line.
    static func next(_ byte: UInt8, _ view: ByteView, from start: Int) -> Int? {
        let end = Swift.min(view.count, start + mostBytes)
        guard start < end else { return nil }
        let line = view[start..<end]
        return line.firstIndex { $0 == byte || $0.isLineEnd }.flatMap { view[$0] == byte ? $0 : nil }
    }

    static func isWordByte(_ view: ByteView, _ place: Int) -> Bool {
        view.indices.contains(place) && (view[place].isLetter || view[place].isDigit || view[place] >= 0x80)
    }

    /// `^[a note]`: words between the brackets, which no regular expression has.
    private static func inlineNote(_ view: ByteView, _ place: Int) -> Range<Int>? {
        guard place + 1 < view.count, view[place + 1] == .leftBracket,
            let close = closing(view, of: place + 1)
        else { return nil }
        let isLink = close + 1 < view.count && view[close + 1] == .leftParenthesis
        let content = view[(place + 2)..<close]
        let hasLink = content.indices.contains {
            view[$0] == .rightBracket && view[$0 + 1] == .leftParenthesis
        }
        let words = content.split(whereSeparator: \.isBlank)
        let plain = words.count(where: isPlainWord)
        return (plain > 1 || hasLink || words.count == 1 && isSentence(words[0])) && !isLink
            ? place..<(close + 1) : nil
    }

    /// Two letters or more, behind which a sentence may pause or end.
    private static func isPlainWord(_ word: Slice<ByteView>) -> Bool {
        let letters = word.prefix { $0.isLetter || $0 >= 0x80 }
        let rest = word.dropFirst(letters.count)
        return letters.count > 1
            && (rest.isEmpty || rest.count == 1 && ".,;:!?".utf8.contains(rest[rest.startIndex]))
    }

    /// `Ibid.`: a word with a capital letter, behind which a sentence ends.
    private static func isSentence(_ word: Slice<ByteView>) -> Bool {
        guard isPlainWord(word), let first = word.first, let last = word.last else { return false }
        return first.isLetter && first < 0x61 && ".!?".utf8.contains(last)
    }

    /// The `]` that closes a `[`, on the same line.
    private static func closing(_ view: ByteView, of open: Int) -> Int? {
        var depth = 0
        for place in open..<Swift.min(view.count, open + mostBytes) {
            if view[place].isLineEnd { return nil }
            if view[place] == .leftBracket { depth += 1 }
            if view[place] == .rightBracket { depth -= 1 }
            if depth == 0 { return place }
        }
        return nil
    }

    /// `x^2^`: without blanks, behind a word and before none.
    private static func superscript(_ view: ByteView, _ place: Int) -> Range<Int>? {
        guard isWordByte(view, place - 1), let close = next(.caret, view, from: place + 1), close < place + 20
        else { return nil }
        let content = view[(place + 1)..<close]
        let isShort = content.allSatisfy {
            $0.isLetter || $0.isDigit || $0 >= 0x80 || $0 == .hyphen || $0 == .plus
        }
        return !content.isEmpty && isShort && !isWordByte(view, close + 1) ? place..<(close + 1) : nil
    }

    /// `++new++` or `^^new^^`, and not `C++` or `i++`.
    private static func inserted(_ view: ByteView, _ place: Int) -> Range<Int>? {
        let (start, mark) = (place + 2, view[place])
        func isDouble(_ place: Int) -> Bool { place + 1 < view.count && view[place + 1] == mark }
        guard isDouble(place), isWordByte(view, start), !isWordByte(view, place - 1),
            place == 0 || (view[place - 1] != mark && view[place - 1] != .leftBrace),
            let close = next(mark, view, from: start), isDouble(close), isWordByte(view, close - 1),
            !isWordByte(view, close + 2), close + 2 >= view.count || view[close + 2] != mark
        else { return nil }
        let words = view[start..<close].split(whereSeparator: \.isBlank)
        // Of `++i and j++` the names are short.
        let isCode = words.count > 1 && (words[0].count < 3 || words[words.count - 1].count < 3)
        return isCode ? nil : place..<(close + 2)
    }

    /// `++ctrl+alt+del++`: names of keys, of which the first is one that no word or variable is.
    private static func keys(_ view: ByteView, _ place: Int) -> Range<Int>? {
        let start = place + 2
        guard view.has("++", at: place), !isWordByte(view, place - 1),
            place == 0 || view[place - 1] != .plus
        else { return nil }
        var end = start
        while end < view.count, view[end].isOfContainerName || view[end] == .plus, end < start + 80 {
            end += 1
        }
        guard end > start + 3, view[(end - 2)..<end].allSatisfy({ $0 == .plus }) else { return nil }
        let names = view[start..<(end - 2)].split(separator: .plus, omittingEmptySubsequences: false)
        guard let first = names.first, names.allSatisfy({ !$0.isEmpty }),
            keyNames.contains(String(decoding: first.map(\.lowercased), as: UTF8.self))
        else { return nil }
        return place..<end
    }

    private static let keyNames: Set<String> = [
        "ctrl", "control", "alt", "shift", "cmd", "command", "option", "meta", "super", "win", "windows",
        "fn", "tab", "esc", "escape", "enter", "return", "backspace", "del", "delete", "ins", "home", "end",
        "page-up", "page-down", "arrow-up", "arrow-down", "arrow-left", "arrow-right", "space", "caps-lock",
    ]

    /// `<% if x %>`, `<%= x %>`
    private static func templateTag(_ view: ByteView, _ place: Int) -> Range<Int>? {
        guard view.has("<%", at: place) else { return nil }
        var end = next(.percent, view, from: place + 2)
        while let percent = end {
            if view.has("%>", at: percent) { return place..<(percent + 2) }
            end = next(.percent, view, from: percent + 1)
            if percent - place > mostBytes { return nil }
        }
        return nil
    }

    /// `[text](b c.md)`: what stands between the parentheses has a blank and is an address nevertheless.
    private static func spacedAddress(_ view: ByteView, _ place: Int) -> Range<Int>? {
        guard place + 2 < view.count, view[place + 1] == .leftParenthesis, view[place + 2] != .less,
            let close = next(.rightParenthesis, view, from: place + 2),
            let open = opening(view, of: place), !isWordByte(view, open - 1),
            open == 0 || view[open - 1] != .backslash
        else { return nil }
        let content = withoutTitle(view[(place + 2)..<close])
        let words = content.split(whereSeparator: \.isBlank)
        let signs: [UInt8] = [.quote, UInt8(ascii: "'"), .leftParenthesis, .less, .backtick]
        guard words.count > 1, let last = words.last, last.first != .equals, !content.starts(with: "{{".utf8),
            content.first?.isBlank == false, !content.contains(where: signs.contains)
        else { return nil }
        let isAddress = Self.beginsAsAddress(content) || content.first == UInt8(ascii: "/")
        guard isAddress || hasExtension(last) else { return nil }
        let start = open > 0 && view[open - 1] == .bang ? open - 1 : open
        return start..<(close + 1)
    }

    /// An address without the title in quotes behind it.
    private static func withoutTitle(_ content: Slice<ByteView>) -> Slice<ByteView> {
        guard content.last == .quote, let open = content.dropLast().lastIndex(of: .quote),
            open > content.startIndex, content[open - 1].isBlank
        else { return content }
        return content[..<open].dropLast()
    }

    /// The `[` that a `]` closes, on the same line.
    static func opening(_ view: ByteView, of close: Int) -> Int? {
        var depth = 0
        var place = close
        let first = Swift.max(0, close - mostBytes)
        while place >= first, !view[place].isLineEnd {
            if view[place] == .rightBracket { depth += 1 }
            if view[place] == .leftBracket { depth -= 1 }
            if depth == 0 { return place }
            place -= 1
        }
        return nil
    }

    /// Whether a word ends as the name of a file does, perhaps with a place in it.
    private static func hasExtension(_ word: Slice<ByteView>) -> Bool {
        let name = word.prefix { $0 != .hash && $0 != UInt8(ascii: "?") }
        guard let dot = name.lastIndex(of: .dot), dot > name.startIndex || name.count > 1 else {
            return false
        }
        let suffix = name[(dot + 1)...]
        return (1...5).contains(suffix.count) && suffix.allSatisfy { $0.isLetter || $0.isDigit }
            && suffix.contains(where: \.isLetter)
    }

    /// `H~2~O`: one tilde on each side, behind a word, around what has no blank.
    private func isSubscript(_ range: Range<Int>) -> Bool {
        let content = bytes[range].dropFirst().dropLast()
        guard let first = content.first, first != .tilde, range.lowerBound > 0 else { return false }
        let before = bytes[range.lowerBound - 1]
        return (before.isLetter || before.isDigit || before == .rightParenthesis)
            && !content.contains(where: \.isWhitespace)
    }

    // MARK: Formulas

    /// Looks for formulas that nobody could take for prices or variables.
    private mutating func scanFormulas() {
        var scan = MathScan()
        var found: [Range<Int>] = []
        var place = bytes.firstIndex(of: .dollar) ?? bytes.count
        while place < bytes.count {
            let isEscaped = place > 0 && bytes[place - 1] == .backslash
            let (candidate, end) =
                isEscaped ? (nil, place + 1) : scan.candidate(in: bytes, at: place, backticksBefore: 0)
            if let candidate, Self.isFormula(candidate, bytes) { found.append(place..<end) }
            place = bytes[Swift.max(end, place + 1)...].firstIndex(of: .dollar) ?? bytes.count
        }
        for range in found where isText(range.lowerBound) { add(.formula, range) }
    }

    private static func isFormula(_ candidate: MathScan.Candidate, _ bytes: [UInt8]) -> Bool {
        guard let first = candidate.lines.first, let last = candidate.lines.last else { return false }
        let sides = candidate.isDisplay ? 2 : 1
        if candidate.isDisplay, candidate.lines.count > 2 {
            // On lines of their own the marks are nothing else.
            return first.count == 2 && last.count == 2
        }
        let content = bytes[(first.lowerBound + sides)..<(last.upperBound - sides)]
        let behind = last.upperBound < bytes.count ? bytes[last.upperBound] : .space
        guard !behind.isLetter, let start = content.first(where: { !$0.isWhitespace }),
            start.isLetter || start.isDigit || [.backslash, .leftParenthesis, .hyphen].contains(start)
        else { return false }
        // A word that is no command is one of prose, or the name of a variable.
        return (candidate.isDisplay || !hasWord(content))
            && content.indices.contains { isOfFormulas(content, $0) }
    }

    /// Whether three letters stand together outside of braces and behind no backslash.
    private static func hasWord(_ content: ArraySlice<UInt8>) -> Bool {
        var (letters, depth, isCommand) = (0, 0, false)
        for byte in content {
            if byte == .leftBrace { depth += 1 }
            if byte == .rightBrace { depth -= 1 }
            letters = byte.isLetter ? letters + 1 : 0
            if letters == 0 { isCommand = byte == .backslash }
            if letters > 2, depth <= 0, !isCommand { return true }
        }
        return false
    }

    /// `\frac`, `x^2`, `x_{1}`, `x_1`
    private static func isOfFormulas(_ content: ArraySlice<UInt8>, _ place: Int) -> Bool {
        let next = place + 1 < content.endIndex ? content[place + 1] : .space
        switch content[place] {
        case .backslash: return next.isLetter
        case .caret: return next.isLetter || next.isDigit || next == .leftBrace
        case .underscore:
            let before = content[..<place]
            guard let base = before.last, base.isLetter, before.dropLast().last?.isLetter != true else {
                return false
            }
            let behind = place + 2 < content.endIndex ? content[place + 2] : .space
            return next == .leftBrace
                || ((next.isLetter || next.isDigit) && !behind.isLetter && behind != .underscore)
        default: return false
        }
    }
}
