/// The smallest piece of a template that means something: text, a delimiter, a word, a literal or a sign.
struct Token: Sendable {
    enum Kind: UInt8, Sendable {
        case text, outputStart, outputEnd, tagStart, tagEnd
        case name, integer, double, string
        case plus, minus, star, doubleStar, slash, doubleSlash, percent, tilde
        case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, assign
        case dot, comma, colon, pipe, semicolon
        case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
        case end
    }

    let kind: Kind
    let start: Int
    let end: Int

    init(_ kind: Kind, _ range: Range<Int>) {
        self.kind = kind
        start = range.lowerBound
        end = range.upperBound
    }

    /// Its bytes in the file.
    var range: Range<Int> { start..<end }

    /// An end that the file does not have: it stands for the missing delimiter of a tag that is never closed.
    var isMissingEnd: Bool { start == end && (kind == .outputEnd || kind == .tagEnd) }

    /// The sign of one of the fixed kinds.
    static func spelling(_ kind: Kind) -> String? {
        signs.first { $0.kind == kind }?.spelling
    }

    /// The signs, longer ones first.
    static let signs: [(spelling: String, kind: Kind)] = [
        ("**", .doubleStar), ("//", .doubleSlash), ("==", .equal), ("!=", .notEqual), ("<=", .lessOrEqual),
        (">=", .greaterOrEqual), ("+", .plus), ("-", .minus), ("*", .star), ("/", .slash), ("%", .percent),
        ("~", .tilde), ("<", .less), (">", .greater), ("=", .assign), (".", .dot), (",", .comma),
        (":", .colon),
        ("|", .pipe), (";", .semicolon), ("(", .leftParenthesis), (")", .rightParenthesis),
        ("[", .leftBracket),
        ("]", .rightBracket), ("{", .leftBrace), ("}", .rightBrace),
    ]
}
