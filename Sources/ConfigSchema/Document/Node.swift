/// One value or key in a document's arena.
///
/// Nodes lie depth first: an array is followed by its elements, an object by key, value, key, value; `next`
/// is the index behind a node's whole subtree, so a subtree is skipped in one step.
struct Node {
    /// What the node is; exactly one bit.
    var type: TypeMask
    /// What else is known of it.
    var flags: NodeFlags
    /// The first byte in the source.
    var start: UInt32
    /// The byte behind the last in the source.
    var end: UInt32
    /// The index behind the subtree.
    var next: UInt32
    /// A key's hash; for a value that an alias repeats, the node that it repeats; for an array of which the
    /// beginning is left out, the position of its first element.
    var hash: UInt32
    /// By type: the text's place (offset low, length high), the number's bits, the truth value or the count.
    var payload: UInt64

    /// A node that begins at `start`, without a value yet.
    init(_ type: TypeMask, start: Int, end: Int, payload: UInt64 = 0, flags: NodeFlags = []) {
        self.type = type
        self.flags = flags
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: end)
        self.next = 0
        self.hash = 0
        self.payload = payload
    }

    /// Where a string's text begins.
    var textOffset: Int { Int(UInt32(truncatingIfNeeded: payload)) }
    /// The length of a string's text in bytes.
    var textLength: Int { Int(payload >> 32) }
    /// The number of an array's elements or an object's members.
    var count: Int { Int(payload) }
    /// The position of an array's first element: 0 but where the elements before it are left out.
    var firstPosition: Int {
        type == .array && flags.contains(.partial) && !flags.contains(.alias) ? Int(hash) : 0
    }
    /// The range in the source.
    var range: Range<Int> { Int(start)..<Int(max(start, end)) }

    /// The value of a number, rounded where `Double` cannot hold it.
    var double: Double {
        flags.contains(.exact) ? Double(Int64(bitPattern: payload)) : Double(bitPattern: payload)
    }

    /// The payload of a string.
    static func text(offset: Int, length: Int) -> UInt64 {
        UInt64(UInt32(truncatingIfNeeded: offset)) | UInt64(UInt32(truncatingIfNeeded: length)) << 32
    }
}

/// What is known of a node besides its type.
struct NodeFlags: OptionSet {
    let rawValue: UInt16

    /// The text lies in the side buffer, because the source spells it with escapes; a number's text lies there
    /// from its hash on, and a space ends it.
    static let side = NodeFlags(rawValue: 1)
    /// The payload is the number's exact value as `Int64`; otherwise it is the nearest `Double`.
    static let exact = NodeFlags(rawValue: 2)
    /// A later member of the object has the same key.
    static let shadowed = NodeFlags(rawValue: 4)
    /// Parts of the array or object are left out on purpose.
    static let partial = NodeFlags(rawValue: 8)
    /// The value stands where an alias is written; its hash is the index of the node that is repeated.
    static let alias = NodeFlags(rawValue: 16)
    /// The key or value was merged into its object by a merge key.
    static let merged = NodeFlags(rawValue: 32)
    /// The string is a date or time, in the form of RFC 3339.
    static let temporal = NodeFlags(rawValue: 64)
    /// The key or value is not the text's own, but read on from a string in it.
    static let embedded = NodeFlags(rawValue: 128)
    /// The value has a tag that only its own program knows, so that it may become one of any type.
    static let open = NodeFlags(rawValue: 256)
}

/// A set of the types that JSON Schema tells apart, with three kinds of numbers.
struct TypeMask: OptionSet, Hashable {
    let rawValue: UInt8

    static let null = TypeMask(rawValue: 1)
    static let boolean = TypeMask(rawValue: 2)
    /// A number written without fraction and exponent.
    static let integer = TypeMask(rawValue: 4)
    /// A whole number written with fraction or exponent, such as `1.0`.
    static let wholeFloat = TypeMask(rawValue: 8)
    /// A number that is not whole.
    static let fraction = TypeMask(rawValue: 16)
    static let string = TypeMask(rawValue: 32)
    static let array = TypeMask(rawValue: 64)
    static let object = TypeMask(rawValue: 128)

    static let number: TypeMask = [.integer, .wholeFloat, .fraction]
    static let all = TypeMask(rawValue: 255)
}
