import Text

/// What is wrong with the fences of a code block: nothing closes it although its text looks as if it had ended, or
/// the fence of another block is a part of its text. CommonMark allows both, and hardly anybody means them.
struct FenceFinding {
    let message: String
    /// The fence that opens the block.
    let range: Range<Int>
    let help: String
    /// A line of the text that was to be a fence itself.
    private(set) var other: Range<Int>?
    private(set) var otherWords = ""

    /// The finding about a block; `nil` where all is well.
    init?(_ block: Document.CodeBlock, _ bytes: [UInt8]) {
        guard block.isFenced, let mark = bytes[block.range].first else { return nil }
        let count = bytes[block.range].prefix { $0 == mark }.count
        let lines = CodeLineScan(block.text, mark: mark, count: count)
        let fence = String(repeating: String(Unicode.Scalar(mark)), count: count)
        range = block.range.lowerBound..<(block.range.lowerBound + count)
        if block.isClosed {
            guard let inner = lines.opening else { return nil }
            message = "the code block goes on over the fence of another one"
            help = "close it with \(fence) before, or begin and end it with more than \(count) characters"
            other = block.map.range(inner)
            otherWords = "the other one begins here"
            return
        }
        guard lines.looksEnded else { return nil }
        message = "the code block is never closed"
        help = "write \(fence) on a line of its own where the code ends"
        if let short = lines.short {
            other = block.map.range(short)
            otherWords = "this has too few characters to close it, which \(count) open"
        } else if let inner = lines.opening {
            other = block.map.range(inner)
            otherWords = "this fence is a part of its text"
        }
    }
}

/// What the lines of a code block look like.
private struct CodeLineScan {
    /// The first fence with words behind it that could have opened another block.
    private(set) var opening: Range<Int>?
    /// The first fence of too few characters.
    private(set) var short: Range<Int>?
    private var hasHeading = false
    /// Whether text follows on a blank line.
    private var hasParagraphs = false

    /// Whether something says that the code was to end earlier.
    var looksEnded: Bool { opening != nil || short != nil || hasHeading || hasParagraphs }

    init(_ text: [UInt8], mark: UInt8, count: Int) {
        var (start, hasText, isBehindBlank) = (0, false, false)
        while start < text.count {
            let end = text[start...].firstIndex(of: .lineFeed) ?? text.count
            let line = text[start..<end].drop { $0 == .space }
            let isBlank = line.allSatisfy(\.isWhitespace)
            if hasText, isBehindBlank, !isBlank { hasParagraphs = true }
            isBehindBlank = isBlank
            if !isBlank { hasText = true }
            if line.startIndex - start < 4 { look(at: line, mark, count) }
            start = end + 1
        }
    }

    private mutating func look(at line: ArraySlice<UInt8>, _ mark: UInt8, _ count: Int) {
        let hashes = line.prefix { $0 == .hash }.count
        if (1...6).contains(hashes), line.dropFirst(hashes).first?.isBlank == true { hasHeading = true }
        let run = line.prefix { $0 == mark }.count
        guard run >= 3 else { return }
        let rest = line.dropFirst(run)
        if rest.allSatisfy(\.isWhitespace) {
            if run < count, short == nil { short = line.startIndex..<(line.startIndex + run) }
        } else if run >= count, opening == nil, mark != .backtick || !rest.contains(.backtick) {
            opening = line.startIndex..<(line.startIndex + run)
        }
    }
}
