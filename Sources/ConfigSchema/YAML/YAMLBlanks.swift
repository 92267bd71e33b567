import Diagnostics
import Text

/// Tabs that stand for blanks, and blanks that are missing behind marks.
extension YAMLMender {
    // MARK: Tabs

    /// How many blanks a tab may stand for, the likeliest first; the last is for a line that belongs at the beginning.
    private static let tabWidths = [2, 4, 8, 1, 0]

    /// Writes blanks for the tabs that lines are indented with, where the line of a mistake is, or the one that it
    /// is made by.
    func replaceTabs(near place: Int, _ fault: YAMLFault) -> YAMLMend? {
        var line = lines.line(at: place)
        if fault == .deeperKey, let next = lines.nextLine(behind: line) { line = next }
        guard let tabs = tabs(in: line) else { return nil }
        var places: [Int] = []
        var (count, start) = (0, 0)
        while start < bytes.count {
            let line = lines.line(at: start)
            if self.tabs(in: line) != nil {
                count += 1
                places += (line.lowerBound..<lines.content(of: line).lowerBound).filter { bytes[$0] == 0x09 }
            }
            start = line.upperBound + 1
        }
        let others =
            count == 1
            ? "" : "; the text has \(count == 2 ? "one more such line" : "\(count - 1) more such lines")"
        return YAMLMend(
            choices: Self.tabWidths.map { width in
                let blanks = String(repeating: " ", count: width)
                return places.map { Diagnostic.TextEdit(range: $0..<$0 + 1, replacement: blanks) }
            },
            problem: problem(
                YAMLFault.tab.words, tabs, help: (YAMLFault.tab.help ?? "") + others, doubts: []))
    }

    /// The first tabs that a line with something on it is indented with.
    private func tabs(in line: Range<Int>) -> Range<Int>? {
        let content = lines.content(of: line)
        guard !content.isEmpty,
            let first = (line.lowerBound..<content.lowerBound).first(where: { bytes[$0] == 0x09 })
        else { return nil }
        let end = (first..<content.lowerBound).first { bytes[$0] != 0x09 }
        return first..<(end ?? content.lowerBound)
    }

    // MARK: Blanks behind marks

    /// Writes the blank behind the dash of an item.
    func partDash(_ line: Range<Int>) -> YAMLMend? {
        let content = lines.content(of: line)
        let column = content.lowerBound - line.lowerBound
        guard content.count > 1, bytes[content.lowerBound] == UInt8(ascii: "-"),
            bytes[content.lowerBound + 1] > 0x20, bytes[content.lowerBound + 1] != UInt8(ascii: "-"),
            lines.levels(above: line).contains(where: { $0.isItem && $0.column == column })
        else { return nil }
        let behind = content.lowerBound + 1
        return YAMLMend(
            edits: [.init(range: behind..<behind, replacement: " ")],
            problem: problem(
                "a blank is missing behind the `-` of this item", content.lowerBound..<behind,
                help: "write `- \(lines.text(behind..<content.upperBound))`", doubts: []))
    }

    /// Writes the blanks behind the colons of lines such as `port:80`, from the one at a place on.
    func partColons(from place: Int, upTo end: Int) -> YAMLMend? {
        var colons: [Int] = []
        var line: Range<Int>? = lines.line(at: place)
        while let next = line, next.lowerBound <= end, let colon = bareColon(in: next) {
            colons.append(colon)
            line = lines.nextLine(behind: next)
        }
        guard let first = colons.first else { return nil }
        let content = lines.content(of: lines.line(at: first))
        let (key, value) = (content.lowerBound..<first + 1, first + 1..<content.upperBound)
        return YAMLMend(
            edits: colons.map { .init(range: $0 + 1..<$0 + 1, replacement: " ") },
            problem: problem(
                "a blank is missing behind the `:` of this key", first..<first + 1,
                help: Wording.help(
                    "write `\(lines.text(key)) \(lines.text(value))`", count: colons.count),
                doubts: []))
    }

    /// The colon behind the word that a line begins with, where what follows is no address.
    private func bareColon(in line: Range<Int>) -> Int? {
        let content = lines.content(of: line)
        var place = content.lowerBound
        while place < content.upperBound, bytes[place].isNamePart { place += 1 }
        guard place > content.lowerBound, place + 1 < content.upperBound, bytes[place] == UInt8(ascii: ":"),
            bytes[place + 1] > 0x20, bytes[place + 1] != UInt8(ascii: ":"),
            bytes[place + 1] != UInt8(ascii: "/")
        else { return nil }
        return place
    }
}
