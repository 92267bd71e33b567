import Text

/// Literals in plain arrays of bytes.
extension [UInt8] {
    /// Adds a literal.
    mutating func write(_ literal: StaticString) {
        append(contentsOf: ByteView(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }
}

/// Text and addresses in HTML.
extension HTMLBuffer {
    /// Adds text as `writeEscaped(_:)` does.
    mutating func writeEscaped(_ text: ArraySlice<UInt8>) {
        text.withUnsafeBufferPointer { writeEscaped($0) }
    }

    /// Adds text as `writeEscaped(_:)` does.
    mutating func writeEscaped(_ text: String) {
        var text = text
        text.withUTF8 { writeEscaped($0) }
    }

    /// Adds an address for an attribute in double quotes: what does not belong into an address is percent-encoded,
    /// what is encoded already stays.
    mutating func writeAddress(_ address: ByteView) {
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

    /// Adds an address as `writeAddress(_:)` does.
    mutating func writeAddress(_ address: String) {
        var address = address
        address.withUTF8 { writeAddress($0) }
    }

    /// An address as text: in addresses, what is no text has to be replaced before it is percent-encoded.
    private static func repaired(_ address: ByteView) -> [UInt8] {
        var repaired: [UInt8] = []
        for byte in address {
            if byte == 0 || byte == MaskedText.substitute {
                repaired.write("\u{FFFD}")
            } else {
                repaired.append(byte)
            }
        }
        return repaired.withUnsafeBufferPointer(UTF8Repair.repaired)
    }

    private func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? 0x30 + value : 0x37 + value
    }
}

extension ByteSet {
    /// What stands for itself in an address.
    fileprivate static let keptInAddresses: ByteSet = {
        var set = ByteSet("-_.+!*(),%#@?=;:/$~")
        for byte: UInt8 in 0..<0x80 where byte.isLetter || byte.isDigit { set.insert(byte) }
        return set
    }()
}
