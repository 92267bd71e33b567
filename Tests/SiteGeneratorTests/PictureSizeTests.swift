import Foundation
import Markdown
import Testing

@testable import SiteGenerator

/// The sizes that the files of pictures say.
@Suite struct PictureSizeTests {
    private static func size(_ bytes: [UInt8]) -> [Int]? {
        PictureSize { offset, count in Array(bytes.dropFirst(offset).prefix(count)) }.map {
            [$0.width, $0.height]
        }
    }

    private static func png(_ width: [UInt8], _ height: [UInt8]) -> [UInt8] {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + width + height
            + [8, 6, 0, 0, 0]
    }

    private static func box(_ kind: String, _ content: [UInt8]) -> [UInt8] {
        [0, 0, 0, UInt8(8 + content.count)] + Array(kind.utf8) + content
    }

    /// A file whose primary item, the second, is 64 by 48 and turned; the first is a small one.
    private static var avif: [UInt8] {
        let sizes =
            box("ispe", [0, 0, 0, 0, 0, 0, 0, 10, 0, 0, 0, 10])
            + box("ispe", [0, 0, 0, 0, 0, 0, 0, 64, 0, 0, 0, 48])
        let list = box("ipco", sizes + box("irot", [1]))
        let table = box("ipma", [0, 0, 0, 0, 0, 0, 0, 2, 0, 1, 1, 1, 0, 2, 2, 0x82, 3])
        let meta = box("meta", [0, 0, 0, 0] + box("pitm", [0, 0, 0, 0, 0, 2]) + box("iprp", list + table))
        return box("ftyp", Array("avif".utf8) + [0, 0, 0, 0] + Array("mif1".utf8)) + meta
    }

    private static func jpeg(turned orientation: UInt8?) -> [UInt8] {
        let exif = Array("Exif\0\0MM\0*".utf8) + [0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0]
        let camera = orientation.map { exif + [$0, 0, 0, 0, 0, 0, 0] } ?? []
        let segment = camera.isEmpty ? [] : [0xFF, 0xE1, 0, UInt8(camera.count + 2)] + camera
        return [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2] + segment + [0xFF, 0xC4, 0, 3, 0]
            + [0xFF, 0xC2, 0, 11, 8, 0x01, 0xE0, 0x02, 0x80, 1, 1, 0x11, 0]
    }

    private static func webP(_ kind: String, _ bytes: [UInt8]) -> [UInt8] {
        Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBP\(kind)".utf8) + [0, 0, 0, 0] + bytes
    }

