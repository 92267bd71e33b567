import Markdown
import Text

/// The size that a picture's file says: PNG, JPEG, GIF, WebP, AVIF, SVG.
extension PictureSize {
    /// The endings of the files that are looked at.
    static let extensions: Set<String> = ["png", "apng", "jpg", "jpeg", "gif", "webp", "avif", "svg"]

    /// Reads the size that a file says, by its first bytes, whatever it is called.
    ///
    /// - Parameter read: hands out bytes of the file from a place on, fewer where it ends before.
    init?(reading read: (_ offset: Int, _ count: Int) -> [UInt8]) {
        let head = FileBytes(read(0, Self.headLength))
        guard
            let size = Self.png(head) ?? Self.gif(head) ?? Self.webP(head)
                ?? Self.avif(head, read) ?? Self.jpeg(head, read) ?? SVGSize(head.bytes).size
        else { return nil }
        self = size
    }

    /// What is read of a file at first; the sizes of most pictures, and the first tag of an SVG, stand there.
    private static let headLength = 4096

    // MARK: Formats with their size at a fixed place

    /// PNG (ISO/IEC 15948, section 11.2.2): the header comes first.
    private static func png(_ head: FileBytes) -> PictureSize? {
        guard head.has("\u{89}PNG\u{0D}\u{0A}\u{1A}\u{0A}", at: 0), head.has("IHDR", at: 12) else {
            return nil
        }
        return PictureSize(head.big(4, at: 16), head.big(4, at: 20))
    }

    /// GIF87a and GIF89a: the size of the screen.
    private static func gif(_ head: FileBytes) -> PictureSize? {
        guard head.has("GIF87a", at: 0) || head.has("GIF89a", at: 0) else { return nil }
        return PictureSize(head.little(2, at: 6), head.little(2, at: 8))
    }

    /// WebP (RFC 9649): lossy, lossless, or with features.
    private static func webP(_ head: FileBytes) -> PictureSize? {
        guard head.has("RIFF", at: 0), head.has("WEBP", at: 8) else { return nil }
        if head.has("VP8 ", at: 12) {
            return PictureSize(head.little(2, at: 26) & 0x3FFF, head.little(2, at: 28) & 0x3FFF)
        }
        if head.has("VP8L", at: 12) {
            let bits = head.little(4, at: 21)
            return PictureSize((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
        }
        guard head.has("VP8X", at: 12) else { return nil }
        return PictureSize(head.little(3, at: 24) + 1, head.little(3, at: 27) + 1)
    }
}

// MARK: Formats in which the size must be looked for

extension PictureSize {
    /// The most parts of a file that are looked at.
    private static let mostParts = 512

    /// JPEG (ITU-T T.81, annex B): the first frame's header, turned where the camera says so (Exif 2.32, tag 0x0112).
    private static func jpeg(_ head: FileBytes, _ read: (Int, Int) -> [UInt8]) -> PictureSize? {
        guard head.big(2, at: 0) == 0xFFD8 else { return nil }
        var place = 2
        var isTurned = false
        for _ in 0..<mostParts {
            let marker = FileBytes(read(place, 9))
            guard marker.count >= 4, marker.bytes[0] == 0xFF else { return nil }
            let kind = marker.bytes[1]
            // Fill bytes, and markers that stand alone.
            if kind == 0xFF { place += 1; continue }
            if kind == 0x01 || (0xD0...0xD8).contains(kind) { place += 2; continue }
            let length = marker.big(2, at: 2)
            guard length >= 2, kind != 0xD9, kind != 0xDA else { return nil }
            let isFrame = (0xC0...0xCF).contains(kind) && ![0xC4, 0xC8, 0xCC].contains(kind)
            if isFrame {
                guard marker.count == 9 else { return nil }
                let size = PictureSize(marker.big(2, at: 7), marker.big(2, at: 5))
                return isTurned ? size?.turned : size
            }
            if kind == 0xE1 { isTurned = isTurned || ExifOrientation(read(place + 4, length - 2)).isTurned }
            place += 2 + length
        }
        return nil
    }

    /// AVIF (AV1 Image File Format 1.1, on ISO/IEC 23008-12): the properties of the primary item.
    private static func avif(_ head: FileBytes, _ read: (Int, Int) -> [UInt8]) -> PictureSize? {
        guard head.has("ftyp", at: 4) else { return nil }
        var place = 0
        for _ in 0..<mostParts {
            let box = FileBytes(read(place, 8))
            guard box.count == 8 else { return nil }
            let length = box.big(4, at: 0)
            guard length >= 8 else { return nil }
            if box.has("meta", at: 4) {
                return AVIFProperties(FileBytes(read(place, min(length, AVIFProperties.largest)))).size
            }
            place += length
        }
        return nil
    }
}
