import Text

/// Finds places in HTML that somebody else wrote.
enum HTMLAnchors {
    /// Which of the names are the id of an element, or the name of a link.
    ///
    /// It reads tags as they stand, not the tree that a browser makes of them. Comments, scripts and styles have none.
    static func found(_ names: Set<String>, in html: ArraySlice<UInt8>) -> Set<String> {
        var wanted: [String: String] = [:]
        for name in names {
            // What GitHub makes of a text's headings has this before its ids, and a script that finds them without.
            for form in [name, URLPath.decoded(name)] {
                wanted[form] = name
                wanted["user-content-" + form] = name
            }
        }
        var found = Set<String>()
        var scan = TagScan(text: html, offset: html.startIndex)
        while found.count < names.count, let ids = scan.nextTag() {
            for id in ids { if let name = wanted[id] { found.insert(name) } }
        }
        return found
    }
}

/// Goes from tag to tag (HTML, section 13.2.5).
private struct TagScan {
    let text: ArraySlice<UInt8>
    var offset: Int

    /// The ids and names of the next tag; `nil` at the end.
    mutating func nextTag() -> [String]? {
        guard let start = text[offset...].firstIndex(of: UInt8(ascii: "<")) else { return nil }
        offset = start + 1
        if text[offset...].starts(with: "!--".utf8) {
            skip(behind: "-->")
            return []
        }
        guard offset < text.endIndex, text[offset].isLetterOrDigit else { return [] }
        let name = word { $0 > 0x20 && !"/>".utf8.contains($0) }.lowercased()
        var ids: [String] = []
        while let (key, value) = attribute() {
            if key == "id" || key == "name" { ids.append(value) }
        }
        if name == "script" || name == "style" { skip(behind: "</" + name) }
        return ids
    }

    /// The next attribute of a tag; `nil` at the tag's end, which is passed.
    private mutating func attribute() -> (name: String, value: String)? {
        _ = word { $0 <= 0x20 || $0 == UInt8(ascii: "/") }
        guard offset < text.endIndex else { return nil }
        if text[offset] == UInt8(ascii: ">") {
            offset += 1
            return nil
        }
        let start = offset
        let name = word { $0 > 0x20 && !"/>=".utf8.contains($0) }.lowercased()
        _ = word { $0 <= 0x20 }
        guard offset < text.endIndex, text[offset] == UInt8(ascii: "=") else {
            // A sign that is no part of any name is passed, so that there is an end.
            if offset == start { offset += 1 }
            return (name, "")
        }
        offset += 1
        _ = word { $0 <= 0x20 }
        return (name, value().replacing("&amp;", with: "&"))
    }

    private mutating func value() -> String {
        guard offset < text.endIndex else { return "" }
        let quote = text[offset]
        guard "\"'".utf8.contains(quote) else { return word { $0 > 0x20 && $0 != UInt8(ascii: ">") } }
        offset += 1
        let value = word { $0 != quote }
        offset = min(offset + 1, text.endIndex)
        return value
    }

    private mutating func word(_ isPart: (UInt8) -> Bool) -> String {
        let end = text[offset...].firstIndex { !isPart($0) } ?? text.endIndex
        defer { offset = end }
        return String(decoding: text[offset..<end], as: UTF8.self)
    }

    private mutating func skip(behind mark: String) {
        let bytes = Array(mark.utf8)
        while offset < text.endIndex {
            guard let start = text[offset...].firstIndex(of: bytes[0]) else { break }
            let end = start + bytes.count
            if end <= text.endIndex, String(decoding: text[start..<end], as: UTF8.self).lowercased() == mark {
                offset = end
                return
            }
            offset = start + 1
        }
        offset = text.endIndex
    }
}
