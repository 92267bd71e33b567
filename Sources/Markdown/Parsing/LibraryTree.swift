import CCmark
import CMarkdown

/// A node of libcmark's tree. With `TreeWalk`, which reads it once, this is all that knows the library.
struct LibraryNode {
    private let pointer: OpaquePointer

    /// Parses a text and calls `body` with the tree's root, which lives for the duration of the call, in
    /// which no other text may be parsed; `nil` where libcmark gives none.
    static func withTree<Result>(of text: ByteView, _ body: (LibraryNode?) -> Result) -> Result {
        let tree = text.withMemoryRebound(to: CChar.self) { characters in
            waymark_parse(characters.baseAddress, characters.count, CMARK_OPT_DEFAULT)
        }
        defer { waymark_free_tree() }
        return body(tree.map(LibraryNode.init(pointer:)))
    }

    private init(pointer: OpaquePointer) {
        self.pointer = pointer
    }

    var next: LibraryNode? { cmark_node_next(pointer).map(LibraryNode.init(pointer:)) }
    var firstChild: LibraryNode? { cmark_node_first_child(pointer).map(LibraryNode.init(pointer:)) }
    var parent: LibraryNode? { cmark_node_parent(pointer).map(LibraryNode.init(pointer:)) }

    /// Line and column of the first byte, from 1.
    var start: (line: Int, column: Int) {
        (Int(cmark_node_get_start_line(pointer)), Int(cmark_node_get_start_column(pointer)))
    }
    /// The line of the first byte, from 1.
    var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
    /// Line and column of the last byte, from 1; the column is 0 for a block that ends with the line before.
    var end: (line: Int, column: Int) {
        (Int(cmark_node_get_end_line(pointer)), Int(cmark_node_get_end_column(pointer)))
    }

    var literal: ByteView { bytes(cmark_node_get_literal(pointer)) }
    var url: ByteView { bytes(cmark_node_get_url(pointer)) }
    var title: ByteView { bytes(cmark_node_get_title(pointer)) }
    var info: ByteView { bytes(cmark_node_get_fence_info(pointer)) }
    var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
    var listStart: Int { Int(cmark_node_get_list_start(pointer)) }
    var listFlags: ListFlags {
        var flags: ListFlags = []
        if cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST { flags.insert(.ordered) }
        if cmark_node_get_list_tight(pointer) != 0 { flags.insert(.tight) }
        return flags
    }

    /// What the node is; `nil` for the custom nodes that no parser makes.
    var kind: NodeKind? {
        switch cmark_node_get_type(pointer) {
        case CMARK_NODE_DOCUMENT: .document
        case CMARK_NODE_BLOCK_QUOTE: .blockQuote
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_CODE_BLOCK: .codeBlock
        case CMARK_NODE_HTML_BLOCK: .htmlBlock
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_HEADING: .heading
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_CODE: .code
        case CMARK_NODE_HTML_INLINE: .htmlInline
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK: .link
        case CMARK_NODE_IMAGE: .image
        default: nil
        }
    }

    private func bytes(_ string: UnsafePointer<CChar>?) -> ByteView {
        guard let string else { return ByteView(start: nil, count: 0) }
        return UnsafeRawBufferPointer(start: string, count: strlen(string)).bindMemory(to: UInt8.self)
    }
}
