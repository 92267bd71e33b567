public import Diagnostics
import Text

/// A code block's info string: a language, attributes and marked lines.
///
/// CommonMark 0.30, section 4.5, gives a meaning to the first word only. Attributes are `key=value`,
/// `key="quoted value"` and bare flags; `{1,3-5}` names lines. A comma parts words as a blank does.
public struct InfoString: Sendable {
    /// An attribute; a bare flag has no value.
    public struct Attribute: Sendable, Hashable {
        /// The name as it is written.
        public let name: String
        /// The value without quotes or braces; `nil` for a bare flag.
        public let value: String?
        /// The name in the document.
        public let nameRange: Range<Int>
        /// The value in the document, without quotes or braces; for a bare flag the empty range behind the name.
        public let valueRange: Range<Int>
        /// The whole attribute in the document, quotes and braces included.
        public let range: Range<Int>
        /// The attribute with the blanks or the comma that part it from what stands before it.
        public let removal: Range<Int>

        /// The lines that a value such as `1,3-5` names, from 1; what is no number is left out.
        public var lines: [ClosedRange<Int>] { lineMarks.compactMap(\.lines) }

        /// What a value such as `1,3-5` names, part by part.
        public var lineMarks: [LineMark] {
            value.map { LineMark.read(Array($0.utf8), at: valueRange.lowerBound, partedBy: separators) } ?? []
        }

        /// What stands between two parts: `hl_lines` comes from other programs, as `"1 3-5"` and `[1,"3-5"]`.
        private var separators: Set<UInt8> {
            name == "hl_lines"
                ? [.comma, .space, .quote, UInt8(ascii: "'"), .leftBracket, .rightBracket] : [.comma]
        }

        /// Whether it is a word that is the name of a file, such as `.mcp.json`.
        public var isFileName: Bool {
            guard value == nil, let dot = name.lastIndex(of: "."), name.index(after: dot) < name.endIndex
            else { return false }
            return name.utf8.allSatisfy { !Self.signs.contains($0) } && name.contains(where: \.isLetter)
        }

        /// What is in no name of a file that stands without quotes.
        private static let signs: Set<UInt8> = [
            .quote, UInt8(ascii: "'"), .leftBracket, .rightBracket, .less,
        ]
    }

    /// What is wrong with an info string.
    public struct Problem: Sendable, Hashable {
        /// A sentence.
        public let message: String
        /// The smallest range of the document that is wrong.
        public let range: Range<Int>
        /// What to do about it.
        public let help: String?
        /// Edits of the document that mend it.
        public let fixes: [Diagnostic.Fix]
        /// How bad it is.
        public var severity = Severity.warning
    }

    /// The attributes that have a meaning, here or for whoever reads the block; all but the flags have a value.
    public static let attributeNames: Set<String> = [
        "title", "filename", "schema", "reason", "at", "base", "expect", "file", "region", "ins", "del",
        "numbers", "start", "wrap", "hl_lines", "linenums",
    ]
    /// The attributes that are words without a value, or can be.
    public static let flags: Set<String> = ["numbers", "wrap", "linenums"]

    /// The language, which is the first word, up to white space, a comma or `{`, or what it was meant to be; empty
    /// where there is none.
    public let language: String
    /// How the language is written where it is not its name alone.
    public let form: LanguageForm?
    /// The form of another generator that the block has, with its place.
    let foreign: (kind: ForeignSyntax, range: Range<Int>)?
    /// Whether it has the form of another generator, which is a finding of its own.
    public var isForeign: Bool { foreign != nil }
    /// The language in the document.
    public let languageRange: Range<Int>
    /// The attributes in their order.
    public private(set) var attributes: [Attribute]
    /// What `{…}` and `hl_lines` name, part by part.
    public let lineMarks: [LineMark]
    /// What is wrong with it.
    public let problems: [Problem]
    /// Where another attribute can be written; `nil` in a form that has no attributes of ours.
    let nextAttribute: (offset: Int, separator: String)?

    /// The lines that `{…}` and `hl_lines` mark, from 1.
    public var markedLines: [ClosedRange<Int>] { lineMarks.compactMap(\.lines) }

    /// Reads the info string that stands in a range of a document.
    public init(parsing bytes: [UInt8], in range: Range<Int>) {
        self.init(parsing: bytes, in: range, hasLanguage: true)
    }

    /// Reads attributes with or without a language in front of them.
    init(parsing bytes: [UInt8], in range: Range<Int>, hasLanguage: Bool) {
        var reader = InfoStringReader(bytes, range, hasLanguage: hasLanguage)
        reader.read()
        form = reader.form
        foreign = reader.foreign
        language = reader.form?.language ?? reader.text(reader.languageRange)
        languageRange = reader.languageRange
        attributes = reader.attributes
        lineMarks = reader.lineMarks
        problems = reader.problems
        nextAttribute = reader.nextAttribute
    }

    /// The same with one attribute more.
    func adding(_ attribute: Attribute?) -> InfoString {
        var info = self
        info.attributes += [attribute].compactMap(\.self)
        return info
    }

    /// Whether lines are numbered.
    public var isNumbered: Bool { ["numbers", "start", "linenums"].contains { self[$0] != nil } }

    /// The number of the first line; 1 where none is given.
    public var firstLineNumber: Int {
        ["start", "linenums"].lazy.compactMap { self[$0]?.value.flatMap { Int($0) } }.first ?? 1
    }

    /// The first attribute of a name.
    public subscript(name: String) -> Attribute? {
        attributes.first { $0.name == name }
    }

    /// What says the name of the file that the block shows: `title`, `filename` or a word that is such a name.
    public var titleAttribute: Attribute? {
        self["title"] ?? self["filename"] ?? attributes.first(where: \.isFileName)
    }

    /// The name of the file that the block shows, as readers see it above the block.
    public var title: String? {
        titleAttribute.flatMap { $0.isFileName ? $0.name : $0.value }
    }
}

/// A part of a list of lines such as `1,3-5`.
public struct LineMark: Sendable, Hashable {
    /// The lines, from 1; `nil` for a part that names none.
    public let lines: ClosedRange<Int>?
    /// The part in the document.
    public let range: Range<Int>
    /// The two ends the right way round, where they stand the wrong way.
    let turned: ClosedRange<Int>?

    /// Reads a list whose first byte stands at an offset of the document.
    static func read(
        _ text: [UInt8], at offset: Int, partedBy separators: Set<UInt8> = [.comma]
    ) -> [LineMark] {
        text.split(whereSeparator: separators.contains).compactMap { part in
            guard let first = part.firstIndex(where: { !$0.isWhitespace }),
                let last = part.lastIndex(where: { !$0.isWhitespace })
            else { return nil }
            return LineMark(text[first...last], at: offset + first)
        }
    }

    private init(_ part: ArraySlice<UInt8>, at offset: Int) {
        range = offset..<(offset + part.count)
        let ends = part.split(separator: .hyphen, omittingEmptySubsequences: false).map(Self.number)
        guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil, first >= 1 else {
            (lines, turned) = (nil, nil)
            return
        }
        lines = first <= last ? first...last : nil
        turned = last >= 1 && last < first ? last...first : nil
    }

    private static func number(_ part: ArraySlice<UInt8>) -> Int? {
        let digits = part.drop(while: \.isBlank).reversed().drop(while: \.isBlank).reversed()
        guard !digits.isEmpty, digits.allSatisfy(\.isDigit) else { return nil }
        return Int(String(decoding: digits, as: UTF8.self))
    }
}
