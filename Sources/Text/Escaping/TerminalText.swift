/// Text as a terminal may get it: nothing in it can move the cursor, change colours or reorder what stands around it.
public enum TerminalText {
    /// A text without control characters, with U+FFFD in their place; line endings and tabs stay.
    public static func lines(_ text: String) -> String { replaced(text, keeping: ["\n", "\t"]) }

    /// A text for one line: line endings and tabs are control characters too.
    public static func line(_ text: String) -> String { replaced(text, keeping: []) }

    private static func replaced(_ text: String, keeping kept: [Unicode.Scalar]) -> String {
        guard text.unicodeScalars.contains(where: { isUnsafe($0) && !kept.contains($0) }) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            result.append(isUnsafe(scalar) && !kept.contains(scalar) ? "\u{FFFD}" : scalar)
        }
        return String(result)
    }

    /// Whether a terminal, or a reader of lines, takes a scalar for more than a character: the controls C0 and C1,
    /// the separators of lines and paragraphs, the marks that reorder text (UAX 9), tags, which nobody sees, and
    /// what is no character at all.
    public static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFDD0...0xFDEF,
            0xFFF9...0xFFFB, 0xE0000...0xE007F:
            true
        default: scalar.value & 0xFFFE == 0xFFFE
        }
    }
}
