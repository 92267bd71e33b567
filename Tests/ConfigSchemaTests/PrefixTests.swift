import ConfigSchema
import Testing

/// A text may end anywhere. Small texts that have everything that a language knows are cut behind each byte: no
/// parser reads further, and what it says stands in the text.
struct PrefixTests {
    static let texts: [(ConfigLanguage, String)] = [
        (.json, #"{"a\u00e9\ud83d\ude00\n": [1, -2.5e+3, true, false, null, {}], "b": {"c": "é"}, "d": []}"#),
        (.jsonc, "\u{FEFF}// x\n{ /* y */ \"a\": [1, 2,], // z\n \"b\": null, }\n/**/"),
        (
            .json5,
            "{a: 'x\\\ny\\x41\\'', $b: +.5, \"c\": -0x1F, d: Infinity, e: [NaN, 5.,], /* f */ é: \"\\0\",} // g"
        ),
        (.jsonl, "{\"a\": 1}\n\n[2]\r\n\"x\"\nnull\n"),
        (
            .yaml,
            "%YAML 1.2\n---\n# c\n&a key: !!str 'it''s'\n? x y\n: |2-\n   text\n\nmore: >+\n  folded\n\n\"q\\u00e9\\n\":\n- 1\n- *a\n...\n---\n- ~\n- [0x1F, {y: z}]\n"
        ),
        (
            .toml,
            "a.\"b\".'c' = \"x\\u00e9\\n\" # c\nd = [-1, 0x1F, 1_0.5e3, inf,\n]\ne = { f = 1979-05-27T07:32:00.5-07:00 }\ng = \"\"\"\nx\\\n  y\"\"\"\nh = '''z'''\n[i.j]\n[[k]]\nl = 07:32:00\n[[k]]\n"
        ),
        (
            .env,
            "# c\nexport A=\"x\\n\\$\\\"\" # d\nB='y\nz'\nC = plain # e\nD=`q`\nexport E=a\\ b\"c\"'d';\nF="
        ),
        (
            .reg,
            "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_USERS\\A]\r\n@=\"x\\\\y\\\"\"\r\n\"b\"=dword:0000001f ; c\r\n\"d\"=hex(2):61,00,\\\r\n  00,00\r\n\"e\"=-\r\n[-HKEY_USERS\\B]\r\n\"f\"=qword:ff\r\n\"g\"=hex(7):61,00,00,00\r\n"
        ),
        (
            .plist,
            "<?xml version=\"1.0\"?>\n<!DOCTYPE plist PUBLIC \"-//A//B\" \"c\">\n<plist version=\"1.0\"><dict><key>a&#x41;&lt;</key><string><![CDATA[x]]><!-- y --></string><key>b</key><array><true/><integer>-5</integer><real>1.5</real><date>2026-01-02T03:04:05Z</date><data>QUJD</data></array></dict></plist>"
        ),
    ]

    @Test(arguments: texts)
    func aTextMayEndAnywhere(language: ConfigLanguage, text: String) {
        let bytes = Array(text.utf8)
        #expect(ConfigDocument(parsing: bytes, as: language).problems.map(\.message) == [])
        for end in bytes.indices {
            let document = ConfigDocument(parsing: Array(bytes[..<end]), as: language)
            for problem in document.problems {
                #expect(0 <= problem.range.lowerBound && problem.range.upperBound <= end, "\(end)")
            }
        }
    }

    /// Nor does it matter which byte is missing.
    @Test(arguments: texts)
    func anyByteMayBeMissing(language: ConfigLanguage, text: String) {
        let bytes = Array(text.utf8)
        for place in bytes.indices {
            let rest = Array(bytes[..<place]) + Array(bytes[(place + 1)...])
            let document = ConfigDocument(parsing: rest, as: language)
            for problem in document.problems { #expect(problem.range.upperBound < bytes.count, "\(place)") }
        }
    }
}
