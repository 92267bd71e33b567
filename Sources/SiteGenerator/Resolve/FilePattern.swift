/// A pattern for file names as SchemaStore's catalogue writes them: `*`, `**`, `?`, `[a-z]` and `{a,b}`.
///
/// A pattern without `/` is matched against a path's last part, any other against the whole path or its end. One
/// with `!` in front names files that the patterns beside it do not mean.
struct FilePattern: Sendable, Hashable {
    private let alternatives: [[UInt8]]
    private let matchesNameOnly: Bool
    private let isExclusion: Bool

    init(_ pattern: String) {
        isExclusion = pattern.hasPrefix("!")
        let whole = pattern.dropFirst(isExclusion ? 1 : 0)
        let anywhere = whole.hasPrefix("**/") ? whole.dropFirst(3) : whole
        let bare = String(anywhere.hasPrefix("/") ? anywhere.dropFirst() : anywhere)
        matchesNameOnly = !bare.contains("/")
        alternatives = Self.expanded(bare).map { Array($0.utf8) }
    }

    /// Whether a path is one that some patterns mean together.
    static func matches(_ path: String, _ patterns: [FilePattern]) -> Bool {
        patterns.contains { !$0.isExclusion && $0.matches(path) }
            && !patterns.contains { $0.isExclusion && $0.matches(path) }
    }

    /// Whether a path has the pattern's form.
    func matches(_ path: String) -> Bool {
        let bytes = Array(path.utf8)
        let parts = path.split(separator: "/", omittingEmptySubsequences: true)
        guard !matchesNameOnly else {
            let name = Array((parts.last ?? "").utf8)
            return alternatives.contains { Self.matches($0[...], name[...]) }
        }
        var starts = [0]
        for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "/") { starts.append(offset + 1) }
        return alternatives.contains { alternative in
            starts.contains { Self.matches(alternative[...], bytes[$0...]) }
        }
    }

    /// The patterns without braces that a pattern with braces stands for, at most a few hundred.
    private static func expanded(_ pattern: String) -> [String] {
        guard let open = pattern.firstIndex(of: "{"), let close = pattern[open...].firstIndex(of: "}") else {
            return [pattern]
        }
        let choices = pattern[pattern.index(after: open)..<close].split(
            separator: ",", omittingEmptySubsequences: false)
        let rests = expanded(String(pattern[pattern.index(after: close)...]))
        return choices.flatMap { choice in rests.map { pattern[..<open] + choice + $0 } }.prefix(256).map {
            String($0)
        }
    }

    /// Matches with two places to return to, the last `*` and the last `**`, which is enough for globs and
    /// quadratic at worst.
    private static func matches(_ pattern: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool {
        var (next, position) = (pattern.startIndex, text.startIndex)
        var star: (next: Int, position: Int)?
        var doubleStar: (next: Int, position: Int)?
        while position < text.endIndex || next < pattern.endIndex {
            if next < pattern.endIndex, pattern[next] == UInt8(ascii: "*") {
                let isDouble = next + 1 < pattern.endIndex && pattern[next + 1] == UInt8(ascii: "*")
                next += isDouble ? 2 : 1
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
        case UInt8(ascii: "?"): return byte == UInt8(ascii: "/") ? nil : 1
        case UInt8(ascii: "["):
            guard let close = pattern.firstIndex(of: UInt8(ascii: "]")), close > pattern.startIndex + 1 else {
                return first == byte ? 1 : nil
            }
            let set = pattern[(pattern.startIndex + 1)..<close]
            return isMember(byte, of: set) ? close - pattern.startIndex + 1 : nil
        default: return first == byte ? 1 : nil
        }
    }

    private static func isMember(_ byte: UInt8, of set: ArraySlice<UInt8>) -> Bool {
        let isNegated = set.first == UInt8(ascii: "!") || set.first == UInt8(ascii: "^")
        var members = isNegated ? set.dropFirst() : set
        while let first = members.popFirst() {
            if members.count >= 2, members.first == UInt8(ascii: "-") {
                let last = members[members.startIndex + 1]
                if first <= byte, byte <= last { return !isNegated }
                members = members.dropFirst(2)
            } else if first == byte {
                return !isNegated
            }
        }
        return isNegated
    }
}
