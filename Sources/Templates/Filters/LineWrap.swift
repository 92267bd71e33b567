import Text

/// The lines of a wrapped text, as Python's `textwrap` breaks them.
struct LineWrap {
    /// How many characters a line may have.
    let width: Int
    /// Whether a word that is longer than a line is cut.
    let breaksWords: Bool
    let breaksAtHyphens: Bool

    /// A line in lines that are no longer than the width, without blanks at their ends.
    func lines(of line: [UInt8]) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var current: [[UInt8]] = []
        var length = 0
        func isBlank(_ piece: [UInt8]?) -> Bool { piece?.first?.isWhitespace ?? false }
        func close() {
            if isBlank(current.last) { current.removeLast() }
            if !current.isEmpty { lines.append(Array(current.joined())) }
            (current, length) = ([], 0)
        }
        for piece in pieces(of: line) {
            var piece = piece
            var count = Characters.count(piece)
            if length + count > width {
                if count > width, !isBlank(piece) {
                    while breaksWords, count > width {
                        let cut = self.cut(piece, room: width - length)
                        current.append(Array(piece[..<cut]))
                        piece = Array(piece[cut...])
                        count = Characters.count(piece)
                        close()
                    }
                } else {
                    close()
                }
                if length + count > width { close() }
            }
            if current.isEmpty, !lines.isEmpty, isBlank(piece) { continue }
            current.append(piece)
            length += count
        }
        close()
        return lines
    }

    /// Where a word is cut that must be: at the end of the line, or behind the last hyphen before it.
    private func cut(_ word: [UInt8], room: Int) -> Int {
        let end = Characters.starts(word)[max(0, room)]
        let hyphen = UInt8(ascii: "-")
        guard breaksAtHyphens, let place = word[..<end].lastIndex(of: hyphen), place > 0,
            word[..<place].contains(where: { $0 != hyphen })
        else { return end }
        return place + 1
    }

    /// Runs of blanks, and words; those with a hyphen between letters in parts that end with it.
    private func pieces(of line: [UInt8]) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var start = 0
        for index in line.indices {
            let end = index + 1
            let isEnd = end == line.count || line[index].isWhitespace != line[end].isWhitespace
            if isEnd || (breaksAtHyphens && endsPart(line, index)) {
                pieces.append(Array(line[start..<end]))
                start = end
            }
        }
        return pieces
    }

    /// Whether a hyphen stands behind two letters, and before a letter and another one.
    private func endsPart(_ line: [UInt8], _ index: Int) -> Bool {
        func isLetter(_ index: Int) -> Bool {
            line.indices.contains(index) && (line[index].isLetter || line[index] >= 0x80)
        }
        func isHyphen(_ index: Int) -> Bool {
            line.indices.contains(index) && line[index] == UInt8(ascii: "-")
        }
        guard isHyphen(index), isLetter(index + 1) else { return false }
        let isBehind =
            isLetter(index - 1) && (isLetter(index - 2) || isHyphen(index - 2) && isLetter(index - 3))
        return isBehind && (isLetter(index + 2) || isHyphen(index + 2) && isLetter(index + 3))
    }
}
