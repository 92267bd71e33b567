import Text

/// What has stood in a text up to a line, as far as it may say what the next block shows.
struct SurroundingsTrail {
    /// A tab, a container or an element whose text goes on.
    private struct Title {
        var range: Range<Int>
        let end: End
        /// The columns before the line that opens it.
        let indent: Int
        /// Whether it says something: an element that was never closed does not reach into the next part of the text.
        var reaches = true

        enum End {
            /// Before a line that is not indented further than this.
            case indent(Int)
            /// At the closing tag of this element.
            case tag([UInt8])
            /// At a line of at least so many colons.
            case colons(Int)
        }

        /// Whether it is a part of the text with a name of its own, or a fold-out.
        var isPart: Bool {
            if case .tag(let name) = end {
                !range.isEmpty || name.elementsEqual("details".utf8)
            } else {
                true
            }
        }
    }

    private var titles: [Title] = []
    private var paragraphs: [Range<Int>] = []
    /// The list that the last paragraph is an item of.
    private var list: BulletedList?
    private var headings: [(level: Int, range: Range<Int>)] = []
    private var isInParagraph = false
    /// How many lines the summary of a fold-out may still have; `nil` outside of one.
    private var linesOfSummary: Int?
    /// Whether a block has ended since the last text.
    private var hasBlock = false
    /// The last block, if it is short, and how many paragraphs stand behind it.
    private var shortBlock: (block: Surroundings.ShortBlock, paragraphs: Int)?
    /// How many paragraphs before a block are looked at.
    private static let mostParagraphs = 8
    /// How many lines of a summary are read.
    private static let mostLinesOfSummary = 8

    /// Whether the text stands in something that is indented.
    var isInside: Bool { titles.contains(where: \.reaches) }

    var surroundings: Surroundings {
        var surroundings = Surroundings()
        surroundings.titles = titles.reversed().filter(\.reaches).map(\.range).filter { !$0.isEmpty }
        surroundings.paragraphs = paragraphs.reversed()
        surroundings.headings = headings.reversed().map(\.range)
        surroundings.followsBlock = hasBlock
        surroundings.shortBlock = shortBlock.flatMap { $0.paragraphs <= 1 ? $0.block : nil }
        return surroundings
    }

    /// A block ends; what introduces it may introduce the next one too, as in tabs.
    ///
    /// - Parameter block: the block, if it is short.
    mutating func noteBlock(_ block: Surroundings.ShortBlock?) {
        isInParagraph = false
        hasBlock = true
        shortBlock = block.map { ($0, 0) }
    }

    mutating func note(_ line: ScannedLine, _ bytes: [UInt8], isFence: Bool) {
        guard !line.isBlank else {
            isInParagraph = false
            return
        }
        let ended = titles.firstIndex { title in
            if case .indent(let indent) = title.end { line.indent <= indent } else { false }
        }
        if let ended { end(from: ended) }
        guard !isFence else {
            if let list, list.introduces(line, bytes) { gather(list) }
            list = nil
            isInParagraph = false
            linesOfSummary = nil
            return
        }
        hasBlock = false
        if noteSummary(line, bytes) || noteHeading(line, bytes) || noteTitle(line, bytes) {
            isInParagraph = false
            list = nil
        } else {
            noteText(line, bytes)
        }
    }

    /// Makes the items of a list one paragraph.
    private mutating func gather(_ list: BulletedList) {
        paragraphs.removeAll { $0.lowerBound >= list.range.lowerBound }
        paragraphs.append(list.range)
    }

    private mutating func noteText(_ line: ScannedLine, _ bytes: [UInt8]) {
        let range = line.content
        guard !range.isEmpty, !isDefinition(line, bytes) else { return }
        if isInParagraph, line.marker == nil, let last = paragraphs.popLast() {
            paragraphs.append(last.lowerBound..<range.upperBound)
            list?.add(line)
            return
        }
        if isInParagraph, line.marker != nil, list != nil {
            list?.add(line)
        } else {
            list = BulletedList(line, bytes)
        }
        shortBlock?.paragraphs += 1
        paragraphs.append(range)
        if paragraphs.count > Self.mostParagraphs { paragraphs.removeFirst() }
        isInParagraph = true
    }

