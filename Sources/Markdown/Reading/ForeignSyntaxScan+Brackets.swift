import Text

/// What other programs read between brackets: includes of DocFX, citations, callouts, and definitions of links that are
/// none.
extension ForeignSyntaxScan {
    /// Looks at every `[`.
    mutating func scanBrackets() {
        var places: [(ForeignSyntax, Range<Int>)] = []
        bytes.withUnsafeBufferPointer { view in
            var place = view.firstPlace(of: .leftBracket)
            while place < view.count {
                let isEscaped = place > 0 && view[place - 1] == .backslash
                if !isEscaped, let found = Self.bracket(view, place) { places.append(found) }
                place = view.firstPlace(of: .leftBracket, from: place + 1)
            }
        }
        let blocks = places.contains { $0.0 == .lateCallout } ? blockStarts : []
        for (kind, range) in places where isText(range.lowerBound) {
            if kind != .lateCallout || !blocks.contains(range.lowerBound) { add(kind, range) }
        }
    }

    private static func bracket(_ view: ByteView, _ place: Int) -> (ForeignSyntax, Range<Int>)? {
        if place + 1 < view.count, view[place + 1] == .bang {
            return docFX(view, place).map { (.docFX, $0) }
                ?? lateCallout(view, place).map { (.lateCallout, $0) }
        }
        return citation(view, place).map { (.citation, $0) } ?? definition(view, place)
    }

    /// Where blocks begin in which a callout was looked for.
    private var blockStarts: Set<Int> {
        var starts = Set(arena.nodes.filter { $0.kind == .paragraph }.map { Int($0.start) })
        for node in arena.nodes where node.kind == .callout {
            if let mark = bytes[node.range].firstIndex(of: .leftBracket) { starts.insert(mark) }
        }
        return starts
    }

    /// `[!INCLUDE [a](b.md)]`, `[!code-csharp[Main](a.cs)]`, `[!VIDEO https://…]`, `[!div class="…"]`
    private static func docFX(_ view: ByteView, _ place: Int) -> Range<Int>? {
        let name = view[(place + 2)...].prefix { $0.isOfContainerName }
        let behind = byte(view, name.endIndex)
        let word = String(decoding: name.map(\.lowercased), as: UTF8.self)
        let isMeant =
            switch word {
            case "include": behind == .leftBracket || behind == .space
            case "video": behind == .space
            case "div": view.has(" class=", at: name.endIndex)
            default: word.hasPrefix("code-") && behind == .leftBracket
            }
        return isMeant ? place..<name.endIndex : nil
    }

    /// `[@doe99]`, `[see @doe99, p. 3; @roe2001]`: a name in which a year stands, as the keys of a bibliography have it.
    private static func citation(_ view: ByteView, _ place: Int) -> Range<Int>? {
        guard let close = next(.rightBracket, view, from: place + 1),
            let sign = view[(place + 1)..<close].firstIndex(of: UInt8(ascii: "@")),
            view[sign - 1].isBlank || view[sign - 1] == .leftBracket || view[sign - 1] == .hyphen,
            ![.leftParenthesis, .leftBracket, .colon].contains(byte(view, close + 1))
        else { return nil }
        let name = view[(sign + 1)..<close].prefix { $0.isOfContainerName || $0 == .colon || $0 == .dot }
        let rest = view[name.endIndex..<close]
        guard name.first?.isLetter == true, rest.isEmpty || rest.first == .comma || rest.first == .semicolon
        else { return nil }
        let isOfTwo = rest.first == .semicolon && rest.contains(UInt8(ascii: "@"))
        return isOfTwo || hasYear(name) ? place..<(close + 1) : nil
    }

    /// Whether four digits from 1500 to 2099 stand together, perhaps with a letter behind them.
    private static func hasYear(_ name: Slice<ByteView>) -> Bool {
        let end = name.last.map { $0.isLetter } == true ? name.dropLast() : name
        let digits = end.suffix(4)
        guard digits.count == 4, digits.allSatisfy(\.isDigit), end.dropLast(4).last?.isDigit != true else {
            return false
        }
        let year = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return (1500..<2100).contains(year)
    }

    // MARK: Definitions of links

    /// `[//]: # (waymark: off …)`, `[name]: https://example.org A title`
    private static func definition(_ view: ByteView, _ place: Int) -> (ForeignSyntax, Range<Int>)? {
        guard let content = defined(view, place) else { return nil }
        let range = place..<content.endIndex
        if beginsAsAddress(content) {
            let behind = content.drop { !$0.isBlank }.drop(while: \.isBlank)
            let isOfWords = behind.first.map { $0.isLetter || $0.isDigit || $0 >= 0x80 } == true
            return isOfWords ? (.surplusDefinition, range) : nil
        }
        guard content.first == .hash || content.starts(with: "<>".utf8) else { return nil }
        let text = content.drop { $0.isBlank || "#<>(\"'".utf8.contains($0) }
        return OffComment(Array(text)[...]) == nil ? nil : (.commentDefinition, range)
    }

    /// What stands behind `[name]: ` at the beginning of a line, to the end of the line.
    private static func defined(_ view: ByteView, _ place: Int) -> Slice<ByteView>? {
        guard beginsLine(view, place), let close = next(.rightBracket, view, from: place + 1),
            close > place + 1, view[place + 1] != .caret, view.has("]: ", at: close)
        else { return nil }
        let line = view[(close + 3)...].prefix(mostBytes).prefix { !$0.isLineEnd }
        let content = line.drop(while: \.isBlank)
        let blanks = content.reversed().prefix(while: \.isBlank).count
        return content.dropLast(blanks)
    }

    // MARK: Callouts

    /// `[!NOTE]` on a line of its own or before words; it counts where it begins no block.
    private static func lateCallout(_ view: ByteView, _ place: Int) -> Range<Int>? {
        guard beginsLine(view, place), let close = next(.rightBracket, view, from: place + 2) else {
            return nil
        }
        let type = String(decoding: view[(place + 2)..<close].map(\.lowercased), as: UTF8.self)
        let behind = byte(view, close + 1)
        guard CalloutType.isKnown(type), behind.isWhitespace || behind == .plus || behind == .hyphen else {
            return nil
        }
        return place..<(close + 1)
    }

    /// The byte at a place, with the end of a line behind the text.
    private static func byte(_ view: ByteView, _ place: Int) -> UInt8 {
        place < view.count ? view[place] : .lineFeed
    }

    /// Whether nothing but blanks and the marks of quotes stand before a place on its line.
    private static func beginsLine(_ view: ByteView, _ place: Int) -> Bool {
        var before = place
        while before > 0, view[before - 1].isBlank || view[before - 1] == .greater, place - before < mostBytes
        {
            before -= 1
        }
        return before == 0 || view[before - 1].isLineEnd
    }
}
