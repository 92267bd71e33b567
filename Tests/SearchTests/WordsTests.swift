import Foundation
import Testing

@testable import Search

/// Words, stems and folded letters, from the lists that the client's tests read too.
@Suite struct WordsTests {
    /// The lines of a list beside the client's tests, without comments.
    static func lines(_ name: String) -> [String] {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Client/" + name)
        let text = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
    }

    @Test func stemsAreThoseOfTheRules() {
        let pairs = Self.lines("stems.txt").map { $0.split(separator: " ").map(String.init) }
        #expect(pairs.count == 240)
        for pair in pairs { #expect(Stemmer.stem(pair[0]) == pair[1], "\(pair[0])") }
    }

    @Test func otherWordsAreTheirOwnStem() {
        for word in ["is", "url2", "größe", "検索", ""] { #expect(Stemmer.stem(word) == word) }
    }

    @Test func wordsAreThoseOfTheList() {
        let pairs = Self.lines("words.txt").map { $0.components(separatedBy: "\t") }
        #expect(pairs.count == 24)
        for pair in pairs {
            let bytes = Words.list(pair[0]).map { Array($0.utf8) }
            #expect(bytes == pair[1].split(separator: " ").map { Array($0.utf8) }, "\(pair[0])")
        }
    }

    @Test func aWordHasFortyBytesAtMost() {
        let forty = String(repeating: "a", count: 40)
        #expect(Words.list(forty + " " + forty + "a") == [forty])
    }

    @Test func aWordWithDigitsHasSixteenBytesAtMost() {
        #expect(Words.list("abcdefgh12345678 abcdefgh123456789") == ["abcdefgh12345678"])
    }

    @Test func aKeyIsFoundByItsPartsAndByWhatBeginsAtThem() {
        let words = KeyWords.qualities(of: "mcpServers.*.baseUrl").map { "\($0.word) \($0.quality)" }
        #expect(
            words == [
                "base part", "baseurl whole", "mcp above", "mcpservers above", "servers above", "url part",
            ])
    }

    @Test func aKeyWithHyphensIsOneName() {
        let words = KeyWords.qualities(of: "dry-run").map { "\($0.word) \($0.quality)" }
        #expect(words == ["dry part", "dryrun whole", "run part"])
    }
}
