import Diagnostics
import Text

/// What stands between braces in other programs: tags and values of templates, shortcodes, roles, lists of attributes.
extension ForeignSyntaxScan {
    /// Looks at every `{`.
    mutating func scanBraces() {
        var places: [(ForeignSyntax, Range<Int>)] = []
        bytes.withUnsafeBufferPointer { view in
            var place = view.firstPlace(of: .leftBrace)
            while place + 1 < view.count {
                if let (kind, end) = Self.brace(view, at: place) { places.append((kind, place..<end)) }
                place = view.firstPlace(of: .leftBrace, from: place + 1)
            }
        }
        for (kind, range) in places where isText(range.lowerBound) { add(kind, range) }
    }

    private static func brace(_ view: ByteView, at place: Int) -> (ForeignSyntax, Int)? {
        guard place == 0 || view[place - 1] != .backslash else { return nil }
        if view.has("{{<", at: place) || view.has("{{%", at: place) {
            return closing(view, place, view[place + 2] == .less ? ">}}" : "%}}").map { end in
                (ForeignSyntax.isInclude(word(view, from: place + 3)) ? .includeShortcode : .shortcode, end)
            }
        }
        if view.has("{%", at: place), place == 0 || view[place - 1] != .leftBrace {
            return closing(view, place, "%}").map { end in
                (tagKind(view.part(place..<end)), end)
            }
        }
        if view.has("{/*", at: place), let end = closing(view, place, "*/}") { return (.comment, end) }
        for (mark, end) in criticMarks where view.has(mark, at: place) {
            return closing(view, place, end).map { (.criticMark, $0) }
        }
        if view.has("{!", at: place), let end = closing(view, place, "!}") { return (.snippet, end) }
        if view.has("{{", at: place), let end = valueEnd(view, place) { return (.value, end) }
        if view.has("{{", at: place), let end = hugoValueEnd(view, place) { return (.hugoValue, end) }
        if let end = rawInlineEnd(view, place) { return (.rawInline, end) }
        if let end = addressEnd(view, place) { return (.templateAddress, end) }
        if let end = roleEnd(view, place) { return (.role, end) }
        let mdBook: [StaticString] = [
            "{{#include ", "{{#playground ", "{{#playpen ", "{{#rustdoc_include ", "{{#template ",
            "{{#title ",
        ]
        if mdBook.contains(where: { view.has($0, at: place) }) {
            return closing(view, place, "}}").map { (.mdBook, $0) }
        }
        if let end = inclusionEnd(view, place) { return (.inclusion, end) }
        if isNamed(view, behind: "{{#", or: "{{/", at: place) {
            return closing(view, place, "}}").map { (.preprocessor, $0) }
        }
        if isNamed(view, behind: "{::", or: "{:/", at: place) {
            return closing(view, place, "}").map { (.kramdown, $0) }
        }
        return attributeListEnd(view, place).map { (.attributeList, $0) }
    }

    /// Whether a mark stands at a place with the letters of a name behind it.
    private static func isNamed(
        _ view: ByteView, behind mark: StaticString, or end: StaticString, at place: Int
    ) -> Bool {
        guard view.has(mark, at: place) || view.has(end, at: place) else { return false }
        let name = place + mark.utf8CodeUnitCount
        return name + 1 < view.count && view[name].isLetter && view[name + 1].isLetter
    }

    private static let criticMarks: [(StaticString, StaticString)] = [
        ("{++", "++}"), ("{--", "--}"), ("{~~", "~~}"), ("{==", "==}"), ("{>>", "<<}"),
    ]

    /// How far behind its beginning a tag can end, so that many that do not end cost no more than their number.
    private static let longestTag = 2000

    /// The place behind a literal on the same line, with something between.
    private static func closing(_ view: ByteView, _ start: Int, _ literal: StaticString) -> Int? {
        var place = start + 2
        let limit = min(view.count, start + longestTag)
        defer { WorkCounter.add(place - start) }
        while place < limit, !view[place].isLineEnd {
            if place > start + 3, view.has(literal, at: place) { return place + literal.utf8CodeUnitCount }
            place += 1
        }
        return nil
    }

