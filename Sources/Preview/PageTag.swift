import Text

/// What tells the bytes of a page from all others, but for the digits in the names of the theme's style sheets.
enum PageTag {
    private static let folder = Array("assets/".utf8)
    private static let ending = Array(".css\"".utf8)

    /// The tag of a page.
    static func tag(of bytes: [UInt8]) -> String {
        var (hash, start) = (StableHash().value, 0)
        for range in styles(in: bytes) {
            hash = StableHash.ofWords(Array(bytes[start..<range.lowerBound]), start: hash)
            start = range.upperBound
        }
        return String(StableHash.ofWords(Array(bytes[start...]), start: hash), radix: 16)
    }

    /// Where digits stand in the names of style sheets, as in `assets/waymark.1f2e.css`. They stand in the head, so that no
    /// more than a page's beginning is looked at.
    private static func styles(in bytes: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var place = 0
        let end = min(bytes.count, 1 << 14)
        while let found = bytes[place..<end].firstRange(of: folder) {
            let name = bytes[found.upperBound..<end].prefix {
                $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "<")
            }
            place = name.endIndex
            let withEnd = bytes[found.upperBound..<min(name.endIndex + 1, end)]
            guard withEnd.suffix(ending.count).elementsEqual(ending),
                let dot = name.dropLast(ending.count - 1).lastIndex(of: UInt8(ascii: "."))
            else { continue }
            ranges.append(dot..<name.endIndex)
        }
        return ranges
    }
}

/// The element that brings the panel into a page.
struct PanelTag {
    let tag: String
    let mark: String?
    let token: String?

    private static let ends = ["</head>", "</body>"].map { Array($0.utf8) }

    /// The page with the element behind all else of its head, so that the site's own script runs first.
    func put(into page: [UInt8]) -> [UInt8] {
        let place = Self.ends.lazy.compactMap { page.firstRange(of: $0)?.lowerBound }.first ?? page.count
        return Array(page[..<place]) + element.utf8 + page[place...]
    }

    /// Its values are made here, and none needs an escape.
    private var element: String {
        let values = [("tag", tag), ("mark", mark), ("token", token)].compactMap { name, value in
            value.map { " data-\(name)=\"\($0)\"" }
        }
        return "<script src=\"\(Panel.folder)panel.js\" defer\(values.joined())></script>"
    }
}
