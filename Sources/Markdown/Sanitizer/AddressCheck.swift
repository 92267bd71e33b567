import Text

/// Looks through the disguises of an address in an attribute of raw HTML.
///
/// Browsers decode character references and pass over white space and control characters before they read the
/// scheme.
enum AddressCheck {
    /// Whether an attribute's value, as it is written, can be kept.
    static func isHarmless(_ value: ArraySlice<UInt8>, attribute: String, isImage: Bool) -> Bool {
        guard attribute == "srcset" else { return isHarmless(value, isImage: isImage) }
        return decoded(value).split(separator: UInt8(ascii: ",")).allSatisfy { isHarmless($0, isImage: true) }
    }

    private static func isHarmless(_ value: ArraySlice<UInt8>, isImage: Bool) -> Bool {
        let address = decoded(value).filter { $0 > .space && $0 != 0x7F }
        guard let end = address.firstIndex(where: \.endsScheme), address[end] == .colon else { return true }
        // What stands before a colon and is no scheme for browsers may be one for others.
        let isScheme =
            address.first?.isLetter == true
            && address[..<end].allSatisfy { $0.isLetter || $0.isDigit || "+-.".utf8.contains($0) }
        return isScheme && SafeURL.isHarmless(address, isImage: isImage)
    }

    /// The value with references decoded. Names without a `;` stay, since none of those that browsers know is
    /// that of a character which matters here.
    private static func decoded(_ value: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var offset = value.startIndex
        while offset < value.endIndex {
            if value[offset] == .ampersand, let (byte, end) = reference(value[offset...]) {
                result.append(byte)
                offset = end
            } else {
                result.append(value[offset])
                offset += 1
            }
        }
        return result
    }

    /// The ASCII character that a reference stands for, and its end; any other character is a letter here.
    private static func reference(_ text: ArraySlice<UInt8>) -> (UInt8, Int)? {
        let start = text.startIndex + 1
        guard start < text.endIndex, text[start] == .hash else { return namedReference(text) }
        var offset = start + 1
        let isHexadecimal = offset < text.endIndex && text[offset].lowercased == UInt8(ascii: "x")
        if isHexadecimal { offset += 1 }
        let digits = offset
        var number: UInt32 = 0
        while offset < text.endIndex, let digit = text[offset].digit(isHexadecimal) {
            number = min(number * (isHexadecimal ? 16 : 10) + digit, 0x10FFFF)
            offset += 1
        }
        guard offset > digits else { return nil }
        if offset < text.endIndex, text[offset] == .semicolon { offset += 1 }
        return (number < 0x80 ? UInt8(truncatingIfNeeded: number) : UInt8(ascii: "x"), offset)
    }

    private static func namedReference(_ text: ArraySlice<UInt8>) -> (UInt8, Int)? {
        let letters = text.dropFirst().prefix(longestName).prefix { $0.isLetter || $0.isDigit }
        guard !letters.isEmpty, letters.endIndex < text.endIndex, text[letters.endIndex] == .semicolon else {
            return nil
        }
        let decoded = CharacterReferences.decoded(text[...letters.endIndex])
        guard !decoded.elementsEqual(text[...letters.endIndex]), let first = decoded.first else { return nil }
        return (first < 0x80 ? first : UInt8(ascii: "x"), letters.endIndex + 1)
    }

    /// `CounterClockwiseContourIntegral` is the longest name that there is.
    private static let longestName = 32
}

extension UInt8 {
    fileprivate var endsScheme: Bool {
        self == .colon || self == UInt8(ascii: "/") || self == UInt8(ascii: "?") || self == .hash
    }

    fileprivate func digit(_ isHexadecimal: Bool) -> UInt32? {
        if isDigit { return UInt32(self - 0x30) }
        return isHexadecimal && self.isHexadecimal ? UInt32(lowercased - 0x57) : nil
    }
}
