import ConfigSchema
import Text

extension SourceText {
    /// The text with blank lines in the place of its front matter.
    package var bytesWithoutFrontMatter: [UInt8] { FrontMatterFence(bytes).body }
}

/// Finds where a file's front matter begins and ends: YAML between `---` lines, TOML between `+++` lines, or a
/// JSON object.
///
/// The body keeps every position of the file: the front matter is replaced by spaces, so that its lines are
/// blank lines to Markdown.
struct FrontMatterFence {
    /// The language of the front matter.
    private(set) var language: ConfigLanguage?
    /// The bytes of the front matter without its fences.
    private(set) var content: Range<Int>
    /// The file with the front matter blanked out.
    private(set) var body: [UInt8]
    /// What is wrong with the fences.
    private(set) var problem: Problem?

    enum Problem: Equatable {
        case unclosed(Range<Int>)
        /// It is read all the same, so that a draft stays one.
        case misplaced(NearFrontMatter)
        /// Settings at the beginning of the file without a line above them; they are text.
        case unfenced(Range<Int>)
        /// Settings in a quote; they are text.
        case quoted(Range<Int>)
        /// Settings between lines of semicolons; they are text.
        case semicolons(Range<Int>)
        /// The opening line of more front matter behind the first; it is text.
        case second(Range<Int>)
    }

    init(_ bytes: [UInt8]) {
        body = bytes
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        content = start..<start
        guard let first = bytes.dropFirst(start).first else { return }
        switch first {
        case UInt8(ascii: "-"): readFenced(from: start, closing: [first, UInt8(ascii: ".")], .yaml)
        case UInt8(ascii: "+"): readFenced(from: start, closing: [first], .toml)
        case UInt8(ascii: "{"): readObject(from: start)
        default: break
        }
        if language == nil, problem == nil || first != UInt8(ascii: "{") { readNear(from: start) }
        if language != nil, problem == nil, let near = behindNothing(bytes) { take(near) }
        if language != nil, problem == nil, let more = secondOne(from: start) {
            problem = .second(more.fences[0])
        }
        if language == nil, problem == nil {
            problem = NearFrontMatter.unfenced(bytes, from: start).map { .unfenced($0) }
        }
        if language == nil, problem == nil { readFarther(from: start) }
    }

    /// The front matter as values with ranges in its text, and where that stands; `nil` where there is none.
    ///
    /// - Parameter bytes: the file.
    func values(in bytes: [UInt8]) -> (document: ConfigDocument, map: SourceMap)? {
        language.map { language in
            (
                ConfigDocument(
                    parsing: language == .yaml
                        ? ArgumentHint.plain(in: Array(bytes[content])) : Array(bytes[content]),
                    as: language),
                SourceMap(origin: content.lowerBound, count: content.count)
            )
        }
    }

    private mutating func readNear(from start: Int) {
        if let near = NearFrontMatter(body, from: start) { take(near) }
    }

    /// Front matter whose opening line closes one that holds nothing.
    private func behindNothing(_ bytes: [UInt8]) -> NearFrontMatter? {
        guard language != .json, bytes[content].allSatisfy({ $0 <= 0x20 }) else { return nil }
        return NearFrontMatter(behindNothingIn: bytes, from: content.upperBound)
    }

    /// More front matter behind the first, or behind the title that follows it.
    private func secondOne(from start: Int) -> NearFrontMatter? {
        if let more = NearFrontMatter(body, from: start) { return more.blankLines == nil ? nil : more }
        return NearFrontMatter(behindTitleOf: body, from: start)
    }

    /// Reads what is nearly front matter as such.
    private mutating func take(_ near: NearFrontMatter) {
        guard let opening = near.fences.first, let closing = near.fences.last else { return }
        problem = .misplaced(near)
        if near.content.isEmpty, near.language == .json { return readObject(from: opening.lowerBound) }
        language = near.language
        content = near.content
        blank(opening.lowerBound..<closing.upperBound)
    }

    /// Reads front matter behind the page's title, and finds such that other programs' marks are around.
    private mutating func readFarther(from start: Int) {
        if let near = NearFrontMatter(behindTitleOf: body, from: start) { return take(near) }
        problem =
            NearFrontMatter.quoted(body, from: start).map { .quoted($0) }
            ?? NearFrontMatter.semicolons(body, from: start).map { .semicolons($0) }
    }

    // MARK: YAML and TOML

    /// Reads from a line of three marks to the next one of three marks that can close it.
    private mutating func readFenced(from start: Int, closing marks: [UInt8], _ language: ConfigLanguage) {
        let opening = Self.line(in: body, from: start)
        guard let mark = marks.first, Self.isFence(body[opening.text], mark) else { return }
        var line = opening
        while line.next < body.count {
            line = Self.line(in: body, from: line.next)
            guard marks.contains(where: { Self.isFence(body[line.text], $0) }) else { continue }
            self.language = language
            content = opening.next..<line.text.lowerBound
            blank(0..<line.text.upperBound)
            return
        }
        problem = .unclosed(opening.text)
    }

    /// Three of a character, and nothing behind them but spaces.
    private static func isFence(_ line: ArraySlice<UInt8>, _ character: UInt8) -> Bool {
        line.count >= 3 && line.prefix(3).allSatisfy { $0 == character }
            && line.dropFirst(3).allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }

    // MARK: JSON

    /// An object at the very beginning is front matter if it looks like one; other text may begin with a brace.
    private mutating func readObject(from start: Int) {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
        guard let second = body.dropFirst(start + 1).first(where: { !isSpace($0) }),
            second == UInt8(ascii: "\"") || second == UInt8(ascii: "}")
        else { return }
        var depth = 0
        var isInString = false
        var offset = start
        while offset < body.count {
            switch body[offset] {
            case UInt8(ascii: "\\") where isInString: offset += 1
            case UInt8(ascii: "\""): isInString.toggle()
            case UInt8(ascii: "{") where !isInString: depth += 1
            case UInt8(ascii: "}") where !isInString: depth -= 1
            default: break
            }
            offset += 1
            guard depth > 0 || isInString else {
                language = .json
                content = start..<min(offset, body.count)
                blank((start == 3 ? 0 : start)..<content.upperBound)
                return
            }
        }
        problem = .unclosed(start..<start + 1)
    }

    // MARK: Lines

    static func line(in bytes: [UInt8], from start: Int) -> (text: Range<Int>, next: Int) {
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r") {
            end += 1
        }
        var next = min(end + 1, bytes.count)
        if end + 1 < bytes.count, bytes[end] == UInt8(ascii: "\r"), bytes[end + 1] == UInt8(ascii: "\n") {
            next = end + 2
        }
        return (start..<end, next)
    }

    private mutating func blank(_ range: Range<Int>) {
        for offset in range where body[offset] != UInt8(ascii: "\n") && body[offset] != UInt8(ascii: "\r") {
            body[offset] = UInt8(ascii: " ")
        }
    }
}
