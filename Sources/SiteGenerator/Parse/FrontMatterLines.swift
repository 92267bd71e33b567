import ConfigSchema

/// The lines of a text at its beginning, read for what could be meant as front matter.
struct FrontMatterLines {
    typealias Line = (text: Range<Int>, next: Int)

    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The first line that is neither blank nor part of a comment, of HTML or Obsidian, nor an `import` of MDX, and
    /// whether only blank lines are before it.
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
            } else if bytes[text].starts(with: "%%".utf8) {
                isBlank = false
                guard let end = lineBehindHiddenComment(line) else { return nil }
                offset = end
            } else if text.isEmpty {
                offset = line.next
            } else if isImport(text) {
                isBlank = false
                offset = line.next
            } else {
                return (line, isBlank)
            }
        }
        return nil
    }

    private func isImport(_ text: Range<Int>) -> Bool {
        bytes[text].starts(with: "import ".utf8)
            && bytes[text].contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
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

    /// Where the line behind `%% words %%` begins, or behind lines between two of `%%`.
    private func lineBehindHiddenComment(_ first: Line) -> Int? {
        var line = first
        let text = trimmed(line.text)
        if text.count > 3, bytes[text].suffix(2).elementsEqual("%%".utf8) { return line.next }
        while line.next < bytes.count {
            line = FrontMatterFence.line(in: bytes, from: line.next)
            if bytes[trimmed(line.text)].suffix(2).elementsEqual("%%".utf8) { return line.next }
        }
        return nil
    }

    func trimmed(_ range: Range<Int>) -> Range<Int> {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
        var start = range.lowerBound
        while start < range.upperBound {
            guard !isBlank(bytes[start]) else {
                start += 1
                continue
            }
            // Nearly every line begins with a letter or sign.
            if (0x0D..<0xC2).contains(bytes[start]) { break }
            let rest = bytes[start..<range.upperBound]
            guard let unseen = Self.unseen.first(where: { rest.starts(with: $0) }) else { break }
            start += unseen.count
        }
        let end = bytes[start..<range.upperBound].lastIndex { !isBlank($0) }
        return start..<(end.map { $0 + 1 } ?? start)
    }

    /// What editors and copied pages leave before a text and nobody sees: a blank that does not break, a blank and a
    /// joiner without width, a byte order mark, the end of a printed page.
    private static let unseen: [[UInt8]] = [
        [0x0B], [0x0C],
        [0xC2, 0xA0], [0xE2, 0x80, 0x8B], [0xE2, 0x81, 0xA0], [0xEF, 0xBB, 0xBF],
    ]

    /// Whether a line is three or more of a mark, or of dashes that an editor made of hyphens.
    func isFence(_ text: Range<Int>, of mark: Unicode.Scalar) -> Bool {
        FrontMatterMark(line: bytes[text]).map { $0.scalar == mark && $0.isWhole } ?? false
    }

    /// Where a setting begins that stands behind the mark on its own line, as in `--- draft: true`.
    func behindMark(_ line: Range<Int>, _ mark: Unicode.Scalar) -> Int? {
        let text = trimmed(line)
        let rest = bytes[text].drop { $0 == UInt8(ascii: mark) }
        guard rest.startIndex - text.lowerBound >= 3, rest.first == 0x20 else { return nil }
        return rest.drop { $0 == 0x20 }.startIndex
    }

    /// The mark of an opening line, with the language that some programs take behind it.
    func opening(_ text: Range<Int>) -> (mark: FrontMatterMark, named: ConfigLanguage?)? {
        let line = bytes[text]
        if let mark = FrontMatterMark(line: line) { return (mark, nil) }
        let word = line.reversed().prefix { !FrontMatterMark.isPart($0) }.reversed()
        let comment = line.firstIndex(of: UInt8(ascii: "#"))
        let names: [String: ConfigLanguage] = [
            "yaml": .yaml, "yml": .yaml, "toml": .toml, "json": .json,
        ]
        let named = names[String(decoding: word, as: UTF8.self).lowercased()]
        guard let end = named.map({ _ in text.upperBound - word.count }) ?? comment else { return nil }
        return FrontMatterMark(line: bytes[trimmed(text.lowerBound..<end)]).flatMap {
            $0.isWhole ? ($0, named) : nil
        }
    }

    /// The language of what stands between two lines of a mark; `nil` where it is text. A language that is not the
    /// one of the mark, and lines that are no whole mark, need nothing but settings between them.
    func language(of content: Range<Int>, _ mark: FrontMatterMark, _ named: ConfigLanguage?)
        -> ConfigLanguage?
    {
        if let brace = content.first(where: { !bytes[$0].isFrontMatterSpace }),
            bytes[brace] == UInt8(ascii: "{")
        {
            return hasKnownMember(from: brace) ? .json : nil
        }
        let own = named ?? (mark.scalar == "+" ? .toml : .yaml)
        let languages: [ConfigLanguage] = own == .toml ? [.toml, .yaml] : [.yaml, .toml]
        return languages.first { language in
            let separator: Unicode.Scalar = language == .toml ? "=" : ":"
            return hasKnownKey(content, separator: separator)
                && (language == own && mark.isWhole || hasOnlySettings(content, separator: separator))
        }
    }

    /// The next line of the same mark, or the same line once more.
    func closing(after opening: Line, of mark: Unicode.Scalar, isWhole: Bool = true) -> Range<Int>? {
        var line = opening
        while line.next < bytes.count {
            line = FrontMatterFence.line(in: bytes, from: line.next)
            let text = trimmed(line.text)
            // A blank line may stand in front matter; a heading or a fence of code is text already.
            if bytes[text].first == UInt8(ascii: "`") { return nil }
            if bytes[text] == bytes[trimmed(opening.text)] { return line.text }
            guard let found = FrontMatterMark(line: bytes[text]), found.scalar == mark else { continue }
            if found.isWhole || !isWhole { return line.text }
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

    /// Whether a line turns a page's publication on or off, as no text does.
    func isSwitch(_ line: Range<Int>, _ key: String, _ separator: Unicode.Scalar) -> Bool {
        guard key == "draft" || key == "noindex" else { return false }
        let value = bytes[line].drop { $0 != UInt8(ascii: separator) }.dropFirst()
        let words = value.split { $0 == 0x20 || $0 == 0x09 }.map { String(decoding: $0, as: UTF8.self) }
        // Marks may close what was written on the line that opens.
        return ["true", "false"].contains(words.first)
            && words.dropFirst().allSatisfy { FrontMatterMark(line: Array($0.utf8)[...]) != nil }
    }

    /// Whether an object begins with a key of front matter.
    func hasKnownMember(from brace: Int) -> Bool {
        let rest = bytes[(brace + 1)...].drop(while: \.isFrontMatterSpace)
        guard rest.first == UInt8(ascii: "\"") else { return false }
        let key = rest.dropFirst().prefix(while: Self.isKeyByte)
        return rest.dropFirst(key.count + 1).first == UInt8(ascii: "\"")
            && NearFrontMatter.keys.contains(String(decoding: key, as: UTF8.self))
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || (0x61...0x7A).contains(byte)
    }
}

extension UInt8 {
    /// Whether a byte is a blank or ends a line.
    fileprivate var isFrontMatterSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
