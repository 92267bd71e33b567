import Foundation
import Testing

@testable import Markdown
import Text

/// Every text node's bytes are found at its range, escapes and entities aside.
struct PositionTests {
    /// The texts of a document's nodes that do not stand at their ranges.
    static func misplaced(in document: Document) -> [String] {
        var misplaced: [String] = []
        for id in document.arena.descendants() {
            let node = document.arena[id]
            guard node.kind == .text || node.kind == .code else { continue }
            // The separator in a wiki link's own label stands nowhere.
            guard !node.range.isEmpty else { continue }
            let source = Array(document.bytes[node.range])
            let text = Array(document.arena.bytes(of: node.text))
            let isMarked = source.contains { $0 == .backslash || $0 == .ampersand || $0 < 0x20 }
            if node.kind == .text, source != text, !isMarked {
                misplaced.append(String(decoding: text, as: UTF8.self))
            }
            if node.kind == .code, source.first != .backtick || source.last != .backtick {
                misplaced.append(String(decoding: text, as: UTF8.self))
            }
            let parent = document.arena[node.parent]
            if node.range.lowerBound < parent.range.lowerBound
                || node.range.upperBound > parent.range.upperBound
            {
                misplaced.append("outside \(parent.kind): " + String(decoding: text, as: UTF8.self))
            }
        }
        return misplaced
    }

