import Diagnostics

/// Characters that cannot be seen and that a language of configuration does not admit.
struct ControlCharacters {
    /// A character that is not admitted.
    struct Found: Equatable {
        let range: Range<Int>
        let scalar: UInt32

        /// The character as people name it.
        var name: String { ControlCharacters.name(of: scalar) }
    }

    /// What a language leaves out of Unicode.
    enum Rule {
        /// YAML 1.2, section 5.1: the controls but for tab, line ends and NEL, and what is no character.
        case yaml
        /// XML 1.0, section 2.2: the controls below U+0020 but for white space, and what is no character.
        case xml
        /// What no line of text has: the controls below U+0020 but for white space, and U+007F.
        case line
    }

    let rule: Rule

    /// A character as people name it.
    static func name(of scalar: UInt32) -> String {
        let digits = String(scalar, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(4 - digits.count, 0)) + digits
    }

    /// All that a text has of them, in order.
    func all(in text: UnsafeBufferPointer<UInt8>) -> [Found] {
        var found: [Found] = []
        var place = 0
        while place < text.count {
            // Most bytes are none of them; what begins one is looked at more closely.
            let byte = text[place]
            if byte >= 0x20, byte < 0x7F || (byte > 0x7F && byte != 0xC2 && byte != 0xEF) {
                place += 1
                continue
            }
            if let one = one(at: place, in: text) {
                found.append(one)
                place = one.range.upperBound
            } else {
                place += 1
            }
        }
        return found
    }

    private func one(at place: Int, in text: UnsafeBufferPointer<UInt8>) -> Found? {
        switch text[place] {
        case 0x09, 0x0A, 0x0D: return nil
        case 0x7F where rule == .xml: return nil
        case 0..<0x20, 0x7F: return Found(range: place..<place + 1, scalar: UInt32(text[place]))
        case 0xC2 where rule == .yaml && place + 1 < text.count:
            let second = text[place + 1]
            guard second < 0xA0, second != 0x85 else { return nil }
            return Found(range: place..<place + 2, scalar: UInt32(second))
        case 0xEF where rule != .line && place + 2 < text.count:
            guard text[place + 1] == 0xBF, text[place + 2] == 0xBE || text[place + 2] == 0xBF else {
                return nil
            }
            return Found(range: place..<place + 3, scalar: 0xFFC0 | UInt32(text[place + 2] & 0x3F))
        default: return nil
        }
    }

    /// What is said of those of a text in a language that has no way to write them.
    func problems(in text: UnsafeBufferPointer<UInt8>, of language: String) -> [ConfigProblem] {
        Self.problem(all(in: text), in: language, help: "remove it").map { [$0] } ?? []
    }

    /// One problem for all of them, at the first.
    static func problem(_ found: [Found], in language: String, help: String) -> ConfigProblem? {
        guard let first = found.first else { return nil }
        return ConfigProblem(
            .invalidSnippet, .error, "a control character (\(first.name)) cannot stand in \(language)",
            at: first.range, help: Wording.help(help, count: found.count))
    }

    /// The text with a visible character of the same length in the place of each.
    static func replaced(_ found: [Found], in bytes: [UInt8]) -> [UInt8] {
        var text = bytes
        for one in found {
            let visible: [UInt8] = [[0x5F], [0xC3, 0xA9], [0xE2, 0x82, 0xAC]][one.range.count - 1]
            text.replaceSubrange(one.range, with: visible)
        }
        return text
    }
}
