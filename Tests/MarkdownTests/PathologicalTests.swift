import Dispatch
import Foundation
import Testing

@testable import Markdown

/// Nothing that a text can hold makes the reader dig deeper or write more than the text is long.
struct PathologicalTests {
    private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    /// A thousand images may be open; one that closes makes room for one.
    @Test(arguments: [
        (999, "![", []), (1000, "![", [2000]), (1000, "]![![", [2003]), (1000, "]]![![![", [2006]),
        (1000, "\\]![", [2002]), (1000, "\n\n![", []), (1000, "[]![", [2002]),
    ])
    func imagesOpenUpToALimit(open: Int, then: String, marks: [Int]) {
        let text = Array((repeated("![", open) + then).utf8)
        #expect(text.withUnsafeBufferPointer { ImageLimit.marks(in: $0) } == marks)
    }

    /// How many elements of a name are open at once at most.
    private func depth(of element: String, in html: String) -> Int {
        var depth = 0
        var most = 0
        for token in HTMLTokenizer(Array(html.utf8)[...]) {
            switch token {
            case .startTag(element, _, _): depth += 1
            case .endTag(element, _): depth -= 1
            case .text, .other, .startTag, .endTag: break
            }
            most = max(most, depth)
        }
        return most
    }

    @Test(arguments: [("> ", "blockquote"), (">", "blockquote"), ("- ", "ul"), ("1. ", "ol"), ("+\t", "ul")])
    func nestingIsBounded(_ marker: String, _ element: String) {
        let page = document(repeated(marker, 5000) + "a\n\n" + repeated("\n", 500) + "*b*\n")
        let html = String(decoding: page.html(), as: UTF8.self)
        #expect(depth(of: element, in: html) <= 256)
        #expect(html.hasSuffix("<em>b</em></p>\n"))
        #expect(page.diagnostics.map(\.id.rawValue) == ["too-deep"])
        #expect(page.misses == 0)
        let allowed = document(repeated(marker, 60) + "a")
        #expect(allowed.diagnostics.isEmpty)
        #expect(depth(of: element, in: String(decoding: allowed.html(), as: UTF8.self)) == 60)
    }

    @Test(arguments: [("", 256), ("> ", 256), ("- ", 256)])
    func containersAreBounded(_ marker: String, _ levels: Int) {
        let lines = repeated(":::details[a]\n", 1000) + "*b*\n\n" + repeated(":::\n", 1000) + "\nc\n"
        let indent = marker == "- " ? "  " : marker
        let text = lines.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .map { ($0.offset == 0 ? marker : indent) + $0.element + "\n" }.joined()
        let page = document(text)
        let html = String(decoding: page.html(), as: UTF8.self)
        #expect(depth(of: "details", in: html) == levels)
        #expect(html.contains("<em>b</em>"))
        #expect(page.diagnostics.map(\.id.rawValue) == ["too-deep"])
        #expect(html.components(separatedBy: ":::details[a]").count == 1001 - levels)
        #expect(page.misses == 0)
    }

    @Test func containersCloseBehindWhatIsTooDeep() {
        let page = document(repeated(":::tip\n", 258) + repeated(":::\n", 258) + "a\n")
        let html = String(decoding: page.html(), as: UTF8.self)
        #expect(html.hasSuffix("</aside>\n<p>a</p>\n"))
        #expect(page.diagnostics.map(\.id.rawValue) == ["too-deep"])
    }

    @Test func openImagesAreBounded() {
        let text = Array(repeated("![[]()", 3000).utf8)
        #expect(text.withUnsafeBufferPointer(ImageLimit.marks).count == 2000)
        #expect(document(repeated("![[]()", 3000)).misses == 0)
        let images = Array((repeated("![a](b) ", 3000) + repeated("![", 500)).utf8)
        #expect(images.withUnsafeBufferPointer(ImageLimit.marks).isEmpty)
    }

    @Test(arguments: ["<a b=\"", "<a ", "</a", "<a b='", "<a b=\"'"])
    func tagsThatNeverEndAreReadOnce(_ tag: String) {
        let html = Array(repeated(tag, 1000).utf8)
        #expect(HTMLTokenizer(html[...]).reduce(0) { count, _ in count + 1 } <= 2)
    }

    @Test func repeatedAttributesAreToldAFewTimes() {
        #expect(document("```a " + repeated("b=c ", 1000) + "\n```").diagnostics.count == 16)
    }

    /// A thread with 512 KB of stack is enough for any of these.
    @Test(arguments: [
        ">", "- ", "*a **b ", "![", "[", ":::note\n", "<div>", "~a ~~b ", "<b>", "> - ", "a\n: ", "[[a",
        "$$a ", ":::note\n> ", "- :::note\n  ", "> [!NOTE]\n> ", "![[a", "*~a ", "[^1]\n\n[^1]: ", "==a \"b ",
        "<!--", ":a:", "| a |\n| - |\n", "www.a.b *", "<details>\n\n", "%%", ":::tabs\n:::tab[a]\n",
    ])
    func needsLittleStack(_ piece: String) {
        let text = repeated(piece, 20_000)
        let options = MarkdownOptions(smartPunctuation: true, emoji: true, math: true)
        let done = DispatchSemaphore(value: 0)
        let thread = Thread {
            _ = Document(parsing: Array(text.utf8), options: options).html()
            done.signal()
        }
        thread.stackSize = 512 << 10
        thread.start()
        done.wait()
        #expect(thread.stackSize == 512 << 10)
    }
}
