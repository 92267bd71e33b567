import Testing

@testable import LanguageProtocol

/// JSON is read as it is written, within bounds.
@Suite struct JSONTests {
    @Test(arguments: [
        ("null", JSONValue.null), (" true ", .boolean(true)), ("false", .boolean(false)), ("0", .integer(0)),
        ("-12", .integer(-12)), ("9223372036854775807", .integer(Int.max)),
        ("9223372036854775808", .decimal("9223372036854775808")), ("-0", .decimal("-0")),
        ("1.50", .decimal("1.50")),
        ("1e3", .decimal("1e3")), ("1E-3", .decimal("1E-3")), (#""""#, .string("")),
        (#""a\"\\\/\b\f\n\r\t""#, .string("a\"\\/\u{8}\u{C}\n\r\t")),
        (#""\u00e9\ud83d\ude00""#, .string("é😀")), (#""\ud83d""#, .string("\u{FFFD}")),
        (#""\ud83d\udc00\udbff\udfff""#, .string("🐀\u{10FFFF}")),
        (#""\ude00x""#, .string("\u{FFFD}x")),
        (#""\ud83d\u0041""#, .string("\u{FFFD}A")), ("[]", .array([])),
        ("[1, [2]]", .array([.integer(1), .array([.integer(2)])])),
        ("{}", .object([])),
        (
            #"{"b":1,"a":{"c":[]}}"#,
            .object([
                JSONMember("b", .integer(1)), JSONMember("a", .object([JSONMember("c", .array([]))])),
            ])
        ),
    ])
    func values(text: String, value: JSONValue) throws {
        #expect(try JSONValue(text: text) == value)
    }

    @Test(arguments: [
        ("", "the text ends before a value", 0), ("  ", "the text ends before a value", 2),
        ("nul", "no value begins like this", 0),
        ("1 2", "something stands behind the value", 2), ("[1", "`,` or `]` is missing", 2),
        ("[1,]", "no value begins like this", 3),
        ("[,1]", "no value begins like this", 1), ("{", "a name in quotes is missing", 1),
        ("{a: 1}", "a name in quotes is missing", 1),
        (#"{"a" 1}"#, "`:` is missing", 5), (#"{"a":1"#, "`,` or `}` is missing", 6),
        (#"{"a":1,}"#, "a name in quotes is missing", 7),
        ("01", "something stands behind the value", 1), ("-", "a digit is missing", 1),
        ("1.", "a digit is missing", 2), ("1e", "a digit is missing", 2),
        ("+1", "no value begins like this", 0), (#""a"#, "a string is not closed", 2),
        ("\"a\nb\"", "a control character stands in a string", 2),
        ("\"\\n\nb\"", "a control character stands in a string", 3), (#""\q""#, "there is no such escape", 2),
        (#""\"#, "a string is not closed", 2),
        (#""\u12g4""#, "four hexadecimal digits are missing", 5),
        (#""\u12"#, "four hexadecimal digits are missing", 5), ("'a'", "no value begins like this", 0),
    ])
    func faults(text: String, message: String, offset: Int) {
        #expect(throws: JSONReader.Fault(message: message, offset: offset)) { try JSONValue(text: text) }
    }

    @Test func bytesThatAreNoUTF8AreReplaced() throws {
        #expect(try JSONReader.read([0x22, 0x61, 0xFF, 0x22]) == .string("a\u{FFFD}"))
        #expect(try JSONReader.read([0x22, 0x5C, 0x6E, 0xC3, 0x22]) == .string("\n\u{FFFD}"))
    }

    @Test func depthIsBounded() throws {
        func nested(_ depth: Int) -> [UInt8] {
            Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
        }
        #expect(throws: Never.self) { try JSONReader.read(nested(64)) }
        #expect(throws: JSONReader.Fault(message: "values nest too deep", offset: 64)) {
            try JSONReader.read(nested(65))
        }
        #expect(throws: JSONReader.Fault.self) {
            try JSONReader.read([UInt8](repeating: 0x5B, count: 1_000_000))
        }
        #expect(throws: JSONReader.Fault.self) {
            try JSONReader.read(Array(String(repeating: #"{"a":"#, count: 100_000).utf8))
        }
    }

    @Test func valuesAreCounted() throws {
        let limits = JSONReader.Limits(depth: 4, values: 3)
        #expect(throws: Never.self) { try JSONReader.read(Array("[1,2]".utf8), limits: limits) }
        #expect(throws: JSONReader.Fault(message: "there are too many values", offset: 5)) {
            try JSONReader.read(Array("[1,2,3]".utf8), limits: limits)
        }
    }

    @Test(arguments: [
        #"{"a":[1,-2.50,true,false,null,"x\"\\\n\u0001é"],"b":{},"c":[]}"#, "[]", "{}", "1e400", #""😀""#,
    ])
    func whatIsWrittenIsWhatWasRead(text: String) throws {
        #expect(try JSONValue(text: text).text == text)
    }

    @Test func membersWithoutValueAreLeftOut() {
        #expect(JSONValue.members(["a": nil, "b": .null, "c": .integer(1)]).text == #"{"b":null,"c":1}"#)
    }

    @Test func ofEqualNamesTheLastCounts() throws {
        let value = try JSONValue(text: #"{"a":1,"a":2}"#)
        #expect(value["a"] == .integer(2))
        #expect(value["b"] == nil)
        #expect(JSONValue.array([])["a"] == nil)
    }
}
