import Text

/// Addresses in plain text that become links, as `urlize` makes them.
struct Links {
    /// After how many characters an address is cut where it is shown; the link itself is whole.
    let shown: Int?
    /// The attributes of a link to another page, with a blank before each.
    let attributes: [UInt8]
    /// What else a link may begin with, such as `tel:`.
    let schemes: [[UInt8]]

    /// The text as markup.
    func linking(_ text: TemplateValue) -> [UInt8] {
        var output: [UInt8] = []
        var rest = text.escaped[...]
        while !rest.isEmpty {
            let blanks = rest.prefix(while: \.isWhitespace)
            output += blanks
            rest = rest[blanks.endIndex...]
            let word = rest.prefix { !$0.isWhitespace }
            if !word.isEmpty { append(word: Array(word), to: &output) }
            rest = rest[word.endIndex...]
        }
        return output
    }

    /// Brackets before the address and signs behind it are no part of it, unless they close a bracket within it.
    private func append(word: [UInt8], to output: inout [UInt8]) {
        let head = Self.length(of: word, ["(", "<", "&lt;"], fromEnd: false)
        var middle = Array(word[head...])
        let end = middle.count - Self.length(of: middle, [")", ">", ".", ",", "&gt;"], fromEnd: true)
        var tail = Array(middle[end...])
        middle = Array(middle[..<end])
        for (opening, closing) in [("(", ")"), ("<", ">"), ("&lt;", "&gt;")] {
            Self.balance(Array(opening.utf8), Array(closing.utf8), &middle, &tail)
        }
        output += word[..<head]
        output += link(middle) ?? middle
        output += tail
    }

    /// How many bytes at one end of a word are some of a few signs.
    private static func length(of word: [UInt8], _ signs: [String], fromEnd: Bool) -> Int {
        var rest = word[...]
        while let sign = signs.first(where: {
            fromEnd ? rest.suffix($0.utf8.count).elementsEqual($0.utf8) : rest.starts(with: $0.utf8)
        }) {
            rest = fromEnd ? rest.dropLast(sign.utf8.count) : rest.dropFirst(sign.utf8.count)
        }
        return word.count - rest.count
    }

    private static func balance(
        _ opening: [UInt8], _ closing: [UInt8], _ middle: inout [UInt8], _ tail: inout [UInt8]
    ) {
        func count(_ sign: [UInt8], in text: [UInt8]) -> Int { ByteSearch.split(text, by: sign).count - 1 }
        let open = count(opening, in: middle)
        guard open > count(closing, in: middle) else { return }
        var end = 0
        for _ in 0..<min(open, count(closing, in: tail)) {
            guard let place = ByteSearch.first(closing, in: tail, from: end) else { break }
            end = place + closing.count
        }
        middle += tail[..<end]
        tail.removeFirst(end)
    }

    private func link(_ word: [UInt8]) -> [UInt8]? {
        func anchor(_ target: [UInt8], _ attributes: [UInt8], _ text: [UInt8]) -> [UInt8] {
            Array("<a href=\"".utf8) + target + Array("\"".utf8) + attributes + Array(">".utf8) + text
                + Array("</a>".utf8)
        }
        let mail = Array("mailto:".utf8)
        if WebAddress.isWhole(word) {
            let hasScheme = word.starts(with: "http://".utf8) || word.starts(with: "https://".utf8)
            return anchor((hasScheme ? [] : Array("https://".utf8)) + word, attributes, cut(word))
        }
        if word.starts(with: mail), WebAddress.isMail(Array(word[mail.count...])) {
            return anchor(word, [], Array(word[mail.count...]))
        }
        if word.contains(UInt8(ascii: "@")), !word.starts(with: "www.".utf8), word.first != UInt8(ascii: "@"),
            !word.contains(UInt8(ascii: ":")), WebAddress.isMail(word)
        {
            return anchor(mail + word, [], word)
        }
        let isOther = schemes.contains { word.starts(with: $0) && word != $0 }
        return isOther ? anchor(word, attributes, word) : nil
    }

