import Text

/// A placeholder that stands where a value does and has no quotes, as in `"timeout": <seconds>`: what readers put there
/// need not be a text.
enum BarePlaceholder {
    /// How long one is that begins at an offset and that a value's end follows on its line, else 0: `<name>`,
    /// `{{ name }}`, `${NAME}` and `$(name)`.
    static func length(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
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
        return endsValue(at: end, in: bytes) ? end - start : 0
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

    private static func endsValue(at end: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var end = end
        while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
        return end == bytes.count || "\n\r,]}/#".utf8.contains(bytes[end])
    }
}
