import Markdown
import Text

/// What the first tag of an SVG says: its width and height in pixels, or else those of what it shows (SVG 2, sections 7.2
/// and 8.2).
struct SVGSize {
    private(set) var size: PictureSize?

    init(_ bytes: [UInt8]) {
        guard let tag = Self.tag(in: bytes) else { return }
        let box =
            Self.value(of: "viewBox", in: tag)?.split { $0.isWhitespace || $0 == UInt8(ascii: ",") }
            .compactMap { Double(String(decoding: $0, as: UTF8.self)) } ?? []
        let shown = box.count == 4 && box[2] > 0 && box[3] > 0 ? (width: box[2], height: box[3]) : nil
        let width = Self.pixels(Self.value(of: "width", in: tag))
        let height = Self.pixels(Self.value(of: "height", in: tag))
        switch (width, height, shown) {
        case (let width?, let height?, _): size = Self.rounded(width, height)
        case (let width?, nil, let shown?): size = Self.rounded(width, width * shown.height / shown.width)
        case (nil, let height?, let shown?): size = Self.rounded(height * shown.width / shown.height, height)
        case (nil, nil, let shown?): size = Self.rounded(shown.width, shown.height)
        case (_, _, nil): break
        }
    }

    private static func rounded(_ width: Double, _ height: Double) -> PictureSize? {
        guard width < 1e6, height < 1e6 else { return nil }
        return PictureSize(max(1, Int(width.rounded())), max(1, Int(height.rounded())))
    }

    /// The bytes of the tag behind its name; what may stand before it are declarations and comments.
    private static func tag(in bytes: [UInt8]) -> ArraySlice<UInt8>? {
        var place = 0
        while let open = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
            let rest = bytes[(open + 1)...]
            if rest.starts(with: "!--".utf8) {
                guard let end = rest.firstRange(of: Array("-->".utf8)) else { return nil }
                place = end.upperBound
                continue
            }
            guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return nil }
            if rest.starts(with: "svg".utf8), rest.dropFirst(3).first?.isWhitespace == true {
                return bytes[(open + 4)..<end]
            }
            guard let first = rest.first, "?!".utf8.contains(first) else { return nil }
            place = end + 1
        }
        return nil
    }

    /// An attribute's value, in either quotes.
    private static func value(of name: String, in tag: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var place = tag.startIndex
        while let range = tag[place...].firstRange(of: Array(name.utf8)) {
            place = range.upperBound
            guard range.lowerBound == tag.startIndex || tag[range.lowerBound - 1].isWhitespace else {
                continue
            }
            var rest = tag[place...].drop(while: \.isWhitespace)
            guard rest.first == UInt8(ascii: "=") else { continue }
            rest = rest.dropFirst().drop(while: \.isWhitespace)
            guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
                continue
            }
            return rest.dropFirst().prefix { $0 != quote }
        }
        return nil
    }

    /// A length in pixels, with or without its unit; other units depend on where the picture stands.
    private static func pixels(_ value: ArraySlice<UInt8>?) -> Double? {
        guard let value else { return nil }
        var text = String(decoding: value, as: UTF8.self).trimmingSpaces
        if text.hasSuffix("px") { text.removeLast(2) }
        guard let number = Double(text), number > 0, number.isFinite else { return nil }
        return number
    }
}
