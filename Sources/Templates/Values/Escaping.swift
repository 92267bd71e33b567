/// Escaping for HTML: the five characters that mean something in text and attribute values.
///
/// The replacements are those that templates of this language are used to: `&amp;`, `&lt;`, `&gt;`, `&#34;`, `&#39;`.
enum Escaping {
    /// Appends a text with the five characters replaced. Runs between them are copied whole.
    static func append(_ text: [UInt8], to output: inout [UInt8]) {
        text.withUnsafeBufferPointer { bytes in
            var start = 0
            var index = 0
            while index < bytes.count {
                guard let replacement = replacement(of: bytes[index]) else {
                    index += 1
                    continue
                }
                output.append(contentsOf: bytes[start..<index])
                output.append(contentsOf: replacement)
                index += 1
                start = index
            }
            if start == 0 {
                output.append(contentsOf: bytes)
            } else {
                output.append(contentsOf: bytes[start..<index])
            }
        }
    }

    /// A text with the five characters replaced.
    static func escaped(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(where: { replacement(of: $0) != nil }) else { return text }
        var output: [UInt8] = []
        output.reserveCapacity(text.count + 16)
        append(text, to: &output)
        return output
    }

    @inline(__always)
    private static func replacement(of byte: UInt8) -> [UInt8]? {
        // All five lie below `?`, so that most letters are told by one comparison.
        guard byte < UInt8(ascii: "?") else { return nil }
        switch byte {
        case UInt8(ascii: "&"): return ampersand
        case UInt8(ascii: "<"): return lessThan
        case UInt8(ascii: ">"): return greaterThan
        case UInt8(ascii: "\""): return quotation
        case UInt8(ascii: "'"): return apostrophe
        default: return nil
        }
    }

    private static let ampersand = Array("&amp;".utf8)
    private static let lessThan = Array("&lt;".utf8)
    private static let greaterThan = Array("&gt;".utf8)
    private static let quotation = Array("&#34;".utf8)
    private static let apostrophe = Array("&#39;".utf8)
}