    @Test func everyFormatSaysItsSizeInItsOwnWay() {
        #expect(Self.size(Self.png([0, 0, 2, 0x80], [0, 0, 1, 0xE0])) == [640, 480])
        #expect(Self.size(Array("GIF89a".utf8) + [0x40, 0x01, 0xC8, 0x00]) == [320, 200])
        #expect(Self.size(Self.jpeg(turned: nil)) == [640, 480])
        #expect(
            Self.size(Self.webP("VP8 ", [0, 0, 0, 0x9D, 0x01, 0x2A, 0x90, 0x41, 0x2C, 0x81])) == [400, 300])
        #expect(Self.size(Self.webP("VP8L", [0x2F, 0x63, 0x40, 0x0C, 0x00])) == [100, 50])
        #expect(Self.size(Self.webP("VP8X", [0x10, 0, 0, 0, 0x3F, 0x01, 0, 0xC7, 0, 0])) == [320, 200])
        #expect(Self.size(Self.avif) == [48, 64])
    }

    @Test(arguments: [
        (1, [640, 480]), (4, [640, 480]), (5, [480, 640]), (8, [480, 640]), (9, [640, 480]),
    ])
    func aPhotographIsAsHighAsItIsShown(orientation: Int, size: [Int]) {
        #expect(Self.size(Self.jpeg(turned: UInt8(orientation))) == size)
    }

    @Test(arguments: [
        (#"<svg xmlns="x" width="120" height="60px">"#, [120, 60]),
        (#"<?xml version="1.0"?><!-- <svg width="1" height="1"> --><svg viewBox="0 0 24 12">"#, [24, 12]),
        (#"<svg width="100%" viewBox="0,0,30,10">"#, [30, 10]),
        (#"<svg width='90' viewBox='0 0 30 10'>"#, [90, 30]),
        (#"<svg stroke-width="3" height="20" viewBox="0 0 30 10">"#, [60, 20]),
        (#"<svg width="100%">"#, nil), (#"<svg width="0" height="0">"#, nil), ("<p>svg</p>", nil),
    ])
    func aDrawingSaysItsSizeOrThatOfWhatItShows(text: String, size: [Int]?) {
        #expect(Self.size(Array(text.utf8)) == size)
    }

    @Test func whatNoPictureCanBeHasNoSize() {
        #expect(Self.size([]) == nil)
        #expect(Self.size(Array("plain text".utf8)) == nil)
        #expect(Self.size(Self.png([0, 0, 0, 0], [0, 0, 1, 0xE0])) == nil)
        #expect(Self.size(Self.png([0, 0x10, 0, 0], [0, 0, 0, 1])) == [1_048_576, 1])
        #expect(Self.size(Self.png([0, 0x10, 0, 1], [0, 0, 0, 1])) == nil)
        #expect(Self.size(Array(Self.jpeg(turned: nil).dropLast(9))) == nil)
        #expect(Self.size(Array(Self.avif.prefix(40))) == nil)
    }

    /// A file may end anywhere, and any of its bytes may be another.
    @Test func brokenFilesAreReadWithoutHarm() {
        let files = [
            Self.png([0, 0, 2, 0x80], [0, 0, 1, 0xE0]), Array("GIF89a".utf8) + [0x40, 0x01, 0xC8, 0x00],
            Self.jpeg(turned: 6), Self.webP("VP8X", [0x10, 0, 0, 0, 0x3F, 0x01, 0, 0xC7, 0, 0]), Self.avif,
            Array(#"<svg width="inf" height="nan" viewBox="0 0 1e99 1">"#.utf8),
        ]
        for file in files {
            for end in file.indices {
                _ = Self.size(Array(file[..<end]))
                for byte: UInt8 in [0, 8, 0x7F, 0xFF] {
                    var other = file
                    other[end] = byte
                    _ = Self.size(other)
                }
            }
        }
        let ftyp = Self.box("ftyp", Array("avif".utf8))
        #expect(Self.size(ftyp + Self.box("meta", [])) == nil)
        #expect(Self.size(ftyp + Self.box("meta", [0, 0, 0, 0] + Self.box("pitm", []))) == nil)
    }

    /// A page with a picture of so many pixels.
    private static func tree(width: Int) -> SourceTree {
        let text =
            "# Home\n\n![A ridge](ridge.png)\n\n![[ridge.png|20]]\n\n![](ridge.png \"From the *east*\")\n"
        return SourceTree(files: [
            .init(place: "index.md", path: "content/index.md", content: .text(Array(text.utf8))),
            .init(
                place: "ridge.png", path: "content/ridge.png", content: .asset("/nowhere/ridge.png"),
                picture: PictureSize(width, 30)),
        ])
    }

    @Test func aPageLeavesRoomForItsPicturesAndFetchesAllButTheFirstLater() throws {
        let result = build(Self.tree(width: 40), with: .bare, options: SiteOptions(jobs: 1))
        let html = try #require(result.text("index.html"))
        #expect(html.contains(#"<img src="/ridge.png" alt="A ridge" width="40" height="30">"#))
        #expect(html.contains(#"<img src="/ridge.png" alt="" width="20" height="15" loading="lazy">"#))
        #expect(
            html.contains(
                #"<figure class="picture"><img src="/ridge.png" alt="" width="40" height="30" loading="lazy">"#
                    + "<figcaption>From the *east*</figcaption></figure>"))
    }

    /// Pictures in raw HTML are as those of Markdown, where their author says nothing else.
    @Test(arguments: ["sanitize", "allow"])
    func rawPicturesAreAsThoseOfMarkdown(html: String) throws {
        let text = """
            <img src="https://other.example/a.png">

            a <IMG src=ridge.png alt="A"> b <img width="20" src="ridge.png"/>

            <p><img src="ridge.png" width="50%"><img height="15" width="3" loading="eager" src="ridge.png"></p>

            <a href="ridge.png">x</a> <img src="none.png">
            """
        let files = [
            SourceTree.File(
                place: "site.yaml", path: "content/site.yaml",
                content: .text(Array("markdown: {html: \(html)}\n".utf8))),
            .init(place: "index.md", path: "content/index.md", content: .text(Array(text.utf8))),
            .init(
                place: "ridge.png", path: "content/ridge.png", content: .asset("/nowhere/ridge.png"),
                picture: PictureSize(40, 30)),
        ]
        let result = build(SourceTree(files: files), with: .bare, options: SiteOptions(jobs: 1))
        let page = try #require(result.text("index.html"))
        let pictures = page.split(separator: "<").filter { $0.lowercased().hasPrefix("img") }.map {
            $0.prefix { $0 != ">" }
        }
        let lazy = " width=\"40\" height=\"30\" loading=\"lazy\""
        let expected =
            html == "allow"
            ? [
                "img src=\"https://other.example/a.png\"", "IMG\(lazy) src=\"/ridge.png\" alt=\"A\"",
                "img height=\"15\" loading=\"lazy\" width=\"20\" src=\"/ridge.png\"/",
                "img loading=\"lazy\" src=\"/ridge.png\" width=\"50%\"",
                "img height=\"15\" width=\"3\" loading=\"eager\" src=\"/ridge.png\"",
                "img src=\"none.png\"",
            ]
            : [
                "img src=\"https://other.example/a.png\"", "img\(lazy) src=\"/ridge.png\" alt=\"A\"",
                "img height=\"15\" loading=\"lazy\" width=\"20\" src=\"/ridge.png\"",
                "img loading=\"lazy\" src=\"/ridge.png\" width=\"50%\"",
                "img height=\"15\" width=\"3\" loading=\"eager\" src=\"/ridge.png\"",
                "img src=\"none.png\"",
            ]
        #expect(pictures == expected.map { $0[...] })
    }

    @Test func aPictureThatWasDrawnAnewChangesItsPages() throws {
        var session = Session(Self.tree(width: 40), with: .bare, options: EditedSite.options)
        _ = session.built()
        session.update(Self.tree(width: 60))
        let look = session.page(at: "index.md")
        #expect(look?.file == session.built().files.first { $0.path == "index.html" })
        let html = session.built().text("index.html")
        #expect(html?.contains(#"width="60" height="30""#) == true)
    }

    @Test func theDiskSaysWhatSizeAPictureHas() throws {
        let folder = try TemporaryFolder()
        try folder.write("# Home\n", to: "content/index.md")
        try folder.write(Data(Self.png([0, 0, 0, 7], [0, 0, 0, 9])), to: "content/a.PNG")
        try folder.write(Data(Self.png([0, 0, 0, 7], [0, 0, 0, 9])), to: "content/b.bin")
        let tree = try SourceTree.load(SiteFolders(root: folder.path))
        #expect(tree.files.map { $0.picture.map { [$0.width, $0.height] } } == [[7, 9], nil, nil])
    }
}
