import Text

/// Keeps emphasis out of addresses without brackets, as GitHub does: in `http://a/_b_/` the `_` behind the host are
/// masked, so that the whole of it becomes a link.
///
/// Where the address may be the destination of a link, which may hold no mask, or an attribute of raw HTML, nothing
/// is masked.
enum AddressMask {
    static func apply(to text: inout MaskedText, hasSchemes: Bool) {
        let places = text.bytes.withUnsafeBufferPointer { bytes in
            (hasSchemes ? delimiters(behindSchemesIn: bytes) : []) + delimiters(behindHostNamesIn: bytes)
        }
        for place in places { text.hide(place..<(place + 1)) }
    }

    /// The delimiters in addresses that begin with `http://`, `https://` or `ftp://`.
    private static func delimiters(behindSchemesIn bytes: ByteView) -> [Int] {
        var places: [Int] = []
        var hasDefinitions: Bool?
        var colon = bytes.firstPlace(of: .colon)
        while colon < bytes.count {
            var next = colon + 1
            if bytes.has("://", at: colon), let start = schemeStart(before: colon, bytes),
                isText(before: start, bytes) || isInBrackets(start, bytes, &hasDefinitions)
            {
                next = add(from: colon + 3, bytes, &places)
            }
            colon = bytes.firstPlace(of: .colon, from: next)
        }
        return places
    }

    /// The delimiters in addresses that begin with `www.`.
    private static func delimiters(behindHostNamesIn bytes: ByteView) -> [Int] {
        let letter = UInt8(ascii: "w")
        var places: [Int] = []
        var start = bytes.firstPlace(of: letter)
        while start < bytes.count {
            var next = start + 1
            if bytes.has("www.", at: start), start == 0 || bytes[start - 1].canStandBeforeAddress,
                isText(before: start, bytes)
            {
                next = add(from: start, bytes, &places)
            }
            start = bytes.firstPlace(of: letter, from: next)
        }
        return places
    }

    /// Whether an address stands alone between brackets that are no link's: nothing that could make one of them
    /// follows, and the text defines no links.
    private static func isInBrackets(_ start: Int, _ bytes: ByteView, _ hasDefinitions: inout Bool?) -> Bool {
        guard start > 0, bytes[start - 1] == .leftBracket else { return false }
        var end = start
        while end < bytes.count, !bytes[end].endsPlainAddress { end += 1 }
        guard end < bytes.count, bytes[end] == .rightBracket else { return false }
        if end + 1 < bytes.count, bytes[end + 1] == .leftParenthesis || bytes[end + 1] == .leftBracket {
            return false
        }
        let defines = hasDefinitions ?? bytes.contains("]:")
        hasDefinitions = defines
        return !defines
    }

    private static func schemeStart(before colon: Int, _ bytes: ByteView) -> Int? {
        var start = colon
        while start > 0, bytes[start - 1].isLetter, colon - start < 6 { start -= 1 }
        let scheme = bytes.part(start..<colon)
        return schemes.contains(where: scheme.isSame(as:)) ? start : nil
    }

    private static let schemes: [StaticString] = ["http", "https", "ftp"]

    private static func isText(before start: Int, _ bytes: ByteView) -> Bool {
        var place = start
        while place > 0, bytes[place - 1].isWhitespace { place -= 1 }
        guard place > 0 else { return true }
        switch bytes[place - 1] {
        case .leftBracket, .less, .quote, .equals, .apostrophe: return false
        case .leftParenthesis: return place < 2 || bytes[place - 2] != .rightBracket
        case .colon: return place < 2 || bytes[place - 2] != .rightBracket
        default: return true
        }
    }

    /// Adds the delimiters between the host and the end of an address; returns the end.
    private static func add(from host: Int, _ bytes: ByteView, _ places: inout [Int]) -> Int {
        var end = host
        while end < bytes.count, !bytes[end].endsPlainAddress { end += 1 }
        guard let path = bytes[host..<end].firstIndex(where: \.beginsPath), path > host,
            !bytes[host..<path].contains(.underscore), !bytes[host..<path].contains(.star)
        else { return end }
        var last = end
        while last > path, bytes[last - 1].endsSentenceOrEmphasis { last -= 1 }
        for place in path..<last where bytes[place] == .underscore || bytes[place] == .star {
            places.append(place)
        }
        return end
    }
}

extension ByteView {
    /// Whether the bytes are those of a literal in lower case, whatever case they have.
    fileprivate func isSame(as literal: StaticString) -> Bool {
        guard count == literal.utf8CodeUnitCount else { return false }
        return indices.allSatisfy { self[$0].lowercased == literal.utf8Start[$0] }
    }
}

extension UInt8 {
    fileprivate var endsPlainAddress: Bool {
        switch self {
        case .less, .leftBracket, .rightBracket, .leftParenthesis, .rightParenthesis, .backtick, .quote,
            .backslash, .pipe:
            true
        default: self <= .space
        }
    }

    fileprivate var beginsPath: Bool {
        self == UInt8(ascii: "/") || self == UInt8(ascii: "?") || self == .hash
    }

    fileprivate var endsSentenceOrEmphasis: Bool {
        switch self {
        case UInt8(ascii: "?"), .bang, .dot, UInt8(ascii: ","), .colon, .star, .underscore, .tilde,
            .apostrophe, .semicolon:
            true
        default: false
        }
    }
}
