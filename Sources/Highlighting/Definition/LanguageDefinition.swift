import Diagnostics
import Text

/// A language as its definition file describes it: names, word lists, and states of rules.
///
/// The file is a list of lines. `#` begins a comment line. A line that begins at its first column is one of:
///
///     language NAME           the name; the first line that is not a comment
///     names A B …             other names that people write
///     files A *.B …           names of files that hold the language
///     extends NAME            another language's states and words come after one's own
///     ignore-case             letters match in either case
///     words CLASS A B …       words that a `words` rule gives a class
///     state NAME              begins a state; scanning begins in the state `root`
///
/// An indented line is a rule of the state above it: `CLASS PATTERN` and then, in any order,
/// `before PATTERN` (what must follow), `after SET` (the last byte before it that is not blank; `\n` in the set
/// is the beginning of a line), one of `push STATE`, `go STATE`, `pop`, and one of `embed LANGUAGE until PATTERN`,
/// `heredoc`, `fenced`, `indented`. Instead of a class, `words` looks the match up in the word lists, and
/// `include STATE` is another state's rules. The longest match of a state's patterns decides; among equally
/// long ones the first rule whose conditions hold. Where none matches, the byte is plain.
public struct LanguageDefinition: Sendable {
    /// The name that the language goes by.
    public let name: String
    /// Other names that people write, in the file's order.
    public let aliases: [String]
    /// Names of files that hold the language: a whole name, or `*.` and an extension.
    public let fileNames: [String]
    /// Where the name stands, for findings about the language as a whole.
    let location: Location
    let base: Name?
    let ignoresCase: Bool
    let words: [WordList]
    let states: [State]

    /// A name in a definition that refers to something else, and where it stands.
    struct Name: Sendable, Hashable {
        let text: String
        let location: Location
    }

    /// Words that have a class of their own.
    struct WordList: Sendable {
        let tokenClass: TokenClass
        let words: [[UInt8]]
    }

    /// A named list of rules.
    struct State: Sendable {
        let name: String
        var entries: [Entry]
    }

    /// A rule, or the place of another state's rules.
    enum Entry: Sendable {
        case rule(Rule)
        case include(Name)
    }

    /// What a match is, under which conditions, and what happens after it.
    struct Rule: Sendable {
        var token: Token
        var pattern: Pattern
        var isAtLineStart = false
        var before: Pattern?
        var after: ByteSet?
        var move = Move.stay
        var region = Region.none

        /// How many automaton nodes the rule takes.
        var size: Int {
            var end = 0
            if case .embed(_, let until) = region { end = until.size }
            return 1 + pattern.size + (before?.size ?? 0) + end
        }
    }

    /// The class of a match.
    enum Token: Sendable, Hashable {
        case fixed(TokenClass)
        /// That of the word list that has the match; where none has it, the rule does not hold.
        case fromWords
    }

    /// The state that follows a match.
    enum Move: Sendable, Hashable {
        case stay, pop
        case push(Name)
        case go(Name)
    }

    /// A piece of text after the match that the rules do not scan.
    enum Region: Sendable, Hashable {
        case none
        /// Another language up to where the pattern matches.
        case embed(Name, until: Pattern)
        /// A string from the next line to a line that is the match's word alone; a language where the word or
        /// a file on the match's line names one.
        case heredoc
        /// From the next line to a line of at least as many of the match's first character; the match's word
        /// names the language.
        case fenced
        /// A string: the following lines that are indented further than this one.
        case indented
    }
}