    private func cut(_ word: [UInt8]) -> [UInt8] {
        guard let shown, shown >= 0, Characters.count(word) > shown else { return word }
        return Array(word[..<Characters.starts(word)[shown]]) + Array("...".utf8)
    }
}

/// What is an address on the web or of mail, as it stands in a text.
private enum WebAddress {
    private static let topLevels = ["com", "net", "int", "edu", "gov", "org", "info", "mil"]

    /// `https://` or `www.` and a host, or a host of one of the oldest domains; then a port and a path, if any.
    static func isWhole(_ word: [UInt8]) -> Bool {
        let lower = Characters.lowercased(word)
        let scheme = ["https://", "http://"].first { lower.starts(with: $0.utf8) }?.utf8.count ?? 0
        var rest = lower[scheme...]
        if scheme > 0, let end = numericHost(rest) { return endsAddress(rest[end...]) }
        let hasPrefix = scheme > 0 || rest.starts(with: "www.".utf8)
        if scheme == 0, hasPrefix { rest = rest.dropFirst(4) }
        let host = rest.prefix { isPart($0) || $0 == UInt8(ascii: ".") }
        let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard let last = labels.last, labels.allSatisfy({ !$0.isEmpty }), endsAddress(rest[host.endIndex...])
        else { return false }
        if hasPrefix, isTopLevel(last) { return true }
        guard scheme == 0 else { return false }
        let whole = lower.prefix { isPart($0) || $0 == UInt8(ascii: ".") }
        let names = whole.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return names.count > 1 && names.dropLast().allSatisfy { (2...63).contains($0.count) }
            && topLevels.contains { names.last?.elementsEqual($0.utf8) ?? false }
    }

    static func isMail(_ word: [UInt8]) -> Bool {
        guard let sign = word.lastIndex(of: UInt8(ascii: "@")), sign > 0, sign + 1 < word.count else {
            return false
        }
        let host = word[(sign + 1)...]
        guard let dot = host.lastIndex(of: UInt8(ascii: ".")), isLetter(host[host.startIndex]) else {
            return false
        }
        let name = host[(dot + 1)...]
        return !name.isEmpty && name.allSatisfy(isLetter) && dot > host.startIndex
            && host.allSatisfy { isLetter($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
    }

    /// A letter, a digit, `_` or a character beyond ASCII.
    private static func isLetter(_ byte: UInt8) -> Bool { Characters.continuesName(byte) }

    private static func isPart(_ byte: UInt8) -> Bool {
        isLetter(byte) || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "-")
    }

    private static func isTopLevel(_ name: ArraySlice<UInt8>) -> Bool {
        if name.starts(with: "xn--".utf8) { return (2...59).contains(name.count - 4) }
        return (2...63).contains(name.count) && name.allSatisfy(\.isLetter)
    }

    /// Where a host ends that is four numbers, or an address in brackets.
    private static func numericHost(_ rest: ArraySlice<UInt8>) -> Int? {
        if rest.first == UInt8(ascii: "["), let end = rest.firstIndex(of: UInt8(ascii: "]")) {
            let digits = rest[(rest.startIndex + 1)..<end]
            let isAddress = digits.allSatisfy { $0 == UInt8(ascii: ":") || $0.isHexadecimal }
            return isAddress && digits.contains(UInt8(ascii: ":")) ? end + 1 : nil
        }
        let digits = rest.prefix { $0.isDigit || $0 == UInt8(ascii: ".") }
        let numbers = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return numbers.count == 4 && numbers.allSatisfy({ (1...3).contains($0.count) })
            ? digits.endIndex : nil
    }

    /// Whether a port, a path, a query or nothing follows.
    private static func endsAddress(_ rest: ArraySlice<UInt8>) -> Bool {
        var rest = rest
        if rest.first == UInt8(ascii: ":") {
            let port = rest.dropFirst().prefix(while: \.isDigit)
            guard (1...5).contains(port.count) else { return false }
            rest = rest[port.endIndex...]
        }
        return rest.isEmpty || "/?#".utf8.contains(rest[rest.startIndex])
    }
}