    /// Whether a line defines a link, or is a comment written as if it did: `[//]: # (…)`. Readers do not see it.
    private func isDefinition(_ line: ScannedLine, _ bytes: [UInt8]) -> Bool {
        guard !isInParagraph, line.marker == nil, bytes[line.content].first == .leftBracket else {
            return false
        }
        return bytes[line.content].firstRange(of: "]:".utf8) != nil
    }

    /// What stands in a tab or a fold-out introduces nothing behind it.
    private mutating func end(from first: Int) {
        let start = titles[first].range.lowerBound
        // An element that only places what is in it, as one around a page's title does, keeps its headings open.
        let isPart = titles[first].isPart
        if let block = shortBlock?.block, block.range.lowerBound >= start { shortBlock = nil }
        titles.removeSubrange(first...)
        paragraphs.removeAll { $0.lowerBound >= start }
        if isPart { headings.removeAll { $0.range.lowerBound >= start } }
        isInParagraph = false
        linesOfSummary = nil
    }

    // MARK: Headings

    private mutating func noteHeading(_ line: ScannedLine, _ bytes: [UInt8]) -> Bool {
        let text = bytes[line.content]
        let marks = text.prefix { $0 == .hash }
        if (1...6).contains(marks.count), line.marker == nil,
            marks.count == text.count || text[marks.endIndex].isBlank
        {
            var start = marks.endIndex
            while start < text.endIndex, text[start].isBlank { start += 1 }
            add(heading: start..<line.content.upperBound, level: marks.count, indent: line.indent)
            return true
        }
        if let heading = HTMLHeading(text) {
            add(heading: heading.text, level: heading.level, indent: line.indent)
            return true
        }
        // A line under a paragraph makes it a heading.
        if isInParagraph, line.marker == nil, let first = text.first, first == .equals || first == .hyphen,
            text.allSatisfy({ $0 == first }), let paragraph = paragraphs.popLast()
        {
            add(heading: paragraph, level: first == .equals ? 1 : 2, indent: line.indent)
            return true
        }
        return false
    }

    private mutating func add(heading range: Range<Int>, level: Int, indent: Int) {
        // What introduces a part of the text introduces the parts of that, too.
        if headings.last.map({ level <= $0.level }) ?? true { paragraphs = [] }
        shortBlock = nil
        headings.removeAll { $0.level >= level }
        headings.append((level, range))
        guard level <= 2 else { return }
        for place in titles.indices {
            if case .indent = titles[place].end { continue }
            // A heading that is indented further stands inside.
            guard indent <= titles[place].indent else { continue }
            titles[place].reaches = false
        }
    }

    // MARK: Titles

    private mutating func noteTitle(_ line: ScannedLine, _ bytes: [UInt8]) -> Bool {
        let text = bytes[line.content]
        if text.starts(with: ":::".utf8) {
            noteContainer(line, bytes)
            return true
        }
        if text.starts(with: "===".utf8) || text.starts(with: "!!!".utf8) || text.starts(with: "???".utf8) {
            guard let quoted = Self.quoted(bytes, line.content) ?? (text.count > 3 ? line.content : nil)
            else {
                return false
            }
            titles.append(Title(range: quoted, end: .indent(line.indent), indent: line.indent))
            return true
        }
        guard text.first == .less, text.count > 2 else { return false }
        noteElements(line.content, bytes, line.indent)
        return true
    }

    private mutating func noteContainer(_ line: ScannedLine, _ bytes: [UInt8]) {
        let colons = bytes[line.content].prefix { $0 == .colon }.count
        let rest = line.content.dropFirst(colons)
        if bytes[rest.startIndex..<rest.endIndex].allSatisfy(\.isBlank) {
            let last = titles.lastIndex {
                if case .colons(let count) = $0.end { count <= colons } else { false }
            }
            if let last { end(from: last) }
        } else {
            let title = rest.startIndex..<rest.endIndex
            titles.append(Title(range: title, end: .colons(colons), indent: line.indent))
        }
    }

