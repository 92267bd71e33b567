import Diagnostics

/// How libfyaml's errors are passed on.
extension YAMLParser {
    /// Reports why reading ended.
    mutating func report(_ error: YAMLError) {
        let offset = min(error.offset ?? self.offset(error), max(input.count - 1, 0))
        var message = error.message
        if message.hasSuffix("\n") { message.removeLast() }
        let end = input[offset] == 0x0A ? offset : offset + 1
        let fault = YAMLFault(libfyaml: message)
        report(
            .invalidSnippet,
            "this is not YAML: \(fault?.words ?? message.replacing("indendation", with: "indentation"))",
            offset..<end, help: help(at: offset) ?? fault?.help)
    }

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
