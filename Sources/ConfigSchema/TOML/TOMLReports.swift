import Diagnostics

/// How the reader of TOML says what is wrong.
extension TOMLParser {
    mutating func report(
        _ id: FindingID, _ message: String, _ range: Range<Int>, help: String? = nil,
        fixes: [Diagnostic.Fix] = [], earlier: Range<Int>? = nil, doubts: [Range<Int>]? = nil
    ) {
        problems.append(
            ConfigProblem(
                id, .error, message, at: range, help: help, fixes: fixes, earlier: earlier, doubts: doubts))
    }

    /// Says that something else was expected at the current byte.
    mutating func reportUnexpected(_ expected: String, doubts: [Range<Int>]? = nil) {
        guard position < count else {
            let start = max(position - 1, 0)
            return report(
                .invalidSnippet, "expected \(expected), found the end of the text", start..<count)
        }
        let range = input.character(at: position)
        let found: String
        switch input[position] {
        case 0x0A: found = "the end of the line"
        case 0x0D: found = "a carriage return without a line feed"
        case 0..<0x20, 0x7F: found = "a control character (\(controlName))"
        default: found = "`\(text(range))`"
        }
        report(.invalidSnippet, "expected \(expected), found \(found)", range, doubts: doubts)
    }

    /// Says that a control character must not stand at the current byte.
    mutating func reportControl(_ place: String) {
        report(
            .invalidSnippet,
            "a control character (\(controlName)) cannot stand in \(place)",
            position..<position + 1)
    }

    private var controlName: String { ControlCharacters.name(of: UInt32(input[position])) }

    mutating func stop(_ id: FindingID, _ message: String, _ range: Range<Int>) {
        guard !isStopped else { return }
        report(id, message, range)
        isStopped = true
    }

    func fix(_ title: String, _ range: Range<Int>, _ replacement: String) -> Diagnostic.Fix {
        Diagnostic.Fix(title, edits: [Diagnostic.TextEdit(range: range, replacement: replacement)])
    }

    func text(_ range: Range<Int>) -> String { input.text(range) }

    /// Whether a byte is a control character that TOML admits nowhere but at a line's end; a tab is none.
    @inline(__always)
    func isControl(_ byte: UInt8) -> Bool { (byte < 0x20 && byte != 0x09) || byte == 0x7F }

    /// Whether a byte may stand in a bare key.
    @inline(__always)
    func isBare(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
