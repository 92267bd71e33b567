import ConfigSchema
import Testing

/// What is advised where a scalar of YAML has another type than was meant because of how it is written.
struct WrittenValueTests {
    private func help(_ value: String, type: String, _ language: ConfigLanguage = .yaml) throws -> [String?] {
        let schema = try Schema.compiled(#"{"properties": {"k": {"type": \#(type)}}}"#)
        let document = ConfigDocument(parsing: Array(value.utf8), as: language)
        return schema.validate(try #require(document.root)).map { $0.help }
    }

    /// The words that YAML 1.1 took for booleans.
    @Test(arguments: [
        ("yes", "write `true`"), ("Yes", "write `true`"), ("YES", "write `true`"), ("on", "write `true`"),
        ("y", "write `true`"), ("'on'", "write `true`"), ("no", "write `false`"), ("Off", "write `false`"),
        ("n", "write `false`"), ("\"no\"", "write `false`"), ("'true'", "write it without quotes"),
        ("\"false\"", "write it without quotes"), ("true,", "remove the comma"), ("yess", nil),
        ("'True,'", nil),
        ("nope", nil), ("1", nil), ("'1'", nil),
    ])
    func aBoolean(value: String, expected: String?) throws {
        #expect(try help("k: \(value)", type: #""boolean""#) == [expected])
    }

    @Test(arguments: [
        ("'80'", "write it without quotes"), ("\"80\"", "write it without quotes"),
        ("'-1'", "write it without quotes"), ("80,", "remove the comma"), ("'80,'", nil), ("'80 '", nil),
        ("eighty", nil), ("'x80'", nil), ("80px", nil), ("'true'", nil), ("yes", nil),
    ])
    func aNumber(value: String, expected: String?) throws {
        #expect(try help("k: \(value)", type: #""integer""#).last == expected)
        #expect(try help("k: \(value)", type: #"["number", "null"]"#).last == expected)
    }

    /// A text that reads as something else; so does a number with zeros before it, which are lost.
    @Test(arguments: [
        ("1.10", "number"), ("0777", "number"), ("-5", "number"), ("0x1F", "number"), ("true", "boolean"),
        ("False", "boolean"),
    ])
    func aText(value: String, kind: String) throws {
        #expect(
            try help("k: \(value)", type: #""string""#) == [
                "a text that reads as a \(kind) stands in quotes"
            ])
        #expect(try help("k: '\(value)'", type: #""string""#) == [])
        #expect(try help("k: \(value)", type: #"["string", "null"]"#) == [nil])
    }

    @Test func aNumberWithZerosBeforeItIsANumber() throws {
        #expect(try help("k: 0777", type: #""integer""#) == [])
    }

    @Test(arguments: [
        ("k:\n  a:1", "object", "a key has a blank behind its `:`"),
        ("k:\n  a_b-c.d:x", "object", "a key has a blank behind its `:`"),
        ("k:\n  http://x", "object", nil), ("k:\n  a::b", "object", nil), ("k: a:1", "object", nil),
        ("k:\n  'a:1'", "object", nil), ("k:\n  a b:1", "object", nil), ("k:\n  :1", "object", nil),
        ("k:\n  a:1", "array", nil), ("k:\n  -a", "array", "an item has a blank behind its `-`"),
        ("k: -a", "array", nil), ("k:\n  '-a'", "array", nil), ("k:\n  -a", "object", nil),
        ("k:\n  a", "array", nil),
    ])
    func aMarkWithoutABlank(text: String, type: String, expected: String?) throws {
        #expect(try help(text, type: "\"\(type)\"") == [expected])
    }

    /// In other languages quotes and words mean what they say.
    @Test func otherLanguagesHaveNoSuchAdvice() throws {
        #expect(try help(#"{"k": "80"}"#, type: #""integer""#, .json) == [nil])
        #expect(try help("k = 1", type: #""string""#, .toml) == [nil])
    }
}
