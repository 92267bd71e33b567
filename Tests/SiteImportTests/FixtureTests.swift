import SiteImport
import Testing

/// A small site of each kind becomes the site that is written out beside it.
@Suite struct FixtureTests {
    @Test(arguments: SiteKind.allCases)
    func theKindIsRecognised(kind: SiteKind) throws {
        #expect(SiteKind.recognised(in: try ImportFixture(kind.rawValue).source) == kind)
    }

    @Test(arguments: SiteKind.allCases)
    func theSiteIsThatOfTheFixture(kind: SiteKind) throws {
        let fixture = try ImportFixture(kind.rawValue)
        let made = SiteImport(fixture.source, kind: kind)
        var expected = fixture.site
        for file in made.files where file.path != "public/.gitignore" {
            switch file.content {
            case .bytes(let bytes):
                let text = expected.removeValue(forKey: file.path)
                #expect(String(decoding: bytes, as: UTF8.self) == text, "\(file.path)")
            case .copy: #expect(fixture.lines("copied").contains(file.path), "\(file.path)")
            }
        }
        #expect(expected.keys.sorted() == [])
        #expect(fixture.site.keys.contains("content/site.yaml"))
    }

    @Test(arguments: SiteKind.allCases)
    func theReportCountsAndNamesPlaces(kind: SiteKind) throws {
        let fixture = try ImportFixture(kind.rawValue)
        let report = SiteImport(fixture.source, kind: kind).report
        let counts = report.counts.sorted { $0.key < $1.key }.map {
            "\($0.key): \($0.value.changed) \($0.value.removed) \($0.value.left)"
        }
        #expect(counts == fixture.lines("counts"))
        let unchanged = report.pages.flatMap { page in
            page.notes.filter { $0.note.outcome != .changed }.map {
                "\(page.source):\($0.line):\($0.column) \($0.note.outcome.rawValue) \($0.note.construct)"
            }
        }
        #expect(unchanged == fixture.lines("unchanged"))
    }

    @Test(arguments: SiteKind.allCases)
    func everyOldAddressIsKept(kind: SiteKind) throws {
        let fixture = try ImportFixture(kind.rawValue)
        let addresses = SiteImport(fixture.source, kind: kind).report.addresses.map {
            "\($0.old) \($0.way.rawValue) \($0.new)"
        }
        #expect(addresses == fixture.lines("addresses"))
        #expect(!addresses.isEmpty)
    }

    @Test(arguments: SiteKind.allCases)
    func twiceIsTheSame(kind: SiteKind) throws {
        let source = try ImportFixture(kind.rawValue).source
        let (first, second) = (SiteImport(source, kind: kind), SiteImport(source, kind: kind))
        #expect(first.files == second.files)
        #expect(first.report.markdown == second.report.markdown)
        #expect(first.report.json == second.report.json)
    }

    @Test func nothingIsRecognisedWithoutAFileThatSaysSo() {
        #expect(SiteKind.recognised(in: SourceFolder(["README.md": .text([])])) == nil)
    }
}
