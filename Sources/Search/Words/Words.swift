import Text

/// Takes a text apart into the words that can be searched for.
///
/// - A word is a run of letters, marks and digits of any script, folded (``Folding``).
/// - A name in camelCase or snake_case gives its parts and, as one word, all of it: `baseUrl` gives `base`,
///   `url`, `baseurl`.
/// - Runs of Chinese, Japanese and Korean letters, between which there are no spaces, give each pair of
///   neighbours; a letter that stands alone gives itself.
///
/// The client has the same rules in `Client/search.js`.
struct Words {
    /// The most bytes of a word. Longer runs are no words that somebody types.
    static let longest = 40
    /// The most bytes of a word with digits in it; longer ones are checksums and the like.
    static let longestWithDigits = 16

    private enum Class { case lower, upper, joiner }

    /// The run that is being read, folded.
    private var run: [UInt8] = []
    /// Where in it a further part begins.
    private var starts: [Int] = []
    private var last = Class.joiner
    /// The letters of a run without spaces.
    private var ideographs: [Unicode.Scalar] = []

    /// Calls back for each word of a text, in order; parts come before the whole. A word is UTF-8.
    static func forEach(in text: String, _ body: (ArraySlice<UInt8>) -> Void) {
        var words = Words()
        words.run.reserveCapacity(64)
        var scalars = text.unicodeScalars.makeIterator()
        var current = scalars.next()
        while let scalar = current {
            let next = scalars.next()
            words.take(scalar, before: next, body)
            current = next
        }
        words.end(body)
    }

    /// The words of a text.
    static func list(_ text: String) -> [String] {
        var list: [String] = []
        forEach(in: text) { list.append(String(decoding: $0, as: UTF8.self)) }
        return list
    }

    private mutating func take(
        _ scalar: Unicode.Scalar, before next: Unicode.Scalar?, _ body: (ArraySlice<UInt8>) -> Void
    ) {
        switch scalar.value {
        case 0x61...0x7A, 0x30...0x39: append(lower: UInt8(truncatingIfNeeded: scalar.value), body)
        case 0x41...0x5A:
            startPart(before: next, body)
            run.append(UInt8(truncatingIfNeeded: scalar.value | 0x20))
        case 0x5F: last = .joiner
        case 0..<0x80: if !run.isEmpty || !ideographs.isEmpty { end(body) } else { forget() }
        case _ where Self.isIdeograph(scalar):
            if !run.isEmpty { end(body) }
            ideographs.append(scalar)
        case _ where Self.isLetter(scalar):
            if scalar.properties.generalCategory == .uppercaseLetter {
                startPart(before: next, body)
            } else {
                startLower(body)
            }
            Folding.append(scalar, to: &run)
        default: end(body)
        }
    }

    private mutating func append(lower byte: UInt8, _ body: (ArraySlice<UInt8>) -> Void) {
        startLower(body)
        run.append(byte)
    }

    /// A part begins behind `_` only.
    private mutating func startLower(_ body: (ArraySlice<UInt8>) -> Void) {
        if !ideographs.isEmpty { end(body) }
        if last == .joiner { starts.append(run.count) }
        last = .lower
    }

    /// A part begins at a capital behind a small letter, and at the last capital of several before a small
    /// letter.
    private mutating func startPart(before next: Unicode.Scalar?, _ body: (ArraySlice<UInt8>) -> Void) {
        if !ideographs.isEmpty { end(body) }
        if last != .upper || next.map(Self.isSmall) == true { starts.append(run.count) }
        last = .upper
    }

    private mutating func end(_ body: (ArraySlice<UInt8>) -> Void) {
        if !ideographs.isEmpty { endIdeographs(body) }
        if starts.count > 1 {
            for (index, start) in starts.enumerated() {
                let end = index + 1 < starts.count ? starts[index + 1] : run.count
                Self.give(run[start..<end], body)
            }
        }
        Self.give(run[...], body)
        run.removeAll(keepingCapacity: true)
        forget()
    }

    private mutating func forget() {
        if !starts.isEmpty { starts.removeAll(keepingCapacity: true) }
        last = .joiner
    }

    private mutating func endIdeographs(_ body: (ArraySlice<UInt8>) -> Void) {
        for index in ideographs.indices.dropLast(ideographs.count > 1 ? 1 : 0) {
            let pair = ideographs[index..<min(index + 2, ideographs.count)]
            body(pair.flatMap { Array(String($0).utf8) }[...])
        }
        ideographs.removeAll(keepingCapacity: true)
    }

    private static func give(_ bytes: ArraySlice<UInt8>, _ body: (ArraySlice<UInt8>) -> Void) {
        guard !bytes.isEmpty, bytes.count <= longest else { return }
        if bytes.count > longestWithDigits, bytes.contains(where: { (0x30...0x39).contains($0) }) { return }
        body(bytes)
    }

    private static func isSmall(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            ? ("a"..."z").contains(scalar) : scalar.properties.generalCategory == .lowercaseLetter
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
            true
        default: false
        }
    }

    /// Han, Hiragana, Katakana and Hangul.
    private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3005...0x3007, 0x3041...0x3096, 0x309D...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF,
            0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x20000...0x323AF:
            true
        default: false
        }
    }
}
