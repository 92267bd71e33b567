import Diagnostics

/// How libfyaml's errors are passed on.
extension YAMLParser {
    /// Reports why reading ended.
    mutating func report(_ error: YAMLError) {
        let offset = min(error.offset ?? self.offset(error), max(input.count - 1, 0))
        var message = error.message
        if message.hasSuffix("\n") { message.removeLast() }
        let end = input[offset] == 0x0A ? offset : offset + 1
        let known = Self.known.first { message.contains($0.part) }
        report(
            .invalidSnippet,
            "this is not YAML: \(known?.words ?? message.replacing("indendation", with: "indentation"))",
            offset..<end, help: help(at: offset) ?? known?.help)
    }

    /// What common errors mean to who wrote the text.
    private static let known: [(part: String, words: String, help: String)] = [
        (
            "invalid nested block mapping on the same line",
            "a text without quotes goes on with `: `, as if it were a key",
            "a text with `: ` in it stands in quotes"
        ),
        (
            "double-quoted scalar without closing quote", "the text in double quotes is not closed",
            "close it with `\"`"
        ),
        (
            "single-quoted scalar without closing quote", "the text in single quotes is not closed",
            "close it with `'`"
        ),
        (
            "wrongly indented double-quoted scalar", "the text in double quotes is not closed on its line",
            "close it with `\"`, or indent the lines that it goes on in"
        ),
        (
            "wrongly indented single-quoted scalar", "the text in single quotes is not closed on its line",
            "close it with `'`, or indent the lines that it goes on in"
        ),
        (
            "invalid multiline plain key", "the next line is indented as if it went on with this value",
            "begin each key where the others beside it begin"
        ),
    ]

    private func offset(_ error: YAMLError) -> Int {
        let range = LineIndex(lines).range(ofLine: max(error.line, 1))
        return min(range.lowerBound + max(error.column - 1, 0), range.upperBound)
    }

    private func help(at offset: Int) -> String? {
        var start = offset
        while start > 0, input[start - 1] == UInt8(ascii: " ") || input[start - 1] == 0x09 { start -= 1 }
        let indentation = input[start..<min(offset + 1, input.count)]
        return indentation.contains(0x09) ? "indent with spaces, not with tabs" : nil
    }
}
