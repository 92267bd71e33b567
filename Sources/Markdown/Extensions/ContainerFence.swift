/// A line that opens or closes a container: `:::name[Title]{key=value}` or `:::`.
struct ContainerFence: Sendable {
    /// What a container is.
    enum Kind: Sendable, Hashable {
        case tabs, tab, details, steps, include
        /// A callout of a type such as `note`.
        case callout
        /// A name that means nothing.
        case unknown
    }

    /// The whole line in the document.
    let range: Range<Int>
    /// How many colons it begins with.
    let colons: Int
    /// The name in the document; empty in a line that closes.
    let name: Range<Int>
    /// What stands in brackets behind the name.
    let title: Range<Int>?
    let kind: Kind
    let attributes: InfoString

    /// Whether the line closes a container.
    var isClosing: Bool { name.isEmpty }

    /// Reads the line that stands in a range of a document.
    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.range = range
        var offset = range.lowerBound
        while offset < range.upperBound, bytes[offset] == .colon { offset += 1 }
        colons = offset - range.lowerBound
        while offset < range.upperBound, bytes[offset].isBlank { offset += 1 }
        let nameStart = offset
        while offset < range.upperBound, bytes[offset].isOfContainerName { offset += 1 }
        name = nameStart..<offset
        while offset < range.upperBound, bytes[offset].isBlank { offset += 1 }
        title = Self.title(bytes, offset..<range.upperBound)
        if let title { offset = min(title.upperBound + 1, range.upperBound) }
        var end = range.upperBound
        while offset < end, bytes[offset].isBlank || bytes[offset] == .leftBrace { offset += 1 }
        if end > offset, bytes[end - 1] == .rightBrace { end -= 1 }
        attributes = InfoString(parsing: bytes, in: offset..<end, hasLanguage: false)
        kind = Self.kind(of: String(decoding: bytes[name], as: UTF8.self))
    }

    /// What stands between `[` and the `]` that closes it.
    private static func title(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
        guard !range.isEmpty, bytes[range.lowerBound] == .leftBracket else { return nil }
        var depth = 0
        var offset = range.lowerBound
        while offset < range.upperBound {
            switch bytes[offset] {
            case .backslash: offset += 1
            case .leftBracket: depth += 1
            case .rightBracket:
                depth -= 1
                if depth == 0 { return (range.lowerBound + 1)..<offset }
            default: break
            }
            offset += 1
        }
        return nil
    }

    private static func kind(of name: String) -> Kind {
        switch name {
        case "tabs": .tabs
        case "tab": .tab
        case "details": .details
        case "steps": .steps
        case "include": .include
        default: CalloutType.isKnown(name) ? .callout : .unknown
        }
    }

    /// The names that a container can have.
    static let names = [
        "tabs", "tab", "details", "steps", "include", "note", "tip", "important", "warning", "caution",
    ]
}

extension UInt8 {
    /// Whether it can stand in the name of a container.
    var isOfContainerName: Bool {
        isLetter || isDigit || self == .hyphen || self == .underscore
    }
}
