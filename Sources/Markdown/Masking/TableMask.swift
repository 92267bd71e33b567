/// A delimiter row such as `- | -` would begin a list. Where the line above it has as many cells, its first hyphen
/// is masked, so that it stays in the paragraph.
enum TableMask {
    static func apply(to text: inout MaskedText) {
        let places = text.bytes.withUnsafeBufferPointer(hyphensToMask)
        for place in places { text.hide(place..<(place + 1)) }
    }

    private static func hyphensToMask(_ bytes: ByteView) -> [Int] {
        var places: [Int] = []
        let syntax = TableSyntax(text: bytes)
        var previous = 0..<0
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(where: \.isLineEnd) ?? bytes.count
            let textStart = bytes[start..<end].firstIndex { !$0.isBlank && $0 != .greater } ?? end
            let line = textStart..<end
            if line.count > 2, bytes[textStart] == .hyphen, bytes[textStart + 1].isBlank, !previous.isEmpty,
                bytes[previous.lowerBound] != .hash,
                let columns = syntax.alignments(in: line), syntax.hasPipe(line),
                syntax.hasPipe(previous), syntax.cells(in: previous).count == columns.count
            {
                places.append(textStart)
            }
            previous = line
            start =
                end
                + (end + 1 < bytes.count && bytes[end] == .carriageReturn && bytes[end + 1] == .lineFeed
                    ? 2 : 1)
        }
        return places
    }
}
