import Foundation
import Testing

@testable import Search

@Suite struct SearchIndexTests {
    static func index(
        _ documents: [SearchDocument] = SampleSite.documents, limits: SearchLimits = SampleSite.limits
    ) -> SearchIndex {
        SearchIndex(
            readings: documents.map { SearchReading($0, limits: limits) }, schemaEntries: SampleSite.entries,
            limits: limits)
    }

    static func text(_ path: String, in index: SearchIndex) -> String? {
        index.files.first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    /// Small pages of one section each.
    static func pages(_ texts: [String]) -> [SearchDocument] {
        texts.enumerated().map { number, text in
            SearchDocument(
                address: "\(number)/", title: "", kind: "", section: "",
                parts: [SearchPart(id: "", heading: "", prose: text)])
        }
    }

    /// The client's tests search in this text, so it has to be what the program writes.
    @Test func theIndexOfTheSampleIsWhatTheClientIsTestedWith() throws {
        let actual = SampleSite.text(Self.index().files)
        let kept = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Client/index.txt")
        let place = FileManager.default.temporaryDirectory.appending(path: "waymark-search-index.txt")
        let isSame = (try? String(contentsOf: kept, encoding: .utf8)) == actual
        if !isSame { try actual.write(to: place, atomically: true, encoding: .utf8) }
        #expect(isSame, "read \(place.path), and put it there if it is right: \(kept.path)")
    }

    @Test func theOrderOfReadingsAndEntriesDoesNotMatter() {
        let readings = SampleSite.documents.map { SearchReading($0, limits: SampleSite.limits) }
        let turned = SearchIndex(
            readings: readings.reversed(), schemaEntries: SampleSite.entries.reversed(),
            limits: SampleSite.limits)
        #expect(turned.files == Self.index().files)
        let twins = ["one", "two"].map { text in
            SearchDocument(
                address: "a/", title: "", kind: "", section: "",
                parts: [SearchPart(id: "", heading: "", prose: text)])
        }
        #expect(Self.index(twins).files == Self.index(twins.reversed()).files)
    }

    @Test func aLineIsAStemItsFormsAndItsList() {
        let index = Self.index(Self.pages(["cities", "a city, the cities"]), limits: SearchLimits())
        // Two pages (`#`); one page on (`#`) with impact 4 (`%`), another page on with impact 5 (`&`).
        #expect(Self.text("search/shards/t-.txt", in: index) == "!citi es,1y ##%#&\n")
    }

    @Test func wordsOfEveryTextCountInTitlesOnly() {
        let pages = [
            SearchDocument(
                address: "a/", title: "with", kind: "", section: "",
                parts: [SearchPart(id: "", heading: "", prose: "with the")])
        ]
        let words = Self.text("search/shards/t-.txt", in: Self.index(pages, limits: SearchLimits()))
        #expect(words?.split(separator: "\n").map { $0.split(separator: " ")[0] } == ["!with"])
    }

    @Test func filesHaveNoMoreBytesThanTheirLimit() {
        let words = (0..<3000).map { "w" + String($0 * 7919, radix: 26).map { $0.isNumber ? "x" : $0 } }
        let pages = Self.pages(
            (0..<300).map { page in words[(page * 10)..<(page * 10 + 10)].joined(separator: " ") })
        for file in Self.index(pages, limits: SearchLimits()).files
        where "tsk".contains(file.path.dropFirst(7).prefix(1)) {
            #expect(file.bytes.count <= 8192, "\(file.path)")
        }
        let common = Self.index(
            Self.pages([String](repeating: "common", count: 40_000)), limits: SearchLimits())
        let lists = common.files.filter { $0.path.hasPrefix("search/shards/l-common-") }
        #expect(lists.count == 3)
        #expect(lists.allSatisfy { (14_000...16_384).contains($0.bytes.count) })
    }

    @Test func aLongListHasTheBestHitsInItsFirstFile() {
        var limits = SearchLimits()
        limits.sharedList = 4
        limits.listPart = 4
        let rare = "word" + String(repeating: " another", count: 100)
        let index = Self.index(Self.pages([rare, "word", rare, "word"]), limits: limits)
        // 0 (`!`), two files (`#`) and four pages (`%`) stand for the list.
        #expect(Self.text("search/shards/t-.txt", in: index)?.hasSuffix("\n!word  !#%\n") == true)
        #expect(Self.text("search/shards/l-word-0.txt", in: index) == "%%%%")
        #expect(Self.text("search/shards/l-word-1.txt", in: index) == "#$%$")
    }

    @Test func pathsAreASCIIWithoutCapitals() {
        let allowed = /search\/shards\/[a-z0-9_\-]+\.(json|txt)/
        for file in Self.index().files {
            #expect((try? allowed.wholeMatch(in: file.path)) != nil, "\(file.path)")
        }
        #expect(Set(Self.index().files.map(\.path)).count == Self.index().files.count)
    }

    @Test func sectionsKeepTheirTextUpToALimitAndNoHalfCharacter() {
        var limits = SearchLimits()
        limits.excerpt = 8
        let part = SearchPart(id: "", heading: "", prose: " a \n b \u{E9}\u{E9}\u{E9}", code: "if é {}")
        #expect(
            String(decoding: Excerpt.json(of: part, limit: limits.excerpt), as: UTF8.self)
                == "[\"a b éé\",\"if \"]")
    }

    @Test func aKeyWithManyUsesHasThemInFilesOfTheirOwn() {
        var limits = SearchLimits()
        limits.uses = 2
        limits.listPart = 23
        let keys = (0..<3).map { SearchKey(path: "a", schema: "s", anchor: "b\($0)") }
        let page = SearchDocument(
            address: "p/", title: "", kind: "", section: "",
            parts: [SearchPart(id: "", heading: "", prose: "", keys: keys)])
        let index = SearchIndex(readings: [SearchReading(page)], schemaEntries: [], limits: limits)
        #expect(Self.text("search/shards/e-0.json", in: index) == #"[["a","s","","",3,2]]"#)
        #expect(Self.text("search/shards/u-0-0.json", in: index) == #"[[0,0,"b0"],[0,0,"b1"]]"#)
        #expect(Self.text("search/shards/u-0-1.json", in: index) == #"[[0,0,"b2"]]"#)
    }

    @Test func noPagesGiveAnIndexThatFindsNothing() {
        let index = SearchIndex(readings: [], schemaEntries: [])
        #expect(index.files.map(\.path) == ["search/shards/facets.json", "search/shards/index.json"])
    }

    /// Whatever follows a word's deciding letters, it is in the same file.
    @Test func decidingLettersDecide() {
        let words = ["aa", "ab", "aba", "abb", "abbc", "b", "bb", "cab", "caba", "cabb"]
        let shards = Shards(
            name: "t", lines: words.map { ShardLine(word: $0, payload: [65, 65]) }, limit: 16)
        #expect(shards.firsts.count > 3)
        for word in words where word.count >= shards.decidingLetters(of: word) {
            let beginning = word.prefix(shards.decidingLetters(of: word))
            for end in ["", "a", "zz"] {
                #expect(shards.place(of: beginning + end) == shards.place(of: word), "\(word) \(end)")
            }
        }
    }

    @Test func numbersHaveAsManyBytesAsTheyNeed() {
        let cases = [(0, "!"), (45, "N"), (46, "O\""), (46 * 46, "OO\"")]
        for (number, text) in cases {
            var bytes: [UInt8] = []
            Digits.append(number, to: &bytes)
            #expect(String(decoding: bytes, as: UTF8.self) == text)
        }
    }
}
