import Testing

@testable import Markdown

/// What stands where the mark `¦` is.
@Suite struct PlaceTests {
    private func describe(_ marked: String, _ options: MarkdownOptions = MarkdownOptions()) -> String {
        let parts = marked.split(separator: "¦", omittingEmptySubsequences: false)
        let page = Document(parsing: Array(parts.joined().utf8), options: options)
        func name(_ attribute: InfoString.Attribute?) -> String { attribute?.name ?? "-" }
        switch page.node(at: parts[0].utf8.count) {
        case .link(let link): return "\(link.kind) \(link.destination)#\(link.fragment ?? "")"
        case .heading(let heading): return "heading \(heading.level) \(heading.text)"
        case .code(let block, let offset):
            return "code \(block.info.language) \(offset.map(String.init) ?? "fence")"
        case .infoString(let block, let attribute): return "info \(block.info.language) \(name(attribute))"
        case .include(let include, let attribute):
            return "include \(include.file?.value ?? "") \(name(attribute))"
        case .footnote(let note):
            return "footnote \(note.label) \(String(decoding: page.bytes[note.definition], as: UTF8.self))"
        case .text(let node): return "\(page.arena[node.index].kind)"
        }
    }

    @Test(arguments: [
        ("a [b¦](c.md#d) e", "link c.md#d"), ("a [b](c.m¦d#d) e", "link c.md#d"), ("a ¦[b](c) e", "link c#"),
        ("a [b](c¦) e", "link c#"), ("a [b](c)¦ e", "text"), ("a ![b¦](c) e", "image c#"),
        ("[![a¦](b)](c)", "image b#"), ("[![a](b)¦](c)", "link c#"), ("x [[a#b¦]]", "wikiLink a#b"),
        ("x [[a|b¦]]", "wikiLink a#"), ("![[a¦]]", "embed a#"), ("<https://a.b/¦>", "link https://a.b/#"),
        ("# a [*b¦*](c)", "link c#"), ("> - x\n>   [a](b¦)", "link b#"),
        ("| a |\n|---|\n| [b¦](c) |", "link c#"),
        ("[a¦][b]\n\n[b]: /c", "link /c#"), ("a <img src=\"b¦.png\"> c", "html(at: 10) b.png#"),
        ("a <img sr¦c=\"b.png\"> c", "htmlInline"),
    ])
    func links(_ markdown: String, _ expected: String) {
        #expect(describe(markdown) == expected)
    }

    @Test(arguments: [
        ("¦# A b", "heading 1 A b"), ("# A b¦", "heading 1 A b"), ("## A `b¦`\n", "heading 2 A b"),
        ("A\n==¦=\n", "heading 1 A"), ("# A\n¦\nb", "document"), ("# A\n\n¦b", "text"), ("a b¦", "paragraph"),
        ("a *b¦ c*", "text"), ("a `b¦`", "code"), ("- a\n- b¦b", "text"), ("", "document"),
        ("¦\n\na", "document"),
        ("a\n\n---¦\n", "thematicBreak"),
    ])
    func headingsAndText(_ markdown: String, _ expected: String) {
        #expect(describe(markdown) == expected)
    }

    @Test(arguments: [
        ("¦```json\nab\n```\n", "code json fence"), ("``¦`json\nab\n```\n", "code json fence"),
        ("```¦json\nab\n```\n", "info json -"), ("```json¦\nab\n```\n", "info json -"),
        ("```json title=¦x schema=y\nab\n```\n", "info json title"),
        ("```json title=x¦ schema=y\nab\n```\n", "info json title"),
        ("```json title=x schema=\"y¦\"\nab\n```\n", "info json schema"),
        ("```json  ¦ title=x\nab\n```\n", "info json -"), ("```json\n¦ab\n```\n", "code json 0"),
        ("```json\nab¦\n```\n", "code json 2"), ("```json\nab\nc¦d\n```\n", "code json 4"),
        ("```json\nab\n¦```\n", "code json fence"), ("```json\nab\n```¦\n", "code json fence"),
        ("```json\nab¦", "code json 2"), ("```json\n\n\n¦", "code json 2"), ("```json\nab\n¦", "code json 3"),
        ("```\na¦b\n```\n", "code  1"),
        ("> ```json\n> ab\n> c¦d\n> ```\n", "code json 4"),
        ("> ```json\n> ab\n>¦ cd\n> ```\n", "code json 3"),
        ("    ab\n    c¦d\n", "code  4"), ("```json\n¦```\n", "code json fence"),
    ])
    func codeBlocks(_ markdown: String, _ expected: String) {
        #expect(describe(markdown) == expected)
    }

    @Test(arguments: [
        ("a[^¦x] b\n\n[^x]: C *d*\n", "footnote x [^x]: C *d*"),
        ("a[^x] b\n\n[^¦x]: C *d*\n", "footnote x [^x]: C *d*"), ("a[^x] b\n\n[^x]: C *d¦ e*\n", "text"),
        ("a[^X¦] b\n\n[^x]: C\n\n# D\n", "footnote x [^x]: C"),
        ("a[^x] b\n\n[^x]: [C¦](e)\n\n# D\n", "link e#"),
        ("a[^x] b\n\n[^x]: C\n\n# ¦D\n", "heading 1 D"),
    ])
    func footnotes(_ markdown: String, _ expected: String) {
        #expect(describe(markdown) == expected)
    }

    @Test(arguments: [
        (":::include{file=a.m¦d}\n", "include a.md file"), ("¦:::include{file=a.md}\n", "include a.md -"),
        (":::note\na ¦[b](c)\n:::\n", "link c#"),
    ])
    func containers(_ markdown: String, _ expected: String) {
        #expect(describe(markdown) == expected)
    }

    /// Whatever an offset is, something stands there.
    @Test func offsetsOutsideOfTheText() {
        for offset in [Int.min, -1, 3, Int.max] {
            guard
                case .text(let node) = Document(parsing: Array("# a".utf8)).node(at: offset == 3 ? 4 : offset)
            else {
                Issue.record("something has a name at \(offset)")
                continue
            }
            #expect(node.index == 0)
        }
    }
}
