import Text

/// UUIDs (RFC 4122) and JSON Pointers, absolute (RFC 6901) and relative.
enum IdentifierFormats {
    static func isUUID(_ text: FormatText) -> Bool {
        guard text.count == 36 else { return false }
        return text.enumerated().allSatisfy { position, byte in
            [8, 13, 18, 23].contains(position) ? byte == UInt8(ascii: "-") : byte.isHexadecimal
        }
    }

    static func isJSONPointer(_ text: FormatText) -> Bool {
        guard let first = text.first else { return true }
        guard first == UInt8(ascii: "/") else { return false }
        var rest = text
        while let byte = rest.first {
            rest = rest.dropFirst()
            if byte == UInt8(ascii: "~"), rest.first != UInt8(ascii: "0"), rest.first != UInt8(ascii: "1") {
                return false
            }
        }
        return true
    }

    static func isRelativeJSONPointer(_ text: FormatText) -> Bool {
        let digits = text.prefix { $0.isDigit }
        guard !digits.isEmpty, digits.count == 1 || digits.first != UInt8(ascii: "0") else { return false }
        let rest = text.dropFirst(digits.count)
        return rest.elementsEqual("#".utf8) || isJSONPointer(rest)
    }
}
