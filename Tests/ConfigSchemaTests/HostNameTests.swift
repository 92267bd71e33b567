import Testing

@testable import ConfigSchema

struct HostNameTests {
    @Test(arguments: [
        ("münchen", "mnchen-3ya"), ("bücher", "bcher-kva"), ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
        ("παράδειγμα", "hxajbheg2az3al"), ("点看", "3pxu8k"), ("ü", "tda"),
    ])
    func writesAndReadsPunycode(text: String, code: String) {
        let points = text.unicodeScalars.map(\.value)
        #expect(Punycode.encoded(points) == Array(code.utf8))
        #expect(Punycode.decoded(Array(code.utf8)) == points)
        #expect(Punycode.decoded(Array(code.uppercased().utf8))?.count == points.count)
    }

    @Test(arguments: ["x", "99999999", "a-é", "zzzzzzzzzzzzzzzzzzzzzzzz"])
    func refusesWhatIsNoPunycode(code: String) {
        #expect(Punycode.decoded(Array(code.utf8)) == nil)
    }

    @Test(arguments: [
        ("münchen.example", true), ("MÜNCHEN.example", false), ("mu\u{308}nchen.example", false),
        ("faß.example", true), ("a\u{200D}b", false), ("क्\u{200D}ष", true), ("بي\u{200C}بي", true),
        ("x\u{200C}y", false), ("l·l", true), ("a·l", false), ("example.א0", true), ("א1٣", false),
        ("ab--cd", false),
        ("☃", false), ("ⅷ", false), ("\u{378}", false), ("例え。テスト", true), ("Example.org", true),
    ])
    func judgesInternationalNames(name: String, isValid: Bool) {
        #expect(Self.accepts(.idnHostname, name) == isValid)
    }

    @Test func normalizesTheNamesOfMailboxes() {
        #expect(Self.accepts(.idnEmail, "a@mu\u{308}nchen.example"))
        #expect(!Self.accepts(.idnEmail, "a@mu\u{308}nchen..example"))
    }

    @Test(arguments: [
        ("example.org", true), ("xn--mnchen-3ya.example", true), ("XN--MNCHEN-3YA.example", true),
        ("xn--mnchen-3y.example", false), ("xn--a", false), ("ab--cd.example", true),
        ("münchen.example", false),
    ])
    func judgesNames(name: String, isValid: Bool) {
        #expect(Self.accepts(.hostname, name) == isValid)
    }

    private static func accepts(_ format: Format, _ text: String) -> Bool {
        Array(text.utf8).withUnsafeBufferPointer { format.accepts($0) }
    }
}
