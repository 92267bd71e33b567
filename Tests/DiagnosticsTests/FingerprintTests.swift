import Testing

@testable import Diagnostics

/// A finding's name in `json` outlives changes elsewhere in the file.
@Suite struct FingerprintTests {
    /// The names of findings about each `x` of a text.
    static func names(_ text: String, _ id: FindingID = .brokenLink, path: String = "a.md") -> [String] {
        let source = SourceText(path: path, text)
        var fingerprints = Fingerprints()
        return source.bytes.indices.filter { source.bytes[$0] == UInt8(ascii: "x") }.map {
            fingerprints.next(
                Diagnostic(id, .error, "m", at: Location(path: path, range: $0..<$0 + 2)),
                in: SourceTexts([source]))
        }
    }

    @Test func linesAboveDoNotCount() {
        #expect(Self.names("xa\nxb\n") == Self.names("new\n\nxa\nand\nxb\n"))
    }

    @Test func theOrderDoesNotCount() {
        #expect(Self.names("xa xb") == Self.names("xb xa").reversed())
    }

    @Test func equalFindingsHaveTheirNumber() {
        let names = Self.names("xa xa xa")
        #expect(Set(names).count == 3)
        #expect(Self.names("xa xa") == Array(names.prefix(2)))
    }

    /// Of a long place its beginning counts, and its length.
    @Test func theBeginningOfALongTextCounts() {
        func name(_ text: String) -> String {
            let source = SourceText(path: "a.md", text)
            var fingerprints = Fingerprints()
            return fingerprints.next(
                Diagnostic(.brokenLink, .error, "m", at: Location(path: "a.md", range: 0..<text.utf8.count)),
                in: SourceTexts([source]))
        }
        let start = String(repeating: "a", count: 4095)
        #expect(name(start + "bc") != name(start + "cc"))
        #expect(name(start + "bc") == name(start + "bd"))
        #expect(name(start + "bc") != name(start + "bcd"))
    }

    @Test func idPathAndTextCount() {
        let all = [
            Self.names("xa"), Self.names("xb"), Self.names("xa", .wrongType), Self.names("xa", path: "b.md"),
        ].flatMap(\.self)
        #expect(Set(all).count == 4)
        #expect(all.allSatisfy { $0.count == 32 })
    }
}
