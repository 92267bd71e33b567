/// Gives headings the ids that GitHub gives them, each once on a page.
struct HeadingIDs {
    /// The ids that are taken, and the number that the next heading with the same text gets.
    private var numbers: [String: Int]

    /// No ids yet, with room for some.
    init(capacity: Int) {
        numbers = Dictionary(minimumCapacity: capacity)
    }

    /// Keeps an id for someone else, such as a heading that names its own; false where it is taken already.
    @discardableResult
    mutating func reserve(_ id: String) -> Bool {
        guard let number = numbers.updateValue(1, forKey: id) else { return true }
        numbers[id] = number
        return false
    }

    /// The id of a heading with this text; the second of the same text gets `-1`, the third `-2`.
    mutating func id(for heading: Int32, in arena: Arena) -> String {
        let child = arena[heading].firstChild
        guard child != Node.none, arena[child].kind == .text, arena[child].next == Node.none else {
            return arena.plainText(of: heading).withUnsafeBufferPointer { id(for: $0) }
        }
        return arena.withBytes(of: arena[child].text) { id(for: $0) }
    }

    private mutating func id(for text: ByteView) -> String {
        let base = Self.slug(text)
        if !base.isEmpty, reserve(base) { return base }
        var number = numbers[base] ?? 1
        while !reserve("\(base)-\(number)") { number += 1 }
        numbers[base] = number + 1
        return "\(base)-\(number)"
    }

    /// A heading's text in bytes as GitHub writes it into an address.
    private static func slug(_ text: ByteView) -> String {
        guard text.allSatisfy({ $0 < 0x80 }) else { return slug(String(decoding: text, as: UTF8.self)) }
        return String(unsafeUninitializedCapacity: text.count) { slug in
            var count = 0
            for byte in text {
                guard let kept = asciiSlug(byte) else { continue }
                slug[count] = kept
                count += 1
            }
            return count
        }
    }

    /// A heading's text as GitHub writes it into an address: in lower case, with hyphens for spaces, and with
    /// nothing but letters, marks, digits, `_` and `-`.
    static func slug(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            return String(decoding: text.utf8.compactMap(asciiSlug), as: UTF8.self)
        }
        var slug = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                if let ascii = asciiSlug(UInt8(truncatingIfNeeded: scalar.value)) {
                    slug.append(Unicode.Scalar(ascii))
                }
            } else if isWordCharacter(scalar) {
                slug.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            }
        }
        return String(slug)
    }

    private static func asciiSlug(_ byte: UInt8) -> UInt8? {
        if byte == .space { return .hyphen }
        return byte.isLetter || byte.isDigit || byte == .hyphen || byte == .underscore ? byte.lowercased : nil
    }

    private static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation, .letterNumber:
            true
        default: scalar.properties.isAlphabetic
        }
    }
}

extension Document {
    /// The id that a heading with this text gets where no other heading has it, as on GitHub.
    public static func headingID(for text: String) -> String {
        HeadingIDs.slug(text)
    }
}
