/// Gives headings the ids that GitHub gives them, each once on a page.
struct HeadingIDs {
    private var taken: Set<String> = []
    private var counts: [String: Int] = [:]

    /// Keeps an id for someone else, such as a heading that names its own; false where it is taken already.
    @discardableResult
    mutating func reserve(_ id: String) -> Bool {
        taken.insert(id).inserted
    }

    /// The id of a heading with this text; the second of the same text gets `-1`, the third `-2`.
    mutating func id(for text: String) -> String {
        let base = Self.slug(text)
        var number = counts[base, default: 0]
        var id = number == 0 ? base : "\(base)-\(number)"
        while id.isEmpty || taken.contains(id) {
            number += 1
            id = "\(base)-\(number)"
        }
        counts[base] = number + 1
        taken.insert(id)
        return id
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
