import Diagnostics
import Text

/// Reads a template's tokens into its syntax. It reports what is wrong and goes on with the rest.
struct Parser {
    /// How deep tags, and expressions, may lie in one another: so deep that a release build parses and compiles
    /// them within 200 KiB of stack, where a thread may have 512.
    static let depthLimit = 60
    /// After so many findings a template is given up.
    static let findingLimit = 100

    /// A tag with a body that is being read.
    struct OpenTag {
        let tag: Tag
        let range: Range<Int>
    }

    let path: String
    let bytes: [UInt8]
    let tokens: [Token]
    var position = 0
    var names: NameTable
    var syntax = Syntax()
    var diagnostics: [Diagnostic] = []
    var open: [OpenTag] = []
    var expressionDepth = 0
    /// Findings are kept back in a tag that has one already.
    var isSilent = false
    var isGivenUp = false
    /// End tags of tags that are unknown; they are passed over without another finding.
    var unknownEnds: Set<String> = []
    /// End tags of tags that are misspelt, and what they mean.
    var misspeltEnds: [String: Tag] = [:]
    /// Where findings were made while cutting the text into tokens.
    var lexical: [Int] = []
    /// Where the words of misspelt tags begin that are read as what was meant.
    var isMisspelt: Set<Int> = []
    /// The blocks so far, and where they are named.
    var blocks: [Int32: Range<Int>] = [:]

    /// The syntax of a template. Names are given their numbers in the table, which all templates of a set share.
    static func parse(_ source: SourceText, names: inout NameTable) -> (
        syntax: Syntax, diagnostics: [Diagnostic]
    ) {
        let (tokens, findings) = Lexer.tokens(of: source)
        var parser = Parser(path: source.path, bytes: source.bytes, tokens: tokens, names: names)
        parser.diagnostics = findings
        parser.lexical = findings.compactMap { $0.location.range?.lowerBound }
        parser.syntax.body = parser.parseBody()
        names = parser.names
        return (parser.syntax, parser.diagnostics)
    }

    private init(path: String, bytes: [UInt8], tokens: [Token], names: NameTable) {
        self.path = path
        self.bytes = bytes
        self.tokens = tokens
        self.names = names
    }

    var token: Token { tokens[position] }

    func text(_ token: Token) -> String {
        String(decoding: bytes[token.start..<token.end], as: UTF8.self)
    }

    func word(_ token: Token) -> String? {
        token.kind == .name ? text(token) : nil
    }

    func token(after count: Int) -> Token {
        tokens[min(position + count, tokens.count - 1)]
    }

    mutating func advance() {
        if position < tokens.count - 1 { position += 1 }
    }

    mutating func skip(_ kind: Token.Kind) -> Bool {
        guard token.kind == kind else { return false }
        advance()
        return true
    }

    mutating func skip(word: String) -> Bool {
        guard self.word(token) == word else { return false }
        advance()
        return true
    }

    /// Reports a finding, unless its tag has one already, and keeps the rest of the tag silent.
    mutating func report(_ diagnostic: Diagnostic) {
        guard !isSilent, !isGivenUp else { return }
        isSilent = true
        diagnostics.append(diagnostic)
        if diagnostics.count >= Self.findingLimit {
            diagnostics.append(.tooManyFindings(path, diagnostic.location.range ?? 0..<0))
            giveUp()
        }
    }

    mutating func giveUp() {
        isGivenUp = true
        position = tokens.count - 1
    }

    /// A sign that must stand here.
    mutating func expect(_ kind: Token.Kind, after: String) -> Bool {
        if skip(kind) { return true }
        let wanted = Token.spelling(kind).map { "`\($0)`" } ?? "a name"
        report(.expected("\(wanted) after \(after)", path, token.range, found: foundText))
        return false
    }

    /// A name that must stand here.
    mutating func expectName(_ what: String) -> Word? {
        guard let name = word(token), !Self.reserved.contains(name) else {
            report(.expected(what, path, token.range, found: foundText))
            return nil
        }
        let word = Word(name: names.number(name), range: token.range)
        advance()
        return word
    }

    /// Words that are operators and cannot be names.
    static let reserved: Set<String> = ["and", "or", "not", "in", "is", "if", "else"]

    /// What stands here, for messages; `nil` at the end of a tag.
    var foundText: String? {
        switch token.kind {
        case .outputEnd, .tagEnd, .end, .text, .outputStart, .tagStart: nil
        case .name, .integer, .double, .string, .plus, .minus, .star, .doubleStar, .slash, .doubleSlash,
            .percent, .tilde, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .assign,
            .dot, .comma, .colon, .pipe, .semicolon, .leftParenthesis, .rightParenthesis, .leftBracket,
            .rightBracket, .leftBrace, .rightBrace:
            text(token)
        }
    }

    /// Moves behind the end of the tag that is being read. What is left of the tag is reported.
    mutating func finishTag() {
        let isEnd = token.kind == .tagEnd || token.kind == .outputEnd
        if !isEnd {
            report(.unexpected(foundText ?? "", path, token.range))
            while token.kind != .tagEnd, token.kind != .outputEnd, token.kind != .end { advance() }
        }
        if token.kind != .end { advance() }
        isSilent = false
    }
}
