/// A code block's info string: a language, attributes and marked lines.
///
/// CommonMark 0.30, section 4.5, gives a meaning to the first word only. Attributes are `key=value`,
/// `key="quoted value"` and bare flags; `{1,3-5}` names lines.
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

        /// The lines that a value such as `1,3-5` names, from 1; what is no number is left out.
        public var lines: [ClosedRange<Int>] { InfoString.lines(in: value ?? "") }
    }

    /// What is wrong with an info string.
    public struct Problem: Sendable, Hashable {
        /// A sentence.
        public let message: String
        /// The smallest range of the document that is wrong.
        public let range: Range<Int>
    }

    /// The first word, up to white space or `{`; empty where there is none.
    public let language: String
    /// The language in the document.
    public let languageRange: Range<Int>
    /// The attributes in their order.
    public let attributes: [Attribute]
    /// The lines that `{…}` marks, from 1.
    public let markedLines: [ClosedRange<Int>]
    /// What is wrong with it.
    public let problems: [Problem]

    /// Reads the info string that stands in a range of a document.
    public init(parsing bytes: [UInt8], in range: Range<Int>) {
        self.init(parsing: bytes, in: range, hasLanguage: true)
    }

    /// Reads attributes with or without a language in front of them.
    init(parsing bytes: [UInt8], in range: Range<Int>, hasLanguage: Bool) {
        var reader = InfoStringReader(bytes, range)
        reader.read(hasLanguage: hasLanguage)
        language = reader.text(reader.languageRange)
        languageRange = reader.languageRange
        attributes = reader.attributes
        markedLines = reader.markedLines
        problems = reader.problems
    }

    /// The first attribute of a name.
    public subscript(name: String) -> Attribute? {
        attributes.first { $0.name == name }
    }

    /// A number, whatever spaces stand in it.
    private static func number(_ digits: Substring.UTF8View) -> Int? {
        Int(String(decoding: digits.filter { $0 != .space }, as: UTF8.self))
    }

    /// Reads `1,3-5`.
    static func lines(in text: String) -> [ClosedRange<Int>] {
        text.utf8.split(separator: .comma).compactMap { part in
            let bounds = part.split(separator: .hyphen, omittingEmptySubsequences: false).map(number)
            guard let first = bounds.first ?? nil, let last = bounds.last ?? nil, bounds.count <= 2 else {
                return nil
            }
            return first >= 1 && first <= last ? first...last : nil
        }
    }
}
