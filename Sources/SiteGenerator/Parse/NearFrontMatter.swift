import ConfigSchema

/// Front matter that is nearly one: behind blank lines, a comment or characters that nobody sees, indented, or between
/// fences of other dashes or with a language behind them.
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
        let reader = Lines(bytes)
        guard let (opening, isBlank) = reader.firstLine(from: start) else { return nil }
        let text = reader.trimmed(opening.text)
        blankLines = isBlank ? start..<opening.text.lowerBound : nil
        guard let first = bytes[text].first else { return nil }
        if first == UInt8(ascii: "{"), reader.hasKnownMember(from: text.lowerBound) {
            language = .json
            fences = [text.lowerBound..<text.lowerBound + 1]
            content = text.lowerBound..<text.lowerBound
            return
        }
        let found: (language: ConfigLanguage, closing: Range<Int>)?
        switch first {
        case UInt8(ascii: "+") where reader.isFence(text, of: "+"):
            found = reader.closing(after: opening, of: "+").map { (.toml, $0) }
        case UInt8(ascii: "-"), 0xE2:
            guard let named = reader.language(ofFence: text) else { return nil }
            found = reader.closing(after: opening, of: "-").map { (named, $0) }
        default: found = nil
        }
        guard let found else { return nil }
        language = found.language
        fences = [opening.text, found.closing]
        content = opening.next..<found.closing.lowerBound
        guard reader.hasKnownKey(content, separator: language == .toml ? "=" : ":") else { return nil }
    }

    /// Looks behind the heading that a text begins with. There a line of dashes is a line across the page, so what
    /// follows must be nothing but settings, with a key that front matter has.
    init?(behindTitleOf bytes: [UInt8], from start: Int) {
        let reader = Lines(bytes)
        guard let title = reader.firstLine(from: start)?.line, let next = reader.lineBehindTitle(title),
            let (opening, _) = reader.firstLine(from: next)
        else { return nil }
        let text = reader.trimmed(opening.text)
        let mark: Unicode.Scalar = bytes[text].first == UInt8(ascii: "+") ? "+" : "-"
        guard reader.isFence(text, of: mark), let closing = reader.closing(after: opening, of: mark) else {
            return nil
        }
        let separator: Unicode.Scalar = mark == "+" ? "=" : ":"
        language = mark == "+" ? .toml : .yaml
        fences = [opening.text, closing]
        content = opening.next..<closing.lowerBound
        blankLines = nil
        guard reader.hasKnownKey(content, separator: separator),
            reader.hasOnlySettings(content, separator: separator)
        else { return nil }
    }

    /// The first line of front matter that stands in a quote.
    static func quoted(_ bytes: [UInt8], from start: Int) -> Range<Int>? {
        let reader = Lines(bytes)
        guard let line = reader.firstLine(from: start)?.line, let first = reader.quotedText(line.text) else {
            return nil
        }
        guard let mark = ["-", "+"].first(where: { reader.isFence(first, of: $0) }) else { return nil }
        var (next, isKnown) = (line.next, false)
        while next < bytes.count {
            let line = FrontMatterFence.line(in: bytes, from: next)
            guard let text = reader.quotedText(line.text) else { return nil }
            if reader.isFence(text, of: mark) { return isKnown ? first : nil }
            let key = reader.key(of: text, separator: mark == "+" ? "=" : ":")
            isKnown = isKnown || key.map(keys.contains) == true
            next = line.next
        }
        return nil
    }

    /// The first of two lines of semicolons with settings in JSON between them.
    static func semicolons(_ bytes: [UInt8], from start: Int) -> Range<Int>? {
        let reader = Lines(bytes)
        guard let line = reader.firstLine(from: start)?.line else { return nil }
        let text = reader.trimmed(line.text)
        guard reader.isFence(text, of: ";"), let closing = reader.closing(after: line, of: ";") else {
            return nil
        }
        let content = line.next..<closing.lowerBound
        let isKnown = keys.contains { key in bytes[content].firstRange(of: Array("\"\(key)\"".utf8)) != nil }
        return isKnown || reader.hasKnownKey(content, separator: ":") ? text : nil
    }

    /// The lines at the very beginning of a text that are settings without a line `---` above them, and often none
    /// below: nothing but keys with values, of which at least two are known, or one that a line `---` follows.
    static func unfenced(_ bytes: [UInt8], from start: Int) -> Range<Int>? {
        let reader = Lines(bytes)
        var known = 0
        var offset = start
        var end = start
        while offset < bytes.count {
            let line = FrontMatterFence.line(in: bytes, from: offset)
            if reader.trimmed(line.text).isEmpty { break }
            if end > start, reader.isFence(line.text, of: "-") { return known > 0 ? start..<end : nil }
            guard let key = reader.key(of: line.text, separator: ":") else { return nil }
            known += keys.contains(key) ? 1 : 0
            (offset, end) = (line.next, line.text.upperBound)
        }
        return known > 1 ? start..<end : nil
    }

    /// The keys by which front matter is known, ours and those of other generators.
    static let keys: Set<String> = [
        "aliases", "anchors", "applies_to", "author", "authors", "categories", "date", "description", "draft",
        "extra", "id", "kind", "layout", "nav_title", "noindex", "permalink", "review_every", "reviewed",
        "sidebar",
        "sidebar_position", "slug", "sources", "tags", "template", "title", "toc", "topics", "updated",
        "weight",
    ]
}

