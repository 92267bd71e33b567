import Text

/// Finds the code between fences in a text of any dialect of Markdown, without reading the rest.
///
/// Repositories are written for GitHub, MkDocs, Docusaurus, Mintlify and others. Their fences stand in lists, in
/// quotes, indented below `=== "Tab"`, and inside elements of MDX, where CommonMark sees text or HTML. So a fence
/// counts at any depth where something around it explains its indentation.
public struct FenceScan: Sendable {
    /// The blocks, in the order of the text.
    public let blocks: [FencedBlock]

    /// Looks through a text. Any bytes give a scan; time is linear in the text.
    ///
    /// - Parameter start: where the text begins, behind its front matter.
    public init(_ bytes: [UInt8], from start: Int = 0) {
        var scanner = FenceScanner(bytes)
        scanner.scan(from: start)
        blocks = scanner.blocks
    }
}

/// A code block between fences, with what a reader sees before it.
public struct FencedBlock: Sendable {
    /// The block.
    public let code: Document.CodeBlock
    /// What stands near it.
    public let surroundings: Surroundings
}

/// The texts near a block that may say what it shows. All of them are ranges of the document.
public struct Surroundings: Sendable, Hashable {
    /// The titles of the tabs, containers and elements that it stands in, the innermost first.
    public var titles: [Range<Int>] = []
    /// The paragraphs and list items before it, in the same part of the text, the nearest first; at most eight.
    public var paragraphs: [Range<Int>] = []
    /// The headings that it stands below, the innermost first.
    public var headings: [Range<Int>] = []
    /// Whether another block stands between it and the nearest of these texts.
    public var followsBlock = false
    /// The short block before it, with at most one paragraph between the two.
    public var shortBlock: ShortBlock?

    /// A block of few lines, which may be commands that open a file.
    public struct ShortBlock: Sendable, Hashable {
        /// The language behind its fence; empty where there is none.
        public let language: String
        /// From its fence to its end.
        public let range: Range<Int>

        /// How many bytes of text it has at most.
        static let most = 1024
    }

    /// Nothing near.
    public init() {}
}

/// Goes through a text line by line.
private struct FenceScanner {
    private let bytes: [UInt8]
    private(set) var blocks: [FencedBlock] = []
    private var open: OpenFence?
    private var trail = SurroundingsTrail()
    /// What ends the comment that was begun: one of HTML, or one of MDX.
    private var commentEnd: String?
    /// The column of the content of the last list item, while its list goes on.
    private var listColumn: Int?

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func scan(from start: Int) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        // A byte order mark is no part of the first line.
        var offset = start == 0 && bytes.starts(with: mark) ? mark.count : start
        while offset < bytes.count {
            let end = bytes[offset...].firstIndex { $0 == .lineFeed || $0 == .carriageReturn } ?? bytes.count
            read(ScannedLine(bytes, offset..<end))
            let isPair = end + 1 < bytes.count && bytes[end] == .carriageReturn && bytes[end + 1] == .lineFeed
            offset = end + (isPair ? 2 : 1)
        }
        if let open { finish(open, at: bytes.count, isClosed: false) }
    }

    private mutating func read(_ line: ScannedLine) {
        if isInside(line) { return }
        guard !skipsComment(line) else { return }
        if let fence = OpenFence(line, bytes), isExplained(fence, line) {
            trail.note(line, bytes, isFence: true)
            open = fence
            return
        }
        noteList(line)
        trail.note(line, bytes, isFence: false)
    }

    /// Whether a line belongs to the open fence. It is added in place: a copy for each line would cost the square of them.
    private mutating func isInside(_ line: ScannedLine) -> Bool {
        guard let quotes = open?.quotes else { return false }
        let isClosed = line.quotes >= quotes && open?.isClosed(by: line, bytes) == true
        if line.quotes >= quotes, !isClosed {
            open?.add(line, bytes)
        } else if let fence = open {
            finish(fence, at: isClosed ? line.range.upperBound : line.range.lowerBound, isClosed: isClosed)
        }
        return line.quotes >= quotes
    }

    /// Whether something around it accounts for the indentation of a fence.
    private func isExplained(_ fence: OpenFence, _ line: ScannedLine) -> Bool {
        line.indent < 4 || line.marker != nil || trail.isInside
            || listColumn.map { $0 <= line.indent } == true
    }

    private mutating func noteList(_ line: ScannedLine) {
        guard !line.isBlank else { return }
        if line.marker != nil {
            listColumn = line.contentColumn
        } else if let column = listColumn, line.indent < min(column, 2) {
            listColumn = nil
        }
    }

    /// Comments that begin a line hide what is in them.
    private mutating func skipsComment(_ line: ScannedLine) -> Bool {
        let text = bytes[line.content]
        if commentEnd == nil {
            if text.starts(with: "<!--".utf8) {
                commentEnd = "-->"
            } else if text.starts(with: "{/*".utf8) {
                commentEnd = "*/}"
            }
        }
        guard let end = commentEnd else { return false }
        if text.firstRange(of: end.utf8) != nil { commentEnd = nil }
        return true
    }

    private mutating func finish(_ fence: OpenFence, at end: Int, isClosed: Bool) {
        open = nil
        var info = InfoString(parsing: bytes, in: fence.infoRange)
        var (text, map) = (fence.text, fence.map)
        if let options = text.withUnsafeBufferPointer({ DirectiveOptions(info, $0, map) }) {
            text.removeFirst(options.length)
            map = map.dropping(options.length)
            info = info.adding(options.title)
        }
        let code = Document.CodeBlock(
            node: .outside, info: info, languageName: "",
            text: text, map: map, range: fence.start..<max(fence.start, end),
            infoRange: fence.infoRange, isFenced: true, isClosed: isClosed)
        var surroundings = trail.surroundings
        if let label = titleInWords(of: info) ?? label(in: fence.infoRange) {
            surroundings.titles.insert(label, at: 0)
        }
        blocks.append(FencedBlock(code: code, surroundings: surroundings))
        let range = fence.start..<max(fence.start, end)
        trail.noteBlock(
            text.count <= Surroundings.ShortBlock.most
                ? Surroundings.ShortBlock(language: info.language, range: range) : nil)
    }

    /// A title that is more than the name of a file, as in `json title="Cursor"` and `json title="Add to .mcp.json"`.
    private func titleInWords(of info: InfoString) -> Range<Int>? {
        ["title", "tab", "label"].lazy.compactMap { info[$0] }.first { attribute in
            attribute.value.map { !$0.isEmpty && ($0.contains(" ") || !$0.contains(".")) } ?? false
        }?.valueRange
    }

    /// What stands behind the language of a block and is no attribute, as in `json [Cursor]`: for a reader it is a title.
    private func label(in info: Range<Int>) -> Range<Int>? {
        let rest = bytes[info].drop { $0 > 0x20 && $0 != .leftBracket }.drop { $0 <= 0x20 }
        // An attribute begins with the blank before its name.
        let words = rest.prefix { $0 != UInt8(ascii: "=") && $0 != .leftBrace }
        guard words.endIndex < rest.endIndex else {
            return rest.isEmpty ? nil : rest.startIndex..<rest.endIndex
        }
        guard let end = words.lastIndex(where: { $0 <= 0x20 }) else { return nil }
        return words.startIndex..<end
    }
}

extension Document.NodeID {
    /// The node of what was found in a text that no tree was made of.
    static let outside = Document.NodeID(index: Node.none)
}
