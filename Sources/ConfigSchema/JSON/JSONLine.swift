/// A piece of a line of JSON, looked at without what stands around it.
struct JSONLine {
    private let text: UnsafePointer<UInt8>
    private let range: Range<Int>
    /// Whether keys may be words.
    private let hasWords: Bool

    init(_ text: UnsafePointer<UInt8>, _ range: Range<Int>, hasWords: Bool) {
        self.text = text
        self.hasWords = hasWords
        self.range = range.lowerBound < range.upperBound ? range : range.upperBound..<range.upperBound
    }

    /// The places where a string that begins before the piece may end, first those with a mark that closes it: its
    /// range, which is empty where the mark is missing.
    ///
    /// - Parameter closesContainer: whether a bracket on the line may close what the string stands in.
    func ends(ofKey isKey: Bool, closesContainer: Bool) -> [Range<Int>] {
        var ends: [Range<Int>] = []
        let buffer = UnsafeBufferPointer(start: text, count: range.upperBound)
        var place = range.lowerBound
        while place < range.upperBound {
            let quote = TypographicQuote.length(in: buffer, at: place)
            switch text[place] {
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): ends.append(place..<place + 1)
            case UInt8(ascii: ":") where isKey: ends.append(behindText(place))
            case UInt8(ascii: ",") where !isKey: ends.append(behindText(place))
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if closesContainer, !isKey { ends.append(behindText(place)) }
            case _ where quote > 0: ends.append(place..<place + quote)
            default: break
            }
            place += max(quote, 1)
        }
        return ends
    }

    /// The empty range behind the last byte before a place that is no blank.
    private func behindText(_ place: Int) -> Range<Int> {
        var end = place
        while end > range.lowerBound, text[end - 1] == 0x20 || text[end - 1] == 0x09 { end -= 1 }
        return end..<end
    }

    private enum Wanted {
        case colon, value, separator(afterString: Bool)
    }

    /// Whether the piece is JSON behind a key or value that ends there.
    func goesOn(behind end: Range<Int>, isKey: Bool) -> Bool {
        var place = end.upperBound
        var wanted = isKey ? Wanted.colon : .separator(afterString: false)
        while true {
            while place < range.upperBound, text[place] == 0x20 || text[place] == 0x09 { place += 1 }
            guard place < range.upperBound else {
                if case .colon = wanted { return false }
                return true
            }
            let byte = text[place]
            switch (wanted, byte) {
            case (_, UInt8(ascii: "/")), (_, UInt8(ascii: "#")): return true
            case (.colon, UInt8(ascii: ":")), (.separator(afterString: true), UInt8(ascii: ":")),
                (.separator, UInt8(ascii: ",")), (.value, UInt8(ascii: "{")), (.value, UInt8(ascii: "[")):
                wanted = .value
                place += 1
            case (.separator, UInt8(ascii: "}")), (.separator, UInt8(ascii: "]")),
                (.value, UInt8(ascii: "}")), (.value, UInt8(ascii: "]")):
                wanted = .separator(afterString: false)
                place += 1
            case (.value, UInt8(ascii: "\"")):
                guard let closing = stringEnd(place) else { return false }
                wanted = .separator(afterString: true)
                place = closing
            case (.value, _):
                guard let behind = scalarEnd(place) else { return false }
                wanted = .separator(afterString: hasWords)
                place = behind
            default: return false
            }
        }
    }

    private func stringEnd(_ start: Int) -> Int? {
        var end = start + 1
        while end < range.upperBound, text[end] != UInt8(ascii: "\"") { end += text[end] == 0x5C ? 2 : 1 }
        return end < range.upperBound ? end + 1 : nil
    }

    /// Where a number or literal ends.
    private func scalarEnd(_ start: Int) -> Int? {
        var end = start
        while end < range.upperBound, !" \t,:}]".utf8.contains(text[end]) { end += 1 }
        let word = UnsafeBufferPointer(start: text + start, count: end - start)
        if ["true", "false", "null"].contains(String(decoding: word, as: UTF8.self)) { return end }
        if hasWords, end < range.upperBound, text[end] == UInt8(ascii: ":"),
            word.allSatisfy(JSONParser.isWordByte)
        {
            return end
        }
        return NumberForm(word) == .none ? nil : end
    }
}
