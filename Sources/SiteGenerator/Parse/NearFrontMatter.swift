import ConfigSchema
import Diagnostics
import Text

/// Front matter that is nearly one: behind blank lines, a comment or characters that nobody sees, indented, between
/// fences of other dashes or other marks, or with a language behind them.
///
/// Without it a page's settings become its text, and a draft is published. What counts is certain: a line that
/// could be meant as a fence, another one that ends it, and between them a line with a key that front matter has.
struct NearFrontMatter: Equatable {
    /// The language of what lies between the fences.
    let language: ConfigLanguage
    /// The lines that are meant as fences; the opening brace alone where it is JSON.
    let fences: [Range<Int>]
    /// The bytes between the fences.
    let content: Range<Int>
    /// What stands before it where that is nothing but blank lines.
    let blankLines: Range<Int>?

    /// Looks behind what stands before a page's text; `nil` where the page begins with its text.
    init?(_ bytes: [UInt8], from start: Int) {
        let reader = FrontMatterLines(bytes)
        guard let (line, isBlank) = reader.firstLine(from: start) else { return nil }
        self.init(reader, line, blankLines: isBlank ? start..<line.text.lowerBound : nil)
    }

    /// Looks behind the heading that a text begins with. There a line of dashes is a line across the page, so what
    /// follows must be nothing but settings, with a key that front matter has.
    init?(behindTitleOf bytes: [UInt8], from start: Int) {
        let reader = FrontMatterLines(bytes)
        guard let title = reader.firstLine(from: start)?.line, let next = reader.lineBehindTitle(title),
            let (line, _) = reader.firstLine(from: next)
        else { return nil }
        self.init(reader, line, blankLines: nil)
        let separator: Unicode.Scalar = language == .toml ? "=" : ":"
        if language != .json, !reader.hasOnlySettings(content, separator: separator) { return nil }
    }

    /// Looks behind front matter that holds nothing, whose closing line may be the opening one of more. A line of dashes
    /// may stand anywhere in the text, so there must be nothing but settings before the next.
    init?(behindNothingIn bytes: [UInt8], from closing: Int) {
        let reader = FrontMatterLines(bytes)
        self.init(reader, FrontMatterFence.line(in: bytes, from: closing), blankLines: nil)
        let separator: Unicode.Scalar = language == .toml ? "=" : ":"
        guard reader.hasOnlySettings(content, separator: separator) else { return nil }
    }

    private init?(_ reader: FrontMatterLines, _ line: FrontMatterLines.Line, blankLines: Range<Int>?) {
        self.blankLines = blankLines
        let text = reader.trimmed(line.text)
        if reader.bytes[text].first == UInt8(ascii: "{") {
            guard reader.hasKnownMember(from: text.lowerBound) else { return nil }
            language = .json
            fences = [text.lowerBound..<text.lowerBound + 1]
            content = text.lowerBound..<text.lowerBound
            return
        }
        guard let (mark, named) = reader.opening(text), mark.scalar != ";",
            let closing = reader.closing(after: line, of: mark.scalar, isWhole: mark.isWhole),
            let language = reader.language(of: line.next..<closing.lowerBound, mark, named)
        else { return nil }
        self.language = language
        fences = [line.text, closing]
        let start = language == .json ? reader.firstLine(from: line.next)?.line.text.lowerBound : nil
        content = (start ?? line.next)..<closing.lowerBound
    }

    /// The first line of front matter that stands in a quote, which may be behind the page's title.
    static func quoted(_ bytes: [UInt8], from start: Int) -> Range<Int>? {
        let reader = FrontMatterLines(bytes)
        guard var line = reader.firstLine(from: start)?.line else { return nil }
        if let next = reader.lineBehindTitle(line), let behind = reader.firstLine(from: next)?.line {
            line = behind
        }
        guard let first = reader.quotedText(line.text) else { return nil }
        var text: [UInt8] = []
        while let quoted = reader.quotedText(line.text) {
            text += bytes[quoted] + [UInt8(ascii: "\n")]
            guard line.next < bytes.count else { break }
            line = FrontMatterFence.line(in: bytes, from: line.next)
        }
        return NearFrontMatter(text, from: 0) == nil ? nil : first
    }

