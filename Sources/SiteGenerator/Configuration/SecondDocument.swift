import ConfigSchema

/// Where a text says more than one thing, of which only the first is heard.
extension ConfigDocument {
    /// The line `---` of the document behind the first that says anything; what it begins with where a line `...` parts
    /// the two. `nil` where nothing follows.
    var secondBeginning: Range<Int>? {
        let roots = roots
        guard roots.count > 1 else { return nil }
        let first = roots.firstIndex { !$0.range.isEmpty } ?? 0
        // A document that holds nothing is none, as the one behind a last mark.
        guard let second = roots[(first + 1)...].first(where: { !$0.range.isEmpty }) else { return nil }
        return mark(between: roots[first].range.upperBound, and: second.range.lowerBound)
            ?? second.members.first { _ in true }?.key.range ?? second.range
    }

    /// The first `---` at the beginning of a line in a part of the text where only marks, comments and blanks stand.
    private func mark(between start: Int, and end: Int) -> Range<Int>? {
        let mark = Array("---".utf8)
        for offset in start..<max(start, end)
        where offset == 0 || bytes[offset - 1] == UInt8(ascii: "\n") {
            if bytes[offset...].starts(with: mark) { return offset..<offset + mark.count }
        }
        return nil
    }
}
