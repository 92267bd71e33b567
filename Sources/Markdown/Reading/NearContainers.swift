import Text

/// Lines that almost open a container, and the directives of other generators, which have one colon or two.
extension ForeignSyntaxScan {
    /// Looks at every run of colons with a name behind it.
    mutating func scanDirectives() {
        var places: [(isOurs: Bool, range: Range<Int>)] = []
        var inText: [(range: Range<Int>, isBare: Bool)] = []
        bytes.withUnsafeBufferPointer { view in
            var place = view.firstPlace(of: .colon)
            while place < view.count {
                var name = place
                while name < view.count, view[name] == .colon { name += 1 }
                if name - place <= 2, let found = Self.directive(view, place, name) { places.append(found) }
                if name - place > 2, let found = Self.containerInText(view, place, name) {
                    inText.append(found)
                }
                place = view.firstPlace(of: .colon, from: name)
            }
        }
        for (range, isBare) in inText where isText(range.lowerBound) {
            addContainerInText(range, isBare: isBare)
        }
        for (isOurs, range) in places where isText(range.lowerBound) {
            if isOurs { addNearContainer(range) } else { add(.leaf, range) }
        }
    }

    /// What opens a container by its looks, behind other text on its line: `:::include{file=a.md}`, or, bare, `:::note`
    /// at the line's end.
    private static func containerInText(
        _ view: ByteView, _ start: Int, _ name: Int
    ) -> (range: Range<Int>, isBare: Bool)? {
        guard !beginsLine(view, start), view[start - 1].isBlank else { return nil }
        var end = name
        while end < view.count, view[end].isOfContainerName { end += 1 }
        let isOpened = end < view.count && (view[end] == .leftBrace || view[end] == .leftBracket)
        let isBare = !isOpened && view[end...].prefix { !$0.isLineEnd }.allSatisfy(\.isBlank)
        guard isBare || isOpened && closes(view, end),
            ContainerFence.names.contains(String(decoding: view[name..<end], as: UTF8.self).lowercased())
        else { return nil }
        return (start..<end, isBare)
    }

    /// The directive that colons at a place begin, and whether its name is that of one of our containers.
    private static func directive(
        _ view: ByteView, _ start: Int, _ colonsEnd: Int
    ) -> (isOurs: Bool, range: Range<Int>)? {
        let beginsLine = beginsLine(view, start)
        guard beginsLine || (colonsEnd == start + 1 && view[start - 1].isWhitespace) else { return nil }
        var nameStart = colonsEnd
        if colonsEnd == start + 2, nameStart < view.count, view[nameStart] == 0x20 { nameStart += 1 }
        var end = nameStart
        while end < view.count, view[end].isOfContainerName { end += 1 }
        guard end > nameStart, view[nameStart].isLetter else { return nil }
        let name = String(decoding: view[nameStart..<end], as: UTF8.self).lowercased()
        let isOurs = beginsLine && ContainerFence.names.contains(name)
        let next = end < view.count ? view[end] : .lineFeed
        let isBare = view[end...].prefix { !$0.isLineEnd }.allSatisfy(\.isBlank)
        let isOpened = next == .leftBrace || next == .leftBracket
        if isOpened, nameStart == colonsEnd, !closes(view, end) { return nil }
        let isDouble = colonsEnd == start + 2
        let isMeant =
            nameStart > colonsEnd
            ? isOurs && (isBare || isOpened)
            : isOpened || (isBare && (isDouble || isOurs))
                || (isOurs && (isDouble || name == "include") && next.isBlank)
        return isMeant ? (isOurs, start..<end) : nil
    }

    private static func beginsLine(_ view: ByteView, _ start: Int) -> Bool {
        var place = start
        while place > 0, view[place - 1].isBlank || view[place - 1] == .greater { place -= 1 }
        return place == 0 || view[place - 1].isLineEnd
    }

    /// How far ahead the end of a title or of attributes is looked for.
    private static let longest = 1024

    /// Whether a bracket or brace is closed on its line.
    private static func closes(_ view: ByteView, _ open: Int) -> Bool {
        let close: UInt8 = view[open] == .leftBrace ? .rightBrace : .rightBracket
        return view[open...].prefix(longest).prefix { !$0.isLineEnd }.contains(close)
    }
}
