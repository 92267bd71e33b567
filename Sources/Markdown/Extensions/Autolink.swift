import Text

/// Addresses without brackets around them (GFM 0.29, section 6.9).
///
/// Each function looks around a byte that addresses have and returns the whole address in the text.
enum Autolink {
    /// What an address without brackets begins with.
    enum Beginning {
        /// `http://`, `https://` or `ftp://`.
        case scheme
        /// `www.`.
        case hostName
    }

    /// The address around a colon, or from a `w` on. As in GitHub's parser it is read as it is written: `&gt;` is four
    /// characters of an address, and at its end no part of it.
    static func address(
        _ beginning: Beginning, at offset: Int, from start: Int, in text: NodeText, _ written: NodeText?
    ) -> InlineExtensions.Finding? {
        guard let written else { return finding(beginning, at: offset, from: start, in: text) }
        guard text.isPlain(offset) else { return nil }
        let place = text.writtenOffset(of: offset)
        guard
            case .autolink(let range, let destination, _) =
                finding(beginning, at: place, from: text.writtenOffset(of: start), in: written)
        else { return nil }
        let end = text.offset(ofWritten: range.upperBound)
        let rest = range.upperBound..<max(range.upperBound, text.writtenOffset(of: end))
        return .autolink(
            text.offset(ofWritten: range.lowerBound)..<end, destination: destination,
            written: WrittenAddress(text: Array(written.slice(range)), rest: Array(written.slice(rest))))
    }

    private static func finding(
        _ beginning: Beginning, at offset: Int, from start: Int, in text: NodeText
    ) -> InlineExtensions.Finding? {
        switch beginning {
        case .scheme: address(aroundColon: offset, from: start, in: text)
        case .hostName: host(at: offset, from: start, in: text)
        }
    }

    /// `www.` and a host, at the beginning of a word.
    private static func host(at offset: Int, from start: Int, in text: NodeText) -> InlineExtensions.Finding?
    {
        guard text.has("www.", at: offset), offset == start || text[offset - 1].canStandBeforeAddress,
            let hostEnd = hostEnd(from: offset, in: text, needsDot: true)
        else { return nil }
        let end = end(of: offset, through: hostEnd, in: text)
        return .autolink(offset..<end, destination: Array("http://".utf8) + text.slice(offset..<end))
    }

    /// `http://`, `https://` or `ftp://` around the colon, and a host.
    private static func address(aroundColon colon: Int, from start: Int, in text: NodeText)
        -> InlineExtensions
        .Finding?
    {
        guard text.has("://", at: colon) else { return nil }
        var schemeStart = colon
        while schemeStart > start, text[schemeStart - 1].isLetter, colon - schemeStart < 6 {
            schemeStart -= 1
        }
        let scheme = text.slice(schemeStart..<colon).map(\.lowercased)
        guard schemes.contains(where: { $0 == scheme }),
            let hostEnd = hostEnd(from: colon + 3, in: text, needsDot: false)
        else { return nil }
        let end = end(of: schemeStart, through: hostEnd, in: text)
        return .autolink(schemeStart..<end, destination: Array(text.slice(schemeStart..<end)))
    }

    private static let schemes: [[UInt8]] = ["http", "https", "ftp"].map { Array($0.utf8) }

    /// A mail address around its `@`, with `mailto:` or `xmpp:` in front of it or without.
    static func mail(around sign: Int, from start: Int, in text: NodeText) -> InlineExtensions.Finding? {
        var first = sign
        while first > start, text[first - 1].isOfMailName { first -= 1 }
        guard first < sign else { return nil }
        var end = sign + 1
        var dots = 0
        while end < text.count {
            let byte = text[end]
            if byte == .dot, end + 1 < text.count, text[end + 1].isLetter || text[end + 1].isDigit {
                dots += 1
            } else if !byte.isLetter, !byte.isDigit, byte != .hyphen, byte != .underscore {
                break
            }
            end += 1
        }
        guard dots > 0, end > sign + 1, text[end - 1].isLetter || text[end - 1].isDigit else { return nil }
        guard end == text.count || text[end] != UInt8(ascii: "@") else { return nil }
        return mailFinding(first..<end, from: start, in: text)
    }

    private static func mailFinding(
        _ range: Range<Int>, from start: Int, in text: NodeText
    ) -> InlineExtensions.Finding {
        for scheme in ["mailto:", "xmpp:"] as [StaticString] {
            let first = range.lowerBound - scheme.utf8CodeUnitCount
            guard first >= start, text.has(scheme, at: first) else { continue }
            var end = range.upperBound
            if first == range.lowerBound - 5, end < text.count, text[end] == UInt8(ascii: "/") {
                end += 1
                while end < text.count,
                    text[end].isLetter || text[end].isDigit || text[end] == .dot
                        || text[end] == UInt8(ascii: "@")
                { end += 1 }
            }
            return .autolink(first..<end, destination: Array(text.slice(first..<end)))
        }
        return .autolink(range, destination: Array("mailto:".utf8) + text.slice(range))
    }

