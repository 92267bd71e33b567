import Testing

@testable import Diagnostics

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
    }

    /// The values that the description of FNV-1a gives.
    @Test(arguments: [("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8")])
    func theHashIsFNV1a(text: String, expected: String) {
        var hash = StableHash()
        hash.combine(text.utf8)
        #expect(hash.digits == expected)
    }

    @Test(arguments: [
        ("Time-Out", "timeout"), ("mcpServer", "mcpServers"), ("nmae", "name"), ("comand", "command"),
    ])
    func slips(word: String, other: String) {
        #expect(Spelling.isSlip(word, of: other))
    }

    @Test(arguments: [("colour", "cooler"), ("env", "enu"), ("servers", "service"), ("", "a")])
    func others(word: String, other: String) {
        #expect(!Spelling.isSlip(word, of: other))
    }
}
