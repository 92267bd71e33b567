import Diagnostics
import Foundation
import Testing

@testable import Highlighting

/// Whatever the code is, the text of its HTML is the code, and spans are balanced within each line.
@Suite struct InvarianceTests {
    private func check(_ code: [UInt8], as language: String, _ comment: String) {
        let html = BuiltIn.languages.highlight(code, as: language)
        let pieces = Pieces(html ?? [])
        #expect(html != nil, "\(language) is known")
        #expect(pieces.text == code, "\(language): \(comment)")
        #expect(pieces.faults.isEmpty, "\(language): \(comment)")
    }

    @Test func everyBlockOfTheCorpusKeepsItsText() throws {
        let blocks = try Corpus.blocks()
        guard !blocks.isEmpty else {
            print("skipped: there is no corpus beside the checkout")
            return
        }
        let known = blocks.filter { BuiltIn.languages.contains($0.language) }
        #expect(known.count > 1_000)
        for block in known {
            check(block.code, as: block.language, "\(block.path), the fence at line \(block.line)")
        }
    }

    @Test(arguments: BuiltIn.languages.names)
    func anyBytesKeepTheirText(language: String) {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        let alphabet =
            Array("\"'`\\/*#<>{}()[]:;,=-+|&$@!~^%.?_ \t\n\r\0aZ09eé\u{1F600}EOF<<".utf8) + [
                0xFF, 0x80, 0xC3,
            ]
        for length in [0, 1, 2, 3, 50, 700] {
            let code = (0..<length).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return alphabet[Int(state >> 33) % alphabet.count]
            }
            check(
                code, as: language, "random bytes: \(String(decoding: code, as: UTF8.self).debugDescription)")
        }
    }

    @Test(arguments: BuiltIn.languages.names)
    func everyPrefixOfALanguageSampleKeepsItsText(language: String) {
        guard let sample = Samples.byLanguage[language] else { return }
        for length in 0...sample.source.count {
            check(Array(sample.source.prefix(length)), as: language, "the first \(length) bytes")
        }
        check(
            Array(
                String(decoding: sample.source, as: UTF8.self).replacingOccurrences(of: "\n", with: "\r\n")
                    .utf8), as: language, "CR LF")
        check(sample.source.map { $0 == 0x0A ? 0x0D : $0 }, as: language, "CR")
    }
}
