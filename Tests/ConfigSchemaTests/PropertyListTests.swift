import ConfigSchema
import Testing

struct PropertyListTests {
    static let prolog = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">

        """

    @Test(arguments: [
        (
            prolog + "<plist version=\"1.0\"><dict><key>a</key><string>x</string></dict></plist>",
            #"{"a":"x"}"#
        ),
        (
            "<dict><key>a</key><integer> 7 </integer><key>b</key><true/><key>c</key><false></false></dict>",
            #"{"a":7,"b":true,"c":false}"#
        ),
        ("<plist><array><real>1.5</real><integer>-0x10</integer><string/></array></plist>", #"[1.5,-16,""]"#),
        (
            "<string>a &lt;&#98;&#x63;&gt; &amp;amp; <![CDATA[<&]]><!-- x -->d\r\ne</string>",
            "\"a <bc> &amp; <&d\ne\""
        ),
        (
            "<array><date>2026-01-02T03:04:05Z</date><data> aGk= </data></array>",
            #"["2026-01-02T03:04:05Z","aGk="]"#
        ),
        ("<dict/>", "{}"),
        ("<!-- a --><plist><dict></dict></plist><!-- b -->\n", "{}"),
    ])
    func readsValues(text: String, expected: String) {
        let document = ConfigDocument(text, as: .plist)
        #expect(document.problems.isEmpty)
        #expect(document.root?.compact == expected)
    }

    @Test(
        arguments: [
            ("<dict><key>a</key></dict>", "invalid-snippet", "a", #"{"a":null}"#),
            ("<dict><key>a</key><key>b</key><true/></dict>", "invalid-snippet", "a", #"{"a":null,"b":true}"#),
            ("<dict><true/><key>b</key><true/></dict>", "invalid-snippet", "<true/>", #"{"b":true}"#),
            (
                "<dict><dict><key>x</key><true/></dict><key>b</key><true/></dict>", "invalid-snippet",
                "<dict>", #"{"b":true}"#
            ),
            ("<plist><dict/><dict/></plist>", "invalid-snippet", "<dict/>", "{}"),
            ("<dict><key>a</key><string>x</dict>", "invalid-snippet", "<string>", #"{"a":"x"}"#),
            ("<plist><dict><key>a</key><true/></plist>", "invalid-snippet", "<dict>", #"{"a":true}"#),
            ("<dict><key>a</key><string>x</strng></dict>", "invalid-snippet", "</strng>", #"{"a":"x"}"#),
            (
                "<dict><key>a</key><bool>1</bool><key>b</key><true/></dict>", "invalid-snippet", "bool",
                #"{"a":null,"b":true}"#
            ),
            ("<dict><key>a</key><String>x</String></dict>", "invalid-snippet", "String", #"{"a":"x"}"#),
            ("<array><string>a & b</string></array>", "invalid-snippet", "&", #"["a & b"]"#),
            ("<array><string>a < b</string></array>", "invalid-snippet", "<", #"["a < b"]"#),
            ("<array><string>&nbsp;</string></array>", "invalid-snippet", "&nbsp;", #"["&nbsp;"]"#),
            ("<array><integer>1.5</integer></array>", "invalid-snippet", "1.5", #"["1.5"]"#),
            ("<array><date>yesterday</date></array>", "invalid-snippet", "yesterday", nil),
            ("<array>stray<true/></array>", "invalid-snippet", "stray", "[true]"),
            ("<key>a</key><string>x</string>", "missing-braces", "<key>", #"{"a":"x"}"#),
            ("<dict><key>a</key><true/><key>a</key><true/></dict>", "duplicate-key", "a", nil),
            ("<dict><key>a</key><true/>", "invalid-snippet", "<dict>", #"{"a":true}"#),
            ("</dict>", "invalid-snippet", "</dict>", nil),
            ("<plist", "invalid-snippet", "<plist", nil),
            ("<dict a=b></dict>", "invalid-snippet", "a=", nil),
            ("bplist00", "invalid-encoding", "bplist", nil),
            ("", "invalid-snippet", "", nil),
        ] as [(String, String, String, String?)])
    func reportsAndGoesOn(text: String, id: String, at: String, value: String?) throws {
        let document = ConfigDocument(text, as: .plist)
        let problem = try #require(document.problems.first)
        #expect(problem.id.rawValue == id)
        #expect(document.text(problem.range) == at)
        if let value { #expect(document.root?.compact == value) }
    }

    @Test func readsNoEntitiesOfItsOwn() {
        let text =
            "<!DOCTYPE p [<!ENTITY a \"aaaa]>\"><!ENTITY b SYSTEM 'file:///x'>]><string>&a;&b;</string>"
        let document = ConfigDocument(text, as: .plist)
        #expect(document.problems.map { document.text($0.range) } == ["&a;", "&b;"])
        #expect(document.root?.string == "&a;&b;")
    }

    @Test func pointsAtContents() throws {
        let text = "<dict>\n  <key>a</key>\n  <string>x &amp; y</string>\n</dict>"
        let root = try #require(ConfigDocument(text, as: .plist).root)
        let value = try #require(root["a"])
        #expect(root.document.text(value.range) == "x &amp; y")
        #expect(value.key.map { root.document.text($0.range) } == "a")
        #expect(root.document.text(root.range) == text)
    }

    @Test func stopsAtTheDepthLimit() {
        let document = ConfigDocument(String(repeating: "<array>", count: 5000), as: .plist)
        #expect(document.problems.contains { $0.id.rawValue == "too-deep" })
    }

    /// What follows tells how each of many mistakes was meant, the last like the first.
    @Test func judgesEachOfManyMistakesAlike() {
        let entry = { (index: Int) in "<key>k\(index)</key><array><key>a</key><string>x</string></array>\n" }
        let text = "<plist><dict>\n" + (0..<100).map(entry).joined() + "</dict></plist>"
        let document = ConfigDocument(text, as: .plist)
        #expect(document.problems.map(\.id.rawValue) == Array(repeating: "missing-braces", count: 100))
        #expect(document.root?.members.map(\.value.compact) == Array(repeating: #"[{"a":"x"}]"#, count: 100))
    }

    /// One end tag more than there are opening ones behind a key, and as many.
    @Test func countsTheEndTagsThatFollow() {
        let open = "<plist><dict><key>a</key><dict><key>b</key><true/></dict></dict>"
        let more = "<key>c</key><true/>"
        let tooEarly = ConfigDocument("\(open)\(more)</dict></plist>", as: .plist)
        #expect(
            tooEarly.problems.map(\.message) == ["this `</dict>` closes the dictionary before its last key"])
        #expect(tooEarly.root?["c"]?.compact == "true")
        let behind = ConfigDocument("\(open)\(more)</plist>", as: .plist)
        #expect(behind.root?["c"] == nil && !behind.problems.isEmpty)
    }
}
