import Text

/// Where in raw HTML addresses stand: which attributes lead somewhere, and the addresses in their values.
enum AddressAttributes {
    /// Whether an attribute of an element leads to a page or a file.
    static func leads(_ attribute: String, of element: String) -> Bool {
        attributes[attribute]?.contains(element) == true
    }

    /// Whether an attribute of a link or a picture was to hold an address and has none.
    static func lacksAddress(
        _ attribute: HTMLToken.Attribute, of element: String, _ html: ArraySlice<UInt8>
    ) -> Bool {
        guard (attribute.name == "href" && element == "a") || (attribute.name == "src" && element == "img")
        else {
            return false
        }
        return attribute.value.map { html[$0].allSatisfy(\.isWhitespace) } ?? true
    }

    /// Whether a text without `=` may hold such an attribute: its name, and the tag's around it.
    static func mayLackAddress(_ html: ArraySlice<UInt8>) -> Bool {
        html.starts(with: "<a ".utf8) || html.starts(with: "<img ".utf8)
    }

    /// The addresses in an attribute's value, without the white space around them: the value itself, or the
    /// candidates of a `srcset`. What is empty leads nowhere and is left out.
    static func addresses(
        in value: Range<Int>, of html: ArraySlice<UInt8>, attribute: String
    ) -> [Range<Int>] {
        guard attribute == "srcset" else {
            let address = trimmed(value, html) { $0.isWhitespace }
            return address.isEmpty ? [] : [address]
        }
        return candidates(in: value, of: html)
    }

    /// The addresses of a list of pictures, each with its descriptors behind it (HTML, section 4.8.4.2.1).
    private static func candidates(in value: Range<Int>, of html: ArraySlice<UInt8>) -> [Range<Int>] {
        var addresses: [Range<Int>] = []
        var place = value.lowerBound
        while true {
            while place < value.upperBound, html[place].isWhitespace || html[place] == .comma { place += 1 }
            guard place < value.upperBound else { return addresses }
            let start = place
            while place < value.upperBound, !html[place].isWhitespace { place += 1 }
            let address = trimmed(start..<place, html) { $0 == .comma }
            if !address.isEmpty { addresses.append(address) }
            if address.upperBound == place { place = descriptorsEnd(from: place, in: value, of: html) }
        }
    }

    /// The comma that ends the descriptors of a picture; one between parentheses does not.
    private static func descriptorsEnd(
        from start: Int, in value: Range<Int>, of html: ArraySlice<UInt8>
    ) -> Int {
        var place = start
        var isInParentheses = false
        while place < value.upperBound, isInParentheses || html[place] != .comma {
            if html[place] == .leftParenthesis { isInParentheses = true }
            if html[place] == .rightParenthesis { isInParentheses = false }
            place += 1
        }
        return place
    }

    /// A range without such bytes at its ends. A comma in front of an address has been passed over already.
    private static func trimmed(
        _ range: Range<Int>, _ html: ArraySlice<UInt8>, _ isOutside: (UInt8) -> Bool
    ) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isOutside(html[start]) { start += 1 }
        while end > start, isOutside(html[end - 1]) { end -= 1 }
        return start..<end
    }

    private static let attributes: [String: Set<String>] = [
        "href": ["a", "area", "link", "image"],
        "src": ["img", "source", "video", "audio", "track", "iframe", "embed", "script", "input"],
        "srcset": ["img", "source"], "poster": ["video"], "data": ["object"], "longdesc": ["img"],
        "cite": ["blockquote", "q", "del", "ins"],
    ]
}
