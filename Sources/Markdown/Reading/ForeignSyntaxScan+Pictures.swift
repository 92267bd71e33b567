import Text

/// Sizes of pictures in the forms of other programs.
extension ForeignSyntaxScan {
    /// Looks for `![text|300](a.png)` and `![text](a.png =300x200)`.
    mutating func scanPictures() {
        for node in arena.nodes where node.kind == .image && node.parent != Node.none {
            let source = bytes[node.range]
            guard let bracket = source.firstIndex(of: .rightBracket),
                let bar = source[..<bracket].lastIndex(of: .pipe), Self.isSize(source[(bar + 1)..<bracket])
            else { continue }
            add(.imageSize, bar..<bracket)
        }
        for place in bytes.withUnsafeBufferPointer(Self.sizes) where isText(place.lowerBound) {
            add(.imageSize, place)
        }
    }

    /// The sizes that stand behind a picture's address, each with its `=`.
    private static func sizes(_ view: ByteView) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var place = view.firstPlace(of: .equals)
        while place < view.count {
            var end = place + 1
            while end < view.count, view[end].isDigit || view[end] == UInt8(ascii: "x") { end += 1 }
            let isClosed = end < view.count && view[end] == .rightParenthesis
            if isClosed, place > 0, view[place - 1].isBlank, isPicture(view[..<place]),
                view[(place + 1)..<end].contains(UInt8(ascii: "x")), end > place + 2
            {
                found.append(place..<end)
            }
            place = view.firstPlace(of: .equals, from: max(end, place + 1))
        }
        return found
    }

    /// Whether `![…](…` stands before a place, on its line.
    private static func isPicture(_ before: Slice<ByteView>) -> Bool {
        let line = before.suffix(512).reversed().prefix { !$0.isLineEnd }.reversed()
        let open = Array(line)
        guard let bracket = open.lastIndex(of: .rightBracket), bracket + 1 < open.count,
            open[bracket + 1] == .leftParenthesis, !open[bracket...].contains(.rightParenthesis),
            let bang = open[..<bracket].lastIndex(of: .leftBracket), bang > 0
        else { return false }
        return open[bang - 1] == .bang
    }

    /// Whether a text is `300` or `300x200`.
    private static func isSize(_ text: ArraySlice<UInt8>) -> Bool {
        let parts = text.split(separator: UInt8(ascii: "x"), omittingEmptySubsequences: false)
        return (1...2).contains(parts.count) && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isDigit) }
    }
}
