/// How much of a document a text is.
enum TextPart: Sendable, Hashable {
    /// The text is a document.
    case whole
    /// The text is what stands in a document at a place, as a JSON Pointer.
    case at(String)
    /// The text is some of the keys of a document.
    case excerpt
    /// The document is what stands in the text at a place, as a JSON Pointer: other keys around it are another file's.
    case within(String)

    /// Whether the text has a whole document.
    var isWhole: Bool {
        switch self {
        case .whole, .within: true
        case .at, .excerpt: false
        }
    }

    /// Whether the text's root is that of a document.
    var isAtRoot: Bool { self == .whole || self == .excerpt }

    /// The first key on the way to the place in a document.
    var firstKey: String? {
        guard case .at(let place) = self else { return nil }
        return place.split(separator: "/").first.map(String.init)
    }
}
