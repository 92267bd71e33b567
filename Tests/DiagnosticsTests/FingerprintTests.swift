import Testing

@testable import Diagnostics
import Text

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

    /// The names are for good, since what was told once is known by them: written out, they cannot change unseen.
    @Test func theNamesStay() {
        #expect(Self.names("xa") == ["a383f37878705842266af7c6f8172dd2"])
        #expect(
            Self.names("xa xa\nxa") == [
                "a383f37878705842266af7c6f8172dd2", "e48dc0f799526fe2b6560c08a52bdef2",
                "e483c0f7994a1b5db64c0c08a5238a6d",
            ])
        // Lines above, another finding between them, and the same text in another file.
        #expect(
            Self.names("new\n\nxa\nxb\nxa") == [
                "a383f37878705842266af7c6f8172dd2", "d24bf39085b596995532f7df055c6c29",
                "e48dc0f799526fe2b6560c08a52bdef2",
            ])
        #expect(Self.names("xa", path: "b.md") == ["3498890ea1aa494d4ad8304c030f8f1d"])
        #expect(Self.names("xa", .wrongType) == ["fbafe3e22ca1ca148776424658692544"])
    }

    /// Equal findings have the numbers of their order, whatever stands between them; those of another kind or another
    /// file have numbers of their own.
    @Test func eachKindAndFileIsCountedByItself() {
        let sources = SourceTexts([SourceText(path: "a.md", "xa xa"), SourceText(path: "b.md", "xa xa")])
        func report(_ places: [(FindingID, String, Int)]) -> [String] {
            var fingerprints = Fingerprints()
            return places.map { id, path, start in
                fingerprints.next(
                    Diagnostic(id, .error, "m", at: Location(path: path, range: start..<start + 2)),
                    in: sources)
            }
        }
        let whole = report([
            (.brokenLink, "a.md", 0), (.wrongType, "a.md", 0), (.brokenLink, "a.md", 3),
            (.brokenLink, "b.md", 0),
            (.brokenLink, "b.md", 3),
        ])
        #expect(Set(whole).count == 5)
        #expect(report([(.brokenLink, "a.md", 0), (.brokenLink, "a.md", 3)]) == [whole[0], whole[2]])
        #expect(report([(.brokenLink, "b.md", 0), (.brokenLink, "b.md", 3)]) == [whole[3], whole[4]])
        #expect(report([(.wrongType, "a.md", 3)]) == [whole[1]])
    }

    /// Messages and severities can be reworded and configured, and a finding without a place has a name too.
    @Test func wordsDoNotCount() {
        func name(_ severity: Severity, _ message: String, _ range: Range<Int>?) -> String {
            var fingerprints = Fingerprints()
            return fingerprints.next(
                Diagnostic(.brokenLink, severity, message, at: Location(path: "a.md", range: range)),
                in: SourceTexts([SourceText(path: "a.md", "xa")]))
        }
        #expect(name(.error, "m", 0..<2) == name(.warning, "n", 0..<2))
        #expect(name(.error, "m", nil) != name(.error, "m", 0..<2))
        #expect(name(.error, "m", nil) == "fe56d8e0190472e7a043a9c4acc8d857")
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
