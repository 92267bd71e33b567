import Markdown
import Text

/// What tells whether a text is still the one that somebody translated: a short hash of each of its sections, in their
/// order, so that one can say which of them are others now.
///
/// The first stands for what is said before any heading, with the title and the description. The marks are the first six
/// digits of a section's SHA-256.
struct TextMarks: Sendable, Hashable {
    let marks: [String]

    private static let digits = 6

    /// The marks of a page as it is.
    init(of page: ParsedPage) {
        let said = [page.frontMatter.title, page.frontMatter.description].map { ($0 ?? "") + "\n" }.joined()
        marks = Self.parts(of: page).enumerated().map { number, part in
            let text = Self.normalized(page.document.bytes[part])
            return String(
                SchemaLock.hash(of: number == 0 ? Array(said.utf8) + text : text).prefix(Self.digits))
        }
    }

    /// Marks as a page's author has them; `nil` where they are none.
    init?(written: String) {
        let marks = written.split { $0 == " " || $0 == "\n" || $0 == "\t" }.map(String.init)
        let isMark = { (mark: String) in
            mark.utf8.count == Self.digits && mark.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
        }
        guard !marks.isEmpty, marks.allSatisfy(isMark) else { return nil }
        self.marks = marks
    }

    /// The marks as front matter has them.
    var written: String { marks.joined(separator: " ") }

    /// The ranges of a page's sections in its text; the first has no heading.
    private static func parts(of page: ParsedPage) -> [Range<Int>] {
        let starts = page.document.headings.map(\.range.lowerBound)
        let ends = starts + [page.document.bytes.count]
        return zip([0] + starts, ends).map { $0..<max($0, $1) }
    }

    /// A text without what nobody translates: how its lines end, and blank lines around it.
    private static func normalized(_ text: ArraySlice<UInt8>) -> [UInt8] {
        let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
        let end = text.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? text.startIndex
        return text[..<end].drop(while: isBlank).filter { $0 != 0x0D }
    }
}

extension TextMarks {
    /// What is different in a text since it was marked.
    struct Changes: Sendable, Hashable {
        /// The sections that have another text or are new, by their places in the text as it is now.
        let changed: [Int]
        /// How many sections are gone, besides those that have another text.
        let gone: Int
        /// Whether only the order is another.
        var isOnlyMoved: Bool { changed.isEmpty && gone == 0 }
    }

    /// What is different from these marks in others; `nil` where nothing is.
    func changes(to now: TextMarks) -> Changes? {
        guard marks != now.marks else { return nil }
        var left: [String: Int] = [:]
        for mark in marks { left[mark, default: 0] += 1 }
        var changed: [Int] = []
        for (number, mark) in now.marks.enumerated() {
            if let count = left[mark], count > 0 { left[mark] = count - 1 } else { changed.append(number) }
        }
        let lost = left.values.reduce(0, +)
        return Changes(changed: changed, gone: max(0, lost - changed.count))
    }
}
