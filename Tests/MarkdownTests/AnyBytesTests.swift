import Foundation
import Testing

@testable import Markdown

/// Any bytes give a document, and every range of it lies in the text.
struct AnyBytesTests {
    /// A small generator of numbers, the same in every run.
    private struct Numbers {
        var state: UInt64
        mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
    }

    private static let pieces: [String] = [
        "a", " ", "  ", "\n", "\n\n", "\r", "\r\n", "\t", "*", "**", "_", "`", "```", "~~~", "~~", "==", "[",
        "]", "[[", "]]",
        "![[", "|", "| - |", "\n- | -\n", "- ", "1. ", "> ", "# ", "===", "---", ":::", ":::note[x]",
        "\n:::\n", ":::tabs{", "}",
        "[^1]", "\n[^1]: ", "[^1]:\n", "%%", "\n%%\n", "<b>", "</b>", "<", ">", "<!--", "-->", "<a href=",
        "\"", "'", "&amp;",
        "&#0;", "&", "\\", "\u{0}", "\u{1}", "\u{1A}", "é", "🚀", "\u{FEFF}", "http://", "www.a.b", "x@y.z",
        "(", ")", "](", "[a]: /u\n",
        "^id", " ^id\n", "{#x}", "$", "$$", "$a$", "\n$$\n", "\n: ", "+ ", "1) ", ":tada:",
        "```json {1} a=\"", "[!note]- ", "[ ] ", "[x] ", "    ", "\\|",
        "\n\n    ", ": ", "...", "--",
    ]

    private func check(_ bytes: [UInt8]) {
        for profile in Profile.allCases {
            for mode in RawHTML.allCases where profile == .waymark || mode == .allow {
                let options = MarkdownOptions(
                    profile: profile, html: mode, smartPunctuation: true, emoji: true,
                    math: true)
                let page = Document(parsing: bytes, path: "x.md", options: options)
                let isValid = String(validating: bytes, as: UTF8.self) != nil
                #expect(
                    page.misses == 0 || !isValid, "\(String(decoding: bytes, as: UTF8.self).debugDescription)"
                )
                for id in page.arena.descendants() {
                    let range = page.arena[id].range
                    #expect(range.upperBound <= bytes.count)
                }
                for diagnostic in page.diagnostics {
                    #expect((diagnostic.location.range?.upperBound ?? 0) <= bytes.count)
                }
                for block in page.codeBlocks {
                    for offset in block.text.indices { #expect(block.map.offset(offset) <= bytes.count) }
                }
                let html = page.html()
                #expect(String(validating: html, as: UTF8.self) != nil)
                _ = (page.wordCount, page.firstParagraphText)
            }
        }
    }

    @Test(arguments: 0..<24)
    func mixedSyntax(_ seed: Int) {
        var numbers = Numbers(state: UInt64(seed) &* 7919 &+ 1)
        for _ in 0..<40 {
            let text = (0..<(1 + numbers.next(40))).map { _ in Self.pieces[numbers.next(Self.pieces.count)] }
                .joined()
            check(Array(text.utf8))
        }
    }

    @Test func randomBytes() {
        var numbers = Numbers(state: 42)
        for _ in 0..<300 {
            check((0..<numbers.next(60)).map { _ in UInt8(truncatingIfNeeded: numbers.next(256)) })
        }
    }

    @Test func emptyAndEndings() {
        for text in [
            "", "\n", "\r", "\u{FEFF}", "\u{FEFF}\n", "#", "-", ">", "```", "    ", "\t", "[", "|", ":::",
            "%%", "[^1]:",
        ] {
            check(Array(text.utf8))
        }
    }
}
