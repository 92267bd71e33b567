import Text

@_spi(_Unicode) import Swift

/// Host names (RFC 1123), with A-labels looked into, and internationalized ones (RFC 5890).
enum HostNames {
    /// The most characters that a name and a label may have (RFC 1035, section 2.3.4).
    private static let nameLimit = 253
    private static let labelLimit = 63

    /// Whether a text is a host name; U-labels and their full stops are let through where it is international,
    /// and brought into normalization form C first where that is asked for (RFC 6531 leaves that to mailers).
    static func isHostname(
        _ text: FormatText, international: Bool, normalizing: Bool = false
    ) -> Bool {
        guard !text.isEmpty, text.count <= nameLimit * 4 else { return false }
        guard text.contains(where: { $0 >= 0x80 }) else { return isName(asciiLabels(text), international) }
        guard international else { return false }
        let name = String(decoding: text, as: UTF8.self)
        let scalars = normalizing ? Array(name._nfc) : Array(name.unicodeScalars)
        let labels = scalars.split(omittingEmptySubsequences: false, whereSeparator: isFullStop)
        return isName(labels.map { Array($0) }, true)
    }

    private static func asciiLabels(_ text: FormatText) -> [[Unicode.Scalar]] {
        text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map { label in
            label.map { Unicode.Scalar($0) }
        }
    }

    /// Full stops in the scripts of East Asia stand for the dot (RFC 5895, section 2).
    private static func isFullStop(_ character: Unicode.Scalar) -> Bool {
        switch character.value {
        case 0x2E, 0x3002, 0xFF0E, 0xFF61: true
        default: false
        }
    }

    private static func isName(_ labels: [[Unicode.Scalar]], _ international: Bool) -> Bool {
        var length = labels.count - 1
        var forms: [String] = []
        for label in labels {
            guard let form = form(label, international) else { return false }
            length += form.length
            forms.append(form.text)
        }
        guard length <= nameLimit else { return false }
        let isASCII = forms.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } }
        guard !isASCII, forms.contains(where: InternationalLabel.isBidirectional) else { return true }
        return forms.allSatisfy(InternationalLabel.obeysBidirectionalRule)
    }

    /// A label as people read it, and its length as computers send it; `nil` where it is none.
    private static func form(_ label: [Unicode.Scalar], _ international: Bool) -> (text: String, length: Int)?
    {
        guard let first = label.first, let last = label.last, first != "-", last != "-" else { return nil }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: label)
        guard label.allSatisfy(\.isASCII) else {
            guard InternationalLabel.isValid(label), let code = Punycode.encoded(label.map(\.value)),
                code.count + 4 <= labelLimit
            else { return nil }
            return (String(text), code.count + 4)
        }
        let bytes = label.map { UInt8(truncatingIfNeeded: $0.value) }
        guard bytes.count <= labelLimit,
            bytes.allSatisfy({ $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") })
        else { return nil }
        let hasPrefix = bytes.count >= 4 && bytes[2] == UInt8(ascii: "-") && bytes[3] == UInt8(ascii: "-")
        guard hasPrefix else { return (String(text), bytes.count) }
        guard bytes[0] | 0x20 == UInt8(ascii: "x"), bytes[1] | 0x20 == UInt8(ascii: "n") else {
            // Other prefixes are kept for later uses of IDNA, and mean nothing to RFC 1123.
            return international ? nil : (String(text), bytes.count)
        }
        return decoded(bytes).map { ($0, bytes.count) }
    }

    /// The U-label that an A-label stands for; `nil` where it stands for none (RFC 5890, section 2.3.2.1).
    private static func decoded(_ label: [UInt8]) -> String? {
        let code = label.dropFirst(4).map { $0.isLetter ? $0 | 0x20 : $0 }
        guard let points = Punycode.decoded(code), points.contains(where: { $0 >= 0x80 }),
            Punycode.encoded(points) == code
        else { return nil }
        let scalars = points.compactMap { Unicode.Scalar($0) }
        guard scalars.count == points.count, InternationalLabel.isValid(scalars) else { return nil }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }
}
