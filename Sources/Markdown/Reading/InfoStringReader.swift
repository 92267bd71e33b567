import Diagnostics
import Text

/// Reads an info string from left to right.
///
/// What is written in another order or another program's form is read as it is meant, and is a problem too.
struct InfoStringReader {
    /// The info string's bytes, at their places in the document.
    let bytes: ArraySlice<UInt8>
    private let lookalikes: InfoStringLookalikes
    /// Where reading ends; inside braces before the one that closes them.
    var end: Int
    var offset: Int
    /// Whether a language may stand there, as in a code block's info string.
    let hasLanguage: Bool
    var languageRange: Range<Int>
    private(set) var attributes: [InfoString.Attribute] = []
    var lineMarks: [LineMark] = []
    private(set) var problems: [InfoString.Problem] = []
    /// How the language is written where it is not its name alone.
    private(set) var form: InfoString.LanguageForm?
    /// The form of another generator that the block has.
    private(set) var foreign: (kind: ForeignSyntax, range: Range<Int>)?
    private var names: Set<String> = []
    private let start: Int
    /// Whether commas part the words everywhere, as in `json,schema=x,wrap`.
    private(set) var isCommaSeparated = false
    /// Where attributes in braces end.
    var attributesEnd: Int?
    /// Whether no `]` follows any more, so that nobody looks for one again.
    var hasNoBracket = false
    /// How many problems of one info string are told.
    private static let mostProblems = 16

    init(_ bytes: [UInt8], _ range: Range<Int>, hasLanguage: Bool) {
        self.hasLanguage = hasLanguage
        end = min(range.upperBound, bytes.count)
        offset = min(range.lowerBound, end)
        lookalikes = InfoStringLookalikes(bytes, offset..<end)
        self.bytes = lookalikes.bytes
        start = offset
        languageRange = offset..<offset
    }

    mutating func read() {
        if hasLanguage, readForeignFence() { return }
        if hasLanguage { readLanguage() }
        readWords()
        addTitleOfForm()
        guard !lookalikes.found.isEmpty else { return }
        // The blanks in a sign's place are nobody's.
        problems.removeAll { problem in lookalikes.found.contains { $0.range.contains(problem.range) } }
        problems += lookalikes.problems(isGrave: names.contains("schema")).prefix(Self.mostProblems)
    }

    /// Reads `{note}`, `{code-block} python` and `{python}`, whose braces are another generator's and whose other
    /// words only it reads.
    private mutating func readForeignFence() -> Bool {
        guard offset < end, bytes[offset] == .leftBrace,
            let close = bytes[offset..<end].firstIndex(of: .rightBrace)
        else { return false }
        let content = bytes[(offset + 1)..<close].drop(while: \.isBlank)
        let name = content.prefix {
            $0.isPartOfLanguage || $0 == .colon || $0 == .equals && $0 != content.last
        }
        let first = content.first == .equals ? content.prefix { !$0.isWhitespace } : name
        // With a value behind a `=` it is a name of an attribute.
        guard let next = content.dropFirst(first.count).first ?? Optional(.space), next != .equals,
            let kind = ForeignSyntax(fenceName: first)
        else { return false }
        foreign = (kind, offset..<(close + 1))
        if kind == .cell {
            languageRange = first.startIndex..<first.endIndex
        } else if ForeignSyntax.holdsCode(first) {
            offset = close + 1
            _ = take { !$0.isBlank }
            languageRange = take { $0.isWhitespace }
        }
        offset = end
        return true
    }

    /// A file's name or a title that stands in the language's word is as good as an attribute.
    private mutating func addTitleOfForm() {
        guard let title = form?.title,
            !attributes.contains(where: { ["title", "filename"].contains($0.name) })
        else { return }
        let end = languageRange.upperBound - (form?.written.hasSuffix("]") == true ? 1 : 0)
        attributes.append(
            InfoString.Attribute(
                name: "title", value: title, nameRange: languageRange,
                valueRange: (end - title.utf8.count)..<end, range: languageRange, removal: languageRange))
    }

    /// Reads what stands behind the language, or all of it where there is none.
    mutating func readWords() {
        while true {
            _ = take { !$0.isWhitespace && $0 != .comma }
            guard offset < end else { return }
            if skipsMark() { continue }
            if bytes[offset] == .leftBrace { readBraces() } else { readAttribute() }
        }
    }

