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

    /// Single characters that RFC 5892 (sections 2.6 to 2.9) lets in or keeps out whatever kind of character they are.
    @Test(
        arguments: [
            (
                true,
                "\u{DF} \u{3C2} \u{6FD} \u{6FE} \u{F0B} \u{3007} 0 9 a z \u{10FF} \u{1200} \u{375}α α\u{30FB}ア"
            ),
            (true, "א\u{5F3} א\u{5F4} א\u{660} א\u{669} א\u{6F0} א\u{6F9} l\u{B7}l"),
            (false, "א\u{640} א\u{7FA} ア\u{302E} ア\u{302F} \u{3031} \u{3035} \u{303B} a\u{20D0} a\u{20F0}"),
            (false, "\u{1100} \u{11FF} \u{A960} \u{A97C} \u{D7B0} \u{D7C6} \u{D7CB} \u{D7FB} \u{1D165}"),
            (
                false,
                "\u{375}a a\u{5F3} a\u{5F4} a\u{30FB} א\u{660}\u{6F0} א\u{6F9}\u{669} l\u{B7} \u{B7}l -a a-"
            ),
        ].flatMap { isValid, labels in labels.split(separator: " ").map { (String($0), isValid) } })
    func judgesCharacters(label: String, isValid: Bool) {
        #expect(Self.accepts(.idnHostname, label) == isValid)
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
