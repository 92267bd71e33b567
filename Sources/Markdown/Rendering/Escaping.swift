/// Writing text into HTML.
extension [UInt8] {
    /// Adds a literal.
    mutating func write(_ literal: StaticString) {
        append(contentsOf: ByteView(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    /// Adds a string.
    mutating func write(_ string: String) {
        append(contentsOf: string.utf8)
    }

    /// Adds text with `&`, `<`, `>` and `"` as entities, fit for element content and for attributes in double
    /// quotes. Control characters that HTML does not allow become U+FFFD.
    mutating func writeEscaped(_ text: ByteView) {
        let escaped = ByteSet.escapedInHTML
        var start = 0
        while true {
            let place = text.firstPlace(of: escaped, from: start)
            append(contentsOf: text.part(start..<place))
            guard place < text.count else { return }
            writeEscape(of: text[place])
            start = place + 1
        }
    }

    /// Adds text as `writeEscaped(_:)` does.
    mutating func writeEscaped(_ text: ArraySlice<UInt8>) {
        text.withUnsafeBufferPointer { writeEscaped($0) }
    }

    /// Adds text as `writeEscaped(_:)` does.
    mutating func writeEscaped(_ text: String) {
        var text = text
        text.withUTF8 { writeEscaped($0) }
    }

    private mutating func writeEscape(of byte: UInt8) {
        switch byte {
        case .ampersand: write("&amp;")
        case .less: write("&lt;")
        case .greater: write("&gt;")
        case .quote: write("&quot;")
        default: write("\u{FFFD}")
        }
    }

    /// Adds an address for an attribute in double quotes: what does not belong into an address is percent-encoded,
    /// what is encoded already stays.
    mutating func writeAddress(_ address: some Collection<UInt8>) {
        let kept = ByteSet.keptInAddresses
        if address.allSatisfy(kept.contains) { return append(contentsOf: address) }
        for byte in Self.repaired(address) {
            if byte == .ampersand {
                write("&amp;")
            } else if byte == UInt8(ascii: "'") {
                write("&#x27;")
            } else if kept.contains(byte) {
                append(byte)
            } else {
                append(UInt8(ascii: "%"))
                append(hexDigit(byte >> 4))
                append(hexDigit(byte & 15))
            }
        }
    }

    /// An address as text: in addresses, what is no text has to be replaced before it is percent-encoded.
    private static func repaired(_ address: some Collection<UInt8>) -> [UInt8] {
        var repaired: [UInt8] = []
        for byte in address {
            if byte == 0 || byte == MaskedText.substitute {
                repaired.write("\u{FFFD}")
            } else {
                repaired.append(byte)
            }
        }
        UTF8Repair.apply(to: &repaired, from: 0)
        return repaired
    }

    private func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? 0x30 + value : 0x37 + value
    }
}

extension ByteSet {
    /// What does not stand for itself in HTML: markup, and control characters that are not white space.
    fileprivate static let escapedInHTML: ByteSet = {
        var set = ByteSet("\"&<>")
        for byte: UInt8 in 0..<0x20 where !byte.isWhitespace || byte == 0x0B { set.insert(byte) }
        set.insert(0x7F)
        return set
    }()

    /// What stands for itself in an address.
    fileprivate static let keptInAddresses: ByteSet = {
        var set = ByteSet("-_.+!*(),%#@?=;:/$~")
        for byte: UInt8 in 0..<0x80 where byte.isLetter || byte.isDigit { set.insert(byte) }
        return set
    }()
}
