import Text

/// Lines that were to be headings and are text, since no blank stands behind their `#`, or one that is no blank to
/// Markdown.
///
/// `#word` is a tag to some programs, a channel or a number sign. So one `#` counts only where it opens a page that
/// has no title, and several where the line is all of a paragraph or begins with a capital letter.
struct UnreadHeadings {
    struct Finding {
        /// The marks, and the wrong blank behind them.
        let range: Range<Int>
        let marks: String
        let isWrongBlank: Bool
    }

    private let arena: Arena
    private(set) var found: [Finding] = []

    init(_ arena: Arena) {
        self.arena = arena
        var first: Line?
        for id in arena.descendants() where arena[id].kind == .paragraph {
            guard Self.outer.contains(arena[arena[id].parent].kind), let line = Line(arena, id) else {
                continue
            }
            if line.isWrongBlank || line.isCertain {
                add(line)
            } else if line.marks == 1, isFirst(id) {
                first = line
            }
        }
        if let first, isTitle(first) {
            add(first)
            found.sort { $0.range.lowerBound < $1.range.lowerBound }
        }
    }

    /// What a heading stands in; in lists it is rare.
    private static let outer: [NodeKind] = [.document, .blockQuote, .callout, .container]

    private mutating func add(_ line: Line) {
        let end = line.isWrongBlank ? line.text.lowerBound : line.start + line.marks
        found.append(
            Finding(
                range: line.start..<end, marks: String(repeating: "#", count: line.marks),
                isWrongBlank: line.isWrongBlank))
    }

    /// Whether a block opens the page, perhaps behind comments.
    private func isFirst(_ id: Int32) -> Bool {
        var first = arena[0].firstChild
        while first != Node.none, arena[first].kind == .htmlBlock || arena[first].kind == .comment {
            first = arena[first].next
        }
        return first == id
    }

    /// Whether a line with one `#` can only be the title: the page has other headings and no title, and the line has
    /// the form of one.
    private func isTitle(_ line: Line) -> Bool {
        let levels = arena.headings.map { arena[$0.node].flags }
        guard line.isAlone, line.isCapital, !line.hasMoreMarks, !levels.contains(1) else { return false }
        return line.words > 1 ? !levels.isEmpty || !found.isEmpty : !found.isEmpty
    }
}

/// The line with which a paragraph begins, where it begins with `#`.
private struct Line {
    let start: Int
    let marks: Int
    /// What stands behind the marks, without blanks at the end.
    let text: Range<Int>
    let isWrongBlank: Bool
    /// Whether it is all of its paragraph.
    let isAlone: Bool
    let isCapital: Bool
    let words: Int
    let hasMoreMarks: Bool
    private let isSentence: Bool

    init?(_ arena: Arena, _ id: Int32) {
        let bytes = arena.bytes
        start = Int(arena[id].start)
        guard start < bytes.count, bytes[start] == .hash else { return nil }
        let line = bytes[start...].prefix { !$0.isLineEnd }
        marks = line.prefix { $0 == .hash }.count
        guard marks <= 6 else { return nil }
        let rest = String(decoding: line.dropFirst(marks), as: UTF8.self)
        guard let first = rest.unicodeScalars.first else { return nil }
        let isWrongBlank = first.value > 0x7F && first.properties.isWhitespace
        self.isWrongBlank = isWrongBlank
        let shown = rest.unicodeScalars.drop { isWrongBlank && $0.properties.isWhitespace }
        guard let letter = shown.first, isWrongBlank || letter.properties.isAlphabetic else { return nil }
        text = line.endIndex - shown.reduce(0) { $0 + UTF8.width($1) }..<line.endIndex
        isCapital = letter.properties.isUppercase || !letter.properties.isCased
        hasMoreMarks = shown.contains("#")
        words = shown.split { $0.properties.isWhitespace }.count
        isSentence = [".", ",", ";"].contains(shown.reversed().first { !$0.properties.isWhitespace })
        isAlone = arena[id].range.upperBound <= line.endIndex
    }

    /// Whether it is a heading without doubt.
    var isCertain: Bool { marks > 1 && !isSentence && !hasMoreMarks && (isAlone || isCapital) }
}
