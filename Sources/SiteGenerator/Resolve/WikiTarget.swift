import Markdown

/// The target of a wiki link that leads nowhere: the part of it that was meant for a page's name.
struct WikiTarget {
    /// The name.
    let name: String
    /// Where it is written.
    let range: Range<Int>
    /// What the author may have meant.
    let suggestion: String?

    /// Finds the name in a link. A name may have a `#` of its own: the longest part that is spelt nearly like such a
    /// name is it, else what stands in front of the first `#`, or all of it where nothing stands behind.
    init(_ link: Document.Link, in file: ParsedPage, of page: Page.ID, _ index: PageIndex) {
        let document = file.document
        let folder = file.folder(of: link)
        let start = link.range.lowerBound
        var end = link.fragmentRange?.upperBound ?? link.range.upperBound
        let bytes = document.bytes
        if link.fragmentRange == nil, end < bytes.count, bytes[end] == UInt8(ascii: "#") { end += 1 }
        let whole = String(decoding: bytes[start..<end], as: UTF8.self)
        if let near = Self.nearestWithHash(whole, index, from: folder, besides: page) {
            self.init(
                name: near.name, range: start..<start + near.name.utf8.count, suggestion: near.suggestion)
            return
        }
        let isWhole = end > link.range.upperBound && (link.fragment ?? "").isEmpty
        let name = isWhole ? whole.trimmingSpaces : link.destination
        self.init(
            name: name, range: isWhole ? start..<start + name.utf8.count : link.range,
            suggestion: index.suggestion(forName: name.trimmingSpaces, from: folder, besides: page))
    }

    /// The longest part of a target that is spelt nearly like a name with a `#`, with that name.
    static func nearestWithHash(
        _ target: String, _ index: PageIndex, from folder: String, besides page: Page.ID
    ) -> (name: String, suggestion: String)? {
        for (name, _) in readings(target, hashes: index.mostHashes) {
            guard let near = index.suggestion(forName: name, from: folder, besides: page), near.contains("#")
            else { continue }
            return (name, near)
        }
        return nil
    }

    /// Whether a wiki link can say a name: some characters end its target.
    static func canHold(_ name: String) -> Bool {
        !name.isEmpty && name == name.trimmingSpaces && !name.contains("|") && !name.contains("]]")
            && !name.contains("[[") && !name.hasSuffix("]") && !name.contains(where: \.isNewline)
    }

    private init(name: String, range: Range<Int>, suggestion: String?) {
        self.name = name
        self.range = range
        self.suggestion = suggestion
    }

    /// The ways to cut a target of which a part is the name of a page with `#` in it, the longest name first.
    static func readings(_ target: String, hashes: Int) -> [(name: String, heading: String?)] {
        guard hashes > 0 else { return [] }
        let parts = target.split(separator: "#", omittingEmptySubsequences: false)
        guard parts.count > 1 else { return [] }
        return (2...min(hashes + 1, parts.count)).reversed().map { count in
            let heading = parts[count...].joined(separator: "#").trimmingSpaces
            return (
                parts[..<count].joined(separator: "#").trimmingSpaces, count < parts.count ? heading : nil
            )
        }
    }
}
