import Testing

@testable import SiteGenerator

/// The archive of resources within the program, read from bytes that are written out as POSIX has them.
@Suite struct TarArchiveTests {
    /// One file's header and content, in blocks of 512 bytes.
    static func entry(_ path: String, _ content: String, type: Character = "0", size: String? = nil)
        -> [UInt8]
    {
        var header = [UInt8](repeating: 0, count: 512)
        header.replaceSubrange(0..<path.utf8.count, with: path.utf8)
        let digits = size ?? String(content.utf8.count, radix: 8)
        let octal = String(repeating: "0", count: 11 - digits.count) + digits
        header.replaceSubrange(124..<135, with: octal.utf8)
        header[156] = type.asciiValue ?? 0
        header.replaceSubrange(257..<263, with: "ustar\0".utf8)
        let padding = (512 - content.utf8.count % 512) % 512
        return header + Array(content.utf8) + [UInt8](repeating: 0, count: padding)
    }

    static let end = [UInt8](repeating: 0, count: 1024)

    @Test func filesOfFoldersAreFound() throws {
        let archive = try #require(
            TarArchive(
                Self.entry("theme/", "", type: "5") + Self.entry("theme/base.html", "<p>")
                    + Self.entry("schemas/a.json", String(repeating: "x", count: 512))
                    + Self.entry("schemas/b.json", String(repeating: "y", count: 513))
                    + Self.entry("theme/deep/c.html", "no") + Self.entry("list.json", "[]") + Self.end))
        #expect(
            archive.texts(in: "theme").mapValues { String(decoding: $0.bytes, as: UTF8.self) } == [
                "base.html": "<p>"
            ])
        #expect(archive.texts(in: "schemas").mapValues(\.bytes.count) == ["a.json": 512, "b.json": 513])
        #expect(archive.bytes(of: "list.json") == Array("[]".utf8))
        #expect(archive.bytes(of: "theme/") == nil)
        #expect(archive.bytes(of: "none") == nil)
    }

    @Test func whatIsNoArchiveIsNone() {
        let whole = Self.entry("a", "text")
        #expect(TarArchive([]) == nil)
        #expect(TarArchive(Self.end) == nil)
        #expect(TarArchive(Array("no archive".utf8)) == nil)
        #expect(TarArchive([UInt8](repeating: 0x41, count: 1024)) == nil)
        #expect(TarArchive(Array(whole.prefix(515))) == nil, "the content ends early")
        #expect(TarArchive(Array(whole.prefix(516)))?.bytes(of: "a") == Array("text".utf8))
        #expect(TarArchive(Self.entry("a", "text", size: "9")) == nil, "a size that is no octal number")
        #expect(TarArchive(Self.entry("a", "text", size: "77777777777")) == nil)
    }
}
