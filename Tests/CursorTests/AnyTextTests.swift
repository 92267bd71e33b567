import Testing

@testable import Cursor

/// Any text has a reading at any place, and the reading is sound.
@Suite struct AnyTextTests {
    private static let documents: [(CursorLanguage, String)] = [
        (.json, Documents.json), (.json5, Documents.json5), (.yaml, Documents.yaml), (.toml, Documents.toml),
    ]

    /// What holds for every reading.
    private func hold(_ bytes: [UInt8], _ language: CursorLanguage, _ offset: Int) {
        let reading = CursorReading(bytes, in: language, at: offset)
        for place in reading.places {
            let range = place.token.range
            let isAround =
                range.lowerBound <= offset && offset <= range.upperBound && range.upperBound <= bytes.count
            let comma = place.surroundings.commaBefore ?? 0
            let steps = place.path.count - (place.expected == .key ? 0 : 1)
            let isLinked =
                place.containers.isEmpty
                ? place.path.isEmpty
                : steps >= 0 && place.containers.last?.path == Array(place.path.prefix(steps))
            let isArray = place.containers.last?.kind == .array
            #expect(
                isAround && comma <= offset && isLinked && isArray == (place.expected == .item),
                "\(language) at \(offset): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
        }
    }

    @Test func everyPrefixOfADocument() {
        for (language, text) in Self.documents {
            let bytes = Array(text.utf8)
            for count in 0...bytes.count { hold(Array(bytes[..<count]), language, count) }
        }
    }

    @Test func everyPlaceOfADocumentInEveryLanguage() {
        for (own, text) in Self.documents {
            let bytes = Array(text.utf8)
            for language in CursorLanguage.allCases {
                // A place in twenty of another language.
                for offset in stride(from: 0, through: bytes.count, by: language == own ? 1 : 19) {
                    hold(bytes, language, offset)
                }
            }
        }
    }

    @Test func everyDocumentThatLacksAPiece() {
        for (language, text) in Self.documents {
            let bytes = Array(text.utf8)
            for start in stride(from: 0, to: bytes.count, by: 3) {
                let cut = Array(bytes[..<start] + bytes[min(start + 1 + start % 5, bytes.count)...])
                hold(cut, language, min(start, cut.count))
            }
        }
    }

    /// In what was written before the cursor nothing of the rest shows: the path is the same without it.
    @Test func whatFollowsDoesNotMoveTheValueBefore() {
        for (language, text) in Self.documents where language != .yaml {
            let bytes = Array(text.utf8)
            for offset in stride(from: 0, to: bytes.count, by: 2) {
                let whole = CursorReading(bytes, in: language, at: offset).places
                let half = CursorReading(Array(bytes[..<offset]), in: language, at: offset).places
                guard let one = whole.first, let other = half.first, one.expected == .value,
                    other.expected == .value
                else { continue }
                #expect(one.path == other.path, "\(language) at \(offset)")
            }
        }
    }

    @Test func mixedBytes() {
        let pieces =
            [
                "{", "}", "[", "]", ",", ":", "=", "\"", "'", "\n", "\r\n", " ", "  ", "\t", "- ", "-", "a",
                "bc", "1", "#",
                " #", "//", "/*", "*/", "\\", "\"\"\"", "'''", "|", ">", "&", "*", "!", "?", "? ", ": ", ".",
                "---", "...",
                "[[", "]]", "é", "😀", "\u{FEFF}", "%", "null", "true", "\u{0}", "\u{2028}",
            ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xE2, 0x82]]
        var seed: UInt64 = 0x5EED
        func random(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((seed >> 33) % UInt64(bound))
        }
        for _ in 0..<1500 {
            let bytes = (0..<random(40)).flatMap { _ in pieces[random(pieces.count)] }
            let offset = random(bytes.count + 1)
            for language in CursorLanguage.allCases { hold(bytes, language, offset) }
        }
    }

    @Test(arguments: [
        "[", "{\"a\":", "- ", "a:\n ", "[a.", "{a={", "a.", "? ", "\"", "[[", "{a: [", "- a\n  ", "'''",
    ])
    func manyOfOneKind(piece: String) {
        let bytes = [UInt8](repeatElement(Array(piece.utf8), count: 1_000).joined())
        for language in CursorLanguage.allCases { hold(bytes, language, bytes.count) }
    }

    @Test func deeperThanTheLimitNothingIsExpected() {
        func text(_ depth: Int) -> String { String(repeating: "[", count: depth) + "‸" }
        #expect(Marked(text(199)).reading(.json).places.first?.path.count == 199)
        #expect(Marked(text(200)).reading(.json).places == [])
        #expect(
            Marked(String(repeating: "[", count: 300) + String(repeating: "]", count: 300) + "‸").reading(
                .json
            ).places == [])
        // What is passed over has its end.
        #expect(
            Marked("[" + text(250).dropLast() + String(repeating: "]", count: 250) + ", ‸").notation(.json)
                == "I /1")
    }
}