    /// Whose tag `{% … %}` is: Markdoc's end with or begin with `/`, GitBook's have names of their own.
    private static func tagKind(_ tag: ByteView) -> ForeignSyntax {
        let content = tag.dropFirst(2).dropLast(2)
        let name = content.drop(while: \.isBlank).prefix { $0.isLetter || $0 == .hyphen }
        let names = [
            "hint", "endhint", "tabs", "endtabs", "tab", "endtab", "content-ref", "embed", "stepper",
        ]
        if names.contains(String(decoding: name, as: UTF8.self)) { return .gitBook }
        if ForeignSyntax.isInclude(word(tag, from: tag.startIndex + 2)) { return .includeTag }
        let ends = [content.first { !$0.isBlank }, content.last { !$0.isBlank }]
        let isMarkdoc = ends.contains(UInt8(ascii: "/")) || name.elementsEqual("callout".utf8)
        return isMarkdoc ? .markdoc : .liquid
    }

    /// The word behind blanks, in small letters.
    private static func word(_ view: ByteView, from start: Int) -> String {
        let word = view[start...].drop(while: \.isBlank).prefix {
            $0.isLetter || $0 == .hyphen || $0 == .underscore
        }
        return String(decoding: word.map(\.lowercased), as: UTF8.self)
    }

    /// `{{ include "part.md" }}`, `{{> part }}`, `{{ #include part.md }}`, `{{part.md}}`.
    private static func inclusionEnd(_ view: ByteView, _ start: Int) -> Int? {
        guard view.has("{{", at: start), start == 0 || view[start - 1] != UInt8(ascii: "$"),
            let end = closing(view, start, "}}")
        else { return nil }
        let content = view[(start + 2)..<(end - 2)].drop(while: \.isBlank)
        let words = content.drop(while: inclusionMarks.contains).drop(while: wordEnds.contains)
        let first = words.prefix { !wordEnds.contains($0) }
        guard !first.isEmpty else { return nil }
        if words[first.endIndex...].allSatisfy(wordEnds.contains) {
            return content.first == .greater || first.suffix(3).elementsEqual(".md".utf8) ? end : nil
        }
        let name = String(decoding: first, as: UTF8.self)
        return ForeignSyntax.isInclude(name.lowercased()) || name == "template" || name == "embed"
            ? end : nil
    }

    private static let inclusionMarks = ByteSet("#>- ")
    private static let wordEnds = ByteSet(" :(\"'")

    /// `{{ site.title }}`, `{{ $frontmatter.title }}`: values that only a run template knows. With `$` in front it is
    /// an expression of a workflow.
    private static func valueEnd(_ view: ByteView, _ start: Int) -> Int? {
        guard start == 0 || view[start - 1] != UInt8(ascii: "$"), let end = closing(view, start, "}}") else {
            return nil
        }
        var content = view[(start + 2)..<(end - 2)].drop(while: \.isBlank)
        if content.first == .hyphen { content = content.dropFirst().drop(while: \.isBlank) }
        let name = content.prefix { $0.isLetter || $0 == UInt8(ascii: "$") }
        let next = content.dropFirst(name.count).first
        let names = [
            "site", "page", "layout", "include", "post", "paginator", "$frontmatter", "$page", "$site",
            "$params",
            "$themeConfig",
        ]
        return next == .dot && names.contains(String(decoding: name, as: UTF8.self)) ? end : nil
    }

    /// `{{ .Site.Title }}`: a value that Hugo gives its templates. Those of other programs, such as Helm, are what
    /// guides write about.
    private static func hugoValueEnd(_ view: ByteView, _ start: Int) -> Int? {
        guard let end = closing(view, start, "}}") else { return nil }
        var content = view[(start + 2)..<(end - 2)].drop(while: \.isBlank)
        if content.first == .hyphen { content = content.dropFirst().drop(while: \.isBlank) }
        guard content.first == .dot else { return nil }
        let name = content.dropFirst().prefix { $0.isLetter }
        return hugoNames.contains(String(decoding: name, as: UTF8.self)) ? end : nil
    }

    private static let hugoNames: Set<String> = [
        "Site", "Page", "Title", "Params", "Content", "Summary", "Permalink", "RelPermalink", "Pages", "Date",
        "Lastmod", "TableOfContents", "Section", "Paginator", "Scratch", "Inner", "Get",
    ]

