public import Diagnostics
import Text

/// A Markdown text that has been read: its tree, and what others want to know about it.
///
/// Every place is a range of UTF-8 bytes of `bytes`.
public struct Document: Sendable {
    /// Names a node of one document.
    public struct NodeID: Hashable, Sendable {
        let index: Int32
    }

    /// The text as it was read.
    public let bytes: [UInt8]
    /// Where the text lies, relative to the site's root.
    public let path: String
    /// How it was read.
    public let options: MarkdownOptions
    /// What is wrong with the text itself.
    public let diagnostics: [Diagnostic]
    /// The code blocks, in the order of the text.
    public let codeBlocks: [CodeBlock]
    /// The texts that are to be included, in the order of the text.
    public let includes: [Include]
    /// The comments that switch findings off, in the order of the text.
    public let switches: [Switch]

    /// Whether something stands there that only MDX has.
    public let hasSyntaxOfMDX: Bool
    let arena: Arena
    /// Whether there is raw HTML that stands on the page as HTML.
    let hasRawHTML: Bool
    let cache = DocumentPartsCache()
    /// How many inlines were not found in the text; anything but 0 is a mistake of the reader.
    let misses: Int
    /// Whether bytes of the text are to be shown as U+FFFD.
    let hasBrokenText: Bool

    /// Reads a text. Any bytes give a document: what is not UTF-8, and NUL, is shown as U+FFFD.
    ///
    /// - Parameter notesDefinitions: whether links by reference are to say where their definitions stand.
    public init(
        parsing bytes: [UInt8], path: String = "", options: MarkdownOptions = MarkdownOptions(),
        notesDefinitions: Bool = false
    ) {
        self.init(
            reading: DocumentReader(bytes, path: path, options: options, notesDefinitions: notesDefinitions))
    }

    /// Whether a text may have comments that switch findings off; one that may not need not be read for them.
    public static func mayHaveSwitches(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer(OffComments.mayStand)
    }

    private init(reading reader: consuming DocumentReader) {
        path = reader.path
        options = reader.options
        diagnostics = reader.diagnostics
        codeBlocks = reader.codeBlocks
        switches = reader.switches
        hasRawHTML = reader.hasRawHTML
        hasSyntaxOfMDX = reader.hasSyntaxOfMDX
        misses = reader.misses
        hasBrokenText = reader.hasBrokenText
        arena = reader.arena
        bytes = arena.bytes
        includes = arena.includes()
    }

    /// The headings, in the order of the text.
    public var headings: [Heading] { cache.parts(of: self).headings }
    /// The links, images, wiki links, embeds and addresses in raw HTML, in the order of the text.
    public var links: [Link] { cache.parts(of: self).links }
    /// The ids in raw HTML that stands on the page, in the order of the text.
    public var rawIDs: [RawID] { cache.parts(of: self).rawIDs }
    /// Every id that a link to the page can name, each once, in the order of the text.
    public var anchors: [String] { cache.parts(of: self).anchors }

    /// The first heading of level 1 that stands in no list, quote or container.
    public var titleHeading: Heading? { cache.parts(of: self).titleHeading }

    /// The first block that has an id of its own, without the `^` before it.
    public func block(named name: String) -> NodeID? {
        cache.parts(of: self).blocks[name]
    }

    /// The ids that blocks have of their own, without the `^` before them.
    public var blockNames: [String] { cache.parts(of: self).blocks.keys.sorted() }

    /// Whether a heading stands in no list, quote or container.
    public func isAtTopLevel(_ heading: Heading) -> Bool {
        arena[heading.node.index].parent == 0
    }

    /// Whether an embed has a paragraph of its own, so that a document can stand in its place.
    public func isAlone(_ embed: NodeID) -> Bool {
        let parent = arena[arena[embed.index].parent]
        return parent.kind == .paragraph && parent.firstChild == embed.index
            && arena[embed.index].next == Node.none
    }

    /// The number of words in the text: runs of anything but white space, outside raw HTML and code blocks.
    public var wordCount: Int {
        var count = 0
        for id in arena.descendants() where arena[id].kind == .text || arena[id].kind == .code {
            var isInWord = false
            for byte in arena.bytes(of: arena[id].text) {
                if byte.isWhitespace {
                    isInWord = false
                } else if !isInWord {
                    isInWord = true
                    count += 1
                }
            }
        }
        return count
    }

    /// The first paragraph of the page itself, without markup, for summaries; empty where there is none.
    public var firstParagraphText: String {
        for id in arena.children(of: 0) where arena[id].kind == .paragraph {
            let text = arena.plainText(of: id)
            if text.contains(where: { !$0.isWhitespace }) { return String(decoding: text, as: UTF8.self) }
        }
        return ""
    }

    /// The bytes of a part.
    public func range(of part: DocumentPart) -> Range<Int> {
        switch part {
        case .whole: return 0..<bytes.count
        case .block(let node): return range(of: node)
        case .section(let node):
            guard arena[node.index].kind == .heading else { return range(of: node) }
            let headings = headings
            let heading = headings[Int(arena[node.index].payload)]
            let next = headings[(Int(arena[node.index].payload) + 1)...].first { $0.level <= heading.level }
            return heading.range.lowerBound..<(next?.range.lowerBound ?? bytes.count)
        }
    }

    /// The range of a node in the text.
    public func range(of node: NodeID) -> Range<Int> {
        arena[node.index].range
    }
}
