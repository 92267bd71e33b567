import Text

/// The lines of a YAML text as who reads it sees them: where each begins, and which keys and items are open above it.
struct YAMLLines {
    let bytes: [UInt8]

    /// A key or the dash of an item.
    struct Level {
        /// The place of its first byte in its line.
        let column: Int
        let range: Range<Int>
        let isItem: Bool
    }

    /// The line of a place, without its end.
    func line(at place: Int) -> Range<Int> {
        var (start, end) = (min(place, bytes.count), min(place, bytes.count))
        while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        return start..<end
    }

    /// The first line behind another that has something on it besides a comment.
    func nextLine(behind line: Range<Int>) -> Range<Int>? {
        var line = line
        while line.upperBound + 1 < bytes.count {
            line = self.line(at: line.upperBound + 1)
            if isFilled(line) { return line }
        }
        return nil
    }

    /// The last line before another that has something on it besides a comment.
    func previousLine(before line: Range<Int>) -> Range<Int>? {
        var start = line.lowerBound
        while start > 0 {
            let line = self.line(at: start - 1)
            if isFilled(line) { return line }
            start = line.lowerBound
        }
        return nil
    }

    private func isFilled(_ line: Range<Int>) -> Bool {
        let first = content(of: line)
        return !first.isEmpty && bytes[first.lowerBound] != UInt8(ascii: "#")
    }

    /// A line without the blanks and tabs around it.
    func content(of line: Range<Int>) -> Range<Int> {
        var (start, end) = (line.lowerBound, line.upperBound)
        while start < end, bytes[start] <= 0x20 { start += 1 }
        while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
        return start..<end
    }

    func column(of line: Range<Int>) -> Int { content(of: line).lowerBound - line.lowerBound }

    /// The dashes and the key that a line begins with.
    func levels(in line: Range<Int>) -> [Level] {
        let content = content(of: line)
        var levels: [Level] = []
        var place = content.lowerBound
        while place < content.upperBound, isDash(place) {
            levels.append(Level(column: place - line.lowerBound, range: place..<place + 1, isItem: true))
            place += 1
            while place < content.upperBound, bytes[place] <= 0x20 { place += 1 }
        }
        if let key = key(at: place, before: content.upperBound) {
            levels.append(Level(column: place - line.lowerBound, range: key, isItem: false))
        }
        return levels
    }

    private func isDash(_ place: Int) -> Bool {
        bytes[place] == UInt8(ascii: "-") && (place + 1 >= bytes.count || bytes[place + 1] <= 0x20)
    }

    /// The key that begins at a place, quotes included; `nil` where no `:` and blank stand behind.
    func key(at start: Int, before end: Int) -> Range<Int>? {
        guard start < end, !"[]{}#".utf8.contains(bytes[start]) else { return nil }
        var place = start
        let quote = bytes[start]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            place += 1
            while place < end, bytes[place] != quote { place += 1 }
            place = min(place + 1, end)
        }
        while place < end, !isColon(place, before: end) {
            if bytes[place] == UInt8(ascii: "#"), bytes[place - 1] <= 0x20 { return nil }
            place += 1
        }
        guard place < end, place > start else { return nil }
        return content(of: start..<place)
    }

    private func isColon(_ place: Int, before end: Int) -> Bool {
        bytes[place] == UInt8(ascii: ":") && (place + 1 >= end || bytes[place + 1] <= 0x20)
    }

    /// What stands behind a key on its line, without a comment.
    func value(behind key: Range<Int>) -> Range<Int> {
        let line = line(at: key.lowerBound)
        let colon = (key.upperBound..<line.upperBound).first { bytes[$0] == UInt8(ascii: ":") }
        return valueEnd(from: (colon ?? line.upperBound - 1) + 1, in: line)
    }

    /// The range from a place to the end of its line, without the blanks around it and without a comment.
    func valueEnd(from place: Int, in line: Range<Int>) -> Range<Int> {
        let start = min(place, line.upperBound)
        let comment = (start..<line.upperBound).first { place in
            bytes[place] == UInt8(ascii: "#") && (place == start || bytes[place - 1] <= 0x20)
        }
        return content(of: start..<(comment ?? line.upperBound))
    }

    /// Whether a key's text begins on the next line, behind `|` or `>`.
    func hasHeader(_ key: Range<Int>) -> Bool {
        let value = value(behind: key)
        guard let first = bytes[value].first, first == UInt8(ascii: "|") || first == UInt8(ascii: ">") else {
            return false
        }
        return bytes[value].dropFirst().allSatisfy { $0.isDigit || $0 == 0x2B || $0 == 0x2D }
    }

    /// The keys and items that are open above a line, from the deepest outwards.
    func levels(above line: Range<Int>) -> [Level] {
        var open: [Level] = []
        var least = Int.max
        var above = line
        while least > 0, let next = previousLine(before: above) {
            above = next
            let content = content(of: next)
            if content.lowerBound == next.lowerBound, bytes[content].starts(with: "---".utf8) { break }
            let own = levels(in: next)
            guard let first = own.first, first.column < least else { continue }
            // What stands deeper behind a header is text.
            if let key = own.last, !key.isItem, hasHeader(key.range) {
                open.removeAll { $0.column > key.column }
            }
            open += own.filter { $0.column < least }.reversed()
            least = first.column
        }
        return open
    }

    /// The text of a range, for messages.
    func text(_ range: Range<Int>) -> String {
        ShortForm.cut(String(decoding: bytes[range], as: UTF8.self))
    }
}
