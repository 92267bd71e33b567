import Text

/// Placeholders in double braces without quotes, `port: {{ port }}`, as texts are written that a program puts values
/// into. YAML itself reads them as a mapping whose key is a mapping, so they are read as if they began with `<<`.
struct YAMLPlaceholders {
    /// Where they stand, in the order of the text.
    private(set) var places: [Range<Int>] = []

    init(in bytes: [UInt8]) {
        var place = 0
        var isBehindAnother = false
        while place + 1 < bytes.count {
            if bytes[place] == 0x0A { isBehindAnother = false }
            guard bytes[place] == UInt8(ascii: "{"), bytes[place + 1] == UInt8(ascii: "{"),
                isBehindAnother || Self.beginsValue(place, in: bytes),
                let end = Self.end(from: place, in: bytes)
            else {
                place += 1
                continue
            }
            places.append(place..<end)
            isBehindAnother = true
            place = end
        }
    }

    /// A text in which signs of YAML's own in them are none.
    func masked(_ bytes: [UInt8]) -> [UInt8] {
        var masked = bytes
        for place in places {
            for offset in place {
                switch bytes[offset] {
                case UInt8(ascii: "{"): masked[offset] = UInt8(ascii: "<")
                case UInt8(ascii: "}"): masked[offset] = UInt8(ascii: ">")
                case let byte where ",[]:#".utf8.contains(byte): masked[offset] = UInt8(ascii: "_")
                default: continue
                }
            }
        }
        return masked
    }

    /// Leaves those alone that stand inside of a text, which has braces like any other sign; whether there are any.
    mutating func leaveTexts(_ nodes: [Node]) -> Bool {
        let starts = Set(places.map(\.lowerBound))
        let texts = nodes.filter { $0.type == .string && !starts.contains($0.range.lowerBound) }
            .map(\.range).sorted { $0.lowerBound < $1.lowerBound }
        let count = places.count
        var next = 0
        var end = 0
        places.removeAll { place in
            while next < texts.count, texts[next].lowerBound < place.lowerBound {
                end = max(end, texts[next].upperBound)
                next += 1
            }
            return end > place.lowerBound
        }
        return places.count < count
    }

    /// Gives the texts on one line that begin with one the bytes that they are written with.
    func restore(_ nodes: inout [Node], _ bytes: [UInt8]) {
        let starts = Set(places.map(\.lowerBound))
        for index in nodes.indices where nodes[index].type == .string {
            let range = nodes[index].range
            guard starts.contains(range.lowerBound), range.count == nodes[index].textLength,
                range.upperBound <= bytes.count, !bytes[range].contains(0x0A)
            else { continue }
            nodes[index].payload = Node.text(offset: range.lowerBound, length: range.count)
            nodes[index].flags.remove(.side)
        }
    }

    /// Whether a key, an item or an element can begin at a place.
    private static func beginsValue(_ place: Int, in bytes: [UInt8]) -> Bool {
        var before = place - 1
        while before >= 0, bytes[before] == 0x20 || bytes[before] == 0x09 { before -= 1 }
        guard before >= 0, bytes[before] != 0x0A else { return true }
        switch bytes[before] {
        case UInt8(ascii: ":"), UInt8(ascii: "-"): return before < place - 1
        case UInt8(ascii: ","), UInt8(ascii: "["): return true
        default: return false
        }
    }

    /// Where one ends that begins at a place: a name, perhaps with more behind it, up to `}}` on the same line.
    private static func end(from start: Int, in bytes: [UInt8]) -> Int? {
        var place = start + 2
        if place < bytes.count, bytes[place] == UInt8(ascii: "-") { place += 1 }
        while place < bytes.count, bytes[place] == 0x20 { place += 1 }
        guard place < bytes.count, isFirst(bytes[place]) else { return nil }
        var (hasColon, hasQuote) = (false, false)
        while place + 1 < bytes.count, bytes[place] >= 0x20 || bytes[place] == 0x09 {
            switch bytes[place] {
            case UInt8(ascii: "{"): return nil
            case UInt8(ascii: "}"):
                // `{{a: 1}}` is a mapping inside of another.
                return bytes[place + 1] == UInt8(ascii: "}") && (hasQuote || !hasColon) ? place + 2 : nil
            case UInt8(ascii: "\""), UInt8(ascii: "'"): hasQuote = true
            case UInt8(ascii: ":"): hasColon = hasColon || bytes[place + 1] == 0x20
            default: break
            }
            place += 1
        }
        return nil
    }

    private static func isFirst(_ byte: UInt8) -> Bool {
        byte.isLetter || byte >= 0x80 || "_.$".utf8.contains(byte)
    }
}
