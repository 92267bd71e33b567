/// How something is written at a place, so that the text around it stays right: the edit of an editor's
/// completion.
///
/// The edit replaces ``range`` by ``lead``, a value if ``takesValue``, and ``tail``. The value is written by
/// whoever knows it, as a text or as a place to fill in.
package struct CursorWriting: Sendable, Hashable {
    /// An edit beside the place, as for a comma that is missing; it does not overlap with others.
    package struct Edit: Sendable, Hashable {
        /// What is replaced.
        package let range: Range<Int>
        /// What stands there afterwards.
        package let text: String
    }

    /// What is replaced at the cursor. It may have several lines where the token does.
    package let range: Range<Int>
    /// What comes before the value: the key, or the text itself, with what must stand before it.
    package var lead: String
    /// Whether a value is to follow the lead.
    package var takesValue = false
    /// What comes behind the value.
    package var tail = ""
    /// What an editor compares with what stands at the cursor: with the quote that stands there.
    package let filterText: String
    /// Edits before the place.
    package var others: [Edit] = []

    /// Puts something before the place. Two edits may not insert at one offset, so what belongs right before
    /// the lead is a part of it.
    fileprivate mutating func put(_ text: String, at place: Range<Int>) {
        if place.isEmpty, place.lowerBound == range.lowerBound {
            lead = text + lead
        } else {
            others.append(Edit(range: place, text: text))
        }
    }
}

extension CursorReading {
    /// How a key is written at a place; `nil` where none can be.
    ///
    /// At a value or element of YAML in lines it begins a block, and is put on a line of its own where it
    /// must.
    package func writing(key: String, at place: CursorPlace) -> CursorWriting? {
        let around = place.surroundings
        let quoted = QuotedKey.text(key, in: language, like: place)
        if place.layout.form == .header {
            return writing(quoted + around.closing, key, at: place)
        }
        let colon = language == .toml ? " = " : ": "
        guard place.expected == .key else {
            guard place.layout.block != .none, !around.hasValue else { return nil }
            var block = writing(quoted + colon, key, at: place)
            block.takesValue = true
            if place.layout.block == .nextLine {
                block.lead = "\n" + place.layout.indentation + quoted + colon
            }
            return block
        }
        var result = writing(around.hasColon ? quoted : quoted + colon, key, at: place)
        result.takesValue = !around.hasColon
        return result
    }

    /// How a text is written as a value or element at a place; `nil` where none can be.
    package func writing(text: String, at place: CursorPlace) -> CursorWriting? {
        guard place.expected != .key else { return nil }
        return writing(QuotedKey.value(text, in: language, like: place), text, at: place)
    }

    /// How a value that is written out in the language already, such as a number, is written at a place;
    /// `nil` where none can be. An empty one takes its value.
    package func writing(raw: String, at place: CursorPlace) -> CursorWriting? {
        guard place.expected != .key else { return nil }
        var result = writing(raw, raw, at: place)
        result.takesValue = raw.isEmpty
        return result
    }

    private func writing(_ text: String, _ word: String, at place: CursorPlace) -> CursorWriting {
        let around = place.surroundings
        var result = CursorWriting(
            range: place.token.range,
            lead: (around.needsSpaceBefore ? " " : "") + (around.needsDash ? "- " : "") + text,
            filterText: place.token.quote.rawValue + word)
        if around.needsCommaAfter { result.tail = "," }
        if let comma = around.commaBefore { result.put(",", at: comma..<comma) }
        if let blanks = place.layout.misplacedBlanks { result.put(place.layout.indentation, at: blanks) }
        return result
    }
}

/// How keys and texts are written in a language.
enum QuotedKey {
    /// A key at a place: in the quotes that stand there, else as the keys around it are, else bare where it
    /// may be.
    static func text(_ key: String, in language: CursorLanguage, like place: CursorPlace) -> String {
        let quote = place.token.quote == .none ? place.layout.keyQuote : place.token.quote
        let isBare: Bool
        switch language {
        case .json, .jsonc: return quoted(key, .double, language)
        case .json5: isBare = isName(key)
        case .yaml: isBare = isPlain(key) && place.isPlain(key)
        case .toml: isBare = !key.isEmpty && key.utf8.allSatisfy { isBareOfTOML($0) }
        }
        if quote == .none, isBare { return key }
        return quoted(key, quote == .single ? .single : .double, language)
    }

    /// A text that is a value at a place: in the quotes that stand there, else in those of the texts around
    /// it; in YAML without any where it means itself.
    static func value(_ text: String, in language: CursorLanguage, like place: CursorPlace) -> String {
        let quote = place.token.quote == .none ? place.layout.textQuote : place.token.quote
        if language == .yaml, place.token.quote == .none, isPlain(text), place.isPlain(text),
            case .string = YAMLValues.value(of: text)
        {
            return text
        }
        return quoted(text, quote == .single ? .single : .double, language)
    }

    private static func quoted(_ text: String, _ quote: CursorQuote, _ language: CursorLanguage) -> String {
        if quote == .single {
            let isOneLine = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
            switch language {
            case .yaml where isOneLine: return "'" + doubled(text) + "'"
            case .toml where isOneLine && !text.utf8.contains(UInt8(ascii: "'")): return "'\(text)'"
            case .json5: return "'" + escaped(text, "'") + "'"
            case .json, .jsonc, .yaml, .toml: break
            }
        }
        return "\"" + escaped(text, "\"") + "\""
    }

    private static func doubled(_ text: String) -> String {
        text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
    }

    /// A text with escapes that all the languages have.
    private static func escaped(_ text: String, _ quote: Unicode.Scalar) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case quote, "\\":
                result.append("\\")
                result.append(scalar)
            case "\n": result += "\\n".unicodeScalars
            case "\r": result += "\\r".unicodeScalars
            case "\t": result += "\\t".unicodeScalars
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                result +=
                    ("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits).unicodeScalars
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// Whether a key of JSON5 needs no quotes (section 3, IdentifierName, as far as it is ASCII).
    private static func isName(_ key: String) -> Bool {
        guard let first = key.utf8.first, !first.isDigit else { return false }
        return key.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0.isOne(of: "_$") }
    }

    private static func isBareOfTOML(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte.isOne(of: "_-")
    }

    /// Whether a text of YAML means itself without quotes (YAML 1.2, section 7.3.3), on the safe side.
    private static func isPlain(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, let last = bytes.last, last != 0x20 else { return false }
        if first.isOne(of: "-?:") {
            guard bytes.count > 1, !bytes[1].isSpace else { return false }
        } else if first.isSpace || first.isOne(of: ",[]{}#&*!|>'\"%@`") {
            return false
        }
        for (index, byte) in bytes.enumerated() {
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0x20
            if byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: ":") && next == 0x20 { return false }
            if next == UInt8(ascii: "#"), byte == 0x20 { return false }
        }
        return text != "---" && text != "..." && text != "<<"
    }
}

extension CursorPlace {
    /// Whether a text of YAML means itself without quotes where it stands.
    fileprivate func isPlain(_ text: String) -> Bool {
        layout.form != .brackets || !text.utf8.contains { $0.isOne(of: ",[]{}:") }
    }
}
