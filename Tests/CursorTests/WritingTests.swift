import Testing

@testable import Cursor

/// What is written at the cursor leaves a text that is right.
@Suite struct WritingTests {
    /// The text with the edits made and `1` for a value.
    private func written(
        _ text: String, _ language: CursorLanguage,
        _ write: (CursorReading, CursorPlace) -> CursorWriting?
    ) throws -> String {
        let marked = Marked(text)
        let reading = marked.reading(language)
        let place = try #require(reading.places.first)
        guard let writing = write(reading, place) else { return "none" }
        var bytes = marked.bytes
        let main = CursorWriting.Edit(
            range: writing.range, text: writing.lead + (writing.takesValue ? "1" : "") + writing.tail)
        // All others are before the first.
        for edit in [main] + writing.others {
            #expect(edit == main || edit.range.upperBound <= main.range.lowerBound)
            bytes.replaceSubrange(edit.range, with: Array(edit.text.utf8))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: [
        (CursorLanguage.json, "{‸}", "{\"key\": 1}"), (.json, "{\"k‸\"}", "{\"key\": 1}"),
        (.json, "{\"k‸\n}", "{\"key\": 1\n}"),
        (.json, "{k‸}", "{\"key\": 1}"), (.json, "{\"k‸\": 2}", "{\"key\": 2}"),
        (.json, "{\"a\": 1 ‸}", "{\"a\": 1, \"key\": 1}"),
        (.json, "{\n  \"a\": 1\n  ‸\n}", "{\n  \"a\": 1,\n  \"key\": 1\n}"),
        (.json, "{\n  ‸\n  \"a\": 1\n}", "{\n  \"key\": 1,\n  \"a\": 1\n}"),
        (.json, "{\n  \"a\": 1\n  \"k‸\"\n  \"b\": 2\n}", "{\n  \"a\": 1,\n  \"key\": 1,\n  \"b\": 2\n}"),
        (.json, "{\"a\": {}‸}", "{\"a\": {}, \"key\": 1}"), (.json, "{\"a\": 1,‸}", "{\"a\": 1, \"key\": 1}"),
        (.json, "{\"a\": ‸}", "none"), (.json, "{'k‸'}", "{\"key\": 1}"),
        (.json5, "{‸}", "{key: 1}"), (.json5, "{'a': 1, ‸}", "{'a': 1, 'key': 1}"),
        (.json5, "{'k‸'}", "{'key': 1}"), (.json5, "{k‸}", "{key: 1}"),
        (.yaml, "‸", "key: 1"), (.yaml, "k‸", "key: 1"), (.yaml, "a: 1\nk‸\n", "a: 1\nkey: 1\n"),
        (.yaml, "a: 1\nk‸: 2\n", "a: 1\nkey: 2\n"),
        (.yaml, "a:\n  b: 1\n  ‸\n", "a:\n  b: 1\n  key: 1\n"),
        (.yaml, "a:\n  b: 1\n ‸\n", "a:\n  b: 1\n  key: 1\n"),
        (.yaml, "a:\n  b: 1\n    ‸\n", "a:\n  b: 1\n  key: 1\n"),
        (.yaml, "- b: 1\n   ‸\n", "- b: 1\n  key: 1\n"),
        (.yaml, "a:‸\n", "a:\n  key: 1\n"), (.yaml, "a: ‸\n", "a: \n  key: 1\n"),
        (.yaml, "- a: ‸", "- a: \n    key: 1"), (.yaml, "a:\n    b: ‸", "a:\n    b: \n        key: 1"),
        (.yaml, "a:\n  ‸", "a:\n  key: 1"), (.yaml, "a:\n  k‸", "a:\n  key: 1"), (.yaml, "-‸", "- key: 1"),
        (.yaml, "- ‸", "- key: 1"), (.yaml, "- k‸", "- key: 1"),
        (.yaml, "- a: 1\n‸", "- a: 1\n- key: 1"), (.yaml, "a:\n  - b: 1\n  ‸", "a:\n  - b: 1\n  - key: 1"),
        (.yaml, "a:\n  - b: 1\n   ‸", "a:\n  - b: 1\n    key: 1"), (.yaml, "a: x‸", "none"),
        (.yaml, "a: \"‸", "none"),
        (.yaml, "a: {‸}", "a: {key: 1}"), (.yaml, "a: {b: 1 ‸}", "a: {b: 1, key: 1}"),
        (.yaml, "\"a\": 1\n‸", "\"a\": 1\n\"key\": 1"), (.yaml, "a: 1\n'k‸", "a: 1\n'key': 1"),
        (.toml, "‸", "key = 1"), (.toml, "k‸", "key = 1"), (.toml, "k‸ = 2", "key = 2"),
        (.toml, "a.‸", "a.key = 1"), (.toml, "[‸", "[key]"), (.toml, "[[a.k‸]", "[[a.key]]"),
        (.toml, "a = {‸}", "a = {key = 1}"), (.toml, "a = { b = 1 ‸}", "a = { b = 1, key = 1}"),
        (.toml, "\"a\" = 1\n‸", "\"a\" = 1\n\"key\" = 1"), (.toml, "\"k‸", "\"key\" = 1"),
        (.toml, "\"a.b\" = 1\n‸", "\"a.b\" = 1\nkey = 1"),
    ])
    func keys(language: CursorLanguage, text: String, expected: String) throws {
        #expect(try written(text, language) { $0.writing(key: "key", at: $1) } == expected)
    }

    @Test(arguments: [
        (CursorLanguage.json, "{\"a\": ‸}", "{\"a\": \"text\"}"), (.json, "{\"a\":‸}", "{\"a\": \"text\"}"),
        (.json, "{\"a\": \"t‸\"}", "{\"a\": \"text\"}"),
        (.json, "{\"a\": \"t‸, \"b\": 1}", "{\"a\": \"text\", \"b\": 1}"),
        (.json, "{\"a\": ‸\n \"b\": 1}", "{\"a\": \"text\",\n \"b\": 1}"),
        (.json, "[1 ‸]", "[1, \"text\"]"), (.json, "[1, ‸ 2]", "[1, \"text\", 2]"), (.json, "{‸}", "none"),
        (.json, "‸", "\"text\""),
        (.json5, "{a: 'x', b: ‸}", "{a: 'x', b: 'text'}"), (.json5, "{a: t‸}", "{a: \"text\"}"),
        (.yaml, "a: ‸", "a: text"), (.yaml, "a:‸", "a: text"), (.yaml, "a: 't‸'", "a: 'text'"),
        (.yaml, "- a\n‸", "- a\n- text"), (.yaml, "a: [b,‸]", "a: [b, text]"),
        (.yaml, "a:\n  ‸", "a:\n  text"), (.yaml, "a:\n  - b\n ‸\n", "a:\n  - b\n  - text\n"),
        (.yaml, "- ‸", "- text"),
        (.toml, "a = ‸", "a = \"text\""), (.toml, "a =‸", "a = \"text\""),
        (.toml, "a = 'x'\nb = ‸", "a = 'x'\nb = 'text'"),
        (.toml, "a = [\n  1\n  ‸\n]", "a = [\n  1,\n  \"text\"\n]"),
    ])
    func texts(language: CursorLanguage, text: String, expected: String) throws {
        #expect(try written(text, language) { $0.writing(text: "text", at: $1) } == expected)
    }

    @Test(arguments: [
        (CursorLanguage.json, "{\"a\": ‸}", "{\"a\": true}"), (.json, "{\"a\": \"t‸\"}", "{\"a\": true}"),
        (.json, "[1 ‸ 2]", "[1, true, 2]"), (.yaml, "a:‸", "a: true"),
        (.yaml, "a:\n  - b\n  ‸", "a:\n  - b\n  - true"), (.toml, "a = t‸", "a = true"), (.toml, "‸", "none"),
    ])
    func valuesThatAreWrittenOut(language: CursorLanguage, text: String, expected: String) throws {
        #expect(try written(text, language) { $0.writing(raw: "true", at: $1) } == expected)
    }

    @Test(arguments: [
        (CursorLanguage.json, "a\"b\\c\n\u{1}é", #""a\"b\\c\n\u0001é""#), (.json5, "a-b", "\"a-b\""),
        (.json5, "1a", "\"1a\""), (.json5, "$a_1", "$a_1"),
        (.yaml, "a b", "a b"), (.yaml, "a: b", "\"a: b\""), (.yaml, "a #b", "\"a #b\""),
        (.yaml, "a#b", "a#b"), (.yaml, "- a", "\"- a\""), (.yaml, "-a", "-a"), (.yaml, "@a", "\"@a\""),
        (.yaml, "*", "\"*\""), (.yaml, "", "\"\""), (.yaml, " a", "\" a\""), (.yaml, "a ", "\"a \""),
        (.yaml, "a:", "\"a:\""), (.yaml, "a\tb", "\"a\\tb\""), (.yaml, "---", "\"---\""),
        (.yaml, "{a}", "\"{a}\""),
        (.toml, "a.b", "\"a.b\""), (.toml, "a-b_1", "a-b_1"), (.toml, "", "\"\""), (.toml, "é", "\"é\""),
        (.toml, "a\u{7F}", "\"a\\u007f\""),
    ])
    func keysThatNeedQuotes(language: CursorLanguage, key: String, expected: String) throws {
        let reading = Marked(language == .toml || language == .yaml ? "‸" : "{‸}").reading(language)
        let place = try #require(reading.places.first)
        #expect(QuotedKey.text(key, in: language, like: place) == expected)
    }

    @Test(arguments: [
        (CursorLanguage.yaml, "a: ‸", "true", "\"true\""), (.yaml, "a: ‸", "1.5", "\"1.5\""),
        (.yaml, "a: ‸", "null", "\"null\""), (.yaml, "a: ‸", "~", "\"~\""), (.yaml, "a: ‸", "", "\"\""),
        (.yaml, "a: ‸", "x, y", "x, y"), (.yaml, "a: [‸]", "x, y", "\"x, y\""),
        (.yaml, "a: 'b'\nc: ‸", "1", "'1'"), (.yaml, "a: '‸'", "it's", "'it''s'"),
        (.yaml, "a: '‸'", "x\ny", "\"x\\ny\""),
        (.toml, "a = '‸'", "it's", "\"it's\""), (.toml, "a = '‸'", "a\\b", "'a\\b'"),
        (.json5, "{a: '‸'}", "it's \"x\"", "'it\\'s \"x\"'"), (.json, "{\"a\": '‸'}", "x", "\"x\""),
    ])
    func textsThatNeedQuotes(language: CursorLanguage, text: String, value: String, expected: String) throws {
        let place = try #require(Marked(text).reading(language).places.first)
        #expect(QuotedKey.value(value, in: language, like: place) == expected)
    }

    @Test(arguments: [("{\"k‸\"}", "\"key"), ("{k‸}", "key"), ("{‸}", "key"), ("{'k‸", "'key")])
    func anEditorComparesWithTheQuoteThatStandsThere(text: String, filter: String) throws {
        let reading = Marked(text).reading(.json)
        let place = try #require(reading.places.first)
        #expect(reading.writing(key: "key", at: place)?.filterText == filter)
    }

    /// A key that is written in a real document stands at the path where it was expected.
    @Test func aWrittenKeyStandsWhereItWasExpected() throws {
        for (language, text) in [
            (CursorLanguage.json, Documents.json), (.json5, Documents.json5), (.yaml, Documents.yaml),
            (.toml, Documents.toml),
        ] {
            let bytes = Array(text.utf8)
            for offset in stride(from: 0, through: bytes.count, by: 3) {
                let reading = CursorReading(bytes, in: language, at: offset)
                guard let place = reading.places.first, place.expected == .key, place.token.range.isEmpty,
                    place.layout.form != .header, let writing = reading.writing(key: "new_key", at: place)
                else { continue }
                var changed = bytes
                changed.replaceSubrange(writing.range, with: Array((writing.lead + "1" + writing.tail).utf8))
                for edit in writing.others {
                    changed.replaceSubrange(edit.range, with: Array(edit.text.utf8))
                }
                let start = try #require(
                    changed.indices.first { changed[$0...].starts(with: "new_key".utf8) })
                let again = CursorReading(changed, in: language, at: start + 7).places.first
                #expect(again?.expected == .key && again?.path == place.path, "\(language) at \(offset)")
                #expect(again?.surroundings.hasColon == true && again?.surroundings.hasValue == true)
            }
        }
    }
}
