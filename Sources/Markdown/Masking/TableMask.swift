import Text

/// A delimiter row such as `- | -` would begin a list. Where the line above it has as many cells, its first hyphen
/// is masked, so that it stays in the paragraph.
enum TableMask {
    static func apply(to text: inout MaskedText, _ lines: LineStarts) {
        let places = text.bytes.withUnsafeBufferPointer { hyphensToMask($0, lines) }
        for place in places { text.hide(place..<(place + 1)) }
    }

    private static func hyphensToMask(_ bytes: ByteView, _ lines: LineStarts) -> [Int] {
        var places: [Int] = []
        let syntax = TableSyntax(text: bytes)
        var previous = 0..<0
        for number in 0..<lines.lineCount {
            let whole = lines.range(ofLine: number)
            var (textStart, end) = (whole.lowerBound, whole.upperBound)
            while end > textStart, bytes[end - 1].isLineEnd { end -= 1 }
            while textStart < end, bytes[textStart].isBlank || bytes[textStart] == .greater { textStart += 1 }
            let line = textStart..<end
            if line.count > 2, bytes[textStart] == .hyphen, bytes[textStart + 1].isBlank, !previous.isEmpty,
                bytes[previous.lowerBound] != .hash,
                let columns = syntax.alignments(in: line), syntax.hasPipe(line),
                syntax.hasPipe(previous), syntax.cells(in: previous).count == columns.count
            {
                places.append(textStart)
            }
            previous = line
        }
        return places
    }
}
