import Diagnostics

/// The wording of findings about how a template is written.
extension Diagnostic {
    static func unclosedTag(_ isTag: Bool, _ path: String, _ range: Range<Int>) -> Diagnostic {
        let (opening, closing) = isTag ? ("{%", "%}") : ("{{", "}}")
        return Diagnostic(
            .templateUnclosed, .error, "`\(opening)` is never closed",
            at: Location(path: path, range: range),
            help: "write `\(closing)` where the tag ends")
    }

    static func unclosedComment(_ path: String, _ range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .templateUnclosed, .error, "the comment is never closed",
            at: Location(path: path, range: range),
            help: "write `#}` where the comment ends")
    }

    static func unclosedString(_ path: String, _ range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .templateUnclosed, .error, "the text that begins here has no closing quote",
            at: Location(path: path, range: range), help: "end the text with the quote that it begins with")
    }

    static func unclosedBracket(_ bracket: UInt8, _ path: String, _ range: Range<Int>) -> Diagnostic {
        let closing = bracket == UInt8(ascii: "(") ? ")" : bracket == UInt8(ascii: "[") ? "]" : "}"
        return Diagnostic(
            .templateUnclosed, .error, "`\(Character(Unicode.Scalar(bracket)))` is never closed",
            at: Location(path: path, range: range), help: "write `\(closing)` before the tag ends")
    }

    static func strayBracket(_ bracket: UInt8, _ path: String, _ range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .templateSyntax, .error, "`\(Character(Unicode.Scalar(bracket)))` closes nothing",
            at: Location(path: path, range: range), help: "remove it, or open the bracket before it")
    }

    static func unexpectedCharacter(_ byte: UInt8, _ path: String, _ range: Range<Int>) -> Diagnostic {
        let name = byte > 0x20 && byte < 0x7F ? "`\(Character(Unicode.Scalar(byte)))`" : "this character"
        let help =
            switch byte {
            case UInt8(ascii: "&"): "write `and`"
            case UInt8(ascii: "!"): "write `not`"
            case UInt8(ascii: "?"): "write `a if condition else b`"
            default: "remove it, or put it into quotes as a text"
            }
        return Diagnostic(
            .templateSyntax, .error, "\(name) means nothing inside of a tag",
            at: Location(path: path, range: range), help: help)
    }

    static func unclosedBlock(_ tag: String, _ path: String, _ range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .templateUnclosed, .error, "`\(tag)` is never ended", at: Location(path: path, range: range),
            help: "write `{% end\(tag) %}` where its body ends")
    }

    static func strayEnd(_ tag: Tag, _ path: String, _ range: Range<Int>) -> Diagnostic {
        let openers = tag.openers.map { "`\($0.rawValue)`" }.joined(separator: " or ")
        return Diagnostic(
            .templateStrayEnd, .error, "`\(tag.rawValue)` without \(openers)",
            at: Location(path: path, range: range),
            help: "remove it, or look whether its \(openers) was ended too early")
    }

    static func afterElse(_ tag: Tag, _ path: String, _ range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .templateStrayEnd, .error, "`\(tag.rawValue)` comes after `else`",
            at: Location(path: path, range: range),
            help: "`else` is the last part; end it before")
    }

    static func unknownTag(
        _ name: String, suggestion: String?, _ path: String, _ range: Range<Int>
    ) -> Diagnostic {
        unknown(
            .unknownTemplateTag, "tag", name, suggestion: suggestion,
            known: Tag.allCases.filter { !$0.isEnd }.map(\.rawValue), path, range)
    }

    /// A name that is not in its table, with the nearest that is, or all where there are few.
    static func unknown(
        _ id: FindingID, _ kind: String, _ name: String, suggestion: String?, known: [String], _ path: String,
        _ range: Range<Int>
    ) -> Diagnostic {
        let list = known.sorted().joined(separator: ", ")
        return Diagnostic(
            id, .error, "there is no \(kind) `\(name)`", at: Location(path: path, range: range),
            help: suggestion.map { "did you mean `\($0)`?" } ?? "the \(kind)s are: \(list)",
            fixes: suggestion.map { [Fix("write `\($0)`", edits: [TextEdit(range: range, replacement: $0)])] }
                ?? [])
    }

    static func expected(
        _ what: String, _ path: String, _ range: Range<Int>, found: String?
    ) -> Diagnostic {
        let found = found.map { "found `\($0)`" } ?? "the tag ends here"
        return Diagnostic(
            .templateSyntax, .error, "expected \(what), but \(found)",
            at: Location(path: path, range: range))
    }

    static func unexpected(_ text: String, _ path: String, _ range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .templateSyntax, .error, "`\(text)` is not expected here",
            at: Location(path: path, range: range),
            help: text == "="
                ? "write `==` to compare"
                : "the tag is complete before it; remove it, or look for a missing operator")
    }

    static func notACall(_ path: String, _ range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .templateSyntax, .error, "`call` needs the call of a macro",
            at: Location(path: path, range: range),
            help: "write it with parentheses, such as `name()`")
    }

    static func wrongEnd(_ isTag: Bool, _ found: String, _ path: String, _ range: Range<Int>) -> Diagnostic {
        let (opening, closing) = isTag ? ("{%", "%}") : ("{{", "}}")
        return Diagnostic(
            .templateUnclosed, .error, "`\(opening)` is not closed by `\(found)`",
            at: Location(path: path, range: range), help: "write `\(closing)`",
            fixes: [Fix("write `\(closing)`", edits: [TextEdit(range: range, replacement: closing)])])
    }

    static func tooDeep(_ what: String, limit: Int, _ path: String, _ range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .templateDepth, .error, "\(what) lie in one another more than \(limit) deep",
            at: Location(path: path, range: range), help: "move a part into a macro or a template of its own")
    }

    static func tooManyFindings(_ path: String, _ range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .templateSyntax, .error, "there is too much wrong here; the rest of the template was not read",
            at: Location(path: path, range: range))
    }

    static func cannotBind(_ name: String, _ path: String, _ range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .templateSyntax, .error, "`\(name)` is a value and cannot be set",
            at: Location(path: path, range: range),
            help: "choose another name")
    }

    static func cannotBindLoop(_ path: String, _ range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .templateSyntax, .error, "`loop` is what a loop tells of itself, and no name for its items",
            at: Location(path: path, range: range), help: "choose another name")
    }

    static func badNumber(_ text: String, _ path: String, _ range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .templateNumber, .error, "`\(text)` is no number that can be represented",
            at: Location(path: path, range: range))
    }

    static func duplicateBlock(
        _ name: String, _ path: String, _ range: Range<Int>, first: Range<Int>
    ) -> Diagnostic {
        Diagnostic(
            .duplicateTemplateBlock, .error, "the block `\(name)` is defined twice",
            at: Location(path: path, range: range),
            help: "give it another name; `{{ self.\(name)() }}` prints a block once more",
            notes: [Note("the first definition is here", at: Location(path: path, range: first))])
    }

    static func otherEndName(
        _ name: String, expected: String, _ path: String, _ range: Range<Int>
    ) -> Diagnostic {
        Diagnostic(
            .templateStrayEnd, .error, "this ends `\(expected)`, not `\(name)`",
            at: Location(path: path, range: range),
            help: "write `\(expected)`, or nothing",
            fixes: [Fix("write `\(expected)`", edits: [TextEdit(range: range, replacement: expected)])])
    }

    static func duplicateParameter(_ name: String, _ path: String, _ range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .templateArguments, .error, "the parameter `\(name)` comes twice",
            at: Location(path: path, range: range))
    }

    static func parameterAfterDefault(_ name: String, _ path: String, _ range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .templateArguments, .error, "`\(name)` has no default but comes after a parameter that has one",
            at: Location(path: path, range: range), help: "give it a default, or move it to the front")
    }

    static func duplicateArgument(_ name: String, _ path: String, _ range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .templateArguments, .error, "the argument `\(name)` is given twice",
            at: Location(path: path, range: range))
    }

    static func positionalAfterNamed(_ path: String, _ range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .templateArguments, .error, "an argument without a name comes after one with a name",
            at: Location(path: path, range: range), help: "move it to the front, or name it")
    }
}
