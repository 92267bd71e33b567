/// Patterns for paths: `*` is any run of characters within a name, `**` any run of names, `?` one character of a
/// name, `[a-z]` and `[[:alpha:]]` one of a set. `\` before a character takes it as it is.
enum Glob {
    /// Matches with two places to return to, the last `*` and the last `**`, which is enough for globs and
    /// quadratic at worst.
    static func matches(_ pattern: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool {
        var (next, position) = (pattern.startIndex, text.startIndex)
        var star: (next: Int, position: Int)?
        var doubleStar: (next: Int, position: Int)?
        while position < text.endIndex || next < pattern.endIndex {
            if next < pattern.endIndex, pattern[next] == UInt8(ascii: "*") {
                let stars = pattern[next...].prefix { $0 == UInt8(ascii: "*") }.count
                let isDouble = stars > 1
                next += stars
                if isDouble, next < pattern.endIndex, pattern[next] == UInt8(ascii: "/") { next += 1 }
                if isDouble { (star, doubleStar) = (nil, (next, position)) } else { star = (next, position) }
                continue
            }
            if next < pattern.endIndex, position < text.endIndex,
                let length = unit(pattern[next...], matches: text[position])
            {
                next += length
                position += 1
                continue
            }
            if let last = star, last.position < text.endIndex, text[last.position] != UInt8(ascii: "/") {
                star = (last.next, last.position + 1)
                (next, position) = (last.next, last.position + 1)
            } else if let last = doubleStar, last.position < text.endIndex {
                (star, doubleStar) = (nil, (last.next, last.position + 1))
                (next, position) = (last.next, last.position + 1)
            } else {
                return false
            }
        }
        return true
    }

    /// How much of the pattern is used up where its first unit matches the byte.
    private static func unit(_ pattern: ArraySlice<UInt8>, matches byte: UInt8) -> Int? {
        guard let first = pattern.first else { return nil }
        switch first {
        case UInt8(ascii: "\\") where pattern.count > 1:
            return pattern[pattern.startIndex + 1] == byte ? 2 : nil
        case UInt8(ascii: "?"): return byte == UInt8(ascii: "/") ? nil : 1
        case UInt8(ascii: "["):
            guard let set = GlobSet(pattern) else { return first == byte ? 1 : nil }
            return set.has(byte) ? set.length : nil
        default: return first == byte ? 1 : nil
        }
    }
}
