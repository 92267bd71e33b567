import Text

/// What the colons of a text may be for, from one look at each of them.
struct ColonUses {
    /// Whether some `://` may be that of an address.
    private(set) var hasAddress = false
    /// Whether some `:::` may be the fence of a container.
    private(set) var hasFence = false
    /// Whether some `:` stands in front of a blank and behind nothing but white space and the markers of quotes.
    private(set) var hasDefinition = false

    init(_ bytes: ByteView) {
        var colon = bytes.firstPlace(of: .colon)
        while colon + 1 < bytes.count {
            switch bytes[colon + 1] {
            case UInt8(ascii: "/"): if !hasAddress { hasAddress = bytes.has("://", at: colon) }
            case .colon: if !hasFence { hasFence = bytes.has(":::", at: colon) }
            case .space, .tab: if !hasDefinition { hasDefinition = Self.beginsLine(bytes, colon) }
            default: break
            }
            colon = bytes.firstPlace(of: .colon, from: colon + 1)
        }
    }

    private static func beginsLine(_ bytes: ByteView, _ colon: Int) -> Bool {
        var start = colon
        while start > 0, bytes[start - 1].isBlank || bytes[start - 1] == .greater { start -= 1 }
        return start == 0 || bytes[start - 1].isLineEnd
    }
}
