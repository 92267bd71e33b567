import Testing

@testable import Text
import Text

/// How paths are written in URLs, and the hash that names files and findings.
@Suite struct EncodingTests {
    @Test(arguments: [
        ("a/b-c_d.e~f", "a/b-c_d.e~f"), ("a b", "a%20b"), ("ä:@", "%C3%A4%3A%40"), ("50%", "50%25"),
        ("a\u{1}", "a%01"), ("", ""),
    ])
    func pathsAreEncoded(path: String, expected: String) {
        #expect(PercentEncoding.path(path) == expected)
    }

    @Test func someBytesCanBeKept() {
        #expect(PercentEncoding.path("a:b@c?", keeping: ":@") == "a:b@c%3F")
        // Two digits, whatever the byte is.
        #expect(PercentEncoding.path("\u{0}\u{F}\u{10}\u{7F}") == "%00%0F%10%7F")
    }

    /// The values that the description of FNV-1a gives.
    @Test(arguments: [("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8")])
    func theHashIsFNV1a(text: String, expected: String) {
        var hash = StableHash()
        hash.combine(text.utf8)
        #expect(hash.digits == expected)
    }

    /// Reckoned elsewhere from the words, the lowest byte first: none, one, and one with a rest.
    @Test(
        arguments: [
            ("", 0xcbf2_9ce4_8422_2325), ("new", 0x2138_d519_2571_b731), ("eight by", 0xb13a_aa41_c887_8081),
            ("nine byte", 0xfe2a_319f_3a62_d67a),
        ] as [(String, UInt64)])
    func theHashOfWordsTakesEightBytesAtATime(text: String, expected: UInt64) {
        #expect(StableHash.ofWords(Array(text.utf8)) == expected)
    }

    @Test(arguments: [
        ("Time-Out", "timeout"), ("mcpServer", "mcpServers"), ("nmae", "name"), ("comand", "command"),
        ("args", "arg"), ("arg", "args"),
    ])
    func slips(word: String, other: String) {
        #expect(Spelling.isSlip(word, of: other))
    }

    @Test(arguments: [
        ("colour", "cooler"), ("env", "enu"), ("id", "ids"), ("arg", "argos"), ("servers", "service"),
        ("", "a"),
    ])
    func others(word: String, other: String) {
        #expect(!Spelling.isSlip(word, of: other))
    }

    @Test(arguments: [
        ("cmd", "command"), ("pswrd", "passwordxxd"), ("hdrs", "headerkeys"),
    ])
    func abbreviations(word: String, other: String) {
        #expect(Spelling.isAbbreviation(word, of: other))
    }

    /// Too short or too long, another first or last letter, a vowel, or not in the order.
    @Test(arguments: [
        ("cmd", "cmands"), ("cd", "command"), ("cmndsd", "commandsnamed"), ("xmd", "command"),
        ("cmx", "command"),
        ("cod", "command"), ("cdmd", "commanded"), ("hdrs", "headers"),
    ])
    func noAbbreviations(word: String, other: String) {
        #expect(!Spelling.isAbbreviation(word, of: other))
    }

    /// Names of nine bytes or more in which one word has a slip, from five letters on, or two, from eight on.
    @Test(arguments: [
        ("ANTHROPC_BASE_URL", "ANTHROPIC_BASE_URL"), ("ATHROPIC_AUTH_TOKEN", "ANTHROPIC_AUTH_TOKEN"),
        ("NTHROPIC_API_KEY", "ANTHROPIC_API_KEY"), ("CLAUD_CODE_USE_VERTEX", "CLAUDE_CODE_USE_VERTEX"),
        ("CLUADE_CODE_USE_VERTEX", "CLAUDE_CODE_USE_VERTEX"), ("ANTROPC_BASE_URL", "ANTHROPIC_BASE_URL"),
        ("DISABLE_TELEMETYR", "DISABLE_TELEMETRY"), ("CLAUDECODE_SHELL", "CLAUDE_CODE_SHELL"),
        ("MCP_TIMEOUTS", "MCP_TIMEOUT"), ("abcd_seve_xy", "abcd_seven_xy"),
        ("aa_seventhabc", "aa_seventh_abc"),
        ("a_sventeen_bc", "a_seventeen_bc"), ("a_sventen_bcd", "a_seventeen_bcd"),
        ("abc_cnnory_xyz", "abc_connorsy_xyz"), ("MCP_TIMEOT", "MCP_TIMEOUT"), ("AWS_REGON", "AWS_REGION"),
    ])
    func slipsInWords(name: String, other: String) {
        #expect(Spelling.isSlipInWords(name, of: other))
    }

    @Test(arguments: [
        ("MY_ANTHROPIC_API_KEY", "ANTHROPIC_API_KEY"), ("ANTHROPIC_API_KEY_2", "ANTHROPIC_API_KEY"),
        ("OPENAI_API_KEY", "ANTHROPIC_API_KEY"), ("MCP_TIMEOUT", "MCP_TIMEOUTS"),
        ("AB_SEVEM_XYZ", "AB_SEVEN_ZYX"),
        ("VERTEX_REGION_4_5", "VERTEX_REGION_4_6"), ("VERTEX_REGION2", "VERTEX_REGION"),
        ("BASH_MIN_TIMEOUT", "BASH_MAX_TIMEOUT"), ("BASH_TIMEOUT_MS", "BASH_TIMEOUT_MX"),
        ("ENABLE_TELEMETRY", "DISABLE_TELEMETRY"), ("ab_sven_wxyz", "ab_seven_wxyz_"),
        ("aa_four_bbccd", "aa_fore_bbccd"), ("aaa_svn_bbcc", "aaa_seven_bbcc"),
        ("abc_cnnor_xyz", "abc_connors_xyz"), ("AB_SEVEM", "AB_SEVEN"), ("AWS_REGIONS", "AWS_REGION"),
        ("DISABLE_UPDATES", "DISABLE_UPDATES"),
    ])
    func otherNames(name: String, other: String) {
        #expect(!Spelling.isSlipInWords(name, of: other))
    }
}
