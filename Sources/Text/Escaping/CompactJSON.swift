/// A JSON text that is being written, compact (RFC 8259).
public struct CompactJSON: Sendable {
    /// What is written so far.
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// A text with nothing in it yet.
    public init() {}

    /// Begins an object or an array.
    public mutating func open(_ bracket: Character) {
        separate()
        bytes += String(bracket).utf8
        needsComma = false
    }

    /// Ends an object or an array.
    public mutating func close(_ bracket: Character) {
        bytes += String(bracket).utf8
        needsComma = true
    }

    /// Writes a key; its value is to follow.
    public mutating func key(_ key: String) {
        element(text: key)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes a member whose value is JSON already.
    public mutating func member(_ key: String, raw: String) {
        self.key(key)
        element(raw: raw)
    }

    /// Writes a member whose value is a string.
    public mutating func member(_ key: String, text: String) {
        self.key(key)
        element(text: text)
    }

    /// Writes a value that is JSON already.
    public mutating func element(raw: String) {
        separate()
        bytes += raw.utf8
        needsComma = true
    }

    /// Writes a string (section 7).
    public mutating func element(text: String) {
        separate()
        JSONString.append(text, to: &bytes)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }
}
