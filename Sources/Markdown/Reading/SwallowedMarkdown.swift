import Text

/// Markdown that raw HTML takes in: an element such as `<details>` ends at the next blank line only, so a fence, a
/// heading or a link right behind it is text (CommonMark 0.30, section 4.6, kinds 6 and 7).
struct SwallowedMarkdown {
    struct Finding {
        /// The fence with its info string, the mark of the heading, or the link.
        let range: Range<Int>
        let what: What
        /// Where a blank line would help, and what it is made of there; `nil` where that is not enough.
        let blankLine: (place: Int, text: String)?
    }

    enum What {
        case fence, heading, link

        var words: String {
            switch self {
            case .fence: "the code block"
            case .heading: "the heading"
            case .link: "the link"
            }
        }
    }

    private(set) var found: [Finding] = []
    private let bytes: [UInt8]

    init(_ arena: Arena) {
        bytes = arena.bytes
        for node in arena.nodes where node.kind == .htmlBlock && node.parent != Node.none {
            let html = arena.bytes(of: node.text)
            guard Self.endsAtBlankLine(html) else { continue }
            let lines = HTMLTextLines(html).lines
            let map = RawHTMLMap(node, arena)
            // What else there is comes once for each element; each fence is a block that nobody looks at.
            var isSaid = false
            var fence: ArraySlice<UInt8>?
            for (what, range) in lines.compactMap({ Self.markdown(html, $0) }) {
                if let open = fence {
                    // What stands in the code is none, up to the line that would close it.
                    if what == .fence, html[range] == open { fence = nil }
                } else if what == .fence || !isSaid {
                    isSaid = true
                    if what == .fence { fence = html[range].prefix { $0 == html[range.lowerBound] } }
                    add(what, map.range(range))
                }
            }
        }
    }

    private mutating func add(_ what: What, _ range: Range<Int>) {
        let start = bytes[..<range.lowerBound].lastIndex(where: \.isLineEnd).map { $0 + 1 } ?? 0
        let prefix = bytes[start..<range.lowerBound]
        let isPlain = prefix.allSatisfy { $0.isBlank || $0 == .greater }
        let quote =
            prefix.lastIndex(of: .greater).map { String(decoding: prefix[...$0], as: UTF8.self) } ?? ""
        let depth = prefix.reversed().prefix(while: \.isBlank).count
        let helps = isPlain && what != .link && (!quote.isEmpty ? depth <= 4 : depth <= 3)
        found.append(
            Finding(range: range, what: what, blankLine: helps ? (start, quote + "\n") : nil))
    }

    /// Whether a blank line ends the raw HTML, and nothing else does.
    private static func endsAtBlankLine(_ html: ArraySlice<UInt8>) -> Bool {
        let others = ["<!--", "<?", "<![", "<pre", "<script", "<style", "<textarea"]
        let start = String(decoding: html.prefix(10), as: UTF8.self).lowercased()
        return !others.contains(where: start.hasPrefix)
    }

    /// What a line of text in raw HTML would be without it.
    private static func markdown(_ html: ArraySlice<UInt8>, _ line: Range<Int>) -> (What, Range<Int>)? {
        let text = html[line].drop(while: \.isBlank)
        guard let first = text.first else { return nil }
        let marks = text.prefix { $0 == first }
        let rest = text.dropFirst(marks.count)
        let end = line.upperBound - html[line].reversed().prefix(while: \.isWhitespace).count
        switch first {
        case .backtick where marks.count > 2 && !rest.contains(.backtick), .tilde where marks.count > 2:
            return (.fence, text.startIndex..<end)
        case .hash where marks.count < 7 && rest.first?.isBlank == true && rest.contains { $0.isLetter }:
            return (.heading, text.startIndex..<rest.startIndex)
        default: return link(html, line).map { (.link, $0) }
        }
    }

    /// The first `[text](address)` of a line.
    private static func link(_ html: ArraySlice<UInt8>, _ line: Range<Int>) -> Range<Int>? {
        var open: Int?
        var place = line.lowerBound
        while place + 1 < line.upperBound {
            if html[place] == .leftBracket { open = place }
            guard html[place] == .rightBracket, html[place + 1] == .leftParenthesis,
                let start = open, start + 1 < place
            else {
                place += 1
                continue
            }
            let address = html[(place + 2)..<line.upperBound].prefix {
                $0 != .rightParenthesis && !$0.isWhitespace
            }
            WorkCounter.add(address.count)
            // What ends at the same place is no address either.
            guard address.endIndex < line.upperBound else { return nil }
            if html[address.endIndex] == .rightParenthesis,
                address.contains(where: { "./#:".utf8.contains($0) })
            {
                return start..<(address.endIndex + 1)
            }
            open = address.lastIndex(of: .leftBracket) ?? open
            place = address.endIndex
        }
        return nil
    }
}

/// The lines of raw HTML, as far as they are text: outside of tags, comments, and elements whose text is code.
private struct HTMLTextLines {
    /// From the beginning of a line, or the end of what is no text, to the end of the line or the next tag.
    private(set) var lines: [Range<Int>] = []

    init(_ html: ArraySlice<UInt8>) {
        var place = html.startIndex
        var start = place
        while place < html.endIndex {
            if html[place] == .less, let end = Self.end(ofTag: place, html) {
                if start < place { lines.append(start..<place) }
                (place, start) = (end, end)
            } else if html[place] == .lineFeed {
                if start < place { lines.append(start..<place) }
                place += 1
                start = place
            } else {
                place += 1
            }
        }
        if start < place { lines.append(start..<place) }
    }

    /// Where a tag ends, with the text of an element that holds none of its own; `nil` for a `<` that opens none.
    private static func end(ofTag start: Int, _ html: ArraySlice<UInt8>) -> Int? {
        let rest = html[(start + 1)...]
        guard let first = rest.first, first.isLetter || first == UInt8(ascii: "/") || first == .bang else {
            return nil
        }
        if rest.starts(with: "!--".utf8) { return find("-->", html, start) ?? html.endIndex }
        guard let close = rest.firstIndex(of: .greater) else { return html.endIndex }
        let name = String(decoding: rest.prefix { $0.isLetter }.map(\.lowercased), as: UTF8.self)
        guard ["pre", "code", "script", "style", "textarea", "kbd", "samp", "svg"].contains(name) else {
            return close + 1
        }
        return find("</" + name, html, close) ?? html.endIndex
    }

    private static func find(_ text: String, _ html: ArraySlice<UInt8>, _ start: Int) -> Int? {
        let wanted = Array(text.utf8)
        var place = start
        while place + wanted.count <= html.endIndex {
            if zip(wanted, html[place...]).allSatisfy({ $0 == $1.lowercased }) { return place + wanted.count }
            place += 1
        }
        return nil
    }
}
