/// What a difference between two texts leaves behind: its new side, of each file and each hunk by itself.
///
/// Every byte of a side stands as far behind its beginning as in the block. Removed lines, headers and the signs before lines are
/// blank.
struct DifferenceText: Sendable {
    /// How much of its file a new side shows.
    enum Extent: Sendable, Hashable {
        /// As much as any block does: nothing says that there is more.
        case whole
        /// The file from its first line on, perhaps not to its end.
        case beginning
        /// Lines from anywhere in the file.
        case middle
    }

    /// The new side of a file, or of a part of one.
    struct Side: Sendable {
        /// The file's name, where a header says it.
        let name: String?
        let extent: Extent
        fileprivate(set) var part: SpacedText
        fileprivate var hasText = false

        fileprivate init(_ name: String?, _ extent: Extent, from start: Int) {
            self.name = name
            self.extent = extent
            part = SpacedText(from: start)
        }
    }

    /// The sides that have a text, in the order of the block.
    var sides: [Side] { found.filter { $0.hasText && $0.name != "/dev/null" } }

    private var found: [Side]

    init(_ text: [UInt8]) {
        found = [Side(nil, .whole, from: 0)]
        let lines = Self.lines(of: text)
        var isHeader = false
        for (number, line) in lines.enumerated() {
            let next = number + 1 < lines.count ? text[lines[number + 1]] : []
            switch Self.meaning(of: text[line], next, isHeader: isHeader) {
            case .header: isHeader = true
            case .file(let name):
                isHeader = true
                begin(name, .whole, from: line.lowerBound)
            case .hunk(let extent):
                isHeader = false
                begin(found.last?.name, extent, from: line.lowerBound)
            case .removed: isHeader = false
            case .line(let skipped):
                isHeader = false
                take(text, line.lowerBound + skipped..<line.upperBound)
            }
        }
    }

    private mutating func begin(_ name: String?, _ extent: Extent, from start: Int) {
        if let last = found.last, !last.hasText { found.removeLast() }
        found.append(Side(name, extent, from: start))
    }

    private mutating func take(_ text: [UInt8], _ line: Range<Int>) {
        let last = found.count - 1
        // A line between documents of YAML, or around front matter, begins in the first column.
        let isMark = text[line].elementsEqual("---".utf8) && line.lowerBound > 0
        let start = isMark && text[line.lowerBound - 1] != 0x0A ? line.lowerBound - 1 : line.lowerBound
        found[last].part.add(text[line], at: start, of: text)
        found[last].hasText = found[last].hasText || text[line].contains { $0 > 0x20 }
    }

    // MARK: Lines

    private enum Meaning {
        /// What a program says before the lines of a file.
        case header
        case file(String)
        case hunk(Extent)
        case removed
        /// A line of the new side, behind so many signs.
        case line(Int)
    }

    private static let headers = [
        "index ", "new file mode ", "deleted file mode ", "old mode ", "new mode ", "similarity index ",
        "dissimilarity index ", "rename from ", "rename to ", "copy from ", "copy to ", "Index: ", "=====",
    ]

    private static func meaning(
        of line: ArraySlice<UInt8>, _ next: ArraySlice<UInt8>, isHeader: Bool
    ) -> Meaning {
        func begins(_ text: String) -> Bool { line.starts(with: text.utf8) }
        if begins("diff -") || (isHeader || begins("Index: ")) && headers.contains(where: begins) {
            return .header
        }
        if begins("--- "), next.starts(with: "+++ ".utf8) { return .header }
        if begins("+++ "), let name = name(line.dropFirst(4)) { return .file(name) }
        if begins("@@") { return .hunk(beginsFile(line) ? .beginning : .middle) }
        switch line.first {
        case UInt8(ascii: "-"), UInt8(ascii: "\\"): return .removed
        case UInt8(ascii: "+"): return .line(1)
        default: return .line(line.first == 0x20 ? 1 : 0)
        }
    }

    /// Whether `@@ -1,3 +1,4 @@` begins with the first line of the new file.
    private static func beginsFile(_ line: ArraySlice<UInt8>) -> Bool {
        guard let plus = line.firstIndex(of: UInt8(ascii: "+")) else { return false }
        let digits = line[(plus + 1)...].prefix { $0 &- UInt8(ascii: "0") < 10 }
        return digits.elementsEqual("1".utf8) || digits.elementsEqual("0".utf8)
    }

    /// The name in a header, without the folder `b/` that programs put before it and the time behind it.
    private static func name(_ rest: ArraySlice<UInt8>) -> String? {
        let plain = String(decoding: rest.prefix { $0 != 0x09 }, as: UTF8.self).trimmingSpaces
            .trimming("\"")
        let name = ["a/", "b/", "i/", "w/"].contains(plain.prefix(2)) ? String(plain.dropFirst(2)) : plain
        return name.contains(".") || name.contains("/") ? name : nil
    }

    /// The lines of a text, without their ends.
    private static func lines(of text: [UInt8]) -> [Range<Int>] {
        text.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
            line.startIndex..<(line.last == 0x0D ? line.endIndex - 1 : line.endIndex)
        }
    }
}

extension String {
    fileprivate func trimming(_ sign: Character) -> String {
        count > 1 && first == sign && last == sign ? String(dropFirst().dropLast()) : self
    }
}