    /// What stands behind a reference is found where it stands, however many bytes the character has.
    @Test(arguments: [
        ("&#x7E;", "~"), ("&#xA0;", "\u{A0}"), ("&#x7FF;", "\u{7FF}"), ("&#x800;", "\u{800}"),
        ("&#xFFFD;", "\u{FFFD}"), ("&#x10000;", "\u{10000}"), ("&#x10FFFF;", "\u{10FFFF}"),
        ("&#x110000;", "\u{FFFD}"), ("&#xD7FF;", "\u{D7FF}"), ("&#xD800;", "\u{FFFD}"), ("&#0;", "\u{FFFD}"),
        ("&#126;", "~"), ("&#160;", "\u{A0}"), ("&amp;", "&"), ("&NotEqualTilde;", "\u{2242}\u{338}"),
        ("&#xFFFC;", "\u{FFFC}"), ("&#xFFFE;", "\u{FFFD}"), ("&#xFFFF;", "\u{FFFD}"),
        ("&#65535;", "\u{FFFD}"),
        ("&#x1FFFF;", "\u{1FFFF}"), ("&#12345678;", "&#12345678;"), ("&#x1234567;", "&#x1234567;"),
        ("&#;", "&#;"), ("&#x;", "&#x;"),
    ])
    func whatStandsBehindAReference(_ reference: String, _ character: String) {
        let page = document("a \(reference)*b* \(reference)\(reference)c `d` [e](/f)\n")
        #expect(page.misses == 0)
        let texts = page.arena.descendants().map { page.arena[$0] }.filter {
            $0.kind == .text || $0.kind == .code
        }
        for letter in ["b", "e"] {
            #expect(texts.contains { page.text($0.range) == letter }, "\(letter)")
        }
        #expect(texts.contains { page.text($0.range) == "`d`" })
        let escaped = character.replacingOccurrences(of: "&", with: "&amp;")
        #expect(
            String(decoding: page.html(), as: UTF8.self)
                == "<p>a \(escaped)<em>b</em> \(escaped)\(escaped)c <code>d</code> <a href=\"/f\">e</a></p>\n"
        )
    }

    @Test(
        .enabled(if: SharedData.hasCommonMark, SharedData.absentCommonMark),
        arguments: [Profile.commonmark, .waymark],
        CommonMarkTests.examples)
    func examplesOfTheSpecification(_ profile: Profile, _ example: SpecExample) {
        let document = document(example.markdown, MarkdownOptions(profile: profile))
        #expect(document.misses == 0)
        #expect(Self.misplaced(in: document).isEmpty)
    }

    @Test(
        .enabled(if: SharedData.isPresent, SharedData.absent), arguments: ["corpus", "sites/obsidian-help"])
    func realFiles(_ folder: String) throws {
        for file in SharedData.markdownFiles(below: folder) {
            let bytes = Array(try Data(contentsOf: file))
            let document = Document(parsing: bytes, path: file.path, options: MarkdownOptions())
            #expect(document.misses == 0, "\(file.path)")
            #expect(Self.misplaced(in: document).isEmpty, "\(file.path)")
        }
    }

    /// The texts and their ranges, one `start-end:text` after the other.
    private func texts(_ markdown: String) -> String {
        let document = document(markdown, MarkdownOptions(profile: .commonmark))
        return document.arena.descendants().compactMap { id in
            let node = document.arena[id]
            guard node.kind == .text || node.kind == .code else { return nil }
            return "\(node.start)-\(node.end):\(document.arena.string(of: node.text))"
        }.joined(separator: " ")
    }

    @Test func textOverSeveralLines() {
        #expect(texts("a\n   b\n\tc *d*\n") == "0-1:a 5-6:b 8-10:c  11-12:d")
    }

    @Test func textInContainers() {
        #expect(texts("> a\n>  b\nc\n") == "2-3:a 7-8:b 9-10:c")
        #expect(texts("- a\n  b\n\n  c\n") == "2-3:a 6-7:b 11-12:c")
        #expect(texts("1. > - a\n   >   b\n") == "7-8:a 16-17:b")
        #expect(texts("> a\n>     > b\n") == "2-3:a 10-13:> b")
        #expect(texts("> a\n   > b\n") == "2-3:a 9-10:b")
        #expect(texts("> a\n    > b\n") == "2-3:a 8-11:> b")
    }

    @Test func behindCodeSpansAndLinksOverLines() {
        #expect(texts("`a\nb` c [d](\n/u\n\"t\") e") == "0-5:a b 5-8: c  9-10:d 20-22: e")
    }

    @Test func behindLinkDefinitions() {
        #expect(texts("[a]:(") == "0-5:[a]:(")
        #expect(texts("[a]: /u\n'title'\n[b]:\n/v\nc [a] d\n") == "24-26:c  27-28:a 29-31: d")
    }

    @Test func escapesAndEntities() {
        #expect(document("a\\*b &amp;c &ThickSpace;d &fjlig; &bne;e &unknown; &#35; &#x26;f;").misses == 0)
        #expect(texts("&lt;*a*") == "0-4:< 5-6:a")
    }

    /// What no text may hold becomes the replacement character, wherever it is written.
    @Test(arguments: [
        ("[a](/b&#xFFFF; \"c&#xFFFE;\")", "<p><a href=\"/b%EF%BF%BD\" title=\"c\u{FFFD}\">a</a></p>\n"),
        ("# a&#xFFFF; b", "<h1 id=\"a-b\">a\u{FFFD} b <a "),
        ("`&#xFFFF;`", "<p><code>&amp;#xFFFF;</code></p>\n"),
        ("| a |\n| - |\n| &#xFFFE;*b* |", "\u{FFFD}<em>b</em>"),
    ])
    func whatNoTextMayHold(_ markdown: String, _ expected: String) {
        let page = document(markdown)
        #expect(page.misses == 0)
        #expect(String(decoding: page.html(), as: UTF8.self).contains(expected))
        #expect(!page.html().contains { $0 >= 0xFE })
    }

    @Test func lazyLines() {
        #expect(texts("- a\\\n b\n") == "2-3:a 5-7: b")
        #expect(texts("> a `c\n  d` *e\n f*\n") == "2-4:a  4-11:c   d 11-12:  13-14:e 16-17:f")
    }

    @Test func carriageReturns() {
        #expect(texts("a <b\r\nc> d\r  e\r\n") == "0-2:a  8-10: d 13-14:e")
        #expect(document("a <b\r\nc> d").misses == 0)
    }

    @Test func byteOrderMark() {
        #expect(texts("\u{FEFF}# a\nb") == "5-6:a 7-8:b")
    }
}

extension PositionTests {
    @Test(arguments: ["a\n-\nb", "a\n- \nb", "a\nc\n===\nb", "[a]:\n-\nb", "a\n-\n\nb", "a\n-"])
    func underlinedHeadingsEndWithTheirLine(_ markdown: String) {
        let document = document(markdown, MarkdownOptions(profile: .commonmark))
        #expect(document.misses == 0)
        let heading = document.text(document.headings.first?.range)
        #expect(heading.last == "-" || heading.last == "=", "\(heading)")
    }
}