    /// Where another attribute belongs: behind the last one, and with it in its braces.
    var nextAttribute: (offset: Int, separator: String)? {
        guard foreign == nil, !languageRange.isEmpty || !attributes.isEmpty else {
            return nil
        }
        let limit = attributesEnd ?? end
        let last = bytes[start..<limit].lastIndex { !$0.isWhitespace && $0 != .comma } ?? start
        return (last + 1, isCommaSeparated ? "," : " ")
    }

    /// The text of a range.
    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    private mutating func readLanguage() {
        languageRange = take { $0.isWhitespace || $0 == .leftBrace || $0 == .comma || $0 == .equals }
        if let mark = mark(in: languageRange) { languageRange = languageRange.lowerBound..<mark }
        if bytes[languageRange].contains(.leftBracket), !bytes[languageRange].contains(.rightBracket),
            let close = bytes[offset..<end].firstIndex(of: .rightBracket)
        {
            offset = close + 1
            languageRange = languageRange.lowerBound..<offset
        }
        leaveAttributeOfLanguage()
        let isDirect = offset < end && bytes[offset] == .equals
        let isName = InfoString.attributeNames.contains(text(languageRange))
        if isDirect || (isName && nextWordByte(from: offset) == .equals) {
            offset = start
            languageRange = start..<start
        }
        form = InfoString.LanguageForm(text(languageRange))
        if let kind = ForeignSyntax(language: text(languageRange)) { foreign = (kind, languageRange) }
        isCommaSeparated = !languageRange.isEmpty && offset < end && bytes[offset] == .comma
    }

    /// Reads `json:title=x` as `json title=x`.
    private mutating func leaveAttributeOfLanguage() {
        guard offset < end, bytes[offset] == .equals,
            let colon = bytes[languageRange].lastIndex(of: .colon), colon > languageRange.lowerBound,
            InfoString.attributeNames.contains(text(colon + 1..<offset))
        else { return }
        offset = colon + 1
        languageRange = languageRange.lowerBound..<colon
        report(
            "a colon stands where a blank belongs", colon..<offset,
            fixes: [fix("write a blank", [(colon..<offset, " ")])])
    }

    /// The next byte that is no blank, on or behind an offset.
    private func nextWordByte(from offset: Int) -> UInt8? {
        bytes[offset..<end].first { !$0.isWhitespace }
    }

    // MARK: Attributes

    private mutating func readAttribute() {
        if takeColon() { return }
        let nameRange = takeName()
        let behind = offset
        guard nextWordByte(from: offset) == .equals else {
            return addWord(nameRange)
        }
        _ = take { !$0.isWhitespace }
        let before = behind..<offset
        offset += 1
        if nameRange.isEmpty {
            report("a value has no name in front of its `=`", (offset - 1)..<offset)
        }
        skipBlanks(around: before, of: nameRange)
        addValue(of: nameRange)
    }

    /// Reads `title:x` and `title: x` as `title=x`.
    private mutating func takeColon() -> Bool {
        guard let colon = bytes[offset..<end].firstIndex(where: { !$0.isPartOfName }), colon > offset,
            bytes[colon] == .colon, colon + 1 < end
        else { return false }
        let name = offset..<colon
        guard InfoString.attributeNames.subtracting(InfoString.flags).contains(text(name)) else {
            return false
        }
        let value = bytes[(colon + 1)..<end].firstIndex { !$0.isBlank }
        guard let value, value == colon + 1 || !isAttribute(at: value) else { return false }
        offset = value
        report(
            "the value of `\(text(name))` stands behind a colon", colon..<(colon + 1),
            help: "it stands behind `=`, without blanks", fixes: [fix("write `=`", [(colon..<value, "=")])])
        addValue(of: name)
        return true
    }

    /// Blanks around the `=` are no part of anything, but other programs do not read over them.
    private mutating func skipBlanks(around before: Range<Int>, of name: Range<Int>) {
        let afterStart = offset
        _ = take { !$0.isWhitespace }
        if offset > afterStart, offset == end || isAttribute(at: offset) { offset = afterStart }
        let blanks = [before, afterStart..<offset].filter { !$0.isEmpty }
        guard let first = blanks.first, let last = blanks.last, !name.isEmpty else { return }
        report(
            "a blank stands beside the `=` of `\(text(name))`", first.lowerBound..<last.upperBound,
            help: "an attribute is written without blanks, as `name=value`",
            fixes: [fix("remove the blanks", blanks.map { ($0, "") })])
    }