    /// The end of a host; `nil` where there is none, or an `_` in one of its last two parts.
    private static func hostEnd(from start: Int, in text: NodeText, needsDot: Bool) -> Int? {
        var end = start
        var dots = 0
        var underscores = (previous: 0, current: 0)
        while end < text.count {
            let byte = text[end]
            if byte == .underscore {
                underscores.current += 1
            } else if byte == .dot {
                underscores = (underscores.current, 0)
                dots += 1
            } else if !byte.isLetter, !byte.isDigit, byte != .hyphen, byte < 0x80 {
                break
            }
            end += 1
        }
        guard end > start, text[start] != .dot, underscores == (0, 0), dots > 0 || !needsDot else {
            return nil
        }
        return end
    }

    /// The end of an address: everything up to white space or `<`, without the punctuation of the sentence.
    private static func end(of start: Int, through hostEnd: Int, in text: NodeText) -> Int {
        var end = hostEnd
        var openings = 0
        var closings = 0
        var hasBracket = false
        while end < text.count, !text[end].isWhitespace, text[end] != .less { end += 1 }
        for offset in start..<end {
            if text[offset] == .leftParenthesis { openings += 1 }
            if text[offset] == .rightParenthesis { closings += 1 }
            if text[offset] == .leftBracket { hasBracket = true }
        }
        while end > start {
            let last = text[end - 1]
            if last == .rightParenthesis {
                guard closings > openings else { return end }
                closings -= 1
                end -= 1
            } else if last == .rightBracket, !hasBracket {
                end -= 1
            } else if last == .semicolon {
                end = entityStart(before: end, from: start, in: text) ?? end - 1
            } else if last.endsSentence {
                end -= 1
            } else {
                return end
            }
        }
        return end
    }

    /// Where something like `&copy;` begins that ends at a place.
    private static func entityStart(before end: Int, from start: Int, in text: NodeText) -> Int? {
        var first = end - 2
        while first > start, text[first].isLetter { first -= 1 }
        return first < end - 2 && text[first] == .ampersand ? first : nil
    }
}

/// An address with escapes or entities in it, which are characters of the address.
struct WrittenAddress {
    /// The address as it is shown.
    let text: [UInt8]
    /// What is left of an entity that the address ends in.
    let rest: [UInt8]
}

extension Arena {
    /// Adds the node of an address that stands in a text node.
    mutating func addAutolink(
        _ range: Range<Int>, _ destination: [UInt8], _ written: WrittenAddress?, of node: Int32,
        _ text: NodeText
    ) -> Int32 {
        let piece = addPiece(range, of: node, text)
        if let written { self[piece].text = store(written.text) }
        var link = Node(.link, self[piece].range)
        link.payload = Int32(truncatingIfNeeded: targets.count)
        targets.append(Target(destination: store(destination), range: link.range))
        let id = add(link)
        attach(piece, to: id)
        return id
    }
}

extension NodeText {
    /// Whether a literal stands at an offset.
    func has(_ literal: StaticString, at offset: Int) -> Bool {
        guard offset >= 0, offset + literal.utf8CodeUnitCount <= count else { return false }
        return literal.withUTF8Buffer { slice(offset..<(offset + $0.count)).elementsEqual($0) }
    }

    /// Some of the bytes, by offsets from the beginning.
    func slice(_ range: Range<Int>) -> ArraySlice<UInt8> {
        bytes[(bytes.startIndex + range.lowerBound)..<(bytes.startIndex + range.upperBound)]
    }
}

extension UInt8 {
    static let dot = UInt8(ascii: ".")

    /// Whether an address that begins with `www.` can begin behind it.
    var canStandBeforeAddress: Bool {
        isWhitespace || self == .star || self == .underscore || self == .tilde || self == .leftParenthesis
    }

    fileprivate var isOfMailName: Bool {
        isLetter || isDigit || self == .dot || self == .hyphen || self == .underscore
            || self == UInt8(ascii: "+")
    }

    fileprivate var endsSentence: Bool {
        switch self {
        case UInt8(ascii: "?"), .bang, .dot, UInt8(ascii: ","), .colon, .star, .underscore, .tilde,
            UInt8(ascii: "'"), .quote:
            true
        default: false
        }
    }
}