    private mutating func noteElements(_ range: Range<Int>, _ bytes: [UInt8], _ indent: Int) {
        var offset = range.lowerBound
        let end = range.upperBound
        while offset < end {
            guard let start = bytes[offset..<end].firstIndex(of: .less) else { return }
            let isClosing = start + 1 < end && bytes[start + 1] == UInt8(ascii: "/")
            let nameStart = start + (isClosing ? 2 : 1)
            var nameEnd = nameStart
            while nameEnd < end,
                bytes[nameEnd].isLetter || bytes[nameEnd].isDigit || bytes[nameEnd] == UInt8(ascii: ".")
            {
                nameEnd += 1
            }
            let tagEnd = bytes[nameEnd..<end].firstIndex(of: .greater) ?? end
            let name = Array(bytes[nameStart..<nameEnd])
            if isClosing {
                close(name)
            } else if !name.isEmpty, nameEnd == end || bytes[nameEnd].isBlank || nameEnd == tagEnd,
                tagEnd == end || bytes[tagEnd - 1] != UInt8(ascii: "/")
            {
                openElement(name, bytes, nameEnd..<tagEnd, textEnd: end, indent)
                // What else the line has is the summary's text.
                if linesOfSummary != nil { return }
            }
            offset = max(tagEnd, start + 1)
        }
    }

    private mutating func openElement(
        _ name: [UInt8], _ bytes: [UInt8], _ tag: Range<Int>, textEnd: Int, _ indent: Int
    ) {
        if name.elementsEqual("summary".utf8) {
            // It is the title of the element around it.
            let start = min(tag.upperBound + 1, textEnd)
            let end = Self.endOfSummary(bytes, start..<textEnd)
            titles.append(
                Title(range: start..<(end ?? textEnd), end: .tag(Array("details".utf8)), indent: indent))
            linesOfSummary = end == nil ? Self.mostLinesOfSummary : nil
        } else if !Self.voidElements.contains(name) {
            titles.append(
                Title(
                    range: Self.title(bytes, tag) ?? tag.lowerBound..<tag.lowerBound, end: .tag(name),
                    indent: indent))
        }
        if titles.count > 64 { titles.removeFirst() }
    }

    /// A line of a summary that goes on belongs to it, whatever it looks like.
    private mutating func noteSummary(_ line: ScannedLine, _ bytes: [UInt8]) -> Bool {
        guard let left = linesOfSummary, let title = titles.indices.last, left > 0 else {
            linesOfSummary = nil
            return false
        }
        let end = Self.endOfSummary(bytes, line.content)
        let start = titles[title].range.isEmpty ? line.content.lowerBound : titles[title].range.lowerBound
        titles[title].range = start..<(end ?? line.content.upperBound)
        linesOfSummary = end == nil ? left - 1 : nil
        if let end { noteElements(end..<line.content.upperBound, bytes, line.indent) }
        return true
    }

    /// Where the text of a summary ends in a line: at its closing tag, or at that of the fold-out around it.
    private static func endOfSummary(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        let line = bytes[range]
        return (line.firstRange(of: "</summary".utf8) ?? line.firstRange(of: "</details".utf8))?.lowerBound
    }

    private mutating func close(_ name: [UInt8]) {
        let first = titles.lastIndex {
            if case .tag(let open) = $0.end { open == name } else { false }
        }
        guard let first else { return }
        let isSummary = name.elementsEqual("details".utf8) && !titles[first].range.isEmpty
        end(from: first)
        // Both the element and its summary end.
        if isSummary,
            let outer = titles.lastIndex(where: {
                if case .tag(let open) = $0.end { open == name && $0.range.isEmpty } else { false }
            })
        {
            titles.removeSubrange(outer...)
        }
    }

    private static let voidElements: Set<[UInt8]> = Set(
        [
            "br", "hr", "img", "input", "source", "a", "b", "i", "p", "code", "kbd", "sub", "sup", "em",
            "strong",
        ]
        .map { Array($0.utf8) })

    /// The value of the attribute that names an element.
    private static func title(_ bytes: [UInt8], _ tag: Range<Int>) -> Range<Int>? {
        for name in ["title=", "label=", "name=", "value="] {
            guard let found = bytes[tag].firstRange(of: name.utf8) else { continue }
            if let quoted = quoted(bytes, found.upperBound..<tag.upperBound) { return quoted }
        }
        return nil
    }

    /// What stands between the first two quotes of a range.
    private static func quoted(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
        guard let open = bytes[range].firstIndex(where: { $0 == .quote || $0 == UInt8(ascii: "'") }),
            let close = bytes[(open + 1)..<range.upperBound].firstIndex(of: bytes[open])
        else { return nil }
        return (open + 1)..<close
    }
}
