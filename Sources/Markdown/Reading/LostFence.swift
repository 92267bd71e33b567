import Text

/// A line that was to open a block of code and opens none, since its info string has a backtick (CommonMark 0.30,
/// section 4.5).
enum LostFence {
    /// Such lines in the paragraphs of a document, without the ends of the lines.
    static func all(in arena: Arena) -> [Range<Int>] {
        var found: [Range<Int>] = []
        for node in arena.nodes where node.kind == .paragraph {
            var start = Int(node.start)
            let limit = node.range.upperBound
            while start < limit {
                let end = arena.bytes[start..<limit].firstIndex(where: \.isLineEnd) ?? limit
                if let fence = fence(in: arena.bytes[start..<end]) { found.append(fence) }
                start = end + 1
            }
        }
        return found
    }

    private static func fence(in line: ArraySlice<UInt8>) -> Range<Int>? {
        let text = line.drop { $0.isBlank || $0 == .greater }
        let count = text.prefix { $0 == .backtick }.count
        let info = text.dropFirst(count)
        guard count >= 3, info.first?.isLetter == true, info.contains(.backtick),
            longestRun(in: info) < count
        else { return nil }
        return text.indices
    }

    /// As many backticks would end code within the line.
    private static func longestRun(in info: ArraySlice<UInt8>) -> Int {
        var (longest, run) = (0, 0)
        for byte in info {
            run = byte == .backtick ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }
}
