import Diagnostics

/// The schemas that comments at the beginning of a text name for editors: `# yaml-language-server: $schema=…`,
/// `#:schema …` and `# $schema: …`, with blanks wherever people put them.
enum SchemaComments {
    /// The names in their order. One that is missing is empty, at the comment.
    static func read(_ text: [UInt8]) -> [Located<String>] {
        var found: [Located<String>] = []
        var start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < text.count {
            let end = text[start...].firstIndex(of: 0x0A) ?? text.count
            let line = text[start..<end].drop { $0 <= 0x20 }
            start = end + 1
            guard let first = line.first else { continue }
            if first == UInt8(ascii: "#") {
                if let name = name(in: line) { found.append(name) }
            } else if first != UInt8(ascii: "%"), !line.starts(with: "---".utf8) {
                // Only what stands before the first value is for editors.
                return found
            }
        }
        return found
    }

    private static func name(in comment: ArraySlice<UInt8>) -> Located<String>? {
        var rest = comment.dropFirst()
        let isDirect = rest.first == UInt8(ascii: ":")
        if isDirect {
            rest = rest.dropFirst().drop(while: isBlank)
            guard take("schema", &rest), rest.first.map(isBlank) ?? true else { return nil }
        } else {
            rest = rest.drop(while: isBlank)
            if take("yaml-language-server", &rest) {
                guard takeSign(":", &rest) else { return nil }
                rest = rest.drop(while: isBlank)
            }
            guard take("$schema", &rest), takeSign("=", &rest) || takeSign(":", &rest) else { return nil }
        }
        let value = rest.drop(while: isBlank).prefix { $0 > 0x20 }
        let written = comment.prefix { $0 != 0x0D }
        return Located(
            value: String(decoding: value, as: UTF8.self),
            range: value.isEmpty ? written.startIndex..<written.endIndex : value.startIndex..<value.endIndex)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    private static func take(_ word: String, _ rest: inout ArraySlice<UInt8>) -> Bool {
        guard rest.starts(with: word.utf8) else { return false }
        rest = rest.dropFirst(word.utf8.count)
        return true
    }

    /// Takes a sign with the blanks before it.
    private static func takeSign(_ sign: String, _ rest: inout ArraySlice<UInt8>) -> Bool {
        var behind = rest.drop(while: isBlank)
        guard take(sign, &behind) else { return false }
        rest = behind
        return true
    }
}
