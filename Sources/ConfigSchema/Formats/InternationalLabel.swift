import Text

@_spi(_Unicode) import Swift

/// The labels of internationalized host names (IDNA 2008: RFC 5891 to RFC 5893).
enum InternationalLabel {
    /// Whether code points make a U-label: a label that may stand in a name as it is.
    static func isValid(_ label: [Unicode.Scalar]) -> Bool {
        guard let first = label.first, let last = label.last, first != "-", last != "-",
            label.count < 4 || label[2] != "-" || label[3] != "-",
            !isMark(first), label.allSatisfy(isPermitted)
        else { return false }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: label)
        let string = String(text)
        return string._nfc.elementsEqual(label) && areJoinersInPlace(label)
            && !rules.contextFault.matches(string)
    }

    private static func isMark(_ character: Unicode.Scalar) -> Bool {
        switch character.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }

    // MARK: Code points (RFC 5892, section 3)

    /// Whether a code point may stand in a label, by itself or by a rule on its neighbours.
    private static func isPermitted(_ character: Unicode.Scalar) -> Bool {
        switch character.value {
        case 0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007: return true
        case 0xB7, 0x375, 0x5F3, 0x5F4, 0x30FB, 0x660...0x669, 0x6F0...0x6F9, 0x200C, 0x200D: return true
        case 0x640, 0x7FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: return false
        case 0x2D, 0x30...0x39, 0x61...0x7A: return true
        case 0x20D0...0x20FF, 0x1D100...0x1D1FF, 0x1D200...0x1D24F: return false
        case 0x1100...0x11FF, 0xA960...0xA97C, 0xD7B0...0xD7C6, 0xD7CB...0xD7FB: return false
        default: return isLetterOrDigit(character)
        }
    }

    private static func isLetterOrDigit(_ character: Unicode.Scalar) -> Bool {
        let properties = character.properties
        guard !properties.changesWhenNFKCCaseFolded, !properties.isDefaultIgnorableCodePoint else {
            return false
        }
        switch properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .otherLetter, .modifierLetter, .decimalNumber,
            .nonspacingMark, .spacingMark:
            return true
        default: return false
        }
    }

    // MARK: Rules on neighbours (RFC 5892, appendix A)

    /// Whether each joiner and non-joiner stands where the writing needs one (A.1 and A.2).
    private static func areJoinersInPlace(_ label: [Unicode.Scalar]) -> Bool {
        label.indices.allSatisfy { position in
            let character = label[position]
            guard character == "\u{200C}" || character == "\u{200D}" else { return true }
            guard position > 0 else { return false }
            let isBehindVirama = label[position - 1].properties.canonicalCombiningClass.rawValue == 9
            return isBehindVirama || character == "\u{200C}" && isBetweenJoining(label, position)
        }
    }

    private static func isBetweenJoining(_ label: [Unicode.Scalar], _ position: Int) -> Bool {
        guard let before = label[..<position].last(where: { !JoiningTypes.isTransparent($0) }),
            let after = label[(position + 1)...].first(where: { !JoiningTypes.isTransparent($0) })
        else { return false }
        return JoiningTypes.holds(JoiningTypes.forwards, before)
            && JoiningTypes.holds(JoiningTypes.backwards, after)
    }

    // MARK: Directions (RFC 5893, section 2)

    /// Whether a label makes its name one of both directions.
    static func isBidirectional(_ label: String) -> Bool { rules.rightToLeft.matches(label) }

    /// Whether a label may stand in a name of both directions.
    static func obeysBidirectionalRule(_ label: String) -> Bool { rules.bidirectional.matches(label) }

    private struct Rules {
        let contextFault: LabelPattern
        let rightToLeft: LabelPattern
        let bidirectional: LabelPattern
    }

    /// The rules that properties known to PCRE2 decide: scripts and bidirectional classes.
    private static let rules = Rules(
        contextFault: LabelPattern(
            "(?<!l)\\x{b7}|\\x{b7}(?!l)|\\x{375}(?!\\p{sc:Greek})|(?<!\\p{sc:Hebrew})[\\x{5f3}\\x{5f4}]"
                + "|^(?!.*[\\p{sc:Hiragana}\\p{sc:Katakana}\\p{sc:Han}]).*\\x{30fb}"
                + "|[\\x{660}-\\x{669}].*[\\x{6f0}-\\x{6f9}]|[\\x{6f0}-\\x{6f9}].*[\\x{660}-\\x{669}]"),
        rightToLeft: LabelPattern("[\\p{bc:R}\\p{bc:AL}\\p{bc:AN}]"),
        bidirectional: LabelPattern(
            "^(?=\\p{bc:L})[\\p{bc:L}\(neutral)]*[\\p{bc:L}\\p{bc:EN}]\\p{bc:NSM}*$"
                + "|^(?!.*\\p{bc:AN}.*\\p{bc:EN}|.*\\p{bc:EN}.*\\p{bc:AN})(?=[\\p{bc:R}\\p{bc:AL}])"
                + "[\\p{bc:R}\\p{bc:AL}\\p{bc:AN}\(neutral)]*"
                + "[\\p{bc:R}\\p{bc:AL}\\p{bc:EN}\\p{bc:AN}]\\p{bc:NSM}*$"))

    private static let neutral =
        "\\p{bc:EN}\\p{bc:ES}\\p{bc:CS}\\p{bc:ET}\\p{bc:ON}\\p{bc:BN}\\p{bc:NSM}"
}

/// A rule on labels as a regular expression of PCRE2.
private struct LabelPattern {
    private let pattern: Pattern?

    init(_ text: String) { pattern = Pattern(pcre2: text) }

    func matches(_ label: String) -> Bool {
        guard let pattern else { return false }
        return Array(label.utf8).withUnsafeBufferPointer { text in
            pattern.match(text, PatternMemory()) == .matched
        }
    }
}