    /// `{=html}` directly behind code.
    private static func rawInlineEnd(_ view: ByteView, _ start: Int) -> Int? {
        guard start > 0, view[start - 1] == .backtick, view.has("{=", at: start) else { return nil }
        var end = start + 2
        while end < view.count, view[end].isOfContainerName { end += 1 }
        return end > start + 2 && end < view.count && view[end] == .rightBrace ? end + 1 : nil
    }

    /// `[text]({{ "/x" | relative_url }})`, `[text]({{ url_for("x") }})`: what a template makes an address of. Without
    /// blanks it is an address here too, which leads nowhere.
    private static func addressEnd(_ view: ByteView, _ start: Int) -> Int? {
        guard view.has("{{", at: start), start > 1, view[start - 1] == .leftParenthesis,
            view[start - 2] == .rightBracket, let end = closing(view, start, "}}"),
            view[start..<end].contains(where: \.isBlank)
        else { return nil }
        return end
    }

    /// The names of roles, and the beginnings of those of a domain.
    static let roles: Set<String> = [
        "ref", "doc", "func", "class", "meth", "mod", "attr", "term", "numref", "eq", "cite", "file",
        "guilabel",
        "menuselection", "command", "kbd", "option", "envvar", "download", "math", "sup", "sub", "abbr",
        "issue",
        "py", "std", "js", "c", "cpp", "rst", "octicon", "bdg", "button-link",
    ]

    /// `{ref}` directly before a backtick.
    private static func roleEnd(_ view: ByteView, _ start: Int) -> Int? {
        var end = start + 1
        while end < view.count, view[end].isOfContainerName || view[end] == .colon { end += 1 }
        guard end + 1 < view.count, view[end] == .rightBrace, view[end + 1] == .backtick else { return nil }
        let name = view[(start + 1)..<end].prefix { $0 != .colon }
        return roles.contains(String(decoding: name, as: UTF8.self)) ? end + 1 : nil
    }

    /// `{.class}`, `{: .class }` or `{width=3}` behind an inline, or a list alone at a line's end.
    private static func attributeListEnd(_ view: ByteView, _ start: Int) -> Int? {
        let before = start > 0 ? view[start - 1] : .lineFeed
        let isAttached = before == .rightParenthesis || before == .rightBracket || before == .backtick
        let isBehindMark = isBehindMark(view, start)
        guard isAttached || isBehindMark || before.isWhitespace else { return nil }
        var end = start + 1
        while end < view.count, view[end] != .rightBrace, view[end] != .leftBrace, !view[end].isLineEnd {
            end += 1
        }
        guard end < view.count, view[end] == .rightBrace else { return nil }
        // Only the blanks are looked at, since a long line can have many braces.
        var rest = end + 1
        while rest < view.count, view[rest].isBlank { rest += 1 }
        WorkCounter.add(rest - start)
        guard isAttached || isBehindMark || rest >= view.count || view[rest].isLineEnd else { return nil }
        var content = view[(start + 1)..<end]
        let hasColon = content.first == .colon
        if hasColon { content = content.dropFirst() }
        let tokens = content.split(whereSeparator: \.isBlank)
        guard let first = tokens.first, tokens.allSatisfy(isAttribute) else {
            return hasColon && content.elementsEqual("toc".utf8) ? end + 1 : nil
        }
        return hasColon || isAttached || first.first == .dot || first.first == .hash ? end + 1 : nil
    }

    /// Whether marks that end an emphasised text stand before a brace. One low line alone may be that of a formula.
    private static func isBehindMark(_ view: ByteView, _ brace: Int) -> Bool {
        guard brace > 1, [.star, .underscore, .tilde, .equals].contains(view[brace - 1]) else { return false }
        let mark = view[brace - 1]
        var start = brace - 1
        while start > 0, brace - start < 4, view[start - 1] == mark { start -= 1 }
        guard start > 0, mark == .star || brace - start > 1 else { return false }
        let before = view[start - 1]
        return !before.isWhitespace && !"/\\*_~={},".utf8.contains(before)
    }

    private static func isAttribute(_ token: Slice<ByteView>) -> Bool {
        guard let first = token.first else { return false }
        let isNamed = first == .dot || first == .hash
        let name = (isNamed ? token.dropFirst() : token).prefix { $0.isOfContainerName }
        guard let start = name.first, start.isLetter || start == .underscore else { return false }
        return isNamed
            ? name.endIndex == token.endIndex
            : name.endIndex < token.endIndex && token[name.endIndex] == .equals
    }
}
