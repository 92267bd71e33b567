import Text

/// A set of characters in a pattern for paths: `[a-z_]`, `[!0-9]`, `[[:alpha:][:digit:]]`, as POSIX has them. It never
/// matches the slash between two names.
struct GlobSet {
    /// How many bytes it takes in the pattern.
    let length: Int
    private let members: ArraySlice<UInt8>
    private let isNegated: Bool

    /// Looks at the beginning of a pattern; `nil` where no set is closed.
    init?(_ pattern: ArraySlice<UInt8>) {
        guard pattern.first == UInt8(ascii: "[") else { return nil }
        let inside = pattern.dropFirst()
        isNegated = inside.first.map { "!^".utf8.contains($0) } == true
        let start = isNegated ? inside.dropFirst() : inside
        // A bracket that comes first is a member of the set.
        var position = min(start.startIndex + 1, start.endIndex)
        if let named = Self.namedClass(start) { position = named.end }
        while position < start.endIndex, start[position] != UInt8(ascii: "]") {
            position = Self.namedClass(start[position...])?.end ?? position + 1
        }
        guard position < start.endIndex else { return nil }
        members = start[..<position]
        length = position - pattern.startIndex + 1
    }

    /// Whether a byte is in it.
    func has(_ byte: UInt8) -> Bool {
        byte != UInt8(ascii: "/") && isListed(byte) != isNegated
    }

    private func isListed(_ byte: UInt8) -> Bool {
        var rest = members
        while !rest.isEmpty {
            if let named = Self.namedClass(rest) {
                if named.has(byte) { return true }
                rest = rest[named.end...]
            } else if let first = rest.popFirst() {
                if rest.count >= 2, rest.first == .hyphen {
                    if (first...max(first, rest[rest.startIndex + 1])).contains(byte) { return true }
                    rest = rest.dropFirst(2)
                } else if first == byte {
                    return true
                }
            }
        }
        return false
    }

    /// The class at the beginning of a text, as `[:alpha:]`, and where it ends.
    private static func namedClass(_ text: ArraySlice<UInt8>) -> (has: (UInt8) -> Bool, end: Int)? {
        guard text.starts(with: "[:".utf8), let close = text.firstRange(of: ":]".utf8) else { return nil }
        let name = String(decoding: text[(text.startIndex + 2)..<close.lowerBound], as: UTF8.self)
        return classes[name].map { ($0, close.upperBound) }
    }

    /// By their names; of other letters than those of ASCII none is in any.
    private static let classes: [String: @Sendable (UInt8) -> Bool] = [
        "alpha": { $0.isLetter }, "digit": { $0.isDigit }, "alnum": { $0.isLetterOrDigit },
        "upper": { $0.isCapital }, "lower": { $0.isLetter && !$0.isCapital },
        "space": { $0 == 0x20 || (0x09...0x0D).contains($0) }, "blank": { $0.isBlank },
        "punct": { (0x21...0x7E).contains($0) && !$0.isLetterOrDigit },
        "xdigit": { $0.isHexadecimal }, "cntrl": { $0 < 0x20 || $0 == 0x7F },
        "print": { (0x20...0x7E).contains($0) }, "graph": { (0x21...0x7E).contains($0) },
    ]
}