    /// The first of two lines of semicolons with settings in JSON between them.
    static func semicolons(_ bytes: [UInt8], from start: Int) -> Range<Int>? {
        let reader = FrontMatterLines(bytes)
        guard let line = reader.firstLine(from: start)?.line else { return nil }
        let text = reader.trimmed(line.text)
        guard reader.isFence(text, of: ";"), let closing = reader.closing(after: line, of: ";") else {
            return nil
        }
        let content = line.next..<closing.lowerBound
        let isKnown = keys.contains { key in bytes[content].firstRange(of: "\"\(key)\"".utf8) != nil }
        return isKnown || reader.hasKnownKey(content, separator: ":") ? text : nil
    }

    /// The lines at the very beginning of a text that are settings without a line `---` above them, and often none
    /// below: nothing but keys with values, of which at least two are known, or one that a line `---` follows, or
    /// `draft: true`.
    static func unfenced(_ bytes: [UInt8], from start: Int) -> Range<Int>? {
        bareObject(bytes, from: start) ?? unfenced(bytes, from: start, ":", mark: "-")
            ?? unfenced(bytes, from: start, "=", mark: "+")
    }

    /// Braces at the very beginning of a text with keys in them that have no quotes or single ones, the first of which is
    /// known.
    private static func bareObject(_ bytes: [UInt8], from start: Int) -> Range<Int>? {
        let text = bytes[start...]
        guard text.first == UInt8(ascii: "{"), let close = text.firstIndex(of: UInt8(ascii: "}")),
            let first = bytes[(start + 1)..<close].firstIndex(where: { $0 > 0x20 })
        else { return nil }
        let reader = FrontMatterLines(bytes)
        let behind = FrontMatterFence.line(in: bytes, from: close + 1).text
        let isAlone = reader.trimmed(behind).isEmpty
        let quoted =
            bytes[first] == UInt8(ascii: "'") ? bytes[(first + 1)..<close].split(separator: bytes[first]) : []
        let key =
            quoted.first.map { String(decoding: $0, as: UTF8.self) }
            ?? reader.key(of: first..<close, separator: ":") ?? reader.key(of: first..<close, separator: "=")
        return isAlone && key.map(keys.contains) == true ? start..<(close + 1) : nil
    }

    private static func unfenced(
        _ bytes: [UInt8], from start: Int, _ separator: Unicode.Scalar, mark: Unicode.Scalar
    ) -> Range<Int>? {
        let reader = FrontMatterLines(bytes)
        var known = 0
        // A line of marks above that nothing ends does not hide them.
        let first = FrontMatterFence.line(in: bytes, from: start)
        let isMarked = FrontMatterMark(line: bytes[reader.trimmed(first.text)]) != nil
        let start = isMarked ? first.next : reader.behindMark(first.text, mark) ?? start
        var offset = start
        var end = start
        while offset < bytes.count {
            let line = FrontMatterFence.line(in: bytes, from: offset)
            if reader.trimmed(line.text).isEmpty { break }
            if end > start, reader.isFence(line.text, of: mark) { return known > 0 ? start..<end : nil }
            guard let key = reader.key(of: line.text, separator: separator) else { return nil }
            known += keys.contains(key) ? reader.isSwitch(line.text, key, separator) ? 2 : 1 : 0
            (offset, end) = (line.next, line.text.upperBound)
        }
        return known > 1 ? start..<end : nil
    }

    /// The keys by which front matter is known, ours and those of other generators.
    static let keys: Set<String> = [
        "aliases", "anchors", "applies_to", "author", "authors", "categories", "date", "description", "draft",
        "extra", "id", "kind", "layout", "nav_title", "noindex", "permalink", "review_every", "reviewed",
        "sidebar",
        "sidebar_position", "slug", "sources", "tags", "template", "title", "toc", "topics",
        "translated_from",
        "updated",
        "weight",
    ]
}
