/// Searching in bytes, without Foundation.
enum ByteSearch {
    /// Where a pattern begins at or after an offset. An empty pattern is found at once.
    static func first(_ pattern: [UInt8], in text: [UInt8], from start: Int = 0) -> Int? {
        guard let head = pattern.first else { return start <= text.count ? start : nil }
        guard start >= 0, text.count - start >= pattern.count else { return nil }
        return text.withUnsafeBufferPointer { text in
            pattern.withUnsafeBufferPointer { pattern in
                var index = start
                let last = text.count - pattern.count
                while index <= last {
                    if text[index] == head, matches(pattern, in: text, at: index) { return index }
                    index += 1
                }
                return nil
            }
        }
    }

    /// Where the last occurrence of a pattern begins.
    static func last(_ pattern: [UInt8], in text: [UInt8]) -> Int? {
        guard text.count >= pattern.count else { return nil }
        var index = text.count - pattern.count
        while index >= 0 {
            if text[index..<index + pattern.count].elementsEqual(pattern) { return index }
            index -= 1
        }
        return nil
    }

    /// A text with at most `count` occurrences of a pattern replaced, from the left; all for `nil`.
    static func replacing(
        _ pattern: [UInt8], with replacement: [UInt8], in text: [UInt8], count: Int? = nil
    ) -> [UInt8] {
        if pattern.isEmpty { return interleaving(replacement, in: text, count: count) }
        var output: [UInt8] = []
        var start = 0
        var left = count ?? Int.max
        while left > 0, let found = first(pattern, in: text, from: start) {
            output.append(contentsOf: text[start..<found])
            output.append(contentsOf: replacement)
            start = found + pattern.count
            left -= 1
        }
        output.append(contentsOf: text[start...])
        return output
    }

    /// The pieces of a text between the occurrences of a pattern, at most `limit` cuts from the left.
    static func split(_ text: [UInt8], by pattern: [UInt8], limit: Int = .max) -> [[UInt8]] {
        guard !pattern.isEmpty else { return [text] }
        var pieces: [[UInt8]] = []
        var start = 0
        while pieces.count < limit, let found = first(pattern, in: text, from: start) {
            pieces.append(Array(text[start..<found]))
            start = found + pattern.count
        }
        pieces.append(Array(text[start...]))
        return pieces
    }

    /// The lines of a text without their endings; nothing follows a last line ending.
    static func lines(_ text: [UInt8]) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var start = 0
        var index = 0
        while index < text.count {
            let byte = text[index]
            index += 1
            guard byte == 0x0A || byte == 0x0D else { continue }
            lines.append(Array(text[start..<index - 1]))
            if byte == 0x0D, index < text.count, text[index] == 0x0A { index += 1 }
            start = index
        }
        if start < text.count { lines.append(Array(text[start...])) }
        return lines
    }

    private static func matches(
        _ pattern: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, at start: Int
    ) -> Bool {
        for index in 1..<max(1, pattern.count) where text[start + index] != pattern[index] { return false }
        return true
    }

    private static func interleaving(_ replacement: [UInt8], in text: [UInt8], count: Int?) -> [UInt8] {
        var output: [UInt8] = []
        var left = count ?? Int.max
        for character in Characters.split(text) {
            if left > 0 { output.append(contentsOf: replacement) }
            left -= 1
            output.append(contentsOf: character)
        }
        if left > 0 { output.append(contentsOf: replacement) }
        return output
    }
}
