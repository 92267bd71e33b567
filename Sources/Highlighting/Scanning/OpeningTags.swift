import Text

/// The pieces of HTML that are written often, in slots of one width, so that each is copied as one fixed block.
struct OpeningTags: Sendable {
    private let bytes: [UInt8]
    private let counts: [Int]

    private static let width = 32
    /// The slot of the end tag, after those of the classes.
    static let closing = TokenClass.allCases.count
    private static let entities = closing + 1

    /// The slot of the entity for a byte that is escaped.
    static func entity(of byte: UInt8) -> Int {
        switch byte {
        case UInt8(ascii: "&"): entities
        case UInt8(ascii: "<"): entities + 1
        case UInt8(ascii: ">"): entities + 2
        default: entities + 3
        }
    }

    static let shared = OpeningTags()

    private init() {
        let markup = "&<>\"".utf8.compactMap { HTMLText.entity(of: $0)?.description }
        let pieces = TokenClass.openingTags + (["</span>"] + markup).map { Array($0.utf8) }
        bytes = pieces.flatMap { piece in
            piece.prefix(Self.width) + [UInt8](repeating: 0, count: max(0, Self.width - piece.count))
        }
        counts = pieces.map { min($0.count, Self.width) }
    }

    /// The pieces as pointers, valid within `withView`.
    struct View {
        fileprivate let bytes: UnsafeBufferPointer<UInt8>
        fileprivate let counts: UnsafeBufferPointer<Int>

        /// Copies a piece and answers its length; up to 32 bytes of the target are overwritten.
        @inline(__always)
        func copy(_ slot: Int, to target: UnsafeMutableBufferPointer<UInt8>, at offset: Int) -> Int {
            guard let from = bytes.baseAddress, let to = target.baseAddress else { return 0 }
            UnsafeMutableRawPointer(to + offset).copyMemory(
                from: from + slot * OpeningTags.width, byteCount: OpeningTags.width)
            return counts[slot]
        }
    }

    func withView(_ body: (View) -> Void) {
        bytes.withUnsafeBufferPointer { bytes in
            counts.withUnsafeBufferPointer { counts in
                body(View(bytes: bytes, counts: counts))
            }
        }
    }
}
