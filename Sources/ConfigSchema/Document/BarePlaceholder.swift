import Text

/// A placeholder that stands where a value or a key does and has no quotes, as in `"timeout": <seconds>` and
/// `[servers.<name>]`: what readers put there need not be a text.
enum BarePlaceholder {
    /// How long one is that begins at an offset and that a value's end follows on its line, else 0: `<name>`,
    /// `{{ name }}`, `${NAME}` and `$(name)`.
    static func length(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        length(at: start, in: bytes, before: "\n\r,]}/#")
    }

    /// The same for one that is a part of a key in TOML, which may also be a shell's variable: `$NAME`.
    static func keyLength(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let variable = variableLength(at: start, in: bytes)
        if variable > 0 { return variable }
        return length(at: start, in: bytes, before: ".=]")
    }

    private static func variableLength(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard start + 1 < bytes.count, bytes[start] == UInt8(ascii: "$") else { return 0 }
        var end = start + 1
        while end < bytes.count, bytes[end].isLetterOrDigit || bytes[end] == UInt8(ascii: "_") { end += 1 }
        return end > start + 1 && isEnd(end, of: ".=]", in: bytes) ? end - start : 0
    }

    private static func length(
        at start: Int, in bytes: UnsafeBufferPointer<UInt8>, before ends: StaticString
    ) -> Int {
        guard let (first, closing) = opening(at: start, in: bytes) else { return 0 }
        var end = first
        while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
        guard end < bytes.count, bytes[end].isLetter || bytes[end] == UInt8(ascii: "_") || bytes[end] >= 0x80
        else { return 0 }
        let limit = min(bytes.count, start + most)
        while end < limit, bytes[end] != closing {
            if bytes[end] < 0x20 || "\"<{".utf8.contains(bytes[end]) { return 0 }
            end += 1
        }
        let marks = bytes[start] == UInt8(ascii: "{") ? 2 : 1
        for _ in 0..<marks {
            guard end < limit, bytes[end] == closing else { return 0 }
            end += 1
        }
        return isEnd(end, of: ends, in: bytes) ? end - start : 0
    }

    /// The most bytes that one has.
    private static let most = 120

    /// Where the name begins, and what closes it.
    private static func opening(
        at start: Int, in bytes: UnsafeBufferPointer<UInt8>
    ) -> (first: Int, closing: UInt8)? {
        guard start + 2 < bytes.count else { return nil }
        switch (bytes[start], bytes[start + 1]) {
        case (UInt8(ascii: "<"), _): return (start + 1, UInt8(ascii: ">"))
        case (UInt8(ascii: "{"), UInt8(ascii: "{")): return (start + 2, UInt8(ascii: "}"))
        case (UInt8(ascii: "$"), UInt8(ascii: "{")): return (start + 2, UInt8(ascii: "}"))
        case (UInt8(ascii: "$"), UInt8(ascii: "(")): return (start + 2, UInt8(ascii: ")"))
        default: return nil
        }
    }

    private static func isEnd(
        _ end: Int, of ends: StaticString, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        var end = end
        while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
        return end == bytes.count || ends.withUTF8Buffer { $0.contains(bytes[end]) }
    }
}
