import Text

/// The mistakes in YAML that are common, with what they mean to who wrote the text.
enum YAMLFault: CaseIterable {
    case keyInText, openDoubleQuote, openSingleQuote, doubleQuoteOverLines, singleQuoteOverLines
    case behindDoubleQuote, behindSingleQuote, escape, mark, alias, anchor
    case deeperKey, deeperFirstKey, misaligned, emptyItem, itemBehindKey, textBehindHeader
    case openSequence, openMapping, closingSequence, closingMapping, surplusBrace, surplusBracket
    case flowLine, commaInMapping, commaInSequence, secondValue, comment, tab

    /// The one that libfyaml means by a message.
    init?(libfyaml message: String) {
        let fault = Self.allCases.first { fault in fault.parts.contains { message.contains($0) } }
        guard let fault else { return nil }
        self = fault
    }

    private var parts: [String] {
        switch self {
        case .keyInText: ["invalid nested block mapping on the same line"]
        case .openDoubleQuote: ["double-quoted scalar without closing quote", "marker in double-quoted"]
        case .openSingleQuote: ["single-quoted scalar without closing quote", "marker in single-quoted"]
        case .doubleQuoteOverLines: ["wrongly indented double-quoted scalar"]
        case .singleQuoteOverLines: ["wrongly indented single-quoted scalar"]
        case .behindDoubleQuote: ["invalid trailing content after double-quoted scalar"]
        case .behindSingleQuote: ["invalid trailing content after single-quoted scalar"]
        case .escape: ["in double-quoted string", "double-quoted scalar has invalid"]
        case .mark: ["plain scalar cannot start with", "invalid mapping key (not allowed"]
        case .alias: ["invalid alias detected"]
        case .anchor: ["invalid anchor detected"]
        case .deeperKey: ["invalid multiline plain key"]
        case .deeperFirstKey: ["invalid mapping in plain multiline"]
        case .misaligned:
            [
                "invalid indentation in mapping", "wrong indendation in sequence",
                "did not find expected key", "did not find expected '-' indicator",
                "invalid scalar at the end of block sequence", "wrongly indented sequence item",
                "invalid value after mapping", "could not find expected ':'",
                "invalid mapping key",
            ]
        case .emptyItem: ["did not find expected node content"]
        case .itemBehindKey: ["block sequence on the same line as a mapping key"]
        case .textBehindHeader: ["block scalar no linebreak found"]
        case .openSequence: ["flow sequence without a closing bracket", "indicator in a flow sequence"]
        case .openMapping: ["flow mapping without a closing bracket"]
        case .closingSequence: ["wrongly indented sequence end in flow mode"]
        case .closingMapping: ["wrongly indented mapping end in flow mode"]
        case .surplusBrace: ["invalid extra closing brace"]
        case .surplusBracket: ["invalid extra closing bracket"]
        case .flowLine: ["wrongly indented flow", " in flow mode"]
        case .commaInMapping: ["missing comma in flow mapping"]
        case .commaInSequence: ["missing comma in flow sequence"]
        case .secondValue: ["missing document start"]
        case .comment: ["invalid comment without whitespace"]
        case .tab: ["tab character may not", "invalid tab ", "cannot use tab for"]
        }
    }

    /// What is wrong.
    var words: String {
        switch self {
        case .keyInText: "a text without quotes goes on with `: `, as if it were a key"
        case .openDoubleQuote: "the text in double quotes is not closed"
        case .openSingleQuote: "the text in single quotes is not closed"
        case .doubleQuoteOverLines: "the text in double quotes is not closed on its line"
        case .singleQuoteOverLines: "the text in single quotes is not closed on its line"
        case .behindDoubleQuote, .behindSingleQuote: "this stands behind the closing quote of a text"
        case .escape: "this is no escape of YAML"
        case .mark, .alias, .anchor: "a text without quotes cannot begin so"
        case .deeperKey: "the next line is indented as if it went on with this value"
        case .deeperFirstKey: "this key begins further left than those before it"
        case .misaligned: "this line belongs to none of those above it"
        case .emptyItem: "something is missing before this"
        case .itemBehindKey: "an item of a list stands on the line of its key"
        case .textBehindHeader: "the text behind `|` or `>` begins on its line"
        case .openSequence: "this `[` is not closed"
        case .openMapping: "this `{` is not closed"
        case .closingSequence: "a closing `]` stands no further right than its key"
        case .closingMapping: "a closing `}` stands no further right than its key"
        case .surplusBrace: "this `}` closes nothing"
        case .surplusBracket: "this `]` closes nothing"
        case .flowLine: "this line in brackets stands no further right than their key"
        case .commaInMapping: "a comma is missing between the keys of a mapping in braces"
        case .commaInSequence: "a comma is missing between the items of a list in brackets"
        case .secondValue: "the value ends before this"
        case .comment: "a blank is missing before the `#` of a comment"
        case .tab: "a tab indents this line"
        }
    }

    /// What to do about it.
    var help: String? {
        switch self {
        case .keyInText: "a text with `: ` in it stands in quotes"
        case .openDoubleQuote: "close it with `\"`"
        case .openSingleQuote: "close it with `'`"
        case .doubleQuoteOverLines: "close it with `\"`, or indent the lines that it goes on in"
        case .singleQuoteOverLines: "close it with `'`, or indent the lines that it goes on in"
        case .behindDoubleQuote: "a quote inside of double quotes is written `\\\"`"
        case .behindSingleQuote: "a quote inside of single quotes is written `''`"
        case .escape: "a backslash itself is written `\\\\`; in single quotes it stands as it is"
        case .mark: "put it in quotes"
        case .alias: "put it in quotes; `*` and a name stand for what `&` and the name mark"
        case .anchor: "put it in quotes; `&` and a name mark a value"
        case .deeperKey, .deeperFirstKey: "begin each key where the others beside it begin"
        case .misaligned:
            "a key has `: ` behind it, an item `- ` before it, and both begin where those beside them do"
        case .emptyItem: nil
        case .itemBehindKey: "begin the list on the next line, or write it in brackets"
        case .textBehindHeader: "begin it on the next line, indented"
        case .openSequence: "close it with `]`"
        case .openMapping: "close it with `}`"
        case .closingSequence, .closingMapping, .flowLine: "indent it; not every reader of YAML takes it here"
        case .surplusBrace, .surplusBracket: "remove it; a text that begins with it stands in quotes"
        case .commaInMapping, .commaInSequence: "a comma parts it from what follows"
        case .secondValue: "a document is one value; `---` begins the next"
        case .comment: "write a blank before it; a text with `#` in it stands in quotes"
        case .tab: "indent with spaces, not with tabs"
        }
    }
}