    /// Whether the word at an offset has a name and a value of its own.
    func isAttribute(at offset: Int) -> Bool {
        guard let stop = bytes[offset..<end].firstIndex(where: { !$0.isPartOfName }) else { return false }
        return stop > offset && bytes[stop] == .equals
    }

    private mutating func addValue(of name: Range<Int>) {
        guard offset < end else { return add(name, "", offset..<offset, end: offset) }
        switch bytes[offset] {
        case .quote, UInt8(ascii: "'"):
            let (value, range) = takeQuoted()
            add(name, value, range, end: offset)
        case .leftBrace:
            let range = takeBraces()
            add(name, text(range), range, end: offset)
        case .leftBracket:
            let range = takeBracket()
            add(name, text(range), range, end: offset)
        default:
            let range = takeValue()
            add(name, text(range), range, end: offset)
        }
    }

    /// A word without a value: a flag, or a language that stands too late.
    private mutating func addWord(_ range: Range<Int>) {
        let word = text(range)
        if hasLanguage, languageRange.isEmpty, !attributes.isEmpty || !lineMarks.isEmpty, range.count > 0,
            bytes[range].allSatisfy(\.isPartOfLanguage), !InfoString.flags.contains(word)
        {
            languageRange = range
            report(
                "the language `\(word)` stands behind an attribute", range,
                help: "it is the first word of the info string",
                fixes: [
                    fix("write the language first", [(start..<start, word + " "), (withBlank(range), "")])
                ])
            return
        }
        add(range, nil, range.upperBound..<range.upperBound, end: range.upperBound)
    }

    /// A word with the blank or comma in front of it.
    func withBlank(_ range: Range<Int>) -> Range<Int> {
        guard range.lowerBound > start else { return range }
        let before = bytes[range.lowerBound - 1]
        return before.isWhitespace || before == .comma ? (range.lowerBound - 1)..<range.upperBound : range
    }

    /// A word with all blanks in front of it, and a comma.
    private func withSeparator(_ range: Range<Int>) -> Range<Int> {
        var first = range.lowerBound
        while first > start, bytes[first - 1].isWhitespace { first -= 1 }
        if first > start, bytes[first - 1] == .comma { first -= 1 }
        return first..<range.upperBound
    }

    private mutating func add(_ nameRange: Range<Int>, _ value: String?, _ valueRange: Range<Int>, end: Int) {
        let name = text(nameRange)
        if !name.isEmpty, !names.insert(name).inserted, value != nil || InfoString.flags.contains(name) {
            report("the attribute `\(name)` is given twice", nameRange, help: "the first one counts")
        }
        let range = nameRange.lowerBound..<max(end, nameRange.upperBound)
        let attribute = InfoString.Attribute(
            name: name, value: value, nameRange: nameRange, valueRange: valueRange, range: range,
            removal: withSeparator(range))
        attributes.append(attribute)
        guard hasLanguage, value != nil, ["ins", "del", "hl_lines"].contains(name) else { return }
        let marks = attribute.lineMarks
        reportLines(marks, valueRange)
        if name == "hl_lines" { lineMarks += marks }
    }

    mutating func report(
        _ message: String, _ range: Range<Int>, help: String? = nil, fixes: [Diagnostic.Fix] = []
    ) {
        guard problems.count < Self.mostProblems else { return }
        problems.append(.init(message: message, range: range, help: help, fixes: fixes))
    }

    func fix(_ title: String, _ edits: [(range: Range<Int>, text: String)]) -> Diagnostic.Fix {
        Diagnostic.Fix(title, edits: edits.map { .init(range: $0.range, replacement: $0.text) })
    }
}

extension UInt8 {
    /// Whether it can stand in the name of an attribute.
    var isPartOfName: Bool { isLetter || isDigit || self == .hyphen || self == .underscore }
    /// Whether it can stand in the name of a language.
    var isPartOfLanguage: Bool { isPartOfName || self == UInt8(ascii: "+") || self == .hash }
}
