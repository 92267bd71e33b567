/// The mistakes in YAML that are common, with what they mean to who wrote the text.
enum YAMLFault: CaseIterable {
    case keyInText, openDoubleQuote, openSingleQuote, doubleQuoteOverLines, singleQuoteOverLines
    case deeperKey, deeperFirstKey, emptyItem, openSequence, openMapping, closingSequence, closingMapping
    case flowLine, commaInMapping, commaInSequence, tab

    /// The one that libfyaml means by a message.
    init?(libfyaml message: String) {
        guard let fault = Self.allCases.first(where: { message.contains($0.part) }) else { return nil }
        self = fault
    }

    /// The one that a problem speaks of.
    init?(problem message: String) {
        guard let fault = Self.allCases.first(where: { message.hasSuffix($0.words) }) else { return nil }
        self = fault
    }

    private var part: String {
        switch self {
        case .keyInText: "invalid nested block mapping on the same line"
        case .openDoubleQuote: "double-quoted scalar without closing quote"
        case .openSingleQuote: "single-quoted scalar without closing quote"
        case .doubleQuoteOverLines: "wrongly indented double-quoted scalar"
        case .singleQuoteOverLines: "wrongly indented single-quoted scalar"
        case .deeperKey: "invalid multiline plain key"
        case .deeperFirstKey: "invalid mapping in plain multiline"
        case .emptyItem: "did not find expected node content"
        case .openSequence: "flow sequence without a closing bracket"
        case .openMapping: "flow mapping without a closing bracket"
        case .closingSequence: "wrongly indented sequence end in flow mode"
        case .closingMapping: "wrongly indented mapping end in flow mode"
        case .flowLine: "wrongly indented flow"
        case .commaInMapping: "missing comma in flow mapping"
        case .commaInSequence: "missing comma in flow sequence"
        case .tab: "invalid tab as indentation"
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
        case .deeperKey: "the next line is indented as if it went on with this value"
        case .deeperFirstKey: "this key begins further left than those before it"
        case .emptyItem: "something is missing before this"
        case .openSequence: "this `[` is not closed"
        case .openMapping: "this `{` is not closed"
        case .closingSequence: "a closing `]` stands no further right than its key"
        case .closingMapping: "a closing `}` stands no further right than its key"
        case .flowLine: "this line in brackets stands no further right than their key"
        case .commaInMapping: "a comma is missing between the keys of a mapping in braces"
        case .commaInSequence: "a comma is missing between the items of a list in brackets"
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
        case .deeperKey, .deeperFirstKey: "begin each key where the others beside it begin"
        case .emptyItem: nil
        case .openSequence: "close it with `]`"
        case .openMapping: "close it with `}`"
        case .closingSequence, .closingMapping, .flowLine: "indent it; not every reader of YAML takes it here"
        case .commaInMapping, .commaInSequence: "a comma parts it from what follows"
        case .tab: "indent with spaces, not with tabs"
        }
    }
}
