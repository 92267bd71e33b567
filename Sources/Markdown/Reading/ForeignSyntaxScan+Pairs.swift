import Text

/// Marks in pairs around words, and links and wiki links that a slip keeps from being any.
extension ForeignSyntaxScan {
    /// Looks for all of them.
    mutating func scanPairs() {
        scan(.percent, .hiddenComment, Self.hiddenComment)
        scan(.pipe, .spoiler, Self.spoiler)
        scan(.leftBracket, .openWikiLink, Self.openWikiLink)
        scan(.rightParenthesis, .reversedLink, Self.reversedLink)
        scanPartedLinks()
    }

    /// `%%words%%`, and `%%` on lines of their own around what is hidden.
    private static func hiddenComment(_ view: ByteView, _ place: Int) -> Range<Int>? {
        guard view.has("%%", at: place), place == 0 || view[place - 1].isWhitespace else { return nil }
        let start = place + 2
        let isAtLineStart = place == 0 || view[place - 1].isLineEnd
        if isAtLineStart, start < view.count, view[start].isLineEnd {
            // One that is never closed is no reason to look through the text for each of the others.
            let text = view[start..<Swift.min(view.count, start + 4000)]
            var line = text.firstIndex(where: \.isLineEnd)
            while let end = line {
                if view.has("%%", at: end + 1), end + 3 >= view.count || view[end + 3].isLineEnd {
                    return place..<start
                }
                line = text[(end + 1)...].firstIndex(where: \.isLineEnd)
            }
            return nil
        }
        guard let close = next(.percent, view, from: start), view.has("%%", at: close), close > start else {
            return nil
        }
        let words = view[start..<close].split(whereSeparator: \.isBlank)
        let isOfWords = words.contains { word in word.count { $0.isLetter || $0 >= 0x80 } > 1 }
        return isOfWords && !isWordByte(view, close + 2) && view[start] != UInt8(ascii: "%")
            ? place..<(close + 2) : nil
    }

    /// `||words||`: no table, no operator and no norm.
    private static func spoiler(_ view: ByteView, _ place: Int) -> Range<Int>? {
        let start = place + 2
        guard view.has("||", at: place), isWordByte(view, start),
            place == 0 || view[place - 1].isWhitespace || view[place - 1] == .leftParenthesis,
            let close = next(.pipe, view, from: start), view.has("||", at: close),
            !view[close - 1].isBlank, close + 2 >= view.count || view[close + 2] != .pipe,
            !isWordByte(view, close + 2)
        else { return nil }
        let words = view[start..<close].split(whereSeparator: \.isBlank)
        let isProse = words.allSatisfy { word in
            word.allSatisfy { $0.isLetter || $0 >= 0x80 || ".,:;!?'".utf8.contains($0) }
        }
        return isProse && words.contains { $0.count > 3 } ? place..<(close + 2) : nil
    }

    /// `[[Page]`: of the two brackets only one is closed in the paragraph.
    private static func openWikiLink(_ view: ByteView, _ place: Int) -> Range<Int>? {
        let start = place + 2
        guard view.has("[[", at: place), isWordByte(view, start), !view[start].isDigit,
            place == 0 || view[place - 1].isWhitespace || view[place - 1] == .leftParenthesis
                || view[place - 1] == .bang,
            let close = next(.rightBracket, view, from: start),
            close + 1 >= view.count
                || view[close + 1].isWhitespace || ".,;:!?)".utf8.contains(view[close + 1]),
            !view[start..<close].contains(.leftBracket)
        else { return nil }
        var depth = 1
        var place = close + 1
        while place < Swift.min(view.count, close + mostBytes) {
            if view[place] == .leftBracket { depth += 1 }
            if view[place] == .rightBracket { depth -= 1 }
            if depth == 0 { return nil }
            if view[place].isLineEnd, place + 1 < view.count, view[place + 1].isLineEnd { break }
            place += 1
        }
        return (start - 2)..<(close + 1)
    }

    /// `(text)[https://example.org]`
    private static func reversedLink(_ view: ByteView, _ place: Int) -> Range<Int>? {
        guard view.has(")[", at: place), isWebAddress(view[(place + 2)...]),
            let close = next(.rightBracket, view, from: place + 2)
        else { return nil }
        let line = view[Swift.max(0, place - mostBytes)..<place]
        guard let open = line.lastIndex(where: { $0 == .leftParenthesis || $0.isLineEnd }),
            view[open] == .leftParenthesis, open + 1 < place,
            close + 1 >= view.count || view[close + 1] != .leftParenthesis
        else { return nil }
        return open..<(close + 1)
    }

    // MARK: Parted links

    /// Looks for `[text] (page.md)`: words in brackets that are no link, and an address in parentheses that is nothing
    /// else.
    private mutating func scanPartedLinks() {
        let found = bytes.withUnsafeBufferPointer { view in
            var found: [Range<Int>] = []
            var place = view.firstPlace(of: .rightBracket)
            while place < view.count {
                if let range = Self.partedLink(view, place) { found.append(range) }
                place = view.firstPlace(of: .rightBracket, from: place + 1)
            }
            return found
        }
        guard !found.isEmpty else { return }
        let links = Set(arena.nodes.filter { $0.kind.isLink && $0.parent != Node.none }.map { Int($0.end) })
        for range in found where isText(range.lowerBound) {
            let close = bytes[range].lastIndex(of: .rightBracket) ?? range.lowerBound
            if !links.contains(close + 1) { add(.partedLink, range) }
        }
    }

    private static func partedLink(_ view: ByteView, _ place: Int) -> Range<Int>? {
        var start = place + 1
        while start < view.count, view[start].isBlank, start < place + 4 { start += 1 }
        guard start > place + 1, start < view.count, view[start] == .leftParenthesis,
            let close = next(.rightParenthesis, view, from: start + 1), let open = opening(view, of: place),
            open == 0 || view[open - 1] != .backslash, !isWordByte(view, open - 1)
        else { return nil }
        let text = view[(open + 1)..<place]
        let isMark =
            text.allSatisfy { $0.isDigit || $0.isBlank } || text.first == .caret
            || text.count == 1 && text.first.map(\.lowercased) == UInt8(ascii: "x")
        guard !isMark, text.last != .rightBracket, isAddress(view[(start + 1)..<close]) else { return nil }
        return (open > 0 && view[open - 1] == .bang ? open - 1 : open)..<(close + 1)
    }

    /// Whether a text begins as an address of the web or a path does.
    static func beginsAsAddress(_ text: Slice<ByteView>) -> Bool {
        isWebAddress(text) || ["./", "../"].contains { text.starts(with: $0.utf8) }
    }

    /// Whether a text begins with `http://` or `https://`, in whatever case.
    private static func isWebAddress(_ text: Slice<ByteView>) -> Bool {
        let start = text.prefix(8).map(\.lowercased)
        return start.starts(with: "http://".utf8) || start.starts(with: "https://".utf8)
    }

    /// Whether a text without blanks is an address, and no name of a file that prose may have in parentheses.
    private static func isAddress(_ text: Slice<ByteView>) -> Bool {
        guard !text.contains(where: \.isWhitespace), text.count > 3 else { return false }
        if beginsAsAddress(text) { return true }
        let name = text.prefix { $0 != .hash && $0 != UInt8(ascii: "?") }
        let extensions = [".md", ".mdx", ".html", ".png", ".svg", ".jpg", ".jpeg", ".gif", ".webp"]
        return extensions.contains {
            name.count > $0.utf8.count && name.suffix($0.utf8.count).elementsEqual($0.utf8)
        }
    }
}