/// The lines of a text at its beginning.
private struct Lines {
    typealias Line = (text: Range<Int>, next: Int)

    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The first line that is neither blank nor part of a comment, and whether only blank lines are before it.
    func firstLine(from start: Int) -> (line: Line, isBlank: Bool)? {
        var offset = start
        var isBlank = true
        while offset < bytes.count {
            let line = FrontMatterFence.line(in: bytes, from: offset)
            let text = trimmed(line.text)
            if bytes[text].starts(with: Array("<!--".utf8)) {
                isBlank = false
                guard let end = endOfComment(from: text.lowerBound) else { return nil }
                offset = FrontMatterFence.line(in: bytes, from: end).next
            } else if text.isEmpty {
                offset = line.next
            } else {
                return (line, isBlank)
            }
        }
        return nil
    }

    /// Where the line behind a heading begins; `nil` for a line that is none.
    func lineBehindTitle(_ line: Line) -> Int? {
        let text = bytes[trimmed(line.text)]
        let marks = text.prefix { $0 == UInt8(ascii: "#") }.count
        if (1...6).contains(marks) {
            return [0x20, 0x09].contains(text.dropFirst(marks).first) ? line.next : nil
        }
        guard !text.isEmpty, line.next < bytes.count else { return nil }
        let under = FrontMatterFence.line(in: bytes, from: line.next)
        let isUnderlined = bytes[trimmed(under.text)].allSatisfy { $0 == UInt8(ascii: "=") }
        return isUnderlined && !trimmed(under.text).isEmpty ? under.next : nil
    }

    /// What stands behind the `>` of a line.
    func quotedText(_ line: Range<Int>) -> Range<Int>? {
        let text = trimmed(line)
        guard bytes[text].first == UInt8(ascii: ">") else { return nil }
        return trimmed(text.lowerBound + 1..<text.upperBound)
    }

    /// Whether each line is a key, belongs to the one above it, is a comment or is blank.
    func hasOnlySettings(_ content: Range<Int>, separator: Unicode.Scalar) -> Bool {
        var offset = content.lowerBound
        while offset < content.upperBound {
            let line = FrontMatterFence.line(in: bytes, from: offset)
            offset = line.next
            guard let first = bytes[line.text].first, !" \t-#[]}".utf8.contains(first) else { continue }
            let name = bytes[line.text].prefix { $0 != UInt8(ascii: separator) }
            let word = name.reversed().drop { $0 == 0x20 }
            let isName = word.allSatisfy { Self.isKeyByte($0 | 0x20) || "-.\"'0123456789".utf8.contains($0) }
            guard name.endIndex < line.text.upperBound, isName else { return false }
        }
        return true
    }

    private func endOfComment(from start: Int) -> Int? {
        var offset = start + 4
        while offset + 2 < bytes.count {
            if bytes[offset] == UInt8(ascii: "-"), bytes[offset + 1] == UInt8(ascii: "-"),
                bytes[offset + 2] == UInt8(ascii: ">")
            {
                return offset + 3
            }
            offset += 1
        }
        return nil
    }

