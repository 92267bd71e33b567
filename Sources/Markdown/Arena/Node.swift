/// A run of bytes either in the document or in the arena's side buffer.
///
/// Text that stands in the document as it is read is not copied; text with escapes or entities is.
struct TextReference: Sendable, Hashable {
    /// The first byte: from 0 on in the document, below 0 the complement of a place in the side buffer.
    private let place: Int32
    /// The number of bytes.
    let count: Int32

    static let empty = TextReference(inDocument: 0, count: 0)

    init(inDocument start: Int, count: Int) {
        place = Int32(truncatingIfNeeded: start)
        self.count = Int32(truncatingIfNeeded: count)
    }

    init(inDocument range: Range<Int>) {
        self.init(inDocument: range.lowerBound, count: range.count)
    }

    init(inSideBuffer start: Int, count: Int) {
        place = ~Int32(truncatingIfNeeded: start)
        self.count = Int32(truncatingIfNeeded: count)
    }

    /// A part of the text, by offsets from its beginning.
    subscript(part: Range<Int>) -> TextReference {
        let start = range.lowerBound + part.lowerBound
        return isInDocument
            ? TextReference(inDocument: start, count: part.count)
            : TextReference(inSideBuffer: start, count: part.count)
    }

    var isEmpty: Bool { count == 0 }
    var isInDocument: Bool { place >= 0 }
    /// The range of bytes in the buffer that it stands in.
    var range: Range<Int> {
        let start = Int(place >= 0 ? place : ~place)
        return start..<start + Int(count)
    }
}

/// One node of the arena. Its relatives are places in the array of nodes; -1 is none.
struct Node: Sendable {
    static let none: Int32 = -1
    /// The `flags` of a text that stands for what the author wrote, such as an emoji for its name.
    static let replaced: UInt8 = 1

    var kind: NodeKind
    /// A heading's level, a list's `ListFlags`, an item's `TaskState`, a cell's `ColumnAlignment`, a header row's 1,
    /// the 1 of a definition whose paragraphs have elements of their own.
    var flags: UInt8 = 0
    var parent: Int32 = Node.none
    var firstChild: Int32 = Node.none
    var lastChild: Int32 = Node.none
    var next: Int32 = Node.none
    /// The range of the document's bytes that the node was made from.
    var start: Int32
    var end: Int32
    /// The text of a leaf.
    var text: TextReference = .empty
    /// An ordered list's first number, or the place of what belongs to a heading, code block or link.
    var payload: Int32 = 0

    init(_ kind: NodeKind, _ range: Range<Int>) {
        self.kind = kind
        start = Int32(truncatingIfNeeded: range.lowerBound)
        end = Int32(truncatingIfNeeded: range.upperBound)
    }

    var range: Range<Int> { Int(start)..<Int(max(start, end)) }
}

/// What a list's `flags` say.
struct ListFlags: OptionSet, Sendable {
    let rawValue: UInt8
    static let ordered = ListFlags(rawValue: 1)
    static let tight = ListFlags(rawValue: 2)
}

/// What an item's `flags` say: whether it is a task.
enum TaskState: UInt8, Sendable {
    case none, open, done
}

/// What a table cell's `flags` say.
enum ColumnAlignment: UInt8, Sendable {
    case none, left, center, right
}