    func trimmed(_ range: Range<Int>) -> Range<Int> {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
        var start = range.lowerBound
        while start < range.upperBound {
            let rest = bytes[start..<range.upperBound]
            let unseen = Self.unseen.first { rest.starts(with: $0) }
            guard let length = isBlank(bytes[start]) ? 1 : unseen?.count else { break }
            start += length
        }
        let end = bytes[start..<range.upperBound].lastIndex { !isBlank($0) }
        return start..<(end.map { $0 + 1 } ?? start)
    }

    /// What editors and copied pages leave before a text and nobody sees: a blank that does not break, a blank and a
    /// joiner without width, a byte order mark.
    private static let unseen: [[UInt8]] = [
        [0xC2, 0xA0], [0xE2, 0x80, 0x8B], [0xE2, 0x81, 0xA0], [0xEF, 0xBB, 0xBF],
    ]

    /// The language of what follows an opening fence of dashes; some programs take its name behind the dashes.
    func language(ofFence text: Range<Int>) -> ConfigLanguage? {
        if isFence(text, of: "-") { return .yaml }
        let names: [(name: String, language: ConfigLanguage)] = [
            ("yaml", .yaml), ("yml", .yaml), ("toml", .toml),
        ]
        for (name, language) in names where bytes[text].reversed().starts(with: name.utf8.reversed()) {
            let dashes = trimmed(text.lowerBound..<text.upperBound - name.utf8.count)
            return isFence(dashes, of: "-") ? language : nil
        }
        return nil
    }

    /// Whether a line is three or more of a mark, or of dashes that an editor made of hyphens.
    func isFence(_ text: Range<Int>, of mark: Unicode.Scalar) -> Bool {
        var length = 0
        for scalar in String(decoding: bytes[text].prefix(64), as: UTF8.self).unicodeScalars {
            switch scalar {
            case mark: length += 1
            case "\u{2013}" where mark == "-": length += 2
            case "\u{2014}" where mark == "-": length += 2
            default: return false
            }
        }
        return length >= 3
    }

    func closing(after opening: Line, of mark: Unicode.Scalar) -> Range<Int>? {
        var line = opening
        while line.next < bytes.count {
            line = FrontMatterFence.line(in: bytes, from: line.next)
            let text = trimmed(line.text)
            // A blank line may stand in front matter; a heading or a fence of code is text already.
            if bytes[text].first == UInt8(ascii: "`") { return nil }
            if isFence(text, of: mark) { return line.text }
        }
        return nil
    }

    /// Whether a line that is not indented more than the first begins with a key of front matter.
    func hasKnownKey(_ content: Range<Int>, separator: Unicode.Scalar) -> Bool {
        var offset = content.lowerBound
        while offset < content.upperBound {
            let line = FrontMatterFence.line(in: bytes, from: offset)
            let key = key(of: trimmed(line.text), separator: separator)
            if let key, NearFrontMatter.keys.contains(key) { return true }
            offset = line.next
        }
        return false
    }

    /// The key that a line begins with, in small letters and underscores.
    func key(of line: Range<Int>, separator: Unicode.Scalar) -> String? {
        let text = bytes[line]
        let key = text.prefix(while: Self.isKeyByte)
        let rest = text.dropFirst(key.count).drop { $0 == 0x20 }
        return !key.isEmpty && rest.first == UInt8(ascii: separator)
            ? String(decoding: key, as: UTF8.self) : nil
    }

    /// Whether an object begins with a key of front matter.
    func hasKnownMember(from brace: Int) -> Bool {
        let rest = bytes[(brace + 1)...].drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
        guard rest.first == UInt8(ascii: "\"") else { return false }
        let key = rest.dropFirst().prefix(while: Self.isKeyByte)
        return rest.dropFirst(key.count + 1).first == UInt8(ascii: "\"")
            && NearFrontMatter.keys.contains(String(decoding: key, as: UTF8.self))
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || (0x61...0x7A).contains(byte)
    }
}
